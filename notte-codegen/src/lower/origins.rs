//! Where the operations and types of the crate stand in the description.

use crate::api::Api;
use crate::ir::{MemberOrigin, Origins, TypeOrigin};
use crate::shapes::{Definition, Member, NamedShape, Schemas, Shapes, member_place};

/// The places of operations, by the number of the operation behind each method, and those of types.
pub fn origins(api: &Api, schemas: &Schemas, shapes: &Shapes, methods: &[usize]) -> Origins {
    let place = |number: &usize| api.operations.get(*number).map(|operation| operation.place.to_string());
    Origins {
        operations: methods.iter().map(|number| place(number).unwrap_or_default()).collect(),
        types: shapes.definitions.iter().map(|definition| of_type(schemas, definition)).collect(),
    }
}

fn of_type(schemas: &Schemas, definition: &Definition) -> TypeOrigin {
    // A schema that was added is written nowhere.
    let is_added = schemas.is_added(definition.schema);
    let place = if is_added { String::new() } else { schemas.get(definition.schema).place.to_string() };
    let members = match &definition.shape {
        NamedShape::Object(object) => {
            object.members.iter().map(|member| of_member(schemas, definition, member)).collect()
        }
        NamedShape::Enum | NamedShape::Union(_) | NamedShape::Wrapper(_) => Vec::new(),
    };
    let is_known =
        |member: &MemberOrigin| !member.place.is_empty() || member.default.is_some() || member.bounds.is_some();
    TypeOrigin { place, members: Vec::into_iter(members).filter(is_known).collect() }
}

fn of_member(schemas: &Schemas, definition: &Definition, member: &Member) -> MemberOrigin {
    let schema = schemas.merged(member.schema);
    let is_in_place = schemas.get(definition.schema).properties.contains_key(&member.name);
    let place =
        if is_in_place { String::new() } else { member_place(schemas, definition.schema, &member.name).to_string() };
    MemberOrigin {
        wire: member.name.clone(),
        place,
        default: schema.default.as_ref().filter(|default| !default.is_null()).map(ToString::to_string),
        bounds: schema.bounds.keywords(schema.unique_items),
    }
}
