//! `cargo xtask COMMAND --help`: what the help says of one command.

/// Whether the rest of the command line asks for help.
pub fn is_wanted(arguments: impl Iterator<Item = std::ffi::OsString>) -> bool {
    arguments.take_while(|argument| argument != "--").any(|argument| argument == "--help" || argument == "-h")
}

/// What `help` says of a command: all that begins with it, and the options that the last part has for it. Nothing of a
/// command that there is not.
pub fn of(command: &str, help: &str) -> String {
    let mut text = String::new();
    let mut is_about = false;
    for line in help.lines() {
        if let Some(usage) = line.strip_prefix("    cargo xtask ") {
            is_about = usage.split(' ').next() == Some(command);
        } else if let Some(commands) = line.strip_prefix("Options of ") {
            is_about = commands.trim_end_matches(':').split(' ').any(|one| one == command);
            text.push_str(if is_about { "\n" } else { "" });
        }
        if is_about {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::of;

    const HELP: &str = "\
The commands.

    cargo xtask make SPEC
        Makes it.
    cargo xtask make all
        Makes all.
    cargo xtask make-believe
        Does nothing.

Options of make and unmake:

    --much    Makes much.
";

    #[test]
    fn one_command() {
        let make = "    cargo xtask make SPEC
        Makes it.
    cargo xtask make all
        Makes all.

Options of make and unmake:

    --much    Makes much.
";
        assert_eq!(of("make", HELP), make);
        assert_eq!(of("make-believe", HELP), "    cargo xtask make-believe\n        Does nothing.\n\n");
        assert_eq!(of("mak", HELP), "");
    }
}
