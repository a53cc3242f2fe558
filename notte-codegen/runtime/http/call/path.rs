//! The path of a call: a template, filled from left to right.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but what RFC 3986 calls unreserved. `/` and `%` are in it, so a value stays one segment, and the dots of an
/// encoded `%2e%2e` do not come to life further on.
pub(in super::super) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Clone)]
pub(in super::super) struct Path {
    pub(in super::super) filled: String,
    rest: &'static str,
}

impl Path {
    pub(in super::super) fn new(template: &'static str) -> Self {
        Self { filled: String::with_capacity(template.len() + 32), rest: template }
    }

    /// A path without parameters, and with a query if it has one. It is appended to a base URL, so it must not go on with that one's host.
    pub(in super::super) fn literal(path: &str) -> Result<Self, String> {
        if !path.starts_with('/') || path.contains('#') {
            return Err(format!("the path {path:?} does not begin with `/`, or has a `#`"));
        }
        Ok(Self { filled: path.to_owned(), rest: "" })
    }

    /// Fills the next parameter; says what is wrong with the value.
    pub(in super::super) fn fill(&mut self, value: &str) -> Result<(), String> {
        let name = self.next()?;
        if !takes_several(name) {
            self.filled.extend(utf8_percent_encode(value, RESERVED));
            return checked(name, value);
        }
        for (index, segment) in value.split('/').enumerate() {
            if index > 0 {
                self.filled.push('/');
            }
            self.filled.extend(utf8_percent_encode(segment, RESERVED));
            if matches!(segment, "." | "..") {
                checked(name, segment)?;
            }
        }
        if value.is_empty() { checked(name, value) } else { Ok(()) }
    }

    /// Goes on to the value of the next parameter, and gives its name.
    pub(in super::super) fn next(&mut self) -> Result<&'static str, String> {
        let Some((literal, name, rest)) = next_parameter(self.rest) else {
            return Err("more values than the path has parameters".to_owned());
        };
        self.filled.push_str(literal);
        self.rest = rest;
        Ok(name)
    }

    /// Appends the path to a URL; or says which parameter has no value.
    pub(in super::super) fn finish(&self, url: &mut String) -> Result<(), String> {
        if let Some((_, name, _)) = next_parameter(self.rest) {
            return Err(format!("the path parameter `{name}` has no value"));
        }
        url.push_str(&self.filled);
        url.push_str(self.rest);
        Ok(())
    }
}

/// Says what is wrong with a value.
///
/// An empty one would make it the path of another operation (`/sessions/` for `/sessions/{id}`), a dot or two another place.
/// Neither can be escaped: `%2e` is a dot to every URL parser.
pub(in super::super) fn checked(name: &str, value: &str) -> Result<(), String> {
    match value {
        "" => Err(format!("the path parameter `{name}` is empty")),
        "." | ".." => Err(format!("the path parameter `{name}` is `{value}`")),
        _ => Ok(()),
    }
}

/// Whether the template says that the value is several segments: `{+name}` (RFC 6570), `{name+}`, `{name*}`, `{name=shelves/*}`,
/// `{name:.*}`.
pub(in super::super) fn takes_several(name: &str) -> bool {
    match (name.split_once('='), name.split_once(':')) {
        (Some((_, segments)), _) => segments.contains(['/', '*']) && segments != "*",
        (_, Some((_, regex))) => regex.contains(".*") || regex.contains(".+"),
        _ => name.starts_with('+') || name.ends_with(['+', '*']),
    }
}

/// What stands before the next parameter, its name, and what stands after it.
fn next_parameter(template: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (literal, rest) = template.split_once('{')?;
    let (name, rest) = rest.split_once('}')?;
    Some((literal, name, rest))
}
