//! The parts of the runtime that an output needs.

use crate::ir::{Argument, Body, Crate, EnumRepr, ErrorBody, Input, Kind, Operation, Output, Scalar, Setter, Test, Ty};

/// The parts of the runtime that an output needs beside those that every output has: a folder each, or a macro.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The macro for open enums of strings.
    pub open_enums: bool,
    /// What only clients with types use.
    pub types: bool,
    /// Forms (`application/x-www-form-urlencoded`).
    pub forms: bool,
    /// Multipart bodies.
    pub parts: bool,
    /// Request bodies from files and streams.
    pub bodies: bool,
    /// Typed headers of responses.
    pub headers: bool,
    /// Responses that are streams of events.
    pub events: bool,
    /// Parameters with a style.
    pub styles: bool,
    /// Tuples.
    pub tuples: bool,
    /// Strings with a format.
    pub formats: bool,
    /// Arguments and setters that take integers of any type.
    pub integers: bool,
    /// Numbers and JSON with types of the user's own.
    pub own: bool,
    /// Bytes in base64.
    pub base64: bool,
    /// Unions whose alternatives are told apart by their members.
    pub members: bool,
    /// Servers to choose from.
    pub servers: bool,
    /// Lists that come in pages.
    pub pages: bool,
    /// Waits whose end the settings name.
    pub waiters: bool,
}

impl Needs {
    /// All parts.
    pub const ALL: Self = Self {
        open_enums: true,
        types: true,
        forms: true,
        parts: true,
        bodies: true,
        headers: true,
        events: true,
        styles: true,
        tuples: true,
        formats: true,
        integers: true,
        own: true,
        base64: true,
        members: true,
        servers: true,
        pages: true,
        waiters: true,
    };
}

impl Needs {
    /// Whether an output has the runtime's folders of this name. A folder that is no need is in every output.
    #[must_use]
    pub fn has_folder(self, name: &str) -> bool {
        match name {
            "alternatives" => self.members,
            "base64" => self.base64,
            "events" => self.events,
            "form" => self.forms,
            "formats" => self.formats,
            "integers" => self.integers,
            "multipart" => self.parts,
            "own" => self.own,
            "pages" => self.pages,
            "request_body" => self.bodies,
            "response_headers" => self.headers,
            "servers" => self.servers,
            "style" => self.styles,
            "tuples" => self.tuples,
            "waiters" => self.waiters,
            _ => true,
        }
    }

    /// Whether an output has the macro of this name.
    #[must_use]
    pub fn has_macro(self, name: &str) -> bool {
        match name {
            "open_enum" => self.open_enums,
            "serde" | "testing" => self.types,
            _ => true,
        }
    }
}

/// The parts of the runtime that the output needs.
#[must_use]
pub fn needs(lowered: &Crate) -> Needs {
    let operations = || lowered.groups.iter().flat_map(|group| &group.operations);
    let has_setter = |is_it: fn(&Setter) -> bool| operations().flat_map(Operation::setters).any(is_it);
    let parts = has_setter(Setter::is_part);
    let forms = parts || has_setter(Setter::is_field);
    let has_bytes = || operations().any(|operation| matches!(operation.body, Some(Body::Bytes(..))));
    let types = types(lowered);
    let has = |is_it: fn(&Ty) -> bool| types.iter().any(|ty| ty.any(is_it));
    Needs {
        open_enums: lowered.types.iter().any(|ty| matches!(&ty.kind, Kind::Enum(one) if one.repr == EnumRepr::String)),
        types: !lowered.types.is_empty(),
        forms,
        parts,
        bodies: parts || has_bytes(),
        headers: lowered.groups.iter().any(|group| !group.headers.is_empty()),
        events: operations().any(|operation| operation.output.each().any(Output::is_events)),
        styles: forms || has_setter(Setter::is_styled),
        tuples: has(|ty| matches!(ty, Ty::Tuple(_))),
        formats: has(|ty| matches!(ty, Ty::Formatted(_))),
        integers: operations().flat_map(arguments).any(takes_integers),
        own: has(|ty| matches!(ty, Ty::Numeric(_) | Ty::Own(_))),
        base64: has(|ty| matches!(ty, Ty::Scalar(Scalar::Base64))),
        members: lowered.types.iter().any(|ty| asks_for_members(&ty.kind)),
        servers: !lowered.servers.is_empty(),
        pages: operations().any(|operation| operation.pages.is_some()),
        waiters: operations().any(|operation| !operation.waiters.is_empty()),
    }
}

/// The arguments and setters of an operation, but for fields of a struct of arguments.
fn arguments(operation: &Operation) -> impl Iterator<Item = &Argument> {
    let of_body = match &operation.body {
        Some(Body::Fields { optional, .. }) => optional.as_slice(),
        _ => &[],
    };
    let is_named = operation.named.is_some() && (operation.method_with.is_none() || operation.named_with.is_some());
    let parameters = operation.parameters.iter().filter(move |parameter| !(is_named && parameter.is_argument()));
    let parameters = parameters.map(|parameter| &parameter.argument);
    parameters.chain(of_body.iter().map(|field| &field.argument))
}

fn takes_integers(argument: &Argument) -> bool {
    matches!(argument.input, Input::Integer | Input::IntegerOrNull)
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
    let is_of_members =
        |test: &Test| matches!(test, Test::Member(..) | Test::MemberOrNone(..) | Test::Has(_) | Test::Lacks(_));
    union.variants.iter().any(|variant| variant.tests.iter().any(is_of_members))
}
