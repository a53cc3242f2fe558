//! The shortest text of a simple pattern (ECMA-262): letters, classes, groups and how often they come.

use std::iter::Peekable;
use std::str::Chars;

/// Groups within groups.
const DEEPEST: usize = 8;

/// Bytes of a text. Repeats in repeats multiply.
const LONGEST: usize = 1_000;

/// The shortest text that a pattern matches as a whole; none where it has more than is known here.
pub fn shortest(pattern: &str) -> Option<String> {
    let pattern = pattern.strip_prefix('^').unwrap_or(pattern);
    let pattern = pattern.strip_suffix('$').filter(|rest| !rest.ends_with('\\')).unwrap_or(pattern);
    let mut letters = pattern.chars().peekable();
    let text = alternatives(&mut letters, 0)?;
    letters.next().is_none().then_some(text)
}

/// The first of several alternatives; the others are read as well.
fn alternatives(letters: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    let first = sequence(letters, depth)?;
    while letters.next_if_eq(&'|').is_some() {
        sequence(letters, depth)?;
    }
    Some(first)
}

fn sequence(letters: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    let mut text = String::new();
    while let Some(letter) = letters.next_if(|letter| !matches!(letter, '|' | ')')) {
        let one = match letter {
            '(' => group(letters, depth + 1)?,
            '[' => class(letters)?.to_string(),
            '\\' => escape(letters.next()?)?.to_string(),
            '.' => "a".to_owned(),
            '^' | '$' | '*' | '+' | '?' | '{' | '}' | ']' => return None,
            letter => letter.to_string(),
        };
        let times = times(letters)?;
        let length = one.len().checked_mul(times)?.checked_add(text.len())?;
        if length > LONGEST {
            return None;
        }
        text.push_str(&one.repeat(times));
    }
    Some(text)
}

/// What is in parentheses. `(?:…)` is known; names and what looks ahead are not.
fn group(letters: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    if depth > DEEPEST {
        return None;
    }
    if letters.next_if_eq(&'?').is_some() {
        letters.next_if_eq(&':')?;
    }
    let text = alternatives(letters, depth)?;
    letters.next_if_eq(&')')?;
    Some(text)
}

/// The first letter of a class.
fn class(letters: &mut Peekable<Chars<'_>>) -> Option<char> {
    let first = match letters.next()? {
        // All but some.
        '^' | ']' => return None,
        '\\' => escape(letters.next()?)?,
        letter => letter,
    };
    while let Some(letter) = letters.next() {
        match letter {
            ']' => return Some(first),
            '\\' => _ = letters.next()?,
            _ => {}
        }
    }
    None
}

/// The letter that an escape stands for.
fn escape(letter: char) -> Option<char> {
    match letter {
        'd' => Some('0'),
        'w' => Some('a'),
        's' => Some(' '),
        letter if letter.is_ascii_alphanumeric() => None,
        letter => Some(letter),
    }
}

/// How often something comes at the least.
fn times(letters: &mut Peekable<Chars<'_>>) -> Option<usize> {
    let times = match letters.peek() {
        Some('?' | '*') => 0,
        Some('{') => {
            letters.next();
            let mut digits = String::new();
            while let Some(digit) = letters.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            if letters.next_if_eq(&',').is_some() {
                while letters.next_if(char::is_ascii_digit).is_some() {}
            }
            (letters.peek() == Some(&'}')).then_some(())?;
            digits.parse().ok()?
        }
        Some('+') => 1,
        _ => return Some(1),
    };
    letters.next();
    // As few as possible, which they are.
    letters.next_if_eq(&'?');
    Some(times)
}

#[cfg(test)]
mod tests {
    use super::shortest;

    #[test]
    fn simple_patterns() {
        for (pattern, text) in [
            ("^[A-Z]{3}$", "AAA"),
            ("^[0-9]+$", "0"),
            (r"^\d{4}-\d{2}$", "0000-00"),
            ("^(a|b)c?$", "a"),
            ("^(?:de|en)(_[A-Z]{2})?$", "de"),
            (r"^prod_[\w-]{2,5}$", "prod_aa"),
            (r"^\$[1-9]\d*\.\d{2}$", "$1.00"),
            ("abc", "abc"),
            (".+?", "a"),
            ("", ""),
        ] {
            assert_eq!(shortest(pattern).as_deref(), Some(text), "{pattern}");
        }
    }

    #[test]
    fn what_is_more_than_simple() {
        for pattern in [
            "^(?!x)a$",
            r"\bword",
            r"(a)\1",
            "[^a]",
            r"\p{L}+",
            "a{1001}",
            "(((((a{999}){999}){999}){999}){999}){999}",
            "a{99999999999999999999}",
            "(a",
            "a)",
            "[a",
            "a{",
            "*",
            "^a$|^b$",
            r"a\",
        ] {
            assert_eq!(shortest(pattern), None, "{pattern}");
        }
    }
}
