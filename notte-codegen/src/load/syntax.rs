//! Text to a tree: JSON if it looks like JSON, else YAML 1.2.

use super::tree::{Tree, allowance};
use crate::diagnostics::{Code, DUPLICATE_KEY, Diagnostic, Diagnostics, Place, SYNTAX, TOO_DEEP};
use serde::de::DeserializeSeed;
use serde_json::Value;

/// Reads the text of file number `file`; null and an error when it can't be read.
pub fn parse(text: &str, file: usize, diagnostics: &mut Diagnostics) -> Value {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut repeated = Vec::new();
    let result = if text.trim_start().starts_with(['{', '[']) {
        // A YAML flow mapping begins like JSON, so what JSON refuses gets a second reading; JSON's message is the better one.
        json(text, &mut repeated).or_else(|fault| {
            repeated.clear();
            yaml(text, &mut repeated).map_err(|_| fault)
        })
    } else {
        yaml(text, &mut repeated)
    };
    for pointer in repeated {
        diagnostics.push(
            Diagnostic::new(&DUPLICATE_KEY, Place { file, pointer }, "this key stands twice in its object")
                .effect("the last value is taken"),
        );
    }
    match result {
        Ok(tree) => tree,
        Err(fault) => {
            diagnostics.push(fault.diagnostic(file));
            Value::Null
        }
    }
}

struct Fault {
    message: String,
    position: Option<(usize, usize)>,
}

impl Fault {
    fn diagnostic(self, file: usize) -> Diagnostic {
        let deep = self.message.contains("recursion limit");
        let code: &'static Code = if deep { &TOO_DEEP } else { &SYNTAX };
        let message = if deep { "the text nests deeper than 128 levels".to_owned() } else { self.message };
        let diagnostic = Diagnostic::new(code, Place::root(file), message);
        match self.position {
            Some((line, column)) => diagnostic.at(line, column),
            None => diagnostic,
        }
    }
}

fn json(text: &str, repeated: &mut Vec<String>) -> Result<Value, Fault> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Tree { repeated, pointer: &mut Vec::new(), members: &mut Vec::new(), left: &mut allowance(text.len()) }
        .deserialize(&mut deserializer)
        .and_then(|tree| deserializer.end().map(|()| tree))
        .map_err(|error| {
            let position = (error.line() > 0).then(|| (error.line(), characters(text, error.line(), error.column())));
            Fault { message: without_position(&error.to_string()), position }
        })
}

/// The column in characters of one that `serde_json` counts in bytes.
fn characters(text: &str, line: usize, bytes: usize) -> usize {
    let line = text.split('\n').nth(line - 1).unwrap_or_default();
    let before = line.as_bytes().get(..bytes.saturating_sub(1)).unwrap_or(line.as_bytes());
    String::from_utf8_lossy(before).chars().count() + 1
}

fn yaml(text: &str, repeated: &mut Vec<String>) -> Result<Value, Fault> {
    let deserializer = serde_yaml::Deserializer::from_str(text);
    Tree { repeated, pointer: &mut Vec::new(), members: &mut Vec::new(), left: &mut allowance(text.len()) }
        .deserialize(deserializer)
        .map_err(|error| {
            let position = error.location().map(|at| (at.line(), at.column()));
            Fault { message: without_position(&error.to_string()), position }
        })
}

/// The position is shown beside the source line; the message need not repeat it.
fn without_position(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}
