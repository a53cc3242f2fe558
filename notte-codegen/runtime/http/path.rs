//! The path of a call: a template, filled from left to right.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but what RFC 3986 calls unreserved. `/` and `%` are in it, so a value stays one segment, and the dots of an
/// encoded `%2e%2e` do not come to life further on.
pub(super) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Clone)]
pub(super) struct Path {
    filled: String,
    rest: &'static str,
}

impl Path {
    pub(super) fn new(template: &'static str) -> Self {
        Self { filled: String::with_capacity(template.len() + 32), rest: template }
    }

    /// Fills the next parameter; says what is wrong with the value.
    ///
    /// An empty value would make it the path of another operation (`/sessions/` for `/sessions/{id}`), a dot or two
    /// another place. Neither can be escaped: `%2e` is a dot to every URL parser.
    pub(super) fn fill(&mut self, value: &str) -> Result<(), String> {
        let Some((literal, name, rest)) = next_parameter(self.rest) else {
            return Err("more values than the path has parameters".to_owned());
        };
        self.filled.push_str(literal);
        self.filled.extend(utf8_percent_encode(value, RESERVED));
        self.rest = rest;
        match value {
            "" => Err(format!("the path parameter `{name}` is empty")),
            "." | ".." => Err(format!("the path parameter `{name}` is `{value}`")),
            _ => Ok(()),
        }
    }

    /// The path, or the parameter that has no value.
    pub(super) fn finish(mut self) -> Result<String, String> {
        if let Some((_, name, _)) = next_parameter(self.rest) {
            return Err(format!("the path parameter `{name}` has no value"));
        }
        self.filled.push_str(self.rest);
        Ok(self.filled)
    }
}

/// What stands before the next parameter, its name, and what stands after it.
fn next_parameter(template: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (literal, rest) = template.split_once('{')?;
    let (name, rest) = rest.split_once('}')?;
    Some((literal, name, rest))
}
