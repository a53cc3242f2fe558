//! Reading values of TOML: each method takes a value that must have one type, and reports it at its line when it has another.

use super::nearest::nearest;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, SETTING_INVALID, SETTING_UNKNOWN};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// The entries of a table in the order of the text.
pub fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<(&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// The text that is read, and what is found out about it.
pub struct Reader<'a> {
    pub text: &'a str,
    pub file: usize,
    pub diagnostics: &'a mut Diagnostics,
    pub positions: BTreeMap<String, (usize, usize)>,
}

impl Reader<'_> {
    /// A table of strings.
    pub fn names(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        for (key, value) in self.table(setting, value) {
            let name = format!("{setting}.{}", key.get_ref());
            if let Some(text) = self.string(&name, value) {
                names.insert(key.get_ref().to_string(), text);
            }
            self.record(name, key.span());
        }
        names
    }

    /// A list of strings.
    pub fn list(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let Some(elements) = value.get_ref().as_array() else {
            self.wrong(setting, "a list of strings", value);
            return Vec::new();
        };
        let mut list = Vec::new();
        for element in elements.iter() {
            if let Some(text) = self.string(&format!("each element of {setting}"), element) {
                self.record(format!("{setting}.{text}"), element.span());
                list.push(text);
            }
        }
        list
    }

    /// A list of paths.
    pub fn paths(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Vec<PathBuf> {
        self.list(setting, value).into_iter().map(PathBuf::from).collect()
    }

    pub fn boolean(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Option<bool> {
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong(setting, "`true` or `false`", value);
        }
        boolean
    }

    pub fn string(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(setting, "a string", value);
        }
        text
    }

    pub fn table<'t, 'i>(
        &mut self,
        setting: &str,
        value: &'t Spanned<DeValue<'i>>,
    ) -> Vec<(&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>)> {
        match value.get_ref().as_table() {
            Some(table) => in_order(table),
            None => {
                self.wrong(setting, "a table", value);
                Vec::new()
            }
        }
    }

    /// Reports a key that means nothing, with the nearest one that does.
    pub fn unknown(&mut self, table: &str, key: &Spanned<DeString<'_>>, keys: &[&str]) {
        let name = key.get_ref();
        let of = if table.is_empty() { String::new() } else { format!(" of `{table}`") };
        let hint = match nearest(name, keys.iter().copied()) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => format!("; the settings{of} are `{}`", keys.join("`, `")),
        };
        self.report(key.span(), format!("`{name}` is not a setting{of}{hint}"));
    }

    /// Reports a value of the wrong type.
    pub fn wrong(&mut self, setting: &str, wanted: &str, value: &Spanned<DeValue<'_>>) {
        let setting = if setting.contains(' ') { setting.to_owned() } else { format!("`{setting}`") };
        let message = format!("{setting} must be {wanted}, not of type {}", value.get_ref().type_str());
        self.report(value.span(), message);
    }

    /// Reports a value that has the right type and can't be used.
    pub fn invalid(&mut self, span: Range<usize>, message: String) {
        self.push(&SETTING_INVALID, span, message);
    }

    pub fn report(&mut self, span: Range<usize>, message: String) {
        self.push(&SETTING_UNKNOWN, span, message);
    }

    fn push(&mut self, code: &'static Code, span: Range<usize>, message: String) {
        let (line, column) = position(self.text, span.start);
        let diagnostic = Diagnostic::new(code, Place::root(self.file), message);
        self.diagnostics.push(diagnostic.at(line, column));
    }

    pub fn record(&mut self, name: String, span: Range<usize>) {
        let position = position(self.text, span.start);
        self.positions.entry(name).or_insert(position);
    }
}

/// The line and column of a byte, both from 1.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}
