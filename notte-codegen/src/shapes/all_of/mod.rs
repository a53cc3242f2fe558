//! `allOf` and `$ref` with siblings: several constraints on one value, as one schema (JSON Schema 2020-12, 10.2.1.1).

mod constraints;
mod joint;
mod merge;

use crate::api::{Additional, Api, Operation, Origin, Schema, SchemaId};
use crate::diagnostics::Diagnostics;
use crate::shapes::schema::store::Schemas;
pub use constraints::take_texts;
pub use merge::all_parts;
use merge::{Progress, merge};
use std::collections::VecDeque;

/// Merges every schema that components and operations reach.
///
/// The order decides which of several schemas names a schema that merging adds: components come first, then operations.
pub fn merge_all(api: &Api, schemas: &mut Schemas, diagnostics: &mut Diagnostics) {
    let operations = api.operations.iter().chain(&api.incoming).flat_map(of_operation);
    let headers = api.operations.iter().flat_map(of_headers);
    let roots = api.components.values().copied().chain(operations).chain(headers).collect();
    merge_reachable(schemas, roots, diagnostics);
}

/// Adds a schema that is not in the description, and merges it.
pub fn add(schemas: &mut Schemas, schema: Schema, diagnostics: &mut Diagnostics) -> SchemaId {
    let id = schemas.push(schema);
    merge_reachable(schemas, VecDeque::from([id]), diagnostics);
    id
}

/// The schema for a value on which two schemas place constraints, merged.
pub fn both(
    schemas: &mut Schemas,
    first: SchemaId,
    second: SchemaId,
    origin: Origin,
    diagnostics: &mut Diagnostics,
) -> SchemaId {
    let id = joint::joint(schemas, first, second, origin, &mut Progress::default(), diagnostics);
    merge_reachable(schemas, VecDeque::from([id]), diagnostics);
    id
}

/// Merges schemas and all that they lead to: elements and alternatives at once, members after everything before them.
fn merge_reachable(schemas: &mut Schemas, mut queue: VecDeque<SchemaId>, diagnostics: &mut Diagnostics) {
    let mut progress = Progress::default();
    while let Some(root) = queue.pop_front() {
        let mut stack = vec![root];
        while let Some(id) = stack.pop() {
            if !schemas.visit(id) {
                continue;
            }
            let schema = merge(schemas, id, &mut progress, diagnostics);
            stack.extend(elements(&schema).into_iter().rev());
            queue.extend(schema.properties.values());
            queue.extend(schema.discriminator.iter().flat_map(|discriminator| discriminator.mapping.values()));
            queue.extend(schemas.subtypes(id).iter().map(|(_, subtype)| *subtype));
        }
    }
}

/// The schemas of elements, additional members and alternatives.
fn elements(schema: &Schema) -> Vec<SchemaId> {
    let mut found: Vec<SchemaId> = schema.prefix_items.clone();
    found.extend(schema.items.into_iter().chain(schema.content).chain(schema.property_names));
    if let Additional::Typed(value) = schema.additional {
        found.push(value);
    }
    found.extend(schema.pattern_properties.iter().map(|(_, value)| *value));
    found.extend(schema.one_of.iter().chain(&schema.any_of).chain(schema.other_unions.iter().flatten()));
    found
}

fn of_operation(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let parameters = operation.parameters.iter().map(|parameter| parameter.schema);
    let bodies = operation.body.iter().flat_map(|body| &body.content);
    let encodings = bodies.clone().flat_map(|media| media.encoding.values());
    let part_headers = encodings.flat_map(|encoding| &encoding.headers).filter_map(|header| header.schema);
    let responses = operation.responses.iter().flat_map(|response| &response.content);
    parameters.chain(bodies.chain(responses).filter_map(|media| media.schema)).chain(part_headers)
}

fn of_headers(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let headers = operation.responses.iter().flat_map(|response| &response.headers);
    headers.filter_map(|header| header.schema)
}
