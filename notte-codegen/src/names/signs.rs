//! Signs as words, where they are what a name says.

/// A value that consists of signs, or begins with one that matters, with the signs as words.
pub fn spelled_out(value: &str) -> String {
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

/// A name in which the signs that can tell it from others are words: `StartTime<` is not `StartTime`, nor is `$filter` a `filter`.
pub fn told_apart(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        match sign(c).filter(|_| "<>=!+*@$#%&|~^?".contains(c)) {
            Some(word) => text.extend([" ", word, " "]),
            None => text.push(c),
        }
    }
    text
}

/// Whether a name is a number with its sign, as the reactions `+1` and `-1` are.
pub fn is_signed(name: &str) -> bool {
    let number = name.strip_prefix(['+', '-']);
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
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
