//! Which version of OpenAPI a description is in.

use super::document::Node;
use crate::diagnostics::{Diagnostic, Diagnostics, VERSION_UNSUPPORTED};

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
    let swagger = members.get("swagger").is_some();
    let message = if swagger {
        "this is a Swagger 2.0 document, which is not read".to_owned()
    } else if says.is_empty() {
        "the document does not say which version of OpenAPI it is in: `openapi: 3.1.0` or the like is missing"
            .to_owned()
    } else {
        format!("version `{says}` of OpenAPI is not read; 3.0, 3.1 and 3.2 are")
    };
    let key = if swagger {
        Some("swagger")
    } else if says.is_empty() {
        None
    } else {
        Some("openapi")
    };
    let place = key.map_or_else(|| root.place.clone(), |key| root.place.child(key));
    let mut diagnostic = Diagnostic::new(&VERSION_UNSUPPORTED, place, message);
    if swagger {
        diagnostic = diagnostic.help("convert it first, for instance with `npx swagger2openapi`");
    }
    diagnostics.push(diagnostic);
    false
}
