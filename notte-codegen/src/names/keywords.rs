//! Words that Rust keeps for itself.

/// Keywords that `r#` makes usable.
const RAW: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that stay keywords even behind `r#`.
const NEVER_RAW: [&str; 5] = ["self", "super", "crate", "Self", "_"];

/// Whether the text is an identifier of Rust, keywords aside.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    syn::parse_str::<syn::Ident>(text).is_ok()
}

/// Whether the text is the path of a type. Its first name is that of a crate, which cargo accepts only in ASCII and without `r#`.
#[must_use]
pub fn is_path(text: &str) -> bool {
    let is_crate = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    text.split("::").all(is_identifier) && text.split_once("::").is_none_or(|(name, _)| is_crate(name))
}

/// The name as an identifier.
#[must_use]
pub fn escaped(name: String) -> String {
    if NEVER_RAW.contains(&name.as_str()) {
        format!("{name}_")
    } else if RAW.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}

/// Whether Windows has a device of this name, and no file of it, whatever its extension: `con.rs` can't be checked out there.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul")
        || port.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_device;

    #[test]
    fn devices() {
        assert!(["con", "PRN", "Aux", "nul", "com1", "LPT9", "com0"].into_iter().all(is_device));
        assert!(!["cons", "null", "com", "com10", "lpt_1", "lptx", "aux_"].into_iter().any(is_device));
    }
}
