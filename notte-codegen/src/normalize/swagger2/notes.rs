//! Notes on constructs that belong to another version than the one that the description names.

use crate::diagnostics::{Diagnostic, Place, SWAGGER_IGNORED, SWAGGER_READ};
use crate::normalize::document::{Node, Reading};

/// Keywords of schemas that OpenAPI 3 added.
const OPENAPI3_KEYWORDS: [&str; 5] = ["nullable", "oneOf", "anyOf", "writeOnly", "const"];

impl Reading<'_, '_> {
    /// Notes a construct of Swagger 2.0 in a description of OpenAPI 3.
    pub fn note_swagger2(&mut self, place: Place, message: &str, effect: &str) {
        if !self.is_swagger2 {
            self.diagnostics.push(Diagnostic::new(&SWAGGER_READ, place, message).effect(effect));
        }
    }

    /// Notes a construct of OpenAPI 3 in a description of Swagger 2.0.
    pub fn note_openapi3(&mut self, place: Place, key: &str) {
        let message = format!("`{key}` is part of OpenAPI 3, not of Swagger 2.0");
        self.diagnostics.push(Diagnostic::new(&SWAGGER_READ, place, message).effect("it is read as in OpenAPI 3"));
    }

    /// Reports a member of Swagger 2.0 that has no effect in a description of OpenAPI 3.
    pub fn ignore_swagger2(&mut self, node: &Node<'_>, key: &str, instead: &str) {
        let message = format!("`{key}` is part of Swagger 2.0; OpenAPI 3 has {instead} for that");
        self.diagnostics.push(Diagnostic::new(&SWAGGER_IGNORED, node.place.clone(), message).effect("it is ignored"));
    }
}

/// Notes the keywords of a schema that Swagger 2.0 does not have.
pub fn note_openapi3_keywords(reading: &mut Reading<'_, '_>, schema: &Node<'_>) {
    if !reading.is_swagger2 {
        return;
    }
    for key in OPENAPI3_KEYWORDS {
        if let Some(keyword) = schema.member(key) {
            reading.note_openapi3(keyword.place, key);
        }
    }
}
