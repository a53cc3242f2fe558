//! Lists and maps whose elements have several types, by position or by name.

use super::resolve::element;
use super::worklist::Work;
use crate::api::{Additional, Origin, Schema, SchemaId};
use crate::settings::Untyped;
use crate::shapes::all_of;
use crate::shapes::model::ValueType;
use crate::shapes::report;
use crate::shapes::schema::keywords::matches_every_name;
use crate::shapes::shape::Shape;

/// A map with `patternProperties`.
pub fn by_pattern(work: &mut Work<'_>, schema: &Schema) -> Shape {
    let mut values: Vec<SchemaId> = schema.pattern_properties.iter().map(|(_, value)| *value).collect();
    if let Additional::Typed(value) = schema.additional {
        values.push(value);
    }
    // Without `additionalProperties`, members whose names match no pattern may be anything. Authors do not mean that where a
    // pattern is for whole names, only where it is for their beginning.
    let is_whole = |(pattern, _): &(String, SchemaId)| pattern.starts_with('^') && pattern.ends_with('$');
    let is_total = schema.pattern_properties.iter().any(|(pattern, _)| matches_every_name(pattern));
    let is_open = matches!(schema.additional, Additional::Open | Additional::Any)
        && !is_total
        && !(work.settings.untyped == Untyped::Infer && schema.pattern_properties.iter().all(is_whole));
    if !is_open && are_one_type(work, &values) {
        return Shape::Map(values.first().copied());
    }
    let (message, effect) = ("the types of members depend on their names", "decode as any of these types");
    report::keyword_ignored(schema, "patternProperties", message, effect, work.diagnostics);
    Shape::Map(Some(any_of(work, schema, "value", values, is_open)))
}

/// A list with `prefixItems` that is not a tuple: it may have fewer elements, or more.
pub fn by_position(work: &mut Work<'_>, schema: &Schema, rest: Option<SchemaId>, is_open: bool) -> Shape {
    let values: Vec<SchemaId> = schema.prefix_items.iter().copied().chain(rest).collect();
    if !is_open && are_one_type(work, &values) {
        return Shape::List(values.first().copied());
    }
    let (message, effect) = ("the types of elements depend on their positions", "decode as any of these types");
    report::keyword_ignored(schema, "prefixItems", message, effect, work.diagnostics);
    Shape::List(Some(any_of(work, schema, "item", values, is_open)))
}

fn are_one_type(work: &mut Work<'_>, values: &[SchemaId]) -> bool {
    let types: Vec<ValueType> = values.iter().map(|value| element(work, *value)).collect();
    types.iter().all(|ty| Some(ty) == types.first())
}

/// A schema for values of any of several schemas, or for anything at all.
fn any_of(work: &mut Work<'_>, schema: &Schema, word: &str, mut values: Vec<SchemaId>, is_open: bool) -> SchemaId {
    let parent = work.schemas.push_parent(&schema.origin);
    if is_open {
        values.push(all_of::add(work.schemas, Schema::default(), work.diagnostics));
    }
    let (place, origin) = (schema.place.clone(), Origin::Member(parent, word.to_owned()));
    let any = Schema { any_of: values, origin, place, ..Schema::default() };
    all_of::add(work.schemas, any, work.diagnostics)
}
