//! YAML 1.2 to a tree, from the events of a parser. It keeps its own stack, and stops at the first event that is too deep.

use super::budget::Budget;
use super::scalar;
use super::syntax::SyntaxError;
use super::tree::{DEEP, MAX_DEPTH, SERDE_TOO_DEEP, is_merge, object, pointer_of};
use crate::diagnostics::{Code, SYNTAX, TOO_DEEP, TOO_LARGE};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Tag};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;

/// Reads the one document of a text; gathers the pointers of repeated keys on the way.
pub fn parse(text: &str, repeated: &mut Vec<String>) -> Result<Value, Refusal> {
    let mut builder = Builder {
        repeated,
        open: Vec::new(),
        members: Vec::new(),
        anchors: HashMap::new(),
        budget: Budget::of(text.len()),
        root: None,
    };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| refusal(&error))?;
        builder.event(event).map_err(|(code, message)| Refusal::Content(at(span.start, code, message)))?;
    }
    Ok(builder.root.unwrap_or(Value::Null))
}

/// Why a text is no tree.
pub enum Refusal {
    /// It is not YAML.
    Syntax(SyntaxError),
    /// It is YAML that is too much, or that JSON can't say.
    Content(SyntaxError),
}

fn refusal(error: &ScanError) -> Refusal {
    let (marker, message) = (*error.marker(), error.info());
    // The scanner has a limit of its own, and its message is that of `serde_json`.
    match message.contains(SERDE_TOO_DEEP) {
        true => Refusal::Content(at(marker, &TOO_DEEP, DEEP)),
        false => Refusal::Syntax(at(marker, &SYNTAX, message)),
    }
}

fn at(marker: Marker, code: &'static Code, message: &str) -> SyntaxError {
    SyntaxError { code, message: message.to_owned(), position: Some((marker.line(), marker.col() + 1)) }
}

/// A value that an alias can stand for.
struct Anchored {
    value: Value,
    /// The levels of nesting in it.
    height: usize,
    /// What it took of the budget.
    cost: usize,
}

/// A list or an object that has not ended.
struct Open {
    /// The number of its anchor; 0 for none.
    anchor: usize,
    /// The budget that was left when it began.
    budget: usize,
    /// The levels of nesting in it so far.
    height: usize,
    content: Content,
}

enum Content {
    List(Vec<Value>),
    Object {
        /// Where its members begin in [`Builder::members`].
        first: usize,
        /// The key of the value that comes next; none where a key comes next.
        key: Option<String>,
        /// The values of merge keys.
        merged: Vec<Value>,
    },
}

struct Builder<'a> {
    repeated: &'a mut Vec<String>,
    open: Vec<Open>,
    /// Members of the objects that have not ended: an object is made in its size, and most are small.
    members: Vec<(String, Value)>,
    anchors: HashMap<usize, Anchored>,
    budget: Budget,
    root: Option<Value>,
}

/// The message of a key that is a collection.
const KEY: &str = "a key is a string, a number, a boolean or null";

/// Why a value can't be taken, and the code of that.
type Step = Result<(), (&'static Code, &'static str)>;

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>) -> Step {
        match event {
            Event::Scalar(text, style, anchor, tag) => self.scalar(text, style, anchor, tag.as_deref()),
            Event::SequenceStart(anchor, _) => self.start(anchor, Content::List(Vec::new())),
            Event::MappingStart(anchor, _) => {
                let first = self.members.len();
                self.start(anchor, Content::Object { first, key: None, merged: Vec::new() })
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => self.alias(anchor),
            Event::DocumentStart(_) if self.root.is_some() => {
                Err((&SYNTAX, "the text has more than one YAML document"))
            }
            Event::DocumentStart(_) | Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => {
                Ok(())
            }
        }
    }

    fn start(&mut self, anchor: usize, content: Content) -> Step {
        if self.open.len() >= MAX_DEPTH {
            return Err((&TOO_DEEP, DEEP));
        }
        if self.awaits_key() {
            return Err((&SYNTAX, KEY));
        }
        let budget = self.budget.left();
        self.spend(0)?;
        self.open.push(Open { anchor, budget, height: 0, content });
        Ok(())
    }

    fn end(&mut self) -> Step {
        let Some(Open { anchor, budget, height, content }) = self.open.pop() else { return Ok(()) };
        let value = match content {
            Content::List(list) => Value::Array(list),
            Content::Object { first, merged, .. } => {
                let parents: Vec<String> = self.open.iter().map(Open::segment).collect();
                let repeated = &mut *self.repeated;
                object(self.members.drain(first..), merged, |key| repeated.push(pointer_of(&parents, key)))
            }
        };
        let height = height + 1;
        let cost = budget - self.budget.left();
        self.remember(anchor, &value, height, cost);
        self.put(value, height)
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, anchor: usize, tag: Option<&Tag>) -> Step {
        let left = self.budget.left();
        self.spend(text.len())?;
        let value = match tag.filter(|tag| tag.is_yaml_core_schema()).map(|tag| tag.suffix.as_str()) {
            Some("str") => Value::String(text.into_owned()),
            None if style != ScalarStyle::Plain => Value::String(text.into_owned()),
            _ => scalar::resolve(text),
        };
        let cost = left - self.budget.left();
        self.remember(anchor, &value, 0, cost);
        self.scalar_or_key(value)
    }

    fn alias(&mut self, anchor: usize) -> Step {
        let Some(known) = self.anchors.get(&anchor) else {
            return Err((&SYNTAX, "this alias is within the value that it refers to"));
        };
        let height = known.height;
        if self.open.len() + height > MAX_DEPTH {
            return Err((&TOO_DEEP, DEEP));
        }
        self.budget.spend(known.cost).map_err(|message| (&TOO_LARGE, message))?;
        let value = known.value.clone();
        if height > 0 && self.awaits_key() {
            return Err((&SYNTAX, KEY));
        }
        if height > 0 { self.put(value, height) } else { self.scalar_or_key(value) }
    }

    fn scalar_or_key(&mut self, value: Value) -> Step {
        if let Some(Open { content: Content::Object { key: key @ None, .. }, .. }) = self.open.last_mut() {
            *key = Some(match value {
                Value::String(text) => text,
                other => other.to_string(),
            });
            return Ok(());
        }
        self.put(value, 0)
    }

    /// Adds a value to what it stands in.
    fn put(&mut self, value: Value, height: usize) -> Step {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(value);
            return Ok(());
        };
        match &mut open.content {
            Content::List(list) => list.push(value),
            Content::Object { key, merged, .. } => {
                let key = key.take().unwrap_or_default();
                if is_merge(&key, &value) {
                    // Its members become those of the object, so it is no level of its own.
                    open.height = open.height.max(height - 1);
                    merged.push(value);
                    return Ok(());
                }
                self.members.push((key, value));
            }
        }
        open.height = open.height.max(height);
        Ok(())
    }

    fn remember(&mut self, anchor: usize, value: &Value, height: usize, cost: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, Anchored { value: value.clone(), height, cost });
        }
    }

    fn spend(&mut self, bytes: usize) -> Step {
        self.budget.spend(bytes).map_err(|message| (&TOO_LARGE, message))
    }

    fn awaits_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { content: Content::Object { key: None, .. }, .. }))
    }
}

impl Open {
    /// What a pointer calls the value that comes next in it.
    fn segment(&self) -> String {
        match &self.content {
            Content::List(list) => list.len().to_string(),
            Content::Object { key, .. } => key.clone().unwrap_or_default(),
        }
    }
}
