//! The query of a call.

use percent_encoding::utf8_percent_encode;

use super::path::RESERVED;

/// Parameters by name, in the order in which they were first set. Setting one again replaces it.
#[derive(Clone, Default)]
pub(in super::super) struct Query {
    // The name, and all of it as it stands in the URL: `tag=a&tag=b`.
    pub(in super::super) parameters: Vec<(String, String)>,
}

impl Query {
    /// Sets a parameter to one value.
    pub(in super::super) fn set(&mut self, name: &str, value: &str) {
        self.replace(name, format!("{}={}", encoded(name), encoded(value)));
    }

    /// Sets what has no name: all of a query that is no form.
    pub(in super::super) fn set_whole(&mut self, value: &str) {
        self.replace("", encoded(value));
    }

    /// Sets a parameter to a text that is encoded already.
    pub(in super::super) fn replace(&mut self, name: &str, text: String) {
        match self.parameters.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = text,
            None => self.parameters.push((name.to_owned(), text)),
        }
    }

    /// Adds the parameters of `other`, which replace those with the same name.
    pub(in super::super) fn extend(&mut self, other: &Self) {
        for (name, text) in &other.parameters {
            self.replace(name, text.clone());
        }
    }

    /// Appends the query with its `?` to a URL, or to the query that the path has; nothing when there is none.
    pub(in super::super) fn finish(&self, url: &mut String) {
        // A path may have parameters of its own, with values that never change.
        let mut mark = if url.contains('?') { '&' } else { '?' };
        for (_, text) in self.parameters.iter().filter(|(_, text)| !text.is_empty()) {
            url.push(mark);
            url.push_str(text);
            mark = '&';
        }
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
