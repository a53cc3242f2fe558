//! The names of variants that the settings choose: `variants`.

use crate::diagnostics::{Diagnostics, SETTING_INVALID, SETTING_UNMATCHED, nearest};
use crate::ir::{EnumValue, Kind, Type};
use crate::names::{is_identifier, pascal};
use crate::settings::Settings;
use crate::shapes::{Definition, Schemas};

/// Renames the variants that the settings name: those of an enum by their values, those of a union by the names that they have.
pub fn name_variants(
    types: &mut [Type],
    definitions: &[Definition],
    schemas: &Schemas,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) {
    for (pointer, pins) in &settings.variants {
        let mut is_found = false;
        for (ty, definition) in types.iter_mut().zip(definitions) {
            if pointer.strip_prefix('#') != Some(schemas.get(definition.schema).place.pointer.as_str()) {
                continue;
            }
            let Some((known, unknown)) = names(ty) else { continue };
            is_found = true;
            let table = format!("variants.{pointer}");
            let mut renamed: Vec<String> = known.iter().map(|(_, name)| name.clone()).collect();
            for (key, name) in pins {
                let about = |code, message: String| settings.about(code, &table, key, message);
                let Some(index) = known.iter().position(|(known, _)| known == key) else {
                    let near = nearest(key, known.iter().map(|(key, _)| key.as_str()));
                    let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                    let message = format!("`{key}` is not a variant of `{}`{hint}", ty.name);
                    diagnostics.push(about(&SETTING_UNMATCHED, message));
                    continue;
                };
                if !is_identifier(name) || pascal(name) != *name || name == "Self" {
                    let message = format!("`{name}` is not a valid name for a variant");
                    diagnostics.push(about(&SETTING_INVALID, message));
                } else if let Some(slot) = renamed.get_mut(index) {
                    slot.clone_from(name);
                }
            }
            for (key, name) in pins {
                if *name == unknown || renamed.iter().filter(|other| *other == name).count() > 1 {
                    let message = format!("`{name}` is the name of two variants of `{}`", ty.name);
                    diagnostics.push(settings.about(&SETTING_INVALID, &table, key, message));
                }
            }
            rename(ty, renamed);
        }
        if !is_found {
            let message = format!("`variants.\"{pointer}\"` matches no schema that becomes an enum");
            diagnostics.push(settings.about(&SETTING_UNMATCHED, "variants", pointer, message));
        }
    }
}

/// What the settings call each variant, and its name; then the name of the variant for everything else.
fn names(ty: &Type) -> Option<(Vec<(String, String)>, String)> {
    match &ty.kind {
        Kind::Enum(list) => {
            let variants = list.variants.iter().map(|variant| {
                let value = match &variant.value {
                    EnumValue::String(text) => text.clone(),
                    EnumValue::Integer(number) => number.to_string(),
                };
                (value, variant.name.clone())
            });
            Some((variants.collect(), list.unknown.clone()))
        }
        Kind::Union(union) => {
            let variants = union.variants.iter().map(|variant| (variant.name.clone(), variant.name.clone()));
            Some((variants.collect(), union.unknown.clone()))
        }
        Kind::Struct(_) | Kind::Newtype(_) | Kind::Alias(_) => None,
    }
}

fn rename(ty: &mut Type, names: Vec<String>) {
    match &mut ty.kind {
        Kind::Enum(list) => list.variants.iter_mut().zip(names).for_each(|(variant, name)| variant.name = name),
        Kind::Union(union) => union.variants.iter_mut().zip(names).for_each(|(variant, name)| variant.name = name),
        Kind::Struct(_) | Kind::Newtype(_) | Kind::Alias(_) => {}
    }
}
