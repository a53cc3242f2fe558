//! Which way schemas travel, known before any type is made: what is sent need not have what only the server sets.

use crate::api::{Additional, Api, Operation, SchemaId};
use std::collections::HashSet;

/// The schemas that requests and responses reach.
pub struct Directions {
    /// Reached from a parameter or a body.
    pub sent: HashSet<SchemaId>,
    /// Reached from a response, a webhook or a callback.
    pub received: HashSet<SchemaId>,
}

/// Follows every operation's schemas.
pub fn directions(api: &Api) -> Directions {
    let bodies = |operation: &Operation| {
        let content = operation.body.iter().flat_map(|body| &body.content);
        content.filter_map(|media| media.schema).collect::<Vec<_>>()
    };
    let parameters = api.operations.iter().flat_map(|one| &one.parameters).map(|parameter| parameter.schema);
    let sent = parameters.chain(api.operations.iter().flat_map(bodies));
    let responses = api.operations.iter().flat_map(|one| &one.responses).flat_map(|response| &response.content);
    let received = responses.filter_map(|media| media.schema).chain(api.incoming.iter().flat_map(bodies));
    Directions { sent: reached(api, sent), received: reached(api, received) }
}

fn reached(api: &Api, from: impl Iterator<Item = SchemaId>) -> HashSet<SchemaId> {
    let mut seen = HashSet::new();
    let mut open: Vec<SchemaId> = from.collect();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let schema = api.schema(id);
        open.extend(schema.properties.values().chain(&schema.prefix_items).copied());
        open.extend(schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of).copied());
        open.extend(schema.pattern_properties.iter().map(|(_, value)| *value));
        open.extend(schema.items.into_iter().chain(schema.reference));
        open.extend(schema.discriminator.iter().flat_map(|one| one.mapping.values().copied()));
        if let Additional::Typed(value) = schema.additional {
            open.push(value);
        }
    }
    seen
}
