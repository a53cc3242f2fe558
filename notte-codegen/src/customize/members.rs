//! The names of fields and arguments: `members`.

use super::{schemas_at, unmatched};
use crate::api::Api;
use crate::diagnostics::{Diagnostics, SETTING_INVALID};
use crate::names;
use crate::settings::Settings;

/// Gives properties and parameters the names that the settings have for them.
pub fn name_members(api: &mut Api, settings: &Settings, diagnostics: &mut Diagnostics) {
    for (pointer, name) in &settings.members {
        if !is_member_name(name) {
            let suggestion = names::field(name);
            let message = format!("`{name}` is not a valid name for a field; `{suggestion}` is");
            diagnostics.push(settings.about(&SETTING_INVALID, "members", pointer, message));
            continue;
        }
        if !name_property(api, pointer, name, settings, diagnostics) && !name_parameter(api, pointer, name) {
            let message = format!("`members.\"{pointer}\"` matches no property and no parameter");
            let known = known_places(api);
            diagnostics.push(unmatched(settings, "members", pointer, message, known.iter().map(String::as_str)));
        }
    }
}

/// Whether a name stays as it is when it becomes that of a field.
fn is_member_name(name: &str) -> bool {
    names::is_identifier(name) && names::field_candidates(name).first().is_some_and(|field| field == name)
}

fn name_property(api: &mut Api, pointer: &str, name: &str, settings: &Settings, diagnostics: &mut Diagnostics) -> bool {
    let Some((owner, property)) = pointer.rsplit_once("/properties/") else { return false };
    let property = property.replace("~1", "/").replace("~0", "~");
    let mut is_found = false;
    for schema in schemas_at(api, owner).filter(|schema| schema.properties.contains_key(&property)) {
        is_found = true;
        let field = |other: &String| names::field(schema.client_names.get(other).unwrap_or(other));
        if let Some(other) = schema.properties.keys().find(|other| **other != property && field(other) == *name) {
            let message = format!("`{name}` is the name of the property `{other}` already");
            diagnostics.push(settings.about(&SETTING_INVALID, "members", pointer, message));
        }
        schema.client_names.insert(property.clone(), name.to_owned());
    }
    is_found
}

fn name_parameter(api: &mut Api, pointer: &str, name: &str) -> bool {
    let mut is_found = false;
    for parameter in api.operations.iter_mut().flat_map(|operation| &mut operation.parameters) {
        if pointer.strip_prefix('#') == Some(&parameter.place.pointer) {
            parameter.client_name = Some(name.to_owned());
            is_found = true;
        }
    }
    is_found
}

/// The pointers of all properties and parameters.
fn known_places(api: &Api) -> Vec<String> {
    let properties = api.schemas.iter().flat_map(|schema| {
        let place = schema.place.child("properties");
        schema.properties.keys().map(move |name| place.child(name).to_string())
    });
    let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
    properties.chain(parameters.map(|parameter| parameter.place.to_string())).collect()
}
