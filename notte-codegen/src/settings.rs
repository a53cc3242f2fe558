//! The settings that correct what the rules get wrong; `spec/codegen.toml` in this project.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, SETTING_UNKNOWN, by_name};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Settings. All are optional; one that matches nothing in the description is an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Properties and parameters, by their name on the wire, whose value is a secret: it never shows in `Debug`.
    pub secrets: Vec<String>,
    /// Codes of diagnostics that are errors: what a description that is one's own must not do.
    pub deny: Vec<String>,
    /// Pins for operations, by operation id.
    pub operations: BTreeMap<String, OperationSettings>,
    /// Names for types, by the JSON Pointer of their schema (`#/components/schemas/…`).
    pub types: BTreeMap<String, String>,
    /// Names for the types of what is sent, where `readOnly` or `writeOnly` make that another type than what is received; by the
    /// JSON Pointer of the schema.
    pub sent_types: BTreeMap<String, String>,
    /// Types for string formats: the path of a type that can be read from text and written as text, such as `uuid = "uuid::Uuid"`,
    /// or `String`. The text is kept as it is; the generated crate depends on what is named here.
    pub formats: BTreeMap<String, String>,
    /// What a schema without `type` means.
    pub untyped: Untyped,
    /// Whether each group of operations, with the types that only it uses, is behind a feature of the crate. A crate made by
    /// `cargo xtask generate` has features unless this is `false`; elsewhere the manifest is not the generator's.
    pub features: Option<bool>,
    /// The number of the settings' file among the document's sources, for diagnostics.
    #[serde(skip)]
    pub file: usize,
    /// Where names stand in the settings' text, by line and column.
    #[serde(skip)]
    pub positions: BTreeMap<String, (usize, usize)>,
}

/// What a schema means that has keywords for one type, such as `properties`, but no `type`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Untyped {
    /// That type, as the authors of descriptions mean it.
    #[default]
    Infer,
    /// That type or any other, as JSON Schema says (2020-12, 7.6.1).
    Any,
}

/// Pins for one operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OperationSettings {
    /// The group it belongs to, as the client's method is called.
    pub group: Option<String>,
    /// The name of its method.
    pub method: Option<String>,
}

impl Settings {
    /// A diagnostic about a name in the settings.
    pub(crate) fn about(&self, code: &'static Code, name: &str, message: impl Into<String>) -> Diagnostic {
        let diagnostic = Diagnostic::new(code, Place::root(self.file), message);
        match self.positions.get(name) {
            Some((line, column)) => diagnostic.at(*line, *column),
            None => diagnostic,
        }
    }

    /// Where each name stands that may turn out to match nothing.
    fn locate(&self, text: &str) -> BTreeMap<String, (usize, usize)> {
        let names = self.secrets.iter().chain(&self.deny).chain(self.operations.keys()).chain(self.formats.keys());
        let names = names.chain(self.types.keys()).chain(self.sent_types.keys());
        let at = |name: &String| {
            let lines = text.lines().enumerate().filter(|(_, content)| !content.trim_start().starts_with('#'));
            let (line, column) = lines.into_iter().find_map(|(line, content)| Some((line, whole(content, name)?)))?;
            let before = text.lines().nth(line)?.get(..column)?;
            Some((name.clone(), (line + 1, before.chars().count() + 1)))
        };
        names.filter_map(at).collect()
    }

    /// Reads TOML. `file` is the number of the settings' file among the document's sources.
    #[must_use]
    pub fn parse(text: &str, file: usize, diagnostics: &mut Diagnostics) -> Self {
        match toml::from_str::<Self>(text) {
            Ok(settings) => {
                let positions = settings.locate(text);
                let settings = Self { file, positions, ..settings };
                for name in &settings.deny {
                    match by_name(name) {
                        Some(code) => diagnostics.deny(code),
                        None => {
                            let message = format!("`deny` names `{name}`, which is no code");
                            diagnostics.push(settings.about(&SETTING_UNKNOWN, name, message));
                        }
                    }
                }
                settings
            }
            Err(error) => {
                let mut diagnostic = Diagnostic::new(&SETTING_UNKNOWN, Place::root(file), error.message());
                if let Some(span) = error.span() {
                    let before = text.get(..span.start).unwrap_or_default();
                    let line = before.matches('\n').count() + 1;
                    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
                    diagnostic = diagnostic.at(line, column);
                }
                diagnostics.push(diagnostic);
                Self { file, ..Self::default() }
            }
        }
    }
}

/// Where a name stands in a line as a whole, and not as a part of another word.
fn whole(line: &str, name: &str) -> Option<usize> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let stands_alone = |at: &usize| {
        let before = line.get(..*at).and_then(|text| text.chars().next_back());
        let after = line.get(at + name.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    };
    line.match_indices(name).map(|(at, _)| at).find(stands_alone)
}
