//! From the text of a parameter to the value that its schema describes.

use serde_json::{Map, Value};

use crate::server::description::{Document, Parameter, Schema, Separator};

/// Reads the values sent for a parameter and holds them against its schema.
///
/// # Errors
///
/// What is wrong, in words.
pub fn check(document: &Document, parameter: &Parameter, sent: &[&str]) -> Result<(), String> {
    if parameter.allow_empty && sent == [""] {
        return Ok(());
    }
    if parameter.kind == "array" && parameter.separator != Separator::Json {
        let items: Vec<&str> = match parameter.separator {
            Separator::Character(mark) => sent.iter().flat_map(|text| text.split(mark)).collect(),
            _ => sent.to_vec(),
        };
        let item = parameter.schema.source();
        let item = document.resolve(item).get("items").cloned().unwrap_or(Value::Bool(true));
        let item_schema = Schema::request(item);
        let values: Result<Vec<Value>, String> =
            items.iter().map(|text| scalar(document, &item_schema, text)).collect();
        return faults(document, &parameter.schema, &Value::Array(values?));
    }
    let text = sent.first().copied().unwrap_or_default();
    match parameter.separator {
        Separator::Json => {
            let value = super::json::parse(text.as_bytes())
                .map_err(|fault| format!("{text:?} is not JSON: {}", fault.message))?;
            faults(document, &parameter.schema, &value)
        }
        _ => scalar(document, &parameter.schema, text).map(|_| ()),
    }
}

/// The properties of an object that is spread over the query.
///
/// # Errors
///
/// What is wrong, in words.
pub fn check_object(document: &Document, parameter: &Parameter, pairs: &[(&str, &str)]) -> Result<(), String> {
    let properties = document.resolve(parameter.schema.source()).get("properties");
    let mut object = Map::new();
    for (name, text) in pairs {
        let schema = properties.and_then(|all| all.get(name)).cloned().unwrap_or(Value::Bool(true));
        if object.insert((*name).to_owned(), scalar(document, &Schema::request(schema), text)?).is_some() {
            return Err(format!("property `{name}` twice"));
        }
    }
    faults(document, &parameter.schema, &Value::Object(object))
}

/// The first reading of the text that the schema allows: a boolean, a number, else a string.
///
/// # Errors
///
/// What is wrong, in words.
pub fn scalar(document: &Document, schema: &Schema, text: &str) -> Result<Value, String> {
    let whole = document.resolve(schema.source()).get("type").and_then(Value::as_str) == Some("integer");
    // A reader of JSON lets blanks pass.
    let bare = !text.contains(|letter: char| letter.is_ascii_whitespace());
    let number =
        serde_json::from_str::<serde_json::Number>(text).ok().filter(|number| bare && (!number.is_f64() || !whole));
    let readings = match text {
        "true" => vec![Value::Bool(true)],
        "false" => vec![Value::Bool(false)],
        _ => number.map(Value::Number).into_iter().collect(),
    };
    let mut said = None;
    for reading in readings.into_iter().chain([Value::String(text.to_owned())]) {
        match faults(document, schema, &reading) {
            Ok(()) => return Ok(reading),
            Err(fault) => said = said.or(Some(fault)),
        }
    }
    Err(said.unwrap_or_default())
}

fn faults(document: &Document, schema: &Schema, value: &Value) -> Result<(), String> {
    let faults = schema.faults(document, value);
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
}
