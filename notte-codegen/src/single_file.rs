//! The files of a client as one, for `include!`.

use crate::generate::Files;

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
