//! The runtime's files, as they are copied into every output.

use crate::emit::Needs;
use crate::ir::Part;
use crate::settings::PARTS;

/// Every file of the runtime and its text, in the order of the paths; `build.rs` makes the list.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// Whether an output has a file of the runtime.
fn is_needed(path: &str, needs: Needs, parts: &[Part]) -> bool {
    let is_asked_for = |name: &str| !PARTS.contains(&name) || parts.iter().any(|part| part.name == name);
    match path.strip_prefix("macros/") {
        Some(file) => needs.has_macro(stem(file)) && is_asked_for(stem(file)),
        None => path.split('/').all(|folder| needs.has_folder(folder) && is_asked_for(folder)),
    }
}

/// The name of a macro's file, which is that of the part it belongs to, if it does.
fn stem(file: &str) -> &str {
    file.trim_end_matches(".rs")
}

/// The text without the lines for parts that the client does not have. A line `#[cfg(feature = "PART")]` is about the next line, and
/// stays only where the parts are features of the crate.
fn with_parts(text: &str, parts: &[Part]) -> String {
    let mut lines = text.lines();
    let mut kept = String::with_capacity(text.len());
    while let Some(line) = lines.next() {
        let part = line.trim().strip_prefix("#[cfg(feature = \"").and_then(|rest| rest.strip_suffix("\")]"));
        match part.map(|name| parts.iter().find(|part| part.name == name)) {
            Some(None) => drop(lines.next()),
            Some(Some(part)) if !part.is_gated => {}
            _ => {
                kept.push_str(line);
                kept.push('\n');
            }
        }
    }
    kept
}

/// The text of a `mod.rs`, without the lines for folders that are not needed.
fn without_unneeded(text: &str, needs: Needs) -> String {
    let is_kept = |line: &&str| {
        let rest = line.strip_prefix("mod ").or_else(|| line.strip_prefix("pub use "));
        rest.and_then(|rest| rest.split([';', ':']).next()).is_none_or(|module| needs.has_folder(module))
    };
    text.lines().filter(is_kept).map(|line| format!("{line}\n")).collect()
}

/// The files of an output that are copied from the runtime: paths and texts.
#[must_use]
pub fn files(needs: Needs, parts: &[Part]) -> Vec<(String, String)> {
    let with_header = |text: &str| format!("{}{text}", crate::print::HEADER);
    let mut files: Vec<(String, String)> = Vec::new();
    let mut macros = String::new();
    for (path, text) in FILES.iter().filter(|(path, _)| is_needed(path, needs, parts)) {
        if let Some(file) = path.strip_prefix("macros/") {
            let name = stem(file);
            let is_gated = parts.iter().any(|part| part.name == name && part.is_gated);
            let gate = if is_gated { format!("#[cfg(feature = \"{name}\")]\n") } else { String::new() };
            macros.push_str(&format!("{gate}#[macro_use]\nmod {name};\n"));
            files.push(((*path).to_owned(), with_header(text)));
        } else {
            files.push((format!("runtime/{path}"), with_header(&with_parts(&without_unneeded(text, needs), parts))));
        }
    }
    if !macros.is_empty() {
        let root = format!("//! Macros for what all calls or all enums of strings have in common.\n\n{macros}");
        files.push(("macros/mod.rs".to_owned(), with_header(&root)));
    }
    files
}
