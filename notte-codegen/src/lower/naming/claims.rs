//! The name that a type claims.

use super::candidates::{Claim, SENT};
use super::words::words;
use crate::api::{Origin, SchemaId};
use crate::diagnostics::{Diagnostic, Diagnostics, SETTING_INVALID, WRONG_TYPE};
use crate::names::{self, pascal};
use crate::settings::Settings;
use crate::shapes::Schemas;

/// The claim of a schema's type.
pub fn claim(schemas: &Schemas, id: SchemaId, settings: &Settings, diagnostics: &mut Diagnostics) -> (Claim, String) {
    let origin = &schemas.get(id).origin;
    let sent = match origin {
        Origin::Sent(original) => Some(*original),
        _ => None,
    };
    if let Some(name) = pinned(schemas, id, sent.is_some(), settings, diagnostics) {
        return (Claim::Pinned, name);
    }
    // One name for both directions is the name of the received type.
    if let Some(original) = sent {
        return (Claim::Sent, claim(schemas, original, settings, diagnostics).1 + SENT);
    }
    let words = words(schemas, id);
    let name = pascal(&words.join(" "));
    let name = if name.is_empty() { "Schema".to_owned() } else { name };
    match origin {
        Origin::Component(_) if words.iter().eq([&name]) => (Claim::Exact, name),
        Origin::Component(_) => (Claim::Component, name),
        Origin::Words(_) => (Claim::Operation, name),
        Origin::Unknown | Origin::Member(..) | Origin::Part(_) | Origin::Alternative(..) => (Claim::Inline, name),
        Origin::Sent(_) => (Claim::Sent, name),
    }
}

/// The name that the settings or the schema itself give its type.
fn pinned(
    schemas: &Schemas,
    id: SchemaId,
    is_sent: bool,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let schema = schemas.get(id);
    let (pins, own_name, keyword) = if is_sent {
        (&settings.sent_types, &schema.rust_sent_name, "x-rust-sent-name")
    } else {
        (&settings.types, &schema.rust_name, "x-rust-name")
    };
    let pointer = format!("#{}", schema.place.pointer);
    let pin = pins.get(&pointer).filter(|name| !name.contains("::"));
    let name = pin.or(own_name.as_ref())?.clone();
    let is_set = pin.is_some();
    if names::is_identifier(&name) && !names::is_reserved_type(&name) {
        return Some(name);
    }
    let message = format!("`{name}` is not a valid name for a type");
    diagnostics.push(if is_set {
        settings.about(&SETTING_INVALID, if is_sent { "sent_types" } else { "types" }, &pointer, message)
    } else {
        // Another tool may use the keyword for something else.
        Diagnostic::new(&WRONG_TYPE, schema.place.child(keyword), message).effect("it is ignored")
    });
    None
}
