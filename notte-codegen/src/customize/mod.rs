//! `customize`: the settings that change the description: which operations there are, what responses are read as, the names of
//! members, secrets by place, and existing types in place of generated ones. Later stages see the result only.

mod answers;
mod members;
mod own_types;
mod secrets;
mod selection;

use crate::api::{Api, Schema};
use crate::diagnostics::{Diagnostic, Diagnostics, SETTING_UNMATCHED, nearest};
use crate::settings::Settings;
use std::sync::Arc;

/// Applies the settings to a description. A setting that matches nothing is an error.
pub fn customize(api: &mut Api, settings: &Settings, diagnostics: &mut Diagnostics) {
    // Last, so that what other settings name may be in an operation that is left out.
    answers::set_answers(api, settings, diagnostics);
    members::name_members(api, settings, diagnostics);
    own_types::use_own_types(api, settings, diagnostics);
    secrets::mark_secrets(api, settings, diagnostics);
    selection::select(api, settings, diagnostics);
}

/// The schemas at a JSON Pointer (`#/…`). There may be several: those of files with the same structure.
fn schemas_at<'a>(api: &'a mut Api, pointer: &str) -> impl Iterator<Item = &'a mut Schema> {
    let pointer = pointer.strip_prefix('#').map(str::to_owned);
    let found = api.schemas.iter_mut().filter(move |schema| pointer.as_ref() == Some(&schema.place.pointer));
    found.map(Arc::make_mut)
}

/// An error at a setting that matches nothing, with the nearest of what it could match.
fn unmatched<'w>(
    settings: &Settings,
    table: &str,
    name: &str,
    message: String,
    words: impl Iterator<Item = &'w str>,
) -> Diagnostic {
    let diagnostic = settings.about(&SETTING_UNMATCHED, table, name, message);
    match nearest(name, words) {
        // A pattern stands for several texts.
        Some(near) if !name.contains('*') => diagnostic.help(format!("did you mean `{near}`?")),
        _ => diagnostic,
    }
}
