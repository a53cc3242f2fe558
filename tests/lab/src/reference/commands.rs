//! The page of all commands, from the definition that the command line itself is read with.

use clap::{Arg, Command};
use std::fmt::Write as _;

const HEAD: &str = "<!-- Written by `cargo lab reference`. -->\n# Commands\n\n\
    `notte-codegen COMMAND --help` prints the same. Results go to the standard output, diagnostics to the standard error. The exit code is 0\n\
    when all is done, 1 for what is refused, out of date or has errors, and 2 for wrong usage. `NO_COLOR` turns colors off.\n";

/// An option that only a command which reads descriptions has.
const OF_READERS: &str = "message-format";

/// The page.
pub fn page() -> String {
    let mut program = notte_codegen::cli::command_line();
    program.build();
    let commands: Vec<&Command> = program.get_subcommands().filter(|command| command.get_name() != "help").collect();
    let readers: Vec<&Command> = commands.iter().copied().filter(|command| has(command, OF_READERS)).collect();
    let is_shared = |arg: &Arg| {
        let name = arg.get_long().unwrap_or_default();
        !name.is_empty() && readers.iter().all(|command| has(command, name))
    };
    let mut page = HEAD.to_owned();
    for command in &commands {
        let name = command.get_name();
        // Writing to a string can't fail.
        let _ = writeln!(page, "\n## `{name}`\n\n{}", about(command));
        let usage = Command::clone(command).render_usage().to_string();
        let _ = writeln!(page, "\n```text\n{}\n```", usage.trim_start_matches("Usage: "));
        rows(&mut page, command.get_arguments().filter(|arg| !is_shared(arg)));
        if has(command, OF_READERS) {
            page.push_str(
                "\nIt also has the [options for reading a description](#options-for-reading-a-description).\n",
            );
        }
    }
    page.push_str("\n## Options for reading a description\n");
    if let Some(reader) = readers.first() {
        rows(&mut page, reader.get_arguments().filter(|arg| is_shared(arg)));
    }
    page
}

fn has(command: &Command, long: &str) -> bool {
    command.get_arguments().any(|arg| arg.get_long() == Some(long))
}

fn about(command: &Command) -> String {
    let text = command.get_long_about().or(command.get_about()).map(ToString::to_string).unwrap_or_default();
    if text.ends_with('.') { text } else { text + "." }
}

fn rows<'a>(page: &mut String, args: impl Iterator<Item = &'a Arg>) {
    let args: Vec<&Arg> = args.filter(|arg| !matches!(arg.get_long(), Some("help" | "version"))).collect();
    if args.is_empty() {
        return;
    }
    page.push_str("\n| argument | meaning |\n|---|---|\n");
    for arg in args {
        let _ = writeln!(page, "| `{}` | {} |", shown(arg), meaning(arg));
    }
}

/// An argument as it is written: `--out <DIR>`, `[SPEC]`.
fn shown(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(<[_]>::first).map(ToString::to_string).unwrap_or_default();
    match arg.get_long() {
        Some(long) if arg.get_action().takes_values() => format!("--{long} <{value}>"),
        Some(long) => format!("--{long}"),
        None if arg.is_required_set() => format!("<{value}>"),
        None => format!("[{value}]"),
    }
}

fn meaning(arg: &Arg) -> String {
    let text = arg.get_long_help().or(arg.get_help()).map(ToString::to_string).unwrap_or_default();
    let mut text = text.replace('\n', " ").replace('|', "\\|");
    // clap takes the period of a single sentence.
    if !text.ends_with(['.', ']']) {
        text.push('.');
    }
    let values = arg.get_possible_values();
    if arg.get_action().takes_values() && !values.is_empty() {
        let names: Vec<String> = values.iter().map(|value| format!("`{}`", value.get_name())).collect();
        let _ = write!(text, " One of {}.", names.join(", "));
    }
    let defaults: Vec<String> =
        arg.get_default_values().iter().map(|value| format!("`{}`", value.to_string_lossy())).collect();
    if arg.get_action().takes_values() && !defaults.is_empty() {
        let _ = write!(text, " By default {}.", defaults.join(", "));
    }
    text
}
