//! Existing types in place of generated ones: entries of `types` whose value is a path.

use super::{schemas_at, unmatched};
use crate::api::{Api, Type, Types};
use crate::diagnostics::{Diagnostics, SETTING_INVALID};
use crate::names::is_path;
use crate::settings::Settings;

/// Gives schemas the types that the settings name. Values of such a type are strings.
pub fn use_own_types(api: &mut Api, settings: &Settings, diagnostics: &mut Diagnostics) {
    for (pointer, path) in settings.types.iter().filter(|(_, name)| name.contains("::")) {
        if !is_path(path) {
            let message = format!("`{path}` is not the path of a type");
            diagnostics.push(settings.about(&SETTING_INVALID, "types", pointer, message));
            continue;
        }
        let (mut is_found, mut is_string) = (false, false);
        for schema in schemas_at(api, pointer) {
            is_found = true;
            is_string |= schema.types.contains(Type::String) || schema.types.is_empty() && schema.values.is_some();
            if !is_string {
                continue;
            }
            // The type knows better which strings there are.
            let nullable = schema.types.contains(Type::Null);
            schema.types = Types::of(Type::String);
            if nullable {
                schema.types.insert(Type::Null);
            }
            schema.values = None;
            schema.one_of.clear();
            schema.any_of.clear();
            schema.rust_type = Some(path.clone());
        }
        if !is_found {
            let message = format!("`types.\"{pointer}\"` matches no schema");
            let known: Vec<String> = api.schemas.iter().map(|schema| schema.place.to_string()).collect();
            diagnostics.push(unmatched(settings, "types", pointer, message, known.iter().map(String::as_str)));
        } else if !is_string {
            let message = format!("`{path}` can't stand for this schema, whose values are not strings");
            diagnostics.push(settings.about(&SETTING_INVALID, "types", pointer, message));
        }
    }
}
