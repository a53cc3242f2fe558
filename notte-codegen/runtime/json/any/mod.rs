//! JSON of any shape, kept as the text that it came as.

mod convert;
mod equal;
mod exact;
mod members;
mod object;
mod text;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use serde_json::Value;

use super::{Document, Kind, Node, Wire, Writer};
pub use object::JsonObject;

/// Any JSON.
///
/// What came from a server keeps its text, so that it is sent back with all digits of its numbers, and takes no more memory than the text. It is
/// parsed when it is first looked at as a [`serde_json::Value`], to which this dereferences: `json["name"]`, `json.as_str()`. There, a number that
/// neither 64 bits nor a float holds is the nearest float. To change it through `DerefMut` gives the text up.
///
/// `Display` writes the text, `FromStr` parses one. Two are equal if their values are, however they are written: the order of members and
/// spaces do not count; all digits of a number do.
#[derive(Clone)]
pub struct Json(Repr);

#[derive(Clone)]
enum Repr {
    Tree(Value),
    // Boxed, so that small values take no more than they need.
    Text(Box<Kept>),
}

/// The text of a value, without spaces, and its tree once somebody has asked.
struct Kept {
    text: Box<str>,
    tree: OnceLock<Value>,
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), tree: OnceLock::new() }
    }
}

impl Json {
    /// The value for a text without spaces that has been checked.
    fn of_text(text: Box<str>) -> Self {
        Self(Repr::Text(Box::new(Kept { text, tree: OnceLock::new() })))
    }
}

impl Default for Json {
    /// Returns `null`.
    fn default() -> Self {
        Self(Repr::Tree(Value::Null))
    }
}

impl Deref for Json {
    type Target = Value;

    fn deref(&self) -> &Value {
        match &self.0 {
            Repr::Tree(tree) => tree,
            Repr::Text(kept) => kept.tree.get_or_init(|| tree(&kept.text)),
        }
    }
}

impl DerefMut for Json {
    fn deref_mut(&mut self) -> &mut Value {
        // A borrow in each branch: one of the whole would outlive the branch that replaces it.
        match self.0 {
            Repr::Tree(ref mut tree) => tree,
            Repr::Text(ref mut kept) => {
                let tree = kept.tree.take().unwrap_or_else(|| tree(&kept.text));
                self.0 = Repr::Tree(tree);
                self.deref_mut()
            }
        }
    }
}

/// The tree of a text that has been checked.
fn tree(text: &str) -> Value {
    Document::parse_nested(text.as_bytes(), usize::MAX).map_or(Value::Null, |document| document.root().to_json())
}

impl Wire for Json {
    fn read(node: Node<'_>) -> Self {
        let tree = match node.kind() {
            Kind::Null => Value::Null,
            Kind::Bool => Value::Bool(node.as_bool().unwrap_or_default()),
            Kind::String => Value::from(node.string()),
            Kind::Number => match exact::value(node.as_number().unwrap_or_default()) {
                Some(number) => number,
                None => return kept(node),
            },
            Kind::Array if node.array().len() == 0 => Value::Array(Vec::new()),
            Kind::Array | Kind::Object => return kept(node),
        };
        Self(Repr::Tree(tree))
    }

    fn write(&self, writer: &mut Writer) {
        match &self.0 {
            Repr::Tree(tree) => writer.tree(tree),
            Repr::Text(kept) => writer.raw(&kept.text),
        }
    }
}

/// Keeps the text of a value, if there is memory for it.
fn kept(node: Node<'_>) -> Json {
    let text = node.kept_text();
    if node.takes(size_of::<Kept>()) && node.takes_text(text.len()) { Json::of_text(text) } else { Json::default() }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Repr::Tree(one), Repr::Tree(other)) => one == other,
            (Repr::Text(one), Repr::Text(other)) => one.text == other.text || equal::texts(&one.text, &other.text),
            _ => equal::texts(&self.to_string(), &other.to_string()),
        }
    }
}

impl Eq for Json {}

impl Hash for Json {
    fn hash<H: Hasher>(&self, state: &mut H) {
        equal::hash(&self.to_string(), state);
    }
}

/// Writes the text, without spaces.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Tree(tree) => fmt::Display::fmt(tree, f),
            Repr::Text(kept) => f.write_str(&kept.text),
        }
    }
}

/// Shows the value without what is a secret by its name.
impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::shown::debug_json(self, f)
    }
}
