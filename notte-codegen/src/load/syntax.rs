//! Text to a tree: JSON if it looks like JSON, else YAML 1.2.

use super::budget::{Budget, SPENT};
use super::tree::{DEEP, SERDE_TOO_DEEP, Tree};
use super::yaml::{self, Refusal};
use crate::diagnostics::{Code, DUPLICATE_KEY, Diagnostic, Diagnostics, Place, SYNTAX, TOO_DEEP, TOO_LARGE};
use serde::de::DeserializeSeed;
use serde_json::Value;

/// Why a text can't be read.
pub struct SyntaxError {
    pub code: &'static Code,
    pub message: String,
    /// The line and the column, from 1.
    pub position: Option<(usize, usize)>,
}

impl SyntaxError {
    /// The error of a `Deserializer`, which says in its message what it is and where.
    fn of_serde(message: &str, position: Option<(usize, usize)>) -> Self {
        if message.contains(SERDE_TOO_DEEP) {
            return Self { code: &TOO_DEEP, message: DEEP.to_owned(), position };
        }
        let code = if message.contains(SPENT) { &TOO_LARGE } else { &SYNTAX };
        // The position is shown beside the source line.
        let message = message.split(" at line ").next().unwrap_or(message).to_owned();
        Self { code, message, position }
    }

    fn diagnostic(self, file: usize) -> Diagnostic {
        let diagnostic = Diagnostic::new(self.code, Place::root(file), self.message);
        match self.position {
            Some((line, column)) => diagnostic.at(line, column),
            None => diagnostic,
        }
    }
}

/// Reads the text of file number `file`; null and an error when it can't be read.
pub fn parse(text: &str, file: usize, diagnostics: &mut Diagnostics) -> Value {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut repeated = Vec::new();
    let result = read(text, &mut repeated);
    for pointer in repeated {
        diagnostics.push(
            Diagnostic::new(&DUPLICATE_KEY, Place { file, pointer }, "the object has this key twice")
                .effect("the last value is used"),
        );
    }
    result.unwrap_or_else(|error| {
        diagnostics.push(error.diagnostic(file));
        Value::Null
    })
}

fn read(text: &str, repeated: &mut Vec<String>) -> Result<Value, SyntaxError> {
    if !text.trim_start().starts_with(['{', '[']) {
        return yaml(text, repeated);
    }
    let error = match json(text, repeated) {
        Ok(tree) => return Ok(tree),
        // As YAML it is as deep.
        Err(error) if error.code == &TOO_DEEP => return Err(error),
        Err(error) => error,
    };
    // A flow mapping of YAML begins like JSON. JSON's message is the better one.
    repeated.clear();
    yaml(text, repeated).map_err(|_| error)
}

fn json(text: &str, repeated: &mut Vec<String>) -> Result<Value, SyntaxError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let (mut pointer, mut members, mut budget) = (Vec::new(), Vec::new(), Budget::of(text.len()));
    Tree { repeated, pointer: &mut pointer, members: &mut members, budget: &mut budget }
        .deserialize(&mut deserializer)
        .and_then(|tree| deserializer.end().map(|()| tree))
        .map_err(|error| {
            let position = (error.line() > 0).then(|| (error.line(), characters(text, error.line(), error.column())));
            SyntaxError::of_serde(&error.to_string(), position)
        })
}

/// The column in characters of one that `serde_json` counts in bytes.
fn characters(text: &str, line: usize, bytes: usize) -> usize {
    let line = text.split('\n').nth(line - 1).unwrap_or_default();
    let before = line.as_bytes().get(..bytes.saturating_sub(1)).unwrap_or(line.as_bytes());
    String::from_utf8_lossy(before).chars().count() + 1
}

/// Brackets may stand open as deep as this in a text for libyaml, whose scanner looks through all of them at each token.
const MOST_OPEN: usize = 1000;

/// YAML as the specification has it; else as libyaml does, which takes some texts that are against it, such as a bracket that
/// closes at the indentation of its key.
fn yaml(text: &str, repeated: &mut Vec<String>) -> Result<Value, SyntaxError> {
    let error = match yaml::parse(text, repeated) {
        Ok(tree) => return Ok(tree),
        Err(Refusal::Content(error)) => return Err(error),
        Err(Refusal::Syntax(error)) => error,
    };
    if most_open(text) > MOST_OPEN {
        return Err(error);
    }
    repeated.clear();
    let (mut pointer, mut members, mut budget) = (Vec::new(), Vec::new(), Budget::of(text.len()));
    Tree { repeated, pointer: &mut pointer, members: &mut members, budget: &mut budget }
        .deserialize(serde_yaml::Deserializer::from_str(text))
        .map_err(|error| {
            let position = error.location().map(|at| (at.line(), at.column()));
            SyntaxError::of_serde(&error.to_string(), position)
        })
}

/// How many brackets stand open at once, those in strings and comments included.
fn most_open(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}
