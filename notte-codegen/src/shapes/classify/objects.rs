//! Objects with known members.

use super::resolve::{element, resolve};
use super::worklist::Work;
use crate::api::{Additional, Schema, SchemaId};
use crate::shapes::model::{AdditionalMembers, Member, Object, Scalar, ValueType};
use crate::shapes::report;
use crate::shapes::schema::keywords::allows_any_type;

/// The members of an object.
pub fn object(work: &mut Work<'_>, id: SchemaId, schema: &Schema) -> Object {
    let members = schema.properties.iter().map(|(name, member)| Member {
        client_name: schema.client_names.get(name).cloned(),
        name: name.clone(),
        schema: *member,
        resolved: resolve(work, *member),
        required: schema.required.contains(name),
        is_secret: schema.secrets.contains(name),
    });
    let members = members.collect();
    report::unknown_required(work.schemas, id, schema, work.diagnostics);
    Object { members, additional: additional_members(work, schema) }
}

/// The members that an object does not name. One whose name matches a pattern has that pattern's type.
fn additional_members(work: &mut Work<'_>, schema: &Schema) -> AdditionalMembers {
    let patterns: Vec<SchemaId> = schema.pattern_properties.iter().map(|(_, id)| *id).collect();
    let typed = match schema.additional {
        Additional::Typed(id) => Some(id),
        Additional::Closed if patterns.is_empty() => return AdditionalMembers::Closed,
        Additional::Closed => patterns.first().copied(),
        Additional::Open | Additional::Any => None,
    };
    let typed = typed.map(|id| element(work, id));
    let are_one_type = match &typed {
        Some(ty) => patterns.iter().all(|id| element(work, *id) == *ty),
        None => patterns.iter().all(|id| allows_any_type(work.schemas.merged(*id))),
    };
    if !are_one_type {
        let (message, effect) = ("the types of members depend on their names", "are plain JSON");
        report::keyword_ignored(schema, "patternProperties", message, effect, work.diagnostics);
    }
    match typed {
        Some(ty) if are_one_type && ty != ValueType::Scalar(Scalar::Json) => AdditionalMembers::Typed(ty),
        _ => AdditionalMembers::Any,
    }
}
