//! The query of a call.

use percent_encoding::utf8_percent_encode;
use serde_json::Value;

use super::path::RESERVED;
use super::style::{Style, in_query, items, text};

/// Parameters by name, in the order in which they were first set. Setting one again replaces it.
#[derive(Clone, Default)]
pub(super) struct Query {
    // The name, and all of it as it stands in the URL: `tag=a&tag=b`.
    parameters: Vec<(String, String)>,
}

impl Query {
    /// Sets a parameter to one value.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.replace(name, format!("{}={}", encoded(name), encoded(value)));
    }

    /// Sets a parameter to a value in a style. Without anything to say it is not sent.
    pub(super) fn set_styled(&mut self, name: &str, value: &Value, style: Style, explode: bool) {
        self.replace(name, in_query(name, value, style, explode, false));
    }

    /// The same, characters that a URL reserves left as they are.
    pub(super) fn set_reserved(&mut self, name: &str, value: &Value, style: Style, explode: bool) {
        self.replace(name, in_query(name, value, style, explode, true));
    }

    /// Sets a field of a form: each item of a list by itself, what is nested as JSON.
    pub(super) fn set_items(&mut self, name: &str, value: &Value) {
        let fields = items(value).map(|item| format!("{}={}", encoded(name), encoded(&text(item))));
        self.replace(name, fields.collect::<Vec<_>>().join("&"));
    }

    fn replace(&mut self, name: &str, text: String) {
        match self.parameters.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = text,
            None => self.parameters.push((name.to_owned(), text)),
        }
    }

    /// Appends the query with its `?` to a URL; nothing when there is none.
    pub(super) fn finish(&self, url: &mut String) {
        self.append(url, '?');
    }

    /// The query as the body of a form.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.append(&mut text, '&');
        text.split_off(text.len().min(1))
    }

    fn append(&self, to: &mut String, mut mark: char) {
        for (_, text) in self.parameters.iter().filter(|(_, text)| !text.is_empty()) {
            to.push(mark);
            to.push_str(text);
            mark = '&';
        }
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
