//! A tree as text: JSON, or YAML that both YAML 1.1 and 1.2 read as the same tree.

use crate::visible::{is_hidden, visible_json};
use serde_json::Value;
use std::fmt::Write as _;

/// A tree as indented JSON; members keep their order. Characters that are not visible are escaped.
#[must_use]
pub fn to_json(tree: &Value) -> String {
    let mut text = format!("{tree:#}");
    text.push('\n');
    visible_json(&text).into_owned()
}

/// A tree as YAML in block style; members keep their order. Characters that are not visible are escaped.
///
/// A string that YAML 1.1 or 1.2 could read as something else, such as `1.0`, `no` or `2020-01-01`, is quoted. A string of several
/// lines is a literal block where that keeps it to the letter.
#[must_use]
pub fn to_yaml(tree: &Value) -> String {
    let mut text = String::new();
    match tree {
        Value::Object(members) if !members.is_empty() => object(&mut text, tree, 0, false),
        Value::Array(elements) if !elements.is_empty() => array(&mut text, tree, 0, false),
        _ => {
            scalar(&mut text, tree, None);
            text.push('\n');
        }
    }
    text
}

/// Characters that a key may have on the line of its value; YAML's limit is 1,024.
const MAX_KEY: usize = 900;

/// The members of an object. `is_inline` says that the first stands on a line that has begun.
fn object(text: &mut String, value: &Value, indent: usize, is_inline: bool) {
    for (index, (name, member)) in value.as_object().into_iter().flatten().enumerate() {
        if index > 0 || !is_inline {
            spaces(text, indent);
        }
        let key = if is_plain(name) { name.clone() } else { quoted(name) };
        if key.chars().count() > MAX_KEY {
            let _ = write!(text, "? {key}\n{:indent$}", "");
        } else {
            text.push_str(&key);
        }
        text.push(':');
        match member {
            Value::Object(members) if !members.is_empty() => {
                text.push('\n');
                object(text, member, indent + 2, false);
            }
            Value::Array(elements) if !elements.is_empty() => {
                text.push('\n');
                array(text, member, indent + 2, false);
            }
            _ => {
                text.push(' ');
                scalar(text, member, Some(indent + 2));
                text.push('\n');
            }
        }
    }
}

/// The elements of an array.
fn array(text: &mut String, value: &Value, indent: usize, is_inline: bool) {
    for (index, element) in value.as_array().into_iter().flatten().enumerate() {
        if index > 0 || !is_inline {
            spaces(text, indent);
        }
        text.push_str("- ");
        match element {
            Value::Object(members) if !members.is_empty() => object(text, element, indent + 2, true),
            Value::Array(elements) if !elements.is_empty() => array(text, element, indent + 2, true),
            _ => {
                scalar(text, element, Some(indent + 2));
                text.push('\n');
            }
        }
    }
}

/// A scalar, or an empty object or array, without its line break. `block` is the indentation of a literal block, if one may stand
/// there.
fn scalar(text: &mut String, value: &Value, block: Option<usize>) {
    match value {
        Value::String(string) if is_plain(string) => text.push_str(string),
        Value::String(string) => match block.filter(|_| fits_block(string)) {
            Some(indent) => literal(text, string, indent),
            None => text.push_str(&quoted(string)),
        },
        Value::Number(number) => {
            let number = number.to_string();
            // YAML 1.1 reads a number with an exponent and no point as a string.
            match number.split_once('e') {
                Some((digits, exponent)) if !digits.contains('.') => {
                    let _ = write!(text, "{digits}.0e{exponent}");
                }
                _ => text.push_str(&number),
            }
        }
        // The same in JSON; what is neither string nor number is `null`, `true`, `false`, `{}` or `[]`.
        other => {
            let _ = write!(text, "{other}");
        }
    }
}

/// Words that YAML 1.1 or 1.2 reads as null or as a boolean, in any case.
const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// Whether a text without quotes is the same string in YAML 1.1 and 1.2.
fn is_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '/' | '$'))
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(is_hidden)
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a literal block keeps a text to the letter, whatever reads it.
fn fits_block(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let is_clean = |line: &str| !line.contains(is_hidden) && !line.ends_with(' ');
    body.contains('\n') && !body.starts_with([' ', '\n']) && !body.ends_with('\n') && body.split('\n').all(is_clean)
}

fn literal(text: &mut String, string: &str, indent: usize) {
    text.push_str(if string.ends_with('\n') { "|" } else { "|-" });
    for line in string.strip_suffix('\n').unwrap_or(string).split('\n') {
        text.push('\n');
        if !line.is_empty() {
            spaces(text, indent);
            text.push_str(line);
        }
    }
}

/// A double-quoted scalar (YAML 1.2.2, 5.7 and 7.3.1).
fn quoted(string: &str) -> String {
    let mut text = String::with_capacity(string.len() + 2);
    text.push('"');
    for c in string.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '\r' => text.push_str("\\r"),
            c if is_hidden(c) => {
                let code = u32::from(c);
                let _ = if code > 0xFFFF { write!(text, "\\U{code:08x}") } else { write!(text, "\\u{code:04x}") };
            }
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

fn spaces(text: &mut String, count: usize) {
    text.extend(std::iter::repeat_n(' ', count));
}

#[cfg(test)]
mod tests {
    use super::{to_json, to_yaml};
    use crate::diagnostics::Diagnostics;
    use crate::load::from_text;
    use crate::visible::{is_hidden, visible_lines};
    use serde_json::{Value, json};

    fn read_back(text: &str) -> Value {
        let mut diagnostics = Diagnostics::new();
        let document = from_text("text", text, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{text}");
        document.root().clone()
    }

    fn holds(tree: &Value) {
        for text in [to_yaml(tree), to_json(tree)] {
            assert_eq!(&read_back(&text), tree, "{text}");
            assert_eq!(visible_lines(&text), text);
        }
        // A second reader, which follows YAML 1.1 for booleans.
        assert_eq!(&serde_yaml::from_str::<Value>(&to_yaml(tree)).unwrap(), tree, "{}", to_yaml(tree));
    }

    #[test]
    fn strings_are_read_back_as_strings() {
        let strings = [
            "",
            " ",
            "a",
            "1",
            "1.0",
            "-1",
            "+1",
            ".5",
            "1e3",
            "0x10",
            "0o7",
            "0b1",
            "007",
            "1_000",
            "12:30:45",
            "2020-01-01",
            "~",
            "null",
            "Null",
            "true",
            "TRUE",
            "yes",
            "No",
            "on",
            "OFF",
            "y",
            "N",
            ".inf",
            ".NaN",
            "<<",
            "=",
            "-",
            "- a",
            "-a",
            "---",
            "...",
            "?",
            "? a",
            ":",
            "a: b",
            "a:b",
            "a:",
            "a #b",
            "a#b",
            "# a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a",
            "'a'",
            "\"a\"",
            "[a]",
            "{a}",
            "a, b",
            "a ",
            " a",
            "\ta",
            "a\tb",
            "a\u{0}b",
            "\u{1b}[31m",
            "\u{202e}",
            "\u{feff}",
            "\u{e0041}",
            "\u{85}",
            "\u{2028}",
            "é",
            "日本語: は",
            "😀",
            "a\\b",
            "/pets/{id}",
            "$ref",
            "#/components/schemas/Pet",
            "^[a-z]+$",
            "\r\n",
        ];
        let mut all: Vec<Value> = strings.iter().map(|string| json!(string)).collect();
        all.extend(('\0'..='\u{3000}').map(|c| json!(c.to_string())));
        holds(&Value::Array(all));
        let members = strings.iter().map(|string| ((*string).to_owned(), json!({ (*string): string })));
        holds(&Value::Object(members.filter(|(key, _)| key != "<<").collect()));
    }

    #[test]
    fn strings_of_several_lines_are_read_back() {
        let lines = ["", "a", " a", "a ", "  ", "- a", "# a", "a: b", "\ta", "...", "---", "|", "\u{2028}"];
        for first in lines {
            for second in lines {
                for third in lines {
                    for end in ["", "\n", "\n\n", " "] {
                        let text = format!("{first}\n{second}\n{third}{end}");
                        holds(&json!({ "a": { "b": [text, [text], { "c": text, "d": 1 }] }, "e": text }));
                    }
                }
            }
        }
        assert_eq!(to_yaml(&json!({ "a": "b\n\n  c\n" })), "a: |\n  b\n\n    c\n");
    }

    #[test]
    fn values_of_other_types_are_read_back() {
        holds(&json!([
            null,
            true,
            false,
            0,
            -1,
            u64::MAX,
            i64::MIN,
            0.5,
            1.0,
            1e300,
            -2.5e-8,
            {},
            [],
            [[]],
            [{}],
            [[1, [2]], 3]
        ]));
        holds(
            &json!({ "200": 1, "true": 2, "null": 3, "1.0": { "": { "a": [] } }, "y".repeat(2000): [1, { "b": 2 }] }),
        );
        for scalar in [json!(null), json!("a\nb\n"), json!("1"), json!({}), json!([]), json!(7)] {
            holds(&scalar);
        }
    }

    #[test]
    fn hidden_characters_are_escaped() {
        let hidden: String = ('\0'..=char::MAX).filter(|c| is_hidden(*c)).collect();
        holds(&json!({ hidden.clone(): hidden }));
    }
}
