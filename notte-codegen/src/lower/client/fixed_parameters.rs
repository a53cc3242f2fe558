//! Required parameters that have one value: nobody is asked for it.

use crate::api::{Api, FixedParameter, Location, Operation, Parameter, ParameterStyle, is_set_by_transport};
use serde_json::Value;

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
        Location::Cookie | Location::QueryString => false,
    };
    if !parameter.required || !is_sent || parameter.media_type.is_some() {
        return None;
    }
    let [value] = api.schema(parameter.schema).values.as_deref()? else { return None };
    let value = match value {
        Value::String(text) if is_plain(text, parameter.location) => text.clone(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) if number.is_i64() => number.to_string(),
        _ => return None,
    };
    Some(FixedParameter { name: parameter.name.clone(), location: parameter.location, value })
}

/// Whether a text needs no escape where it goes, and can't be taken for another place of a path.
fn is_plain(text: &str, location: Location) -> bool {
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    match location {
        Location::Path => !text.is_empty() && !matches!(text, "." | "..") && text.bytes().all(is_unreserved),
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

/// What the documentation of a method says of them.
pub fn docs(operation: &Operation) -> Option<String> {
    let each = operation.fixed.iter().map(|fixed| {
        let what = if fixed.location == Location::Header { "header" } else { "query parameter" };
        format!("the {what} `{}` with the value `{}`", crate::docs::code(&fixed.name), crate::docs::code(&fixed.value))
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| format!("It sends {}.", each.join(", and ")))
}
