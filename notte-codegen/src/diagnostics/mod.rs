//! What the generator has to say about a description: errors, losses and notes, each with its place.

mod codes;
pub(crate) mod locate;
mod nearest;
mod render;

pub use codes::*;
pub(crate) use nearest::nearest;
pub use render::{Style, render, to_json_lines, to_lines};

use indexmap::IndexSet;
use std::collections::BTreeSet;
use std::fmt;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was repaired or is worth knowing; the types say all that the description says.
    Note,
    /// The types say less than the description; `effect` says what the code does instead.
    Loss,
    /// Nothing sensible can be made of this; nothing is written.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Loss => "loss",
            Self::Error => "error",
        })
    }
}

/// Where in the description something stands: a file and a JSON Pointer (RFC 6901) into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The number of the file in [`Document::sources`](crate::Document::sources).
    pub file: usize,
    /// The JSON Pointer; empty for the whole file.
    pub pointer: String,
}

impl Place {
    /// The root of a file.
    #[must_use]
    pub fn root(file: usize) -> Self {
        Self { file, pointer: String::new() }
    }

    /// The place of a member or an element of what stands here.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let mut pointer = String::with_capacity(self.pointer.len() + key.len() + 1);
        pointer.push_str(&self.pointer);
        pointer.push('/');
        for part in key.split_inclusive(['~', '/']) {
            let kept = part.strip_suffix(['~', '/']).unwrap_or(part);
            pointer.push_str(kept);
            match part.get(kept.len()..) {
                Some("~") => pointer.push_str("~0"),
                Some("/") => pointer.push_str("~1"),
                _ => {}
            }
        }
        Self { file: self.file, pointer }
    }

    /// The place of an element of the list that stands here.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self { file: self.file, pointer: format!("{}/{index}", self.pointer) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.pointer)
    }
}

/// One thing that the generator has to say.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// What kind of thing it is; [`Code::explanation`] has the long text.
    pub code: &'static Code,
    /// How much it weighs: as its code does, or an error where that code is denied.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// Line and column (from 1) where the text itself is at fault and no pointer leads there.
    pub position: Option<(usize, usize)>,
    /// What is wrong or lost, in one sentence.
    pub message: String,
    /// What the generated code does instead. Every loss has one.
    pub effect: Option<String>,
    /// How to mend it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with the code's own severity.
    #[must_use]
    pub fn new(code: &'static Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            place,
            position: None,
            message: clipped(message.into()),
            effect: None,
            help: None,
        }
    }

    /// Says what the generated code does instead.
    #[must_use]
    pub fn effect(mut self, effect: impl Into<String>) -> Self {
        self.effect = Some(clipped(effect.into()));
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(clipped(help.into()));
        self
    }

    /// Says at which line and column of the file the text is at fault.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.position = Some((line, column));
        self
    }
}

/// A text quotes the description, whose names may be of any length and stand in many diagnostics.
const MOST_CHARACTERS: usize = 1000;

/// A text, or what it begins and ends with.
fn clipped(text: String) -> String {
    if text.len() <= MOST_CHARACTERS || text.chars().count() <= MOST_CHARACTERS {
        return text;
    }
    let half = MOST_CHARACTERS / 2;
    let begin: String = text.chars().take(half).collect();
    let end: Vec<char> = text.chars().rev().take(half).collect();
    format!("{begin}…{}", end.iter().rev().collect::<String>())
}

/// All diagnostics of one run, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: IndexSet<Diagnostic>,
    denied: BTreeSet<&'static str>,
}

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one; the same thing at the same place is said once.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if self.denied.contains(diagnostic.code.name) {
            diagnostic.severity = Severity::Error;
        }
        self.list.insert(diagnostic);
    }

    /// Makes errors of all diagnostics with this code, those found so far and those to come.
    pub fn deny(&mut self, code: &'static Code) {
        self.denied.insert(code.name);
        for diagnostic in std::mem::take(&mut self.list) {
            self.push(diagnostic);
        }
    }

    /// Leaves the first diagnostic with this code, which then says how many there were.
    pub(crate) fn keep_first(&mut self, code: &'static Code) {
        let count = self.list.iter().filter(|diagnostic| diagnostic.code.name == code.name).count();
        let mut is_first = true;
        for mut diagnostic in std::mem::take(&mut self.list) {
            if diagnostic.code.name == code.name {
                if !std::mem::take(&mut is_first) {
                    continue;
                }
                if count > 1 {
                    diagnostic.message = format!("{} ({count} places, of which this is the first)", diagnostic.message);
                }
            }
            self.list.insert(diagnostic);
        }
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// All of them.
    pub fn iter(&self) -> indexmap::set::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Those that `is_wanted` takes, in the same order.
    #[must_use]
    pub fn filtered(&self, is_wanted: impl Fn(&Diagnostic) -> bool) -> Self {
        Self { list: self.list.iter().filter(|one| is_wanted(one)).cloned().collect(), denied: self.denied.clone() }
    }

    /// How many of one severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|d| d.severity == severity).count()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = indexmap::set::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
