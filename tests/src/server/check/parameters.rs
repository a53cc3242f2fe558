//! Parameters of the path, the query, headers and cookies.

use super::{credentials, value};
use crate::server::description::{Credential, Document, Operation, Parameter, Place, Separator};
use crate::server::log::{Request, Rule};

/// Checks every described parameter, and refuses query keys that are not described.
pub fn check(document: &Document, operation: &Operation, request: &mut Request) {
    for parameter in &operation.parameters {
        for (rule, message) in faults(document, parameter, request) {
            request.violate(rule, format!("{} parameter `{}`: {message}", place(parameter.place), parameter.name));
        }
    }
    let unknown: Vec<String> = request
        .query_parameters
        .iter()
        .filter(|(name, _)| !is_known(operation, name))
        .map(|(name, _)| name.clone())
        .collect();
    for name in unknown {
        request.violate(Rule::UnknownQuery, format!("query parameter `{name}` is not described"));
    }
}

fn faults(document: &Document, parameter: &Parameter, request: &Request) -> Vec<(Rule, String)> {
    let mut faults = Vec::new();
    if parameter.place == Place::Query && parameter.kind == "object" && parameter.separator != Separator::Json {
        let pairs = request
            .query_parameters
            .iter()
            .filter_map(|(name, value)| Some((property(parameter, name)?, value.as_str())));
        let pairs: Vec<(&str, &str)> = pairs.collect();
        if !pairs.is_empty() {
            faults.extend(
                value::check_object(document, parameter, &pairs).err().map(|fault| (Rule::InvalidParameter, fault)),
            );
        } else if parameter.required {
            faults.push((Rule::MissingParameter, "required, not sent".to_owned()));
        }
        return faults;
    }
    let sent = sent(parameter, request);
    if sent.is_empty() {
        if parameter.required {
            faults.push((Rule::MissingParameter, "required, not sent".to_owned()));
        }
        return faults;
    }
    let many = parameter.kind == "array" && parameter.separator == Separator::Repeated;
    if sent.len() > 1 && !many {
        faults.push((Rule::Repeated, format!("sent {} times, one value is described", sent.len())));
    }
    faults.extend(value::check(document, parameter, &sent).err().map(|fault| (Rule::InvalidParameter, fault)));
    faults
}

fn sent<'a>(parameter: &Parameter, request: &'a Request) -> Vec<&'a str> {
    let named = |pairs: &'a [(String, String)]| {
        pairs.iter().filter(|(name, _)| *name == parameter.name).map(|(_, value)| value.as_str()).collect()
    };
    match parameter.place {
        Place::Path => named(&request.path_parameters),
        Place::Query => named(&request.query_parameters),
        Place::Header => request.header_values(&parameter.name),
        Place::Cookie => credentials::cookies(request)
            .into_iter()
            .filter(|(name, _)| *name == parameter.name)
            .map(|(_, value)| value)
            .collect(),
    }
}

/// The property of an object parameter that a query key stands for.
fn property<'a>(parameter: &Parameter, key: &'a str) -> Option<&'a str> {
    match parameter.separator {
        Separator::Brackets => key.strip_prefix(parameter.name.as_str())?.strip_prefix('[')?.strip_suffix(']'),
        _ => parameter.properties.iter().any(|name| name == key).then_some(key),
    }
}

fn is_known(operation: &Operation, key: &str) -> bool {
    let parameter = |parameter: &Parameter| {
        let object = parameter.kind == "object" && parameter.separator != Separator::Json;
        parameter.place == Place::Query
            && if object { property(parameter, key).is_some() } else { parameter.name == key }
    };
    let mut schemes = operation.security.iter().flatten();
    operation.parameters.iter().any(parameter)
        || schemes.any(|scheme| matches!(&scheme.credential, Credential::Query(name) if name == key))
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
    }
}
