//! Names of enum variants: values hold what names can't.

use super::keywords::escaped;
use super::words::pascal;

/// The name of the variant for a value. Signs that carry the meaning become words.
#[must_use]
pub fn variant_word(value: &str) -> String {
    if value.is_empty() {
        return "Empty".to_owned();
    }
    let name = pascal(&spelled_out(value));
    if name.is_empty() { "Blank".to_owned() } else { escaped(name) }
}

/// A value that consists of signs, or begins with one that matters, with the signs as words.
fn spelled_out(value: &str) -> String {
    let only_signs = !value.contains(char::is_alphanumeric);
    let mut text = String::new();
    for (index, c) in value.chars().enumerate() {
        match sign(c) {
            Some(word) if only_signs || (index == 0 && matches!(c, '+' | '-' | '<' | '>' | '!' | '*')) => {
                text.push_str(word);
                text.push(' ');
            }
            _ => text.push(c),
        }
    }
    text
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '~' => "tilde",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '|' => "pipe",
        '&' => "and",
        '%' => "percent",
        '#' => "hash",
        '@' => "at",
        '$' => "dollar",
        '^' => "caret",
        '_' => "underscore",
        '?' => "question",
        '\\' => "backslash",
        '\'' => "quote",
        '"' => "quotes",
        '(' => "open",
        ')' => "close",
        ' ' => "space",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::variant_word;

    #[test]
    fn values() {
        for (value, name) in [
            ("chrome-nightly", "ChromeNightly"),
            ("5:4", "V5_4"),
            ("16:9", "V16_9"),
            ("", "Empty"),
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            (">=", "GreaterEqual"),
            ("*", "Star"),
            ("self", "Self_"),
            ("last_action", "LastAction"),
        ] {
            assert_eq!(variant_word(value), name, "{value:?}");
        }
    }
}
