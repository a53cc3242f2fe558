//! `readOnly` and `writeOnly` (OpenAPI 3.0): requests have no members that only the server sets, and responses have none that
//! only a caller sends.
//!
//! A schema that travels both ways and has such members, itself or in a schema that it reaches, becomes two schemas. The schema
//! of the description is the one that is received; its copy, [`Origin::Sent`], is the one that is sent.

mod one_way;

use crate::api::{Additional, Api, Operation, Origin, Schema, SchemaId, Type};
use crate::hash::{HashMap, HashSet};
use crate::settings::Untyped;
use crate::shapes::schema::graph::{ids, reachable, reaching, redirect, subtypes, targets};
use crate::shapes::schema::keywords::is_object;
use one_way::OneWay;
use std::sync::Arc;

/// Adds a copy of every schema that differs when it is sent, and makes requests use the copies.
#[must_use]
pub fn split_directions(mut api: Api) -> Api {
    if !api.schemas.iter().any(|schema| schema.read_only || schema.write_only) {
        return api;
    }
    let subtypes = subtypes(&api);
    let sent = reachable(sent_roots(&api), |id| targets(&api, &subtypes, id));
    let received = reachable(received_roots(&api), |id| targets(&api, &subtypes, id));
    let members = OneWay::of(&api, &subtypes);
    let differs = |id: &SchemaId| sent.contains(id) && received.contains(id) && members.differs_by_direction(&api, *id);
    let seeds: Vec<SchemaId> = ids(&api).filter(differs).collect();
    let reach = reaching(&api, seeds, |id| targets(&api, &subtypes, id));
    let both: Vec<SchemaId> =
        ids(&api).filter(|id| sent.contains(id) && received.contains(id) && reach.contains(id)).collect();
    let first = api.schemas.len();
    let copies: HashMap<SchemaId, SchemaId> =
        both.iter().enumerate().map(|(index, id)| (*id, SchemaId((first + index) as u32))).collect();
    let sent_copies = both.iter().map(|id| {
        let mut copy = Schema::clone(api.schema(*id));
        redirect(&mut copy, &copies);
        copy.left_out = members.of_server(&api, *id);
        copy.origin = Origin::Sent(*id);
        Arc::new(copy)
    });
    let sent_copies: Vec<Arc<Schema>> = sent_copies.collect();
    let one_way = ids(&api).filter_map(|id| {
        let (is_sent, is_received) = (sent.contains(&id), received.contains(&id));
        if is_received && (copies.contains_key(&id) || !is_sent) {
            Some((id, members.of_caller(&api, id), false))
        } else if is_sent && !is_received {
            Some((id, members.of_server(&api, id), true))
        } else {
            None
        }
    });
    let one_way: Vec<(SchemaId, Vec<String>, bool)> = one_way.collect();
    for (id, left_out, is_sent) in one_way {
        let Some(schema) = api.schemas.get_mut(id.0 as usize) else { continue };
        if left_out.is_empty() && !is_sent {
            continue;
        }
        let schema = Arc::make_mut(schema);
        if is_sent {
            redirect(schema, &copies);
        }
        schema.left_out = left_out;
    }
    api.schemas.extend(sent_copies);
    for operation in &mut api.operations {
        let parameters = operation.parameters.iter_mut().map(|parameter| &mut parameter.schema);
        let bodies = operation.body.iter_mut().flat_map(|body| &mut body.content);
        for id in parameters.chain(bodies.filter_map(|media| media.schema.as_mut())) {
            *id = copies.get(id).copied().unwrap_or(*id);
        }
    }
    api
}

/// Removes the members that travel the other way from a merged schema. If one arrives all the same, it is an unknown member.
pub fn leave_out(schema: &mut Schema, untyped: Untyped) {
    if schema.left_out.is_empty() {
        return;
    }
    let names: HashSet<&String> = schema.left_out.iter().collect();
    schema.required.retain(|name| !names.contains(name));
    // Unknown members have a type here, and these members need not be of that type.
    if matches!(schema.additional, Additional::Typed(_)) {
        return;
    }
    let was_object = is_object(schema);
    schema.properties.retain(|name, _| !names.contains(name));
    if schema.additional == Additional::Closed {
        schema.additional = Additional::Open;
    }
    if was_object && schema.types.is_empty() && untyped == Untyped::Infer {
        schema.types.insert(Type::Object);
    }
}

fn sent_roots(api: &Api) -> Vec<SchemaId> {
    let parameters =
        api.operations.iter().flat_map(|operation| &operation.parameters).map(|parameter| parameter.schema);
    parameters.chain(api.operations.iter().flat_map(bodies)).collect()
}

fn received_roots(api: &Api) -> Vec<SchemaId> {
    let responses =
        api.operations.iter().flat_map(|operation| &operation.responses).flat_map(|response| &response.content);
    responses.filter_map(|media| media.schema).chain(api.incoming.iter().flat_map(bodies)).collect()
}

fn bodies(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    operation.body.iter().flat_map(|body| &body.content).filter_map(|media| media.schema)
}
