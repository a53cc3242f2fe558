//! Secrets by place: entries of `secrets` that are JSON Pointers.

use super::unmatched;
use crate::api::{Api, Type};
use crate::diagnostics::{Diagnostics, Place, SETTING_INVALID};
use crate::settings::{Settings, is_place, matches};
use std::sync::Arc;

/// Marks the properties and strings that the settings call secrets.
pub fn mark_secrets(api: &mut Api, settings: &Settings, diagnostics: &mut Diagnostics) {
    for pattern in settings.secrets.iter().filter(|secret| is_place(secret)) {
        let is_meant = |place: &Place| matches(pattern, &place.to_string());
        let (mut is_found, mut is_string) = (false, false);
        let mut marks = Vec::new();
        for (index, schema) in api.schemas.iter().enumerate() {
            let properties = schema.place.child("properties");
            for (name, property) in schema.properties.iter().filter(|(name, _)| is_meant(&properties.child(name))) {
                is_found = true;
                let types = api.schema(*property).types;
                // What a reference leads to is known later.
                is_string |= types.is_empty() || types.contains(Type::String);
                marks.push((index, Some(name.clone())));
            }
            if is_meant(&schema.place) {
                is_found = true;
                is_string |= schema.types.contains(Type::String);
                marks.push((index, None));
            }
        }
        for parameter in api.operations.iter().flat_map(|operation| &operation.parameters) {
            if is_meant(&parameter.place) {
                is_found = true;
                is_string |= api.schema(parameter.schema).types.contains(Type::String);
            }
        }
        for (index, name) in marks {
            let Some(schema) = api.schemas.get_mut(index).map(Arc::make_mut) else { continue };
            match name {
                Some(name) => schema.secrets.push(name),
                None if schema.types.contains(Type::String) && schema.format.is_none() => {
                    schema.format = Some("password".to_owned());
                }
                None => {}
            }
        }
        if !is_found {
            let message = format!("`secrets` has `{pattern}`, which matches no property, parameter or schema");
            let known: Vec<String> = api
                .schemas
                .iter()
                .flat_map(|schema| {
                    let place = schema.place.child("properties");
                    schema.properties.keys().map(move |name| place.child(name).to_string())
                })
                .collect();
            diagnostics.push(unmatched(settings, "secrets", pattern, message, known.iter().map(String::as_str)));
        } else if !is_string {
            let message = format!("`secrets` has `{pattern}`, which matches no string; only strings can be secrets");
            diagnostics.push(settings.about(&SETTING_INVALID, "secrets", pattern, message));
        }
    }
}
