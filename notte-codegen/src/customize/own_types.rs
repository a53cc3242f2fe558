//! Existing types in place of generated ones: entries of `types` whose value is a path.

use super::{schemas_at, unmatched};
use crate::api::{Api, Schema, Type};
use crate::diagnostics::{Diagnostics, SETTING_INVALID};
use crate::names::is_path;
use crate::settings::Settings;

/// Gives schemas the types that the settings name.
pub fn use_own_types(api: &mut Api, settings: &Settings, diagnostics: &mut Diagnostics) {
    for (pointer, path) in settings.types.iter().filter(|(_, name)| name.contains("::")) {
        if !is_path(path) {
            let message = format!("`{path}` is not the path of a type");
            diagnostics.push(settings.about(&SETTING_INVALID, "types", pointer, message));
            continue;
        }
        let mut is_found = false;
        for schema in schemas_at(api, pointer) {
            is_found = true;
            if is_string(schema) {
                // The type knows better which strings there are.
                schema.values = None;
                schema.rust_type = Some(path.clone());
            } else {
                schema.own_type = Some(path.clone());
            }
        }
        if !is_found {
            let message = format!("`types.\"{pointer}\"` matches no schema");
            let known: Vec<String> = api.schemas.iter().map(|schema| schema.place.to_string()).collect();
            diagnostics.push(unmatched(settings, "types", pointer, message, known.iter().map(String::as_str)));
        }
    }
}

/// Whether a schema says by its type that its values are strings.
fn is_string(schema: &Schema) -> bool {
    schema.types.contains(Type::String) && schema.types.iter().all(|ty| matches!(ty, Type::String | Type::Null))
}
