//! One part of `allOf` added to another: the constraints of both, for a value has to satisfy both.

use super::Lowering;
use crate::api::{Additional, Origin, Schema, SchemaId};
use crate::diagnostics::{ALL_OF_CONFLICT, Diagnostic};
use serde_json::Value;

/// What to do about parts that contradict each other.
const CONFLICT_HELP: &str = "take out of one part what the other says otherwise; no value satisfies both";

/// A contradiction between parts, and what is done about it.
type Conflict = (&'static str, &'static str);

impl Lowering<'_> {
    /// Adds the constraints of `part` to `whole`, which the schema `id` is. Annotations are the outermost schema's.
    pub fn add(&mut self, id: SchemaId, whole: &mut Schema, mut part: Schema, outermost: bool) {
        let place = part.place.clone();
        annotations(whole, &mut part, outermost);
        // The last of them is said.
        let conflicts = [format(whole, &mut part), types(whole, &part), values(whole, &mut part)];
        self.add_members(id, whole, &mut part);
        self.add_elements(id, whole, &mut part);
        unions(whole, &mut part);
        whole.never |= part.never;
        append(&mut whole.unsaid, part.unsaid);
        whole.bounds.narrow(part.bounds);
        if let Some((message, effect)) = conflicts.into_iter().flatten().next_back() {
            self.diagnostics.push(Diagnostic::new(&ALL_OF_CONFLICT, place, message).effect(effect).help(CONFLICT_HELP));
        }
    }

    /// What holds for members of objects.
    fn add_members(&mut self, id: SchemaId, whole: &mut Schema, part: &mut Schema) {
        for (name, property) in std::mem::take(&mut part.properties) {
            let known = whole.properties.get(&name).copied();
            let property = self.both_of(known, Some(property), id, &name).unwrap_or(property);
            whole.properties.insert(name, property);
        }
        append(&mut whole.required, std::mem::take(&mut part.required));
        whole.left_out.append(&mut part.left_out);
        whole.pattern_properties.append(&mut part.pattern_properties);
        whole.additional = match (whole.additional, part.additional) {
            (known, Additional::Open | Additional::Any) if known != Additional::Open => known,
            (Additional::Typed(a), Additional::Typed(b)) if a != b => {
                Additional::Typed(self.both(a, b, Origin::Member(id, "value".to_owned())))
            }
            (Additional::Closed, Additional::Typed(_)) => Additional::Closed,
            (_, other) => other,
        };
        whole.property_names = self.both_of(whole.property_names, part.property_names, id, "key");
    }

    /// What holds for elements of lists, and for what a text contains.
    fn add_elements(&mut self, id: SchemaId, whole: &mut Schema, part: &mut Schema) {
        whole.unique_items |= part.unique_items;
        whole.content = self.both_of(whole.content, part.content, id, "content");
        whole.items = self.both_of(whole.items, part.items, id, "item");
        let (known, mut more) =
            (std::mem::take(&mut whole.prefix_items), std::mem::take(&mut part.prefix_items).into_iter());
        for (index, known) in known.into_iter().enumerate() {
            whole.prefix_items.extend(self.both_of(Some(known), more.next(), id, &format!("item{index}")));
        }
        whole.prefix_items.extend(more);
    }

    /// A schema for a value that either part may say something of; `name` is what the value is to the schema `id`.
    fn both_of(
        &mut self,
        known: Option<SchemaId>,
        other: Option<SchemaId>,
        id: SchemaId,
        name: &str,
    ) -> Option<SchemaId> {
        match (known, other) {
            (Some(a), Some(b)) if a != b => Some(self.both(a, b, Origin::Member(id, name.to_owned()))),
            (known, other) => other.or(known),
        }
    }
}

/// What says nothing about values.
fn annotations(whole: &mut Schema, part: &mut Schema, outermost: bool) {
    if outermost || whole.description.is_none() {
        whole.description = part.description.take().or(whole.description.take());
    }
    if outermost {
        whole.origin = std::mem::take(&mut part.origin);
        whole.deprecated = part.deprecated;
        whole.rust_name = part.rust_name.take();
        whole.rust_type = part.rust_type.take();
        whole.title = part.title.take().or(whole.title.take());
    }
    whole.read_only |= part.read_only;
    whole.write_only |= part.write_only;
    whole.default = part.default.take().or(whole.default.take());
    if whole.examples.is_empty() || outermost && !part.examples.is_empty() {
        whole.examples = std::mem::take(&mut part.examples);
    }
}

fn types(whole: &mut Schema, part: &Schema) -> Option<Conflict> {
    match whole.types.and(part.types) {
        Some(types) => {
            whole.types = types;
            None
        }
        None => Some(("its type contradicts what the other parts say", "the earlier part's type is taken")),
    }
}

fn format(whole: &mut Schema, part: &mut Schema) -> Option<Conflict> {
    let format = part.format.take()?;
    let known = whole.format.replace(format);
    (known.is_some() && known != whole.format)
        .then_some(("its format is another than that of the other parts", "its format is taken"))
}

fn values(whole: &mut Schema, part: &mut Schema) -> Option<Conflict> {
    let values = part.values.take()?;
    let conflict = match &whole.values {
        Some(known) if known.iter().any(|value| values.contains(value)) => {
            narrow(whole, &values);
            return None;
        }
        Some(known) if known.is_empty() => return None,
        Some(_) => Some(("it lists none of the values that the other parts list", "its values are taken")),
        None => None,
    };
    whole.values = Some(values);
    whole.value_names = std::mem::take(&mut part.value_names);
    whole.value_docs = std::mem::take(&mut part.value_docs);
    conflict
}

/// Keeps the values that another list has as well, with their names and what they mean.
fn narrow(whole: &mut Schema, values: &[Value]) {
    let known = whole.values.take().unwrap_or_default();
    let kept: Vec<bool> = known.iter().map(|value| values.contains(value)).collect();
    let of = |texts: &mut Vec<String>| {
        let mut index = 0..;
        texts.retain(|_| index.next().and_then(|index: usize| kept.get(index)).copied().unwrap_or(false));
    };
    of(&mut whole.value_names);
    of(&mut whole.value_docs);
    whole.values = Some(known.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(value, _)| value).collect());
}

/// Alternatives, and what tells them apart.
fn unions(whole: &mut Schema, part: &mut Schema) {
    let both = [(&mut whole.one_of, &mut part.one_of), (&mut whole.any_of, &mut part.any_of)];
    for (known, other) in both {
        if known.is_empty() {
            *known = std::mem::take(other);
        } else if !other.is_empty() && known != other && !whole.other_unions.contains(other) {
            whole.other_unions.push(std::mem::take(other));
        }
    }
    append(&mut whole.other_unions, std::mem::take(&mut part.other_unions));
    whole.discriminator = part.discriminator.take().or(whole.discriminator.take());
}

/// Adds what is not there yet.
fn append<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !known.contains(&one) {
            known.push(one);
        }
    }
}
