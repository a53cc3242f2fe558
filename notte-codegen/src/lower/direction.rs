//! Which way schemas travel, settled before any type is made: what is sent has nothing that only the server sets, and what is
//! received nothing that only a caller gives (OpenAPI 3.0, `readOnly` and `writeOnly`).
//!
//! A schema that travels both ways and has such members, itself or in what it reaches, is two schemas from here on. The one
//! that the description names is what is received; what is sent is a copy of it, [`Origin::Sent`].

mod one_way;
mod targets;

use super::alternatives::is_object;
use crate::api::{Additional, Api, Operation, Origin, Schema, SchemaId, Type};
use crate::hash::{HashMap, HashSet};
use crate::settings::Untyped;
use one_way::OneWay;
use std::sync::Arc;
use targets::{ids, reaching, walk};

pub use targets::{Children, children, own_discriminator, redirect, targets};

/// The description with a copy of every schema that is another one when it is sent.
pub fn apart(mut api: Api) -> Api {
    if !api.schemas.iter().any(|schema| schema.read_only || schema.write_only) {
        return api;
    }
    let children = children(&api);
    let sent = walk(sent_roots(&api), |id| targets(&api, &children, id));
    let received = walk(received_roots(&api), |id| targets(&api, &children, id));
    let members = OneWay::of(&api, &children);
    let differs = |id: &SchemaId| sent.contains(id) && received.contains(id) && members.matter(&api, *id);
    let seeds: Vec<SchemaId> = ids(&api).filter(differs).collect();
    let reach = reaching(&api, seeds, |id| targets(&api, &children, id));
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

/// Takes the members that travel the other way out of a merged schema. What comes nevertheless is an unknown member.
pub fn leave_out(schema: &mut Schema, untyped: Untyped) {
    if schema.left_out.is_empty() {
        return;
    }
    let names: HashSet<&String> = schema.left_out.iter().collect();
    schema.required.retain(|name| !names.contains(name));
    // Where unknown members have a type, these need not have it.
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
    let parameters = api.operations.iter().flat_map(|one| &one.parameters).map(|parameter| parameter.schema);
    parameters.chain(api.operations.iter().flat_map(bodies)).collect()
}

fn received_roots(api: &Api) -> Vec<SchemaId> {
    let responses = api.operations.iter().flat_map(|one| &one.responses).flat_map(|response| &response.content);
    responses.filter_map(|media| media.schema).chain(api.incoming.iter().flat_map(bodies)).collect()
}

fn bodies(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    operation.body.iter().flat_map(|body| &body.content).filter_map(|media| media.schema)
}
