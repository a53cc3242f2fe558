//! What of the runtime an output needs.

use crate::ir::{Body, Crate, EnumRepr, ErrorBody, Kind, Operation, Output, Scalar, Setter, Test, Ty};

/// What of the runtime an output needs beside the part that every output has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The macro for builders.
    pub calls: bool,
    /// The macro for open lists of strings.
    pub open_enums: bool,
    /// Forms, and what parts have in common with them.
    pub forms: bool,
    /// Forms of several parts.
    pub parts: bool,
    /// Bodies from files and streams.
    pub bodies: bool,
    /// Headers of answers.
    pub headers: bool,
    /// Answers that come event by event.
    pub events: bool,
    /// Parameters in a style.
    pub styles: bool,
    /// Lists of a fixed length.
    pub tuples: bool,
    /// Strings in a format.
    pub formats: bool,
    /// Bytes in strings.
    pub base64: bool,
    /// Alternatives that are told apart by their members.
    pub members: bool,
    /// Servers to choose from.
    pub servers: bool,
}

impl Needs {
    /// All of it.
    pub const ALL: Self = Self {
        calls: true,
        open_enums: true,
        forms: true,
        parts: true,
        bodies: true,
        headers: true,
        events: true,
        styles: true,
        tuples: true,
        formats: true,
        base64: true,
        members: true,
        servers: true,
    };
}

/// What of the runtime the output needs.
#[must_use]
pub fn needs(lowered: &Crate) -> Needs {
    let operations = || lowered.groups.iter().flat_map(|group| &group.operations);
    let parameters = || operations().flat_map(|operation| &operation.parameters);
    let has_setter = |is_it: fn(&Setter) -> bool| parameters().any(|parameter| is_it(&parameter.setter));
    let parts = has_setter(Setter::is_part);
    let forms = parts || has_setter(Setter::is_field);
    let has_bytes = || operations().any(|operation| matches!(operation.body, Some(Body::Bytes(..))));
    let types = types(lowered);
    let has = |is_it: fn(&Ty) -> bool| types.iter().any(|ty| ty.any(is_it));
    Needs {
        calls: operations().any(|operation| operation.builder.is_some()),
        open_enums: lowered.types.iter().any(|ty| matches!(&ty.kind, Kind::Enum(one) if one.repr == EnumRepr::String)),
        forms,
        parts,
        bodies: parts || has_bytes(),
        headers: lowered.groups.iter().any(|group| !group.headers.is_empty()),
        events: operations().any(|operation| operation.output.each().any(|output| matches!(output, Output::Events(_)))),
        styles: forms || has_setter(Setter::is_styled),
        tuples: has(|ty| matches!(ty, Ty::Tuple(_))),
        formats: has(|ty| matches!(ty, Ty::Formatted(_))),
        base64: has(|ty| matches!(ty, Ty::Scalar(Scalar::Base64))),
        members: lowered.types.iter().any(|ty| asks_for_members(&ty.kind)),
        servers: !lowered.servers.is_empty(),
    }
}

/// Every type that the output mentions.
pub fn types(lowered: &Crate) -> Vec<&Ty> {
    let mut types: Vec<&Ty> = lowered.types.iter().flat_map(|ty| ty.kind.types()).collect();
    for group in &lowered.groups {
        types.extend(group.operations.iter().flat_map(Operation::types));
        let variants = group.errors.iter().flat_map(|errors| &errors.variants);
        types.extend(variants.filter_map(|variant| match &variant.body {
            ErrorBody::Json(ty) => Some(ty),
            ErrorBody::Text(_) => None,
        }));
        types.extend(group.headers.iter().flat_map(|headers| &headers.fields).map(|field| &field.ty));
    }
    types
}

fn asks_for_members(kind: &Kind) -> bool {
    let Kind::Union(union) = kind else { return false };
    let is_of_members = |test: &Test| matches!(test, Test::Member(..) | Test::MemberOrNone(..) | Test::Has(_));
    union.variants.iter().any(|variant| variant.tests.iter().any(is_of_members))
}
