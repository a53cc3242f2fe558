//! Required parameters, and fields of forms, that have one value: nobody is asked for it.

use crate::api::{
    Api, FixedParameter, Location, Operation, Parameter, ParameterStyle, Schema, SchemaId, is_set_by_transport,
};
use crate::ir::{Fixed, FixedValue, Setter, Text};
use serde_json::Value;

/// Parts of a schema, and parts of these, that are searched for a value.
const MOST_PARTS: usize = 100;

/// Moves the required parameters that have one value out of the arguments. In a path, the value takes the place of the parameter.
pub fn fix(mut api: Api) -> Api {
    let each =
        |operation: &Operation| operation.parameters.iter().filter_map(|one| fixed(&api, operation, one)).collect();
    let fixed: Vec<Vec<FixedParameter>> = api.operations.iter().map(each).collect();
    for (operation, fixed) in api.operations.iter_mut().zip(fixed) {
        fixed.into_iter().for_each(|parameter| take(operation, parameter));
    }
    api
}

fn fixed(api: &Api, operation: &Operation, parameter: &Parameter) -> Option<FixedParameter> {
    let is_sent = match parameter.location {
        Location::Header => !is_set_by_transport(&parameter.name),
        Location::Query => true,
        // Any other style adds to the value.
        Location::Path if parameter.style != ParameterStyle::Simple => false,
        Location::Path => operation.sent_path.contains(&template(&parameter.name)),
        Location::Cookie => true,
        Location::QueryString => false,
    };
    if !parameter.required || !is_sent || parameter.media_type.is_some() {
        return None;
    }
    let value = match only_value(api, parameter.schema)? {
        Value::String(text) if is_plain(text, parameter.location) => text.clone(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) if number.is_i64() => number.to_string(),
        _ => return None,
    };
    Some(FixedParameter { name: parameter.name.clone(), location: parameter.location, value })
}

/// The only value of a schema, which it lists itself or where it refers to.
fn only_value(api: &Api, id: SchemaId) -> Option<&Value> {
    let mut open = vec![id];
    for _ in 0..MOST_PARTS {
        let schema = api.schema(open.pop()?);
        if let Some([value]) = schema.values.as_deref() {
            return Some(value);
        }
        open.extend(schema.all_of.iter().take(MOST_PARTS).rev().chain(&schema.reference));
    }
    None
}

/// The only value of a field that a form requires.
pub fn value_of_field(schema: &Schema) -> Option<FixedValue> {
    match schema.values.as_deref()? {
        [Value::String(text)] => Some(FixedValue::Text(text.clone())),
        [Value::Bool(value)] => Some(FixedValue::Bool(*value)),
        [Value::Number(number)] => number.as_i64().map(FixedValue::Integer),
        _ => None,
    }
}

/// Whether a text needs no escape where it goes, and can't be taken for another place of a path.
fn is_plain(text: &str, location: Location) -> bool {
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    match location {
        Location::Path => !text.is_empty() && !matches!(text, "." | "..") && text.bytes().all(is_unreserved),
        // It is encoded.
        Location::Query => true,
        Location::Cookie => text.bytes().all(|byte| byte.is_ascii_graphic() && !b";,\"\\".contains(&byte)),
        _ => {
            !text.is_empty() && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) && text.trim() == text
        }
    }
}

fn take(operation: &mut Operation, fixed: FixedParameter) {
    operation.parameters.retain(|one| one.name != fixed.name || one.location != fixed.location);
    match fixed.location {
        Location::Path => operation.sent_path = operation.sent_path.replace(&template(&fixed.name), &fixed.value),
        _ => operation.fixed.push(fixed),
    }
}

fn template(name: &str) -> String {
    format!("{{{name}}}")
}

/// The parameters of an operation that have one value and do not stand in its path.
pub fn fixed_of(operation: &Operation) -> Vec<Fixed> {
    let each = operation.fixed.iter().map(|fixed| Fixed {
        setter: match fixed.location {
            Location::Header => Setter::Header(Text::Value),
            Location::Cookie => Setter::Cookie(Text::Value),
            Location::Path | Location::Query | Location::QueryString => Setter::Query(Text::Value),
        },
        name: fixed.name.clone(),
        value: FixedValue::Text(fixed.value.clone()),
    });
    each.collect()
}

/// What the documentation of a method says of them.
pub fn docs(fixed: &[Fixed]) -> Option<String> {
    let each = fixed.iter().map(|fixed| {
        let what = match fixed.setter {
            Setter::Header(_) => "header",
            Setter::Cookie(_) => "cookie",
            Setter::Query(_) => "query parameter",
            _ => "field",
        };
        let value = fixed.value.to_string();
        format!("the {what} `{}` with the value `{}`", crate::docs::code(&fixed.name), crate::docs::code(&value))
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| format!("It sends {}.", each.join(", and ")))
}
