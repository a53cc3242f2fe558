//! Which version of OpenAPI a description is in.

use super::document::Node;
use crate::diagnostics::{Diagnostic, Diagnostics, VERSION_UNSUPPORTED, WRONG_TYPE};

/// The version behind the 3.
pub fn minor(members: &serde_json::Map<String, serde_json::Value>) -> u8 {
    let says = match members.get("openapi") {
        Some(serde_json::Value::String(version)) => version.clone(),
        Some(version) => version.to_string(),
        None => String::new(),
    };
    ["3.1", "3.2"].iter().position(|known| says.starts_with(known)).map_or(0, |index| index as u8 + 1)
}

pub fn version_is_known(
    root: &Node<'_>,
    members: &serde_json::Map<String, serde_json::Value>,
    diagnostics: &mut Diagnostics,
) -> bool {
    use serde_json::Value;
    let says = match members.get("openapi") {
        Some(Value::String(version)) => version.clone(),
        Some(Value::Number(version)) => version.to_string(),
        _ => String::new(),
    };
    if ["3.0", "3.1", "3.2"].iter().any(|known| says == *known || says.starts_with(&format!("{known}."))) {
        return true;
    }
    let swagger = version_of(members, "swagger");
    if says.is_empty() && is_swagger2(members) {
        if members.get("swagger").is_some_and(Value::is_number) {
            let place = root.place.child("swagger");
            let diagnostic = Diagnostic::new(&WRONG_TYPE, place, "a version must be a string, not a number");
            diagnostics.push(diagnostic.effect("it is read as `2.0`"));
        }
        return true;
    }
    let (key, message) = match swagger {
        Some(version) if says.is_empty() => {
            (Some("swagger"), format!("version `{version}` of Swagger is not read; 2.0 is"))
        }
        _ if says.is_empty() => {
            let message =
                "the document does not say which version of OpenAPI it is in: `openapi: 3.1.0` or the like is missing";
            (None, message.to_owned())
        }
        _ => {
            (Some("openapi"), format!("version `{says}` of OpenAPI is not read; 3.0, 3.1 and 3.2 are, and Swagger 2.0"))
        }
    };
    let place = key.map_or_else(|| root.place.clone(), |key| root.place.child(key));
    diagnostics.push(Diagnostic::new(&VERSION_UNSUPPORTED, place, message));
    false
}

/// Whether a description says that it is Swagger 2.0, and not that it is OpenAPI 3 as well.
pub fn is_swagger2(members: &serde_json::Map<String, serde_json::Value>) -> bool {
    let is_openapi3 = version_of(members, "openapi").is_some();
    let swagger = version_of(members, "swagger");
    !is_openapi3 && swagger.is_some_and(|version| matches!(version.trim(), "2" | "2.0" | "2.0.0"))
}

/// The version under a key. YAML reads one without quotes as a number.
fn version_of(members: &serde_json::Map<String, serde_json::Value>, key: &str) -> Option<String> {
    match members.get(key)? {
        serde_json::Value::String(version) => Some(version.clone()),
        serde_json::Value::Number(version) => Some(version.to_string()),
        _ => None,
    }
}
