//! What FastAPI writes in its own way is in the description, and becomes types without losses.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use notte_codegen::{Diagnostics, Settings, Severity, generate, load};
use serde_json::Value;

const TEXT: &str = include_str!("../openapi.json");

/// All objects below a value.
fn objects<'a>(value: &'a Value, found: &mut Vec<&'a serde_json::Map<String, Value>>) {
    match value {
        Value::Object(members) => {
            found.push(members);
            members.values().for_each(|member| objects(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| objects(item, found)),
        _ => {}
    }
}

#[test]
fn nothing_is_lost() {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("openapi.json", TEXT, &mut diagnostics);
    let settings = Settings::parse(include_str!("../codegen.toml"), document.sources.len(), &mut diagnostics);
    let generated = generate(&document, &settings, diagnostics).expect("no bug");
    assert_eq!(generated.diagnostics.count(Severity::Loss), 0);
    let text: String = generated.files.expect("files").into_values().collect();
    // A title that says nothing more than the name is no documentation.
    assert!(text.contains("pub viewport_width:") && !text.contains("/// Viewport Width."));
}

#[test]
fn the_description_has_what_fastapi_writes_in_its_own_way() {
    let description: Value = serde_json::from_str(TEXT).expect("JSON");
    assert_eq!(description["openapi"], "3.1.0");
    let mut all = Vec::new();
    objects(&description, &mut all);
    let count = |is_meant: &dyn Fn(&serde_json::Map<String, Value>) -> bool| {
        all.iter().filter(|members| is_meant(members)).count()
    };
    let null = serde_json::json!({ "type": "null" });
    let is_nullable = |schema: &serde_json::Map<String, Value>| {
        schema.get("anyOf").and_then(Value::as_array).is_some_and(|union| union.contains(&null))
    };
    assert!(count(&is_nullable) > 60, "null unions");
    let is_tag =
        |schema: &serde_json::Map<String, Value>| schema.contains_key("const") && schema.contains_key("default");
    assert!(count(&is_tag) >= 28, "constants with defaults");
    let has_mapping = |schema: &serde_json::Map<String, Value>| {
        schema.get("mapping").and_then(Value::as_object).is_some_and(|mapping| mapping.len() == 28)
    };
    assert!(count(&has_mapping) >= 2, "a union of 28, in both directions");
    let is_any = |media: &serde_json::Map<String, Value>| {
        media.get("schema").and_then(Value::as_object).is_some_and(serde_json::Map::is_empty)
    };
    assert_eq!(count(&is_any), 3, "answers that may be anything");
    let paths = description["paths"].as_object().expect("paths");
    assert!(paths.keys().any(|path| path.ends_with('/')));
    assert!(paths.contains_key("/secrets/{name}") && paths.contains_key("/secrets/{secret_id}"));
    for operation in paths.values().flat_map(|path| path.as_object().expect("a path").values()) {
        let text = operation.to_string();
        assert!(text.contains("HTTPValidationError") && text.contains("x-sdk-version"), "{text}");
    }
    let schemas = description["components"]["schemas"].as_object().expect("schemas");
    for name in [
        "CheckAction-Input",
        "CheckAction-Output",
        "Body_upload_file_sessions__session_id__files_post",
        "PaginatedResponse_SessionResponse_",
        "StructuredData_BaseModel_",
        "BaseModel",
        "RootModel_Any_",
        "app__actions__WaitAction",
    ] {
        assert!(schemas.contains_key(name), "{name}");
    }
    assert!(TEXT.contains("\"maximum\": 1440.0") && TEXT.contains("\"default\": \"PT5M\""));
    assert!(schemas.values().filter(|schema| schema.get("title").is_none()).count() == 0);
}
