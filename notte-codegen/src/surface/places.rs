//! Places that follow from the place of what holds an item.

use super::{Fact, Item, Kind};

/// The place of an item: its own, or what follows from the place of the item that holds it.
#[must_use]
pub fn place_within(holder: &str, item: &Item) -> String {
    if item.place.is_empty() { derived(holder, item) } else { item.place.clone() }
}

fn derived(holder: &str, item: &Item) -> String {
    if holder.is_empty() {
        return String::new();
    }
    let (folder, name) = match item.kind {
        Kind::Field => ("properties", item.fact(Fact::Wire).unwrap_or_else(|| item.name.trim_start_matches("r#"))),
        Kind::Response => ("responses", item.name.as_str()),
        Kind::Content => ("content", item.name.as_str()),
        Kind::RequestBody => ("requestBody/content", item.name.as_str()),
        Kind::ResponseHeader => ("headers", item.name.as_str()),
        _ => return holder.to_owned(),
    };
    format!("{holder}/{folder}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Leaves out each place that follows from another.
pub fn leave_out_derived(items: &mut [Item], holder: &str) {
    for item in items {
        let place = place_within(holder, item);
        leave_out_derived(&mut item.items, &place);
        if !holder.is_empty() && item.place == derived(holder, item) {
            item.place.clear();
        }
    }
}
