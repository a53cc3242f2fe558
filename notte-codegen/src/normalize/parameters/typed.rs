//! A parameter as `openapiv3` types it.

use crate::diagnostics::{Diagnostics, Place};
use crate::normalize::document::{Node, kind};
use serde_json::{Map, Value, json};

/// Whether a parameter is all of the query string (OpenAPI 3.2, `in: querystring`).
pub fn is_whole_query(node: &Node<'_>) -> bool {
    node.get("in").and_then(Value::as_str) == Some("querystring")
}

/// The parameter without what is read elsewhere: its schema, its examples, and what only says how to read them.
///
/// A keyword that says something else than it can is noted and passed over, so that the rest of the parameter counts.
pub fn bare(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Map<String, Value> {
    let mut bare = Map::new();
    for key in ["name", "in", "description"] {
        bare.extend(node.text(key, diagnostics).map(|text| (key.to_owned(), text.into())));
    }
    for key in ["required", "deprecated", "allowEmptyValue", "allowReserved", "explode"] {
        bare.extend(node.boolean(key, diagnostics).map(|flag| (key.to_owned(), flag.into())));
    }
    if is_whole_query(node) {
        bare.insert("in".to_owned(), "query".into());
    }
    // Cookies are sent as they are in either style (OpenAPI 3.2, `style: cookie`).
    let is_cookie =
        |style: &&Value| bare.get("in") == style.as_str().filter(|it| *it == "cookie").map(Value::from).as_ref();
    let style = node.get("style").filter(|style| !style.is_null() && !is_cookie(style));
    bare.extend(style.map(|style| ("style".to_owned(), style.clone())));
    bare
}

pub fn typed(bare: &Map<String, Value>) -> Result<openapiv3::Parameter, serde_json::Error> {
    let mut bare = bare.clone();
    bare.insert("schema".to_owned(), json!({ "$ref": "#" }));
    serde_json::from_value(Value::Object(bare))
}

/// Why nothing can be made of a parameter, and the place of what says so: the keyword that is wrong, or the parameter where
/// one is missing.
pub fn complaint(node: &Node<'_>) -> Option<(Place, String)> {
    for key in ["name", "in"] {
        let complaint = match node.get(key) {
            None | Some(Value::Null) => return Some((node.place.clone(), format!("it has no `{key}`"))),
            Some(value @ (Value::Array(_) | Value::Object(_))) => format!("`{key}` is {} and no string", kind(value)),
            Some(Value::String(place)) if key == "in" && place == "querystring" => {
                if node.get("content").and_then(Value::as_object).is_some_and(|content| !content.is_empty()) {
                    continue;
                }
                "`in: querystring` needs `content`".to_owned()
            }
            Some(Value::String(place))
                if key == "in" && !matches!(place.as_str(), "path" | "query" | "header" | "cookie") =>
            {
                format!("`in: {place}` is none of path, query, header and cookie")
            }
            Some(value @ (Value::Bool(_) | Value::Number(_))) if key == "in" => {
                format!("`in: {value}` is none of path, query, header and cookie")
            }
            Some(_) => continue,
        };
        return Some((node.place.child(key), complaint));
    }
    None
}
