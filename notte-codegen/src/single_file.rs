//! A client within a crate: what such a crate leaves unused, and its files as one, for `include!`.

use crate::generate::Files;

/// Allows what a program leaves unused, on each item of the root: the client may be in a private module or in a binary.
pub fn allow_unused(files: &mut Files) {
    let Some(root) = files.get_mut("mod.rs") else { return };
    let is_item = |line: &&str| line.starts_with("pub ") || line.starts_with("mod ");
    let allow = "#[allow(dead_code, unused_imports, reason = \"a program uses a part of its client\")]\n";
    *root = root.lines().map(|line| format!("{}{line}\n", if is_item(&line) { allow } else { "" })).collect();
}

/// Puts every module inline, where it is declared.
#[must_use]
pub fn single_file(files: &Files) -> String {
    let mut text = String::new();
    if let Some(root) = files.get("mod.rs") {
        inline(files, "", root, true, &mut text);
    }
    text
}

fn inline(files: &Files, folder: &str, module: &str, is_root: bool, text: &mut String) {
    for line in module.lines() {
        // An included file can't document the module it is included in.
        if is_root && line.starts_with("//!") {
            continue;
        }
        match declared(line) {
            Some(name) => {
                let leaf = format!("{folder}{name}.rs");
                let (path, inner) = if files.contains_key(&leaf) {
                    (leaf, format!("{folder}{name}/"))
                } else {
                    (format!("{folder}{name}/mod.rs"), format!("{folder}{name}/"))
                };
                text.push_str(line.trim_end_matches(';'));
                text.push_str(" {\n");
                inline(files, &inner, files.get(&path).map(String::as_str).unwrap_or_default(), false, text);
                text.push_str("}\n");
            }
            None => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
}

/// The module that a line declares without its content.
fn declared(line: &str) -> Option<&str> {
    let without_visibility = line.strip_prefix("pub ").or_else(|| line.strip_prefix("pub(super) ")).unwrap_or(line);
    let rest = without_visibility.strip_prefix("mod ")?;
    let name = rest.strip_suffix(';')?;
    Some(name.strip_prefix("r#").unwrap_or(name))
}
