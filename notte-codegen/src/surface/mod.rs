//! The listing of a client: its public items, what its operations send, and where the description says so.
//!
//! It is plain data, made from the intermediate representation, and one of the generated files. Its text has an item a line, so that
//! it shows in a review what a change of the description does to the crate. [`diff`](mod@crate::diff) compares two of them.

mod client;
mod description;
mod docs;
mod groups;
mod kinds;
mod operations;
mod places;
mod setters;
mod text;
mod type_text;
mod types;

pub use description::description;
pub use kinds::{Fact, Kind};
pub use places::place_within;
pub use text::{Malformed, read, write};

use crate::ir::{Crate, Origins};
use std::collections::BTreeSet;

/// The name of the listing among the generated files.
pub const NAME: &str = "surface.txt";

/// What a client offers and sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    /// The operations, security schemes and servers of the description, then the items of the crate.
    pub items: Vec<Item>,
}

/// An item, such as an operation, a type or a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// Its name among the items beside it: a name of Rust, or the place of a parameter and its name.
    pub name: String,
    /// Where the description says so, as a URI fragment; empty where that follows from the item that holds it.
    pub place: String,
    /// What is known of it, each fact once.
    pub facts: Vec<(Fact, String)>,
    /// The items that it holds.
    pub items: Vec<Self>,
}

impl Item {
    /// An item of which nothing is known yet.
    #[must_use]
    pub fn new(kind: Kind, name: impl Into<String>) -> Self {
        Self { kind, name: name.into(), place: String::new(), facts: Vec::new(), items: Vec::new() }
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = place.into();
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, fact: Fact, value: impl Into<String>) -> Self {
        self.facts.push((fact, value.into()));
        self
    }

    /// Adds a fact if there is one.
    #[must_use]
    pub fn maybe(self, fact: Fact, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(fact, value),
            None => self,
        }
    }

    /// Adds a fact that is either so or not.
    #[must_use]
    pub fn flag(self, fact: Fact, is_so: bool) -> Self {
        self.maybe(fact, is_so.then_some("yes"))
    }

    /// Adds an item to those that it holds.
    pub fn push(&mut self, item: Self) {
        self.items.push(item);
    }

    /// A fact.
    #[must_use]
    pub fn fact(&self, fact: Fact) -> Option<&str> {
        self.facts.iter().find(|(own, _)| *own == fact).map(|(_, value)| value.as_str())
    }
}

/// The places of schemas and operations, and the names of their types and methods.
#[must_use]
pub fn names(surface: &Surface) -> BTreeSet<(String, String)> {
    let is_type = |kind| matches!(kind, Kind::Struct | Kind::Enum | Kind::Union | Kind::Newtype | Kind::Alias);
    let types = surface.items.iter().filter(|item| is_type(item.kind));
    let groups = surface.items.iter().filter(|item| item.kind == Kind::Group);
    let methods = groups.flat_map(|group| &group.items).filter(|item| item.kind == Kind::Method);
    types.chain(methods).map(|item| (item.place.clone(), item.name.clone())).collect()
}

/// The listing: the items of the description, from [`description()`], and those of the crate that was made of it.
#[must_use]
pub fn surface(described: Vec<Item>, lowered: &Crate, origins: &Origins) -> Surface {
    let mut items = described;
    items.extend(client::client(lowered));
    items.extend(groups::groups(lowered, origins));
    items.extend(types::types(lowered, origins));
    places::leave_out_derived(&mut items, "");
    Surface { items }
}
