//! Diagnostics that several modules push.

use super::map_keys::typed_keys;
use super::schema::keywords::allows_every_text;
use super::schema::provenance::required_place;
use super::schema::store::Schemas;
use crate::api::{Schema, SchemaId};
use crate::diagnostics::{
    Diagnostic, Diagnostics, INTEGER_AMONG_NUMBERS, KEYWORD_IGNORED, REQUIRED_UNKNOWN, SCHEMA_AS_JSON,
};
use crate::settings::Settings;

/// Reports that a keyword's schemas are among the types, but not what they apply to.
pub fn keyword_ignored(schema: &Schema, keyword: &str, message: &str, effect: &str, diagnostics: &mut Diagnostics) {
    let place = schema.place.child(keyword);
    diagnostics.push(Diagnostic::new(&KEYWORD_IGNORED, place, message).effect(format!("they {effect}")));
}

/// Reports that the type of a schema says less than the schema.
pub fn schema_as_json(schema: &Schema, reason: &str, diagnostics: &mut Diagnostics) {
    let place = schema.place.clone();
    diagnostics.push(Diagnostic::new(&SCHEMA_AS_JSON, place, reason).effect("the type is plain JSON"));
}

/// Notes that one type holds integers and other numbers.
pub fn integer_among_numbers(schema: &Schema, diagnostics: &mut Diagnostics) {
    let message = "the value is an integer or a number";
    let effect = "the type is `f64`, which holds integers up to 2^53 exactly";
    diagnostics.push(Diagnostic::new(&INTEGER_AMONG_NUMBERS, schema.place.clone(), message).effect(effect));
}

/// Reports the keywords of a schema that no type expresses.
pub fn inexpressible_keywords(schemas: &Schemas, schema: &Schema, settings: &Settings, diagnostics: &mut Diagnostics) {
    if schema.unsaid.is_empty() {
        return;
    }
    let are_free = schema.property_names.is_some_and(|names| allows_every_text(schemas.merged(names)));
    let are_told = are_free || typed_keys(schemas, schema, settings).is_some();
    for (keyword, place) in schema.unsaid.iter().filter(|(keyword, _)| !are_told || *keyword != "propertyNames") {
        diagnostics.push(
            Diagnostic::new(&KEYWORD_IGNORED, place.clone(), format!("no type expresses `{keyword}`"))
                .effect("values are not checked against it"),
        );
    }
}

/// Reports the names in `required` that no property has.
pub fn unknown_required(schemas: &Schemas, id: SchemaId, schema: &Schema, diagnostics: &mut Diagnostics) {
    for name in schema.required.iter().filter(|name| !schema.properties.contains_key(*name)) {
        let place = required_place(schemas, id, name);
        let message = format!("`{name}` is required, but is not a property");
        diagnostics.push(Diagnostic::new(&REQUIRED_UNKNOWN, place, message).effect("it is an additional member"));
    }
}
