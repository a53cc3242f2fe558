//! One part of `allOf` added to the others: a value has to satisfy all of them.

use super::joint::joint;
use super::merge::Progress;
use crate::api::{Additional, Origin, Schema, SchemaId};
use crate::diagnostics::{ALL_OF_CONFLICT, Diagnostic, Diagnostics};
use crate::shapes::schema::store::Schemas;
use serde_json::Value;

const CONFLICT_HELP: &str = "remove the contradiction from one part; no value satisfies both";

/// A contradiction between parts: a message and an effect.
type Conflict = (&'static str, &'static str);

/// Adds the constraints of `part` to `whole`, which is the schema `id`. Annotations of the outermost schema win.
pub fn add_part(
    schemas: &mut Schemas,
    id: SchemaId,
    whole: &mut Schema,
    mut part: Schema,
    is_outermost: bool,
    progress: &mut Progress,
    diagnostics: &mut Diagnostics,
) {
    let place = part.place.clone();
    annotations(whole, &mut part, is_outermost);
    // Only the last conflict is reported.
    let conflicts = [format(whole, &mut part), types(whole, &part), values(whole, &mut part)];
    let mut join = |first: SchemaId, second: SchemaId, name: &str| {
        joint(schemas, first, second, Origin::Member(id, name.to_owned()), progress, diagnostics)
    };
    add_members(whole, &mut part, &mut join);
    add_elements(whole, &mut part, &mut join);
    unions(whole, &mut part);
    whole.never |= part.never;
    append(&mut whole.unsaid, part.unsaid);
    whole.bounds.narrow(part.bounds);
    if let Some((message, effect)) = conflicts.into_iter().flatten().next_back() {
        diagnostics.push(Diagnostic::new(&ALL_OF_CONFLICT, place, message).effect(effect).help(CONFLICT_HELP));
    }
}

/// Adds the constraints on members of objects. `join` returns the schema for a value with two, by the value's name.
fn add_members(whole: &mut Schema, part: &mut Schema, join: &mut impl FnMut(SchemaId, SchemaId, &str) -> SchemaId) {
    whole.client_names.extend(std::mem::take(&mut part.client_names));
    whole.secrets.append(&mut part.secrets);
    for (name, property) in std::mem::take(&mut part.properties) {
        let known = whole.properties.get(&name).copied();
        let property = either_or_joint(known, Some(property), &name, join).unwrap_or(property);
        whole.properties.insert(name, property);
    }
    append(&mut whole.required, std::mem::take(&mut part.required));
    whole.left_out.append(&mut part.left_out);
    whole.pattern_properties.append(&mut part.pattern_properties);
    whole.additional = match (whole.additional, part.additional) {
        (known, Additional::Open | Additional::Any) if known != Additional::Open => known,
        (Additional::Typed(a), Additional::Typed(b)) if a != b => Additional::Typed(join(a, b, "value")),
        (Additional::Closed, Additional::Typed(_)) => Additional::Closed,
        (_, additional) => additional,
    };
    whole.property_names = either_or_joint(whole.property_names, part.property_names, "key", join);
}

/// Adds the constraints on elements of lists, and on the content of a text.
fn add_elements(whole: &mut Schema, part: &mut Schema, join: &mut impl FnMut(SchemaId, SchemaId, &str) -> SchemaId) {
    whole.unique_items |= part.unique_items;
    whole.content = either_or_joint(whole.content, part.content, "content", join);
    whole.items = either_or_joint(whole.items, part.items, "item", join);
    let (known, mut more) =
        (std::mem::take(&mut whole.prefix_items), std::mem::take(&mut part.prefix_items).into_iter());
    for (index, known) in known.into_iter().enumerate() {
        whole.prefix_items.extend(either_or_joint(Some(known), more.next(), &format!("item{index}"), join));
    }
    whole.prefix_items.extend(more);
}

/// The schema of a value for which either part may have one; `name` is the value's name in the whole.
fn either_or_joint(
    known: Option<SchemaId>,
    added: Option<SchemaId>,
    name: &str,
    join: &mut impl FnMut(SchemaId, SchemaId, &str) -> SchemaId,
) -> Option<SchemaId> {
    match (known, added) {
        (Some(a), Some(b)) if a != b => Some(join(a, b, name)),
        (known, added) => added.or(known),
    }
}

/// Adds keywords that do not restrict values.
fn annotations(whole: &mut Schema, part: &mut Schema, is_outermost: bool) {
    if is_outermost || whole.description.is_none() {
        whole.description = part.description.take().or(whole.description.take());
    }
    if is_outermost {
        whole.origin = std::mem::take(&mut part.origin);
        whole.deprecated = part.deprecated;
        whole.rust_name = part.rust_name.take();
        whole.rust_type = part.rust_type.take();
        whole.own_type = part.own_type.take();
        whole.title = part.title.take().or(whole.title.take());
    }
    whole.read_only |= part.read_only;
    whole.write_only |= part.write_only;
    whole.default = part.default.take().or(whole.default.take());
    if whole.examples.is_empty() || is_outermost && !part.examples.is_empty() {
        whole.examples = std::mem::take(&mut part.examples);
    }
}

fn types(whole: &mut Schema, part: &Schema) -> Option<Conflict> {
    match whole.types.and(part.types) {
        Some(types) => {
            whole.types = types;
            None
        }
        None => Some(("its type contradicts the other parts", "the earlier part's type is used")),
    }
}

fn format(whole: &mut Schema, part: &mut Schema) -> Option<Conflict> {
    let format = part.format.take()?;
    let known = whole.format.replace(format);
    (known.is_some() && known != whole.format)
        .then_some(("its format differs from that of the other parts", "its format is used"))
}

fn values(whole: &mut Schema, part: &mut Schema) -> Option<Conflict> {
    let values = part.values.take()?;
    let conflict = match &whole.values {
        Some(known) if known.iter().any(|value| values.contains(value)) => {
            take_texts(whole, part, &values);
            narrow(whole, &values);
            return None;
        }
        Some(known) if known.is_empty() => return None,
        Some(_) => Some(("its values exclude those of the other parts", "its values are used")),
        None => None,
    };
    whole.values = Some(values);
    whole.value_names = std::mem::take(&mut part.value_names);
    whole.value_docs = std::mem::take(&mut part.value_docs);
    conflict
}

/// Takes the names and descriptions of the values from the part, where the whole has none.
pub fn take_texts(whole: &mut Schema, part: &Schema, values: &[Value]) {
    let of = |texts: &[String]| -> Vec<String> {
        let text = |value| values.iter().position(|known| known == value).and_then(|index| texts.get(index));
        whole.values.iter().flatten().map(|value| text(value).cloned().unwrap_or_default()).collect()
    };
    let (names, docs) = (of(&part.value_names), of(&part.value_docs));
    if whole.value_names.is_empty() && !part.value_names.is_empty() {
        whole.value_names = names;
    }
    if whole.value_docs.is_empty() && !part.value_docs.is_empty() {
        whole.value_docs = docs;
    }
}

/// Keeps the values that the other list has as well, with their names and descriptions.
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

/// Adds alternatives and the discriminator.
fn unions(whole: &mut Schema, part: &mut Schema) {
    let both = [(&mut whole.one_of, &mut part.one_of), (&mut whole.any_of, &mut part.any_of)];
    for (known, added) in both {
        if known.is_empty() {
            *known = std::mem::take(added);
        } else if !added.is_empty() && known != added && !whole.other_unions.contains(added) {
            whole.other_unions.push(std::mem::take(added));
        }
    }
    append(&mut whole.other_unions, std::mem::take(&mut part.other_unions));
    whole.discriminator = part.discriminator.take().or(whole.discriminator.take());
}

/// Adds the items that are not there yet.
fn append<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !known.contains(&item) {
            known.push(item);
        }
    }
}
