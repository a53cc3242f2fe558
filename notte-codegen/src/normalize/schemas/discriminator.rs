//! `discriminator` (OpenAPI, Discriminator Object).

use super::ids::id_of;
use crate::api::{Discriminator, Origin, SchemaId};
use crate::diagnostics::{Diagnostic, WRONG_TYPE};
use crate::normalize::document::{Node, Reading};
use crate::normalize::references::pointed;
use indexmap::IndexMap;
use serde_json::Value;

pub fn discriminator<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>) -> Option<Discriminator> {
    let discriminator = node.member("discriminator")?;
    if discriminator.value.is_null() {
        return None;
    }
    // Swagger 2.0 has the name of the member alone.
    if let Value::String(property) = discriminator.value {
        let message = "`discriminator` must be an object with `propertyName`, not a name";
        if !reading.is_swagger2 {
            reading.diagnostics.push(
                Diagnostic::new(&WRONG_TYPE, discriminator.place.clone(), message)
                    .effect("the name is read as its `propertyName`"),
            );
        }
        return Some(Discriminator { property: property.clone(), mapping: IndexMap::new(), default: None });
    }
    discriminator.object(reading.diagnostics)?;
    let Some(property) = discriminator.text("propertyName", reading.diagnostics) else {
        let message = "the discriminator has no `propertyName`";
        reading.diagnostics.push(
            Diagnostic::new(&WRONG_TYPE, discriminator.place.clone(), message)
                .effect("it is ignored, and alternatives are told apart without it"),
        );
        return None;
    };
    let mut mapping = IndexMap::new();
    for (tag, target) in discriminator.members("mapping", reading.diagnostics) {
        if let Some(schema) = mapped(reading, &target) {
            mapping.insert(tag.clone(), schema);
        }
    }
    let default = discriminator.member("defaultMapping").and_then(|target| mapped(reading, &target));
    Some(Discriminator { property, mapping, default })
}

/// The schema that a discriminator names: OpenAPI allows a component's name or a reference; what is no name is a reference.
fn mapped<'d>(reading: &mut Reading<'d, '_>, target: &Node<'d>) -> Option<SchemaId> {
    let Value::String(text) = target.value else {
        target.wrong("a string", reading.diagnostics);
        return None;
    };
    let is_name = !text.contains(['#', '/']) && ![".yaml", ".yml", ".json"].iter().any(|end| text.ends_with(end));
    let found = if is_name {
        let pointer = format!("/components/schemas/{}", text.replace('~', "~0"));
        let reference = format!("#{pointer}");
        // A file of schemas has no components; the name is one of the description's then.
        let of_entry = || pointed(reading.document, 0, &pointer);
        match reading.find(&reference, &target.place) {
            Ok(found) => found,
            Err(_) if target.place.file != 0 && of_entry().is_some() => of_entry()?,
            Err(_) => reading.follow(&reference, &target.place)?,
        }
    } else {
        reading.follow(text, &target.place)?
    };
    Some(id_of(reading, &found, Origin::Unknown))
}
