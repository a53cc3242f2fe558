//! The query of a call.

use percent_encoding::utf8_percent_encode;

use super::path::RESERVED;

/// Parameters by name, in the order in which they were first set. Setting one again replaces it.
#[derive(Clone, Default)]
pub(super) struct Query {
    // The name, and all of it as it stands in the URL: `tag=a&tag=b`.
    parameters: Vec<(String, String)>,
}

impl Query {
    /// Sets a parameter to one value.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.set_list(name, &[value]);
    }

    /// Sets a parameter to values that each repeat its name. Without values it is not sent.
    pub(super) fn set_list(&mut self, name: &str, values: &[impl AsRef<str>]) {
        let pairs: Vec<_> =
            values.iter().map(|value| format!("{}={}", encoded(name), encoded(value.as_ref()))).collect();
        self.replace(name, pairs.join("&"));
    }

    /// Sets a parameter to values behind one name. The commas between them are not encoded, those in them are.
    pub(super) fn set_joined(&mut self, name: &str, values: &[impl AsRef<str>], separator: &str) {
        let values: Vec<_> = values.iter().map(|value| encoded(value.as_ref())).collect();
        if values.is_empty() {
            return self.replace(name, String::new());
        }
        let separator = if separator == "," { ",".to_owned() } else { encoded(separator) };
        self.replace(name, format!("{}={}", encoded(name), values.join(&separator)));
    }

    fn replace(&mut self, name: &str, text: String) {
        match self.parameters.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = text,
            None => self.parameters.push((name.to_owned(), text)),
        }
    }

    /// The query as it stands in a URL, with its `?`; nothing when there is none.
    pub(super) fn finish(&self) -> String {
        let mut query = String::new();
        for (_, text) in self.parameters.iter().filter(|(_, text)| !text.is_empty()) {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(text);
        }
        query
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
