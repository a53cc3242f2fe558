//! `externalDocs`: a link behind a description (OpenAPI, External Documentation Object).

use super::Node;
use crate::diagnostics::Diagnostics;
use serde_json::Value;

impl Node<'_> {
    /// `description`, or else the title, with a link to `externalDocs` behind it; without the link, `description` alone.
    pub fn described(&self, diagnostics: &mut Diagnostics) -> Option<String> {
        let description = self.text("description", diagnostics);
        match self.external_docs(diagnostics) {
            Some(link) => Some(linked(description.or_else(|| self.text("title", diagnostics)), &link)),
            None => description,
        }
    }

    /// A description, with a link to the `externalDocs` of this node behind it, as CommonMark.
    pub fn with_external_docs(&self, description: Option<String>, diagnostics: &mut Diagnostics) -> Option<String> {
        match self.external_docs(diagnostics) {
            Some(link) => Some(linked(description, &link)),
            None => description,
        }
    }

    fn external_docs(&self, diagnostics: &mut Diagnostics) -> Option<String> {
        let docs = self.member("externalDocs").filter(|docs| !docs.value.is_null())?;
        if !matches!(docs.value, Value::Object(_)) {
            docs.wrong("an object", diagnostics);
            return None;
        }
        let url = docs.text("url", diagnostics).map(|url| url.replace(['<', '>', '\n', '\r'], ""));
        // At the end it would make the bracket behind it a part of the address.
        let url = url.map(|url| url.replace('\\', "%5C"));
        let url = url.filter(|url| !url.trim().is_empty())?;
        let description = docs.text("description", diagnostics).unwrap_or_default();
        let words: Vec<&str> = description.split_whitespace().collect();
        let text = words.join(" ");
        let text = text.trim_end_matches('.');
        let text = if text.is_empty() { url.as_str() } else { text };
        let escaped = text.replace('\\', r"\\").replace('[', r"\[").replace(']', r"\]");
        Some(format!("See [{escaped}](<{url}>)."))
    }
}

fn linked(description: Option<String>, link: &str) -> String {
    description.map_or_else(|| link.to_owned(), |text| format!("{text}\n\n{link}"))
}
