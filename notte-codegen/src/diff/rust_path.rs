//! The paths of items, as users of the crate write them, and their places.

use crate::surface::{Fact, Item, Kind, place_within};

/// An item with the items that hold it, the outermost first.
#[derive(Clone, Debug, Default)]
pub struct Holders<'s> {
    items: Vec<&'s Item>,
}

impl<'s> Holders<'s> {
    /// The holders of what an item holds.
    #[must_use]
    pub fn within(&self, item: &'s Item) -> Self {
        let mut items = self.items.clone();
        items.push(item);
        Self { items }
    }

    /// The item that holds the others.
    #[must_use]
    pub fn last(&self) -> Option<&'s Item> {
        self.items.last().copied()
    }

    fn of_kind(&self, kind: Kind) -> Option<&'s Item> {
        self.items.iter().copied().find(|item| item.kind == kind)
    }

    /// The place of the operation that they belong to.
    #[must_use]
    pub fn operation(&self) -> String {
        self.of_kind(Kind::Method).map(|method| method.place.clone()).unwrap_or_default()
    }

    /// The path of an item in Rust.
    #[must_use]
    pub fn path(&self, item: &Item) -> String {
        let name = &item.name;
        let module = self.of_kind(Kind::Group).map(|group| group.name.as_str()).unwrap_or_default();
        let struct_name = || self.of_kind(Kind::Group).and_then(|group| group.fact(Fact::Named)).unwrap_or_default();
        let method = || self.of_kind(Kind::Method);
        let method_name = || method().map(|method| method.name.as_str()).unwrap_or_default();
        match item.kind {
            Kind::Credential => format!("Client credential `{name}`"),
            Kind::ClientHeader => format!("ClientBuilder::{name}"),
            Kind::ServerConstant => format!("ServerUrl::{name}"),
            Kind::Feature => format!("feature `{name}`"),
            Kind::Method => format!("{module}::{}::{name}", struct_name()),
            Kind::Argument => match method().and_then(|method| method.fact(Fact::Takes)) {
                Some(taken) => format!("{module}::{taken}::{name}"),
                None => format!("{module}::{}::{}({name})", struct_name(), method_name()),
            },
            Kind::Setter | Kind::Waiter => match method().and_then(|method| method.fact(Fact::Call)) {
                Some(call) => format!("{module}::{call}::{name}"),
                None => format!("{module}::{}::{}().{name}", struct_name(), method_name()),
            },
            Kind::Answers | Kind::Errors | Kind::Headers => format!("{module}::{name}"),
            Kind::Alias if !module.is_empty() => format!("{module}::{name}"),
            Kind::Struct | Kind::Enum | Kind::Union | Kind::Newtype | Kind::Alias => format!("types::{name}"),
            Kind::Answer | Kind::Header | Kind::Field | Kind::Value | Kind::Alternative => {
                let holder = self.last().map(|holder| holder.name.as_str()).unwrap_or_default();
                let module = if module.is_empty() { "types" } else { module };
                format!("{module}::{holder}::{name}")
            }
            _ => name.clone(),
        }
    }

    /// The place of an item: its own, or what follows from those of the items that hold it.
    #[must_use]
    pub fn place(&self, item: &Item) -> String {
        let holder = self.items.iter().fold(String::new(), |place, holder| place_within(&place, holder));
        place_within(&holder, item)
    }
}

/// The name of an item on the wire.
#[must_use]
pub fn wire(item: &Item) -> &str {
    item.fact(Fact::Wire).unwrap_or_else(|| item.name.trim_start_matches("r#"))
}
