//! The alternatives of a union: one for each schema that is a value of its own.

use super::listed::by_type;
use super::product::{narrowest, product};
use super::subtypes::without_subtypes;
use super::tags::{tag_as_inherited, tag_inner, tag_of};
use crate::api::{Discriminator, Origin, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, Diagnostics, KEYWORD_IGNORED};
use crate::hash::HashSet;
use crate::shapes::all_of;
use crate::shapes::schema::keywords::{is_null, is_object, is_union};
use crate::shapes::schema::store::Schemas;
use crate::shapes::schema::values::{alternative_lists, lists_several_types};
use crate::shapes::shape::Alternative;

/// Unions within unions are flattened to this depth; deeper ones are types of their own.
const MAX_DEPTH: usize = 16;

/// Keywords beside alternatives are added to each of them to this depth.
const MAX_NESTING: usize = 2;

/// The alternatives of a schema; none if it is not a union.
pub fn alternatives(schemas: &mut Schemas, schema: &Schema, diagnostics: &mut Diagnostics) -> Option<Vec<Alternative>> {
    let mut unions: Vec<Vec<Alternative>> = Vec::new();
    for list in alternative_lists(schema) {
        let mut list = without_subtypes(schemas, schema, list);
        list.extend(only_mapped(schemas, schema, &list));
        let mut gathered = Gathered { restricts: all_only_require(schemas, &list), ..Gathered::default() };
        gather(schemas, schema, list, 0, &mut gathered, diagnostics);
        let mut found = gathered.alternatives;
        tag_as_inherited(schemas, &mut found);
        // The default alternative, which is for every unknown tag, comes last.
        let default = schema.discriminator.as_ref().and_then(|discriminator| discriminator.default);
        found.sort_by_key(|alternative| default == Some(alternative.schema));
        if !found.is_empty() {
            unions.push(found);
        }
    }
    let found = unions.iter().flatten().map(|alternative| alternative.schema).collect();
    report_unmapped(schema, &found, diagnostics);
    if unions.is_empty() {
        return None;
    }
    let unions = narrowest(unions);
    let parent = schemas.push_parent(&schema.origin);
    let mut found = product(schemas, schema, parent, unions, diagnostics)?;
    add_siblings(schemas, schema, parent, &mut found, diagnostics);
    Some(found)
}

/// Adds the keywords beside alternatives to each alternative.
fn add_siblings(
    schemas: &mut Schemas,
    union: &Schema,
    parent: SchemaId,
    alternatives: &mut [Alternative],
    diagnostics: &mut Diagnostics,
) {
    let siblings = Schema {
        one_of: Vec::new(),
        any_of: Vec::new(),
        other_unions: Vec::new(),
        discriminator: None,
        ..union.clone()
    };
    if !restricts_shape(&siblings) || !may_nest(schemas, union, diagnostics) {
        return;
    }
    let siblings = all_of::add(schemas, Schema { description: None, ..siblings }, diagnostics);
    for (index, alternative) in alternatives.iter_mut().enumerate() {
        let origin = match alternative_name(schemas, alternative.schema) {
            Some(name) => Origin::Member(parent, name),
            None => Origin::Alternative(parent, index),
        };
        alternative.schema = all_of::both(schemas, siblings, alternative.schema, origin, diagnostics);
    }
}

/// The name of a component, or of a combination of components.
fn alternative_name(schemas: &Schemas, id: SchemaId) -> Option<String> {
    schemas.component_name(id).map(str::to_owned).or_else(|| match &schemas.get(id).origin {
        Origin::Member(_, name) if schemas.is_added(id) => Some(name.clone()),
        _ => None,
    })
}

/// Whether all alternatives, null aside, do nothing but require members. If one of them does more, each of them is a type.
fn all_only_require(schemas: &Schemas, list: &[SchemaId]) -> bool {
    let (mut open, mut seen) = (vec![(0, list.to_vec())], HashSet::default());
    while let Some((depth, list)) = open.pop() {
        for id in list {
            if !seen.insert(id) {
                continue;
            }
            let alternative = schemas.merged(id);
            if only_requires(alternative) || is_null(alternative) {
                continue;
            }
            let nested = alternative_lists(alternative);
            // A union that is too deep to be flattened is a type.
            if nested.is_empty() || restricts_shape(alternative) || depth == MAX_DEPTH {
                return false;
            }
            open.extend(nested.into_iter().map(|list| (depth + 1, list)));
        }
    }
    true
}

/// Whether keywords beside alternatives are added to each of them. An alternative that leads back to the union has no end.
fn may_nest(schemas: &Schemas, union: &Schema, diagnostics: &mut Diagnostics) -> bool {
    if schemas.is_full() || schemas.nesting(union) > MAX_NESTING {
        diagnostics.push(
            Diagnostic::new(
                &KEYWORD_IGNORED,
                union.place.clone(),
                "the keywords beside the alternatives lead back to the union",
            )
            .effect("the alternatives are decoded without these keywords"),
        );
        return false;
    }
    true
}

/// The alternatives of a union while they are gathered.
#[derive(Default)]
struct Gathered {
    /// Whether the alternatives only restrict which members the object beside them must have.
    restricts: bool,
    seen: HashSet<SchemaId>,
    alternatives: Vec<Alternative>,
}

fn gather(
    schemas: &mut Schemas,
    union: &Schema,
    list: Vec<SchemaId>,
    depth: usize,
    gathered: &mut Gathered,
    diagnostics: &mut Diagnostics,
) {
    for id in list {
        let merged = schemas.merged(id).clone();
        // `anyOf: [{required: [a]}, {required: [b]}]` restricts an object that is described beside it; among alternatives that
        // are not objects it is an alternative.
        if gathered.restricts && only_requires(&merged) {
            report_required(&merged, diagnostics);
            continue;
        }
        // No value is of an alternative `{not: {}}`, which Zod writes for `undefined`.
        if is_null(&merged) || merged.never || !gathered.seen.insert(id) {
            continue;
        }
        let mut nested = alternative_lists(&merged);
        // An alternative with a tag of its own is not flattened.
        let is_mapped = |discriminator: &Discriminator| discriminator.mapping.values().any(|target| *target == id);
        let is_mapped = union.discriminator.as_deref().is_some_and(is_mapped);
        let is_plain_union = nested.len() == 1 && !restricts_shape(&merged) && merged.values.is_none();
        if is_plain_union && !is_mapped && depth < MAX_DEPTH {
            let first = gathered.alternatives.len();
            gather(schemas, &merged, nested.pop().unwrap_or_default(), depth + 1, gathered, diagnostics);
            if let Some(outer) = &union.discriminator {
                tag_inner(schemas, outer, gathered.alternatives.iter_mut().skip(first));
            }
            continue;
        }
        if lists_several_types(&merged) {
            gathered.alternatives.extend(by_type(schemas, &merged, diagnostics));
            continue;
        }
        let tag = tag_of(schemas, union, id, &merged);
        gathered.alternatives.push(Alternative { schema: id, tag, is_base: false });
    }
}

/// The schemas that a discriminator has tags for and that are not among the alternatives: a server that sends such a tag means the
/// schema.
fn only_mapped(schemas: &Schemas, union: &Schema, list: &[SchemaId]) -> Vec<SchemaId> {
    let Some(discriminator) = &union.discriminator else { return Vec::new() };
    let named: Vec<SchemaId> = alternative_lists(union).into_iter().flatten().collect();
    if !discriminator.mapping.values().any(|target| list.contains(target)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for target in discriminator.mapping.values().filter(|target| !named.contains(target)) {
        let merged = schemas.merged(*target);
        // A union may be this one, or contain it.
        if alternative_lists(merged).is_empty()
            && merged.properties.contains_key(&discriminator.property)
            && !found.contains(target)
        {
            found.push(*target);
        }
    }
    found
}

/// Reports the tags of a discriminator that stand for none of the alternatives.
fn report_unmapped(union: &Schema, alternatives: &HashSet<SchemaId>, diagnostics: &mut Diagnostics) {
    // A discriminator that maps to none of the alternatives belongs to another union, which this one includes.
    let is_own =
        |discriminator: &&Discriminator| discriminator.mapping.values().any(|target| alternatives.contains(target));
    let Some(discriminator) = union.discriminator.as_deref().filter(is_own) else { return };
    for (tag, _) in discriminator.mapping.iter().filter(|(_, target)| !alternatives.contains(target)) {
        let place = union.place.child("discriminator").child("mapping").child(tag);
        let message = format!("the tag `{tag}` maps to a schema that is not an alternative");
        diagnostics.push(
            Diagnostic::new(&KEYWORD_IGNORED, place, message)
                .effect("a value with this tag becomes the unknown variant")
                .help("add the schema to the alternatives"),
        );
    }
}

/// Reports an alternative that only requires members, which no type expresses.
fn report_required(alternative: &Schema, diagnostics: &mut Diagnostics) {
    let place = alternative.place.child("required");
    let message = "the required members depend on the alternative, which no type expresses";
    diagnostics.push(
        Diagnostic::new(&KEYWORD_IGNORED, place, message)
            .effect("members are optional unless `required` beside the alternatives names them")
            .help("`type: object` with `properties` of its own in each alternative makes them a union"),
    );
}

fn only_requires(schema: &Schema) -> bool {
    !schema.required.is_empty()
        && !restricts_content(schema)
        && (schema.types.is_empty() || schema.types == Types::of(Type::Object))
        && !is_union(schema)
}

/// Whether keywords other than `type` say something about the shape of the values.
fn restricts_shape(schema: &Schema) -> bool {
    !schema.required.is_empty() || restricts_content(schema)
}

/// The same without `required`.
fn restricts_content(schema: &Schema) -> bool {
    is_object(schema) || schema.items.is_some() || schema.values.is_some()
}
