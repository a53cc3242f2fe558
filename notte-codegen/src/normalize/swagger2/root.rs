//! What Swagger 2.0 has at the root of a description that says it is OpenAPI 3.

use super::media_types::unused_media_types;
use crate::normalize::document::{Node, Reading};

/// Notes what is read of it.
pub fn note_root<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) {
    for (key, of) in [("definitions", "schemas"), ("parameters", "parameters"), ("responses", "responses")] {
        if let Some(node) = root.member(key) {
            let message = format!("`{key}` is where Swagger 2.0 has {of}");
            reading.note_swagger2(node.place, &message, "those that a `$ref` leads to are read");
        }
    }
    let has_servers = root.get("servers").is_some();
    let components = reading.part(root, "components");
    let has_schemes = components.is_some_and(|components| components.get("securitySchemes").is_some());
    for (key, instead, is_replaced) in [
        ("host", "`servers`", has_servers),
        ("basePath", "`servers`", has_servers),
        ("schemes", "`servers`", has_servers),
        ("securityDefinitions", "`components.securitySchemes`", has_schemes),
    ] {
        let Some(node) = root.member(key) else { continue };
        if !is_replaced {
            let message = format!("`{key}` is part of Swagger 2.0; OpenAPI 3 has {instead} for that");
            reading.note_swagger2(node.place, &message, "it is read as that");
        } else if !reading.is_swagger2 {
            reading.ignore_swagger2(&node, key, instead);
        }
    }
}

/// Reports the lists of media types that nothing used.
pub fn unused_at_root(reading: &mut Reading<'_, '_>, root: &Node<'_>) {
    unused_media_types(reading, root);
}
