//! Settings that match nothing in the description, and paths of types that are none.

use super::inputs::Inputs;
use crate::api::{FixedParameter, Origin};
use crate::diagnostics::{Diagnostic, SETTING_INVALID, SETTING_UNMATCHED, WRONG_TYPE};
use crate::hash::HashSet;
use crate::ir::{Group, Kind, Type};
use crate::names::is_path;
use crate::settings::is_place;
use crate::shapes::Definition;

/// Errors for settings that match nothing: after a rename they would have no effect without notice.
pub fn unmatched(inputs: &Inputs<'_>, types: &[Type], groups: &[Group]) -> Vec<Diagnostic> {
    let (api, settings, schemas) = (inputs.api, inputs.settings, inputs.schemas);
    let mut found = Vec::new();
    let mut unmatched = |table: &str, name: &str, message: String| {
        found.push(settings.about(&SETTING_UNMATCHED, table, name, message));
    };
    let values = if settings.secrets.is_empty() && settings.shown.is_empty() {
        HashSet::default()
    } else {
        value_names(types, groups)
    };
    let fixed: Vec<&FixedParameter> = api.operations.iter().flat_map(|operation| &operation.fixed).collect();
    let why = |name: &str| match fixed.iter().any(|one| one.name == name) {
        true => "a parameter with one value, which the description states and the client sends by itself",
        false => "but no property or parameter has this name",
    };
    for name in settings.secrets.iter().filter(|name| !is_place(name) && !values.contains(name.as_str())) {
        unmatched("secrets", name, format!("`secrets` names `{name}`, {}", why(name)));
    }
    for name in settings.shown.iter().filter(|name| !values.contains(name.as_str())) {
        unmatched("client.secrets.allow", name, format!("`client.secrets.allow` names `{name}`, {}", why(name)));
    }
    for id in settings.operations.keys() {
        if !api.operations.iter().any(|operation| operation.id.as_ref() == Some(id)) {
            unmatched("operations", id, format!("`operations.{id}` matches no operation"));
        }
    }
    for id in settings.pages.keys() {
        if !api.operations.iter().any(|operation| operation.id.as_ref() == Some(id)) {
            unmatched("pages", id, format!("`pages.{id}` matches no operation"));
        }
    }
    for (name, waiter) in &settings.waiters {
        let id = &waiter.operation;
        if !api.operations.iter().any(|operation| operation.id.as_ref() == Some(id)) {
            unmatched("waiters", name, format!("`waiters.{name}` names `{id}`, but no operation has this id"));
        }
    }
    let has_format = |name: &String| api.schemas.iter().any(|schema| schema.format.as_ref() == Some(name));
    for format in settings.formats.keys().filter(|name| !has_format(name)) {
        unmatched("formats", format, format!("`formats.{format}` matches no format of a schema"));
    }
    let (received, sent): (Vec<&Definition>, Vec<&Definition>) = inputs
        .shapes
        .definitions
        .iter()
        .partition(|definition| !matches!(schemas.get(definition.schema).origin, Origin::Sent(_)));
    let is_at = |definition: &&Definition, pointer: &str| {
        pointer.strip_prefix('#') == Some(schemas.get(definition.schema).place.pointer.as_str())
    };
    // Paths of types are the business of `customize`.
    for (pointer, _) in settings.types.iter().filter(|(_, name)| !name.contains("::")) {
        if !received.iter().chain(&sent).any(|definition| is_at(definition, pointer)) {
            unmatched("types", pointer, format!("`types.\"{pointer}\"` matches no schema that becomes a type"));
        }
    }
    for pointer in settings.sent_types.keys() {
        if !sent.iter().any(|definition| is_at(definition, pointer)) {
            let what = "matches no schema whose type differs when it is sent";
            unmatched("sent_types", pointer, format!("`sent_types.\"{pointer}\"` {what}"));
        }
    }
    for (format, path) in settings.formats.iter().filter(|(_, path)| !is_path(path)) {
        let message = format!("`{path}` is not the path of a type");
        found.push(settings.about(&SETTING_INVALID, "formats", format, message));
    }
    for schema in &api.schemas {
        if let Some(path) = schema.rust_type.as_deref().filter(|path| !is_path(path)) {
            let message = format!("`{path}` is not the path of a type");
            let diagnostic = Diagnostic::new(&WRONG_TYPE, schema.place.child("x-rust-type"), message);
            found.push(diagnostic.effect("it is ignored"));
        }
    }
    found
}

/// The names of all properties, parameters and headers.
fn value_names<'a>(types: &'a [Type], groups: &'a [Group]) -> HashSet<&'a str> {
    let fields = types.iter().flat_map(|ty| match &ty.kind {
        Kind::Struct(object) => object.fields.as_slice(),
        Kind::Enum(_) | Kind::Union(_) | Kind::Newtype(_) | Kind::Alias(_) => &[],
    });
    let operations = groups.iter().flat_map(|group| &group.operations);
    let parameters = operations.flat_map(|operation| &operation.parameters).map(|parameter| parameter.wire.as_str());
    let headers = groups.iter().flat_map(|group| &group.headers).flat_map(|headers| &headers.fields);
    let headers = headers.map(|header| header.wire.as_str());
    fields.map(|field| field.wire.as_str()).chain(parameters).chain(headers).collect()
}
