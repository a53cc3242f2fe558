//! The directions in which types travel, and who uses them.

use crate::ir::{
    Body, Constructor, ErrorBody, Extra, Field, Group, Input, Kind, Operation, Presence, Struct, Ty, Type, TypeId,
};
use crate::lower::operations::arguments::input;
use std::collections::BTreeSet;

/// Readers can't keep track of more positional arguments than this.
pub const MOST_ARGUMENTS: usize = 5;

/// A type with more users than this is always compiled: listing the users of thousands of types would take more code than the types.
pub const MOST_USERS: usize = 64;

/// The users of a type: the numbers of groups, and the number after the last group for webhooks and callbacks. At most one more than
/// [`MOST_USERS`] are recorded.
pub type Users = BTreeSet<usize>;

/// Sets the directions of each type and what depends on them, and returns the users of each type.
pub fn mark(types: &mut [Type], groups: &[Group], incoming: &[Ty]) -> Vec<Users> {
    let mut users: Vec<Users> = vec![Users::new(); types.len()];
    let (mut sent, mut received) = (Vec::new(), Vec::new());
    for (number, group) in groups.iter().enumerate() {
        let (mut out, mut back) = (Vec::new(), Vec::new());
        group.operations.iter().for_each(|operation| ends(operation, &mut out, &mut back));
        let errors = group.errors.iter().flat_map(|errors| &errors.variants);
        errors.for_each(|variant| match &variant.body {
            ErrorBody::Json(ty) => back.extend(ty.named()),
            ErrorBody::Text(_) => {}
        });
        let headers = group.headers.iter().flat_map(|headers| &headers.fields);
        headers.for_each(|header| back.extend(header.ty.named()));
        sent.extend_from_slice(&out);
        received.extend_from_slice(&back);
        out.append(&mut back);
        use_by(&mut users, number, types, out);
    }
    let mut roots = Vec::new();
    incoming.iter().for_each(|ty| roots.extend(ty.named()));
    received.extend_from_slice(&roots);
    use_by(&mut users, groups.len(), types, roots);
    let (sent, received) = (reached(types, sent), reached(types, received));
    let empty = without_required_fields(types);
    let inputs: Vec<Vec<Input>> = types.iter().map(|ty| inputs(ty, types)).collect();
    for (index, ty) in types.iter_mut().enumerate() {
        (ty.sent, ty.received) = (sent.contains(&index), received.contains(&index));
        if let Kind::Struct(object) = &mut ty.kind {
            for (field, input) in object.fields.iter_mut().zip(inputs.get(index).into_iter().flatten()) {
                field.input = *input;
            }
            finish(object, empty.get(index).copied().unwrap_or_default(), ty.sent, ty.received);
        }
    }
    users
}

/// Records a user of types and of all types in their definitions.
fn use_by(users: &mut [Users], user: usize, types: &[Type], from: Vec<TypeId>) {
    let mut open = from;
    while let Some(id) = open.pop() {
        let (Some(users), Some(ty)) = (users.get_mut(id.0), types.get(id.0)) else { continue };
        if users.len() <= MOST_USERS && users.insert(user) {
            open.extend(ty.kind.named());
        }
    }
}

/// How a constructor takes each field.
fn inputs(ty: &Type, types: &[Type]) -> Vec<Input> {
    match &ty.kind {
        Kind::Struct(object) => object.fields.iter().map(|field| input(&field.ty, types)).collect(),
        _ => Vec::new(),
    }
}

/// The types that an operation's request and response begin with.
fn ends(operation: &Operation, out: &mut Vec<TypeId>, back: &mut Vec<TypeId>) {
    operation.parameters.iter().for_each(|parameter| out.extend(parameter.argument.ty.named()));
    match &operation.body {
        Some(Body::Fields { ty, .. }) => out.extend(ty.named()),
        Some(Body::Json(argument, _) | Body::Text(argument, ..)) => out.extend(argument.ty.named()),
        Some(Body::Bytes(..)) | None => {}
    }
    back.extend(operation.output.types().flat_map(Ty::named));
}

fn reached(types: &[Type], from: Vec<TypeId>) -> BTreeSet<usize> {
    let mut seen = BTreeSet::new();
    let mut open = from;
    while let Some(id) = open.pop() {
        if seen.insert(id.0)
            && let Some(ty) = types.get(id.0)
        {
            open.extend(ty.kind.named());
        }
    }
    seen
}

/// Whether a constructor asks for a field.
pub fn is_asked_for(field: &Field) -> bool {
    field.presence == Presence::Required && field.preset.is_none()
}

/// Whether each type is a struct of which no field is asked for.
fn without_required_fields(types: &[Type]) -> Vec<bool> {
    types
        .iter()
        .map(|ty| matches!(&ty.kind, Kind::Struct(object) if object.fields.iter().all(|field| !is_asked_for(field))))
        .collect()
}

fn finish(object: &mut Struct, is_empty: bool, sent: bool, received: bool) {
    // The server alone makes what is only received: one more required member must not change how it is made.
    let is_made = sent || !received;
    object.has_default = is_made && is_empty;
    if object.extra == Extra::Closed && (received || !sent) {
        // A server may add a field whatever its description says, so unknown fields are kept.
        let mut names = ["extra", "additional", "extra_members"].into_iter();
        if let Some(name) = names.find(|name| object.fields.iter().all(|field| field.name != *name)) {
            object.extra = Extra::Json(name.to_owned());
        }
    }
    let required: Vec<usize> =
        object.fields.iter().enumerate().filter(|(_, field)| is_asked_for(field)).map(|(index, _)| index).collect();
    object.constructor = (is_made && !required.is_empty()).then_some(Constructor { arguments: required });
}
