//! The object of a form: its known members, or those of all alternatives.

use crate::api::{Additional, Media, Origin, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, Diagnostics, KEYWORD_IGNORED};
use crate::lower::operations::media_types::is_file;
use crate::shapes::{self, Schemas, is_null};
use std::sync::Arc;

/// Alternatives within alternatives are merged to this depth.
const MAX_DEPTH: usize = 4;

/// The object of a form, if its members are known. That of a union has the members of all its alternatives.
pub fn form_object(schemas: &mut Schemas, media: &Media, diagnostics: &mut Diagnostics) -> Option<Arc<Schema>> {
    let id = media.schema?;
    object_of(schemas, id, 0, diagnostics).filter(|object| !object.properties.is_empty())
}

/// Reports what a form can't express: which members belong to which alternative, and members without a name.
pub fn report_form(schemas: &Schemas, media: &Media, object: &Schema, diagnostics: &mut Diagnostics) {
    let Some(schema) = media.schema.map(|id| schemas.merged(id)) else { return };
    if !schema.one_of.is_empty() || !schema.any_of.is_empty() {
        let message = "the members of the form depend on the alternative, which no method can express";
        diagnostics.push(
            Diagnostic::new(&KEYWORD_IGNORED, schema.place.clone(), message)
                .effect("members that all alternatives require are arguments; the others are setters"),
        );
    }
    if matches!(object.additional, Additional::Typed(_)) || !object.pattern_properties.is_empty() {
        let message = "a form has only the members that its schema names";
        diagnostics.push(
            Diagnostic::new(&KEYWORD_IGNORED, object.place.clone(), message).effect("other members can't be sent"),
        );
    }
}

/// The schema of a form that is an object of any members.
pub fn free_form(schemas: &Schemas, media: &Media) -> Option<SchemaId> {
    let id = media.schema?;
    let schema = schemas.merged(id);
    let is_object = schema.types == Types::of(Type::Object) || matches!(schema.additional, Additional::Typed(_));
    let is_free = is_object && schema.properties.is_empty() && schema.one_of.is_empty() && schema.any_of.is_empty();
    // A map can't hold files, which are parts.
    let has_files = matches!(schema.additional, Additional::Typed(value) if is_file(schemas, value, None).is_some());
    (is_free && !has_files && schema.pattern_properties.is_empty()).then_some(id)
}

fn object_of(schemas: &mut Schemas, id: SchemaId, depth: usize, diagnostics: &mut Diagnostics) -> Option<Arc<Schema>> {
    let schema = Arc::clone(schemas.merged(id));
    let alternatives: Vec<SchemaId> = schema.one_of.iter().chain(&schema.any_of).copied().collect();
    if alternatives.is_empty() {
        return (!schema.properties.is_empty() || !schema.required.is_empty()).then_some(schema);
    }
    let mut whole = Schema { one_of: Vec::new(), any_of: Vec::new(), ..Schema::clone(&schema) };
    let mut required: Option<Vec<String>> = None;
    for alternative in alternatives.into_iter().filter(|_| depth < MAX_DEPTH) {
        if is_null(schemas.merged(alternative)) {
            continue;
        }
        let object = object_of(schemas, alternative, depth + 1, diagnostics)?;
        for (name, member) in &object.properties {
            let both = match whole.properties.get(name) {
                Some(known) if known != member => member_of_either(schemas, id, name, *known, *member, diagnostics),
                _ => *member,
            };
            whole.properties.insert(name.clone(), both);
        }
        required = Some(match required {
            None => object.required.clone(),
            Some(known) => known.into_iter().filter(|name| object.required.contains(name)).collect(),
        });
    }
    let more = required.unwrap_or_default();
    whole.required.extend(more.into_iter().filter(|name| !schema.required.contains(name)));
    Some(Arc::new(whole))
}

/// A schema for a member with a different schema in each of two alternatives.
fn member_of_either(
    schemas: &mut Schemas,
    form: SchemaId,
    name: &str,
    known: SchemaId,
    other: SchemaId,
    diagnostics: &mut Diagnostics,
) -> SchemaId {
    let origin = Origin::Member(form, name.to_owned());
    let any_of = match schemas.get(known) {
        // A schema that was added for two takes a third.
        schema if schema.origin == origin && schemas.is_added(known) => [&schema.any_of[..], &[other]].concat(),
        _ => vec![known, other],
    };
    let place = schemas.get(known).place.clone();
    let either = Schema { place, origin, any_of, ..Schema::default() };
    shapes::add(schemas, either, diagnostics)
}
