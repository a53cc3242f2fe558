//! A description's schemas as the validator wants them: JSON Schema 2020-12, and references by addresses of their own.

use super::examples::{holds_names, is_data};
use indexmap::IndexMap;
use serde_json::{Map, Value};

/// The address of a file that leads nowhere.
pub const NOWHERE: &str = "json-schema:///nowhere";

/// The address by which the validator knows a file.
pub fn address(file: usize) -> String {
    format!("json-schema:///{file}")
}

/// Rewrites every schema in a file: references to other files, which `links` number, and what only OpenAPI 3.0 and Swagger 2.0 write so.
/// Examples are taken out: what looks like a schema in them is none.
pub fn modern(node: &mut Value, links: Option<&IndexMap<String, usize>>, is_old: bool) {
    rewrite(node, links, is_old, false);
}

/// `names` says that the keys of this object are names and no keywords.
fn rewrite(node: &mut Value, links: Option<&IndexMap<String, usize>>, is_old: bool, names: bool) {
    match node {
        Value::Object(object) => {
            if !names {
                if is_old {
                    swagger(object);
                    nullable(object);
                    bound(object, "minimum", "exclusiveMinimum");
                    bound(object, "maximum", "exclusiveMaximum");
                }
                for word in ["example", "examples", "default"] {
                    object.shift_remove(word);
                }
                if let Some(Value::String(target)) = object.get_mut("$ref") {
                    readdress(target, links);
                }
            }
            for (key, value) in object.iter_mut().filter(|(key, _)| names || !is_data(key)) {
                rewrite(value, links, is_old, !names && holds_names(key));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| rewrite(value, links, is_old, false)),
        _ => {}
    }
}

/// What a file's name or an address stands for; an address that is the `$id` of a schema stays.
fn readdress(target: &mut String, links: Option<&IndexMap<String, usize>>) {
    let (file, fragment) = target.split_once('#').unwrap_or((target, ""));
    if file.is_empty() {
        return;
    }
    if let Some(number) = links.and_then(|links| links.get(file)) {
        *target = format!("{}#{fragment}", address(*number));
    } else if file.starts_with("http://") || file.starts_with("https://") {
        *target = format!("{NOWHERE}#/nothing-is-fetched");
    }
}

/// What Swagger 2.0 writes otherwise: parameters and headers are schemas themselves, and a file is a type.
fn swagger(object: &mut Map<String, Value>) {
    if object.get("required").is_some_and(Value::is_boolean) {
        object.shift_remove("required");
    }
    if object.get("type").and_then(Value::as_str) == Some("file") {
        object.insert("type".to_owned(), "string".into());
    }
    if object.get("format").and_then(Value::as_str) == Some("int-or-string") {
        object.insert("type".to_owned(), vec!["integer", "string"].into());
    }
    if let Some(nullable) = object.shift_remove("x-nullable") {
        object.insert("nullable".to_owned(), nullable);
    }
}

fn nullable(object: &mut Map<String, Value>) {
    if object.get("nullable") != Some(&Value::Bool(true)) {
        return;
    }
    object.shift_remove("nullable");
    if let Some(Value::Array(values)) = object.get_mut("enum") {
        values.push(Value::Null);
    }
    // Without a type there is nothing to widen in place; an example that is null counts as not valid then.
    if let Some(kind @ Value::String(_)) = object.get_mut("type") {
        *kind = Value::Array(vec![kind.clone(), "null".into()]);
    }
}

fn bound(object: &mut Map<String, Value>, inclusive: &str, exclusive: &str) {
    match object.get(exclusive) {
        Some(Value::Bool(true)) => match object.remove(inclusive) {
            Some(bound) => object.insert(exclusive.to_owned(), bound),
            None => object.remove(exclusive),
        },
        Some(Value::Bool(false)) => object.remove(exclusive),
        _ => None,
    };
}
