//! One operation (OpenAPI, Operation Object).

mod encodings;
mod headers;
mod links;
mod media_types;
mod path_parameters;
mod path_template;
mod request_body;
mod responses;

pub use links::resolve as resolve_links;

use super::document::{Fields, Node, Reading};
use super::parameters;
use super::security::{self, Security};
use super::swagger2;
use crate::api::{Location, Operation, Parameter, SecurityScheme, Server};
use crate::diagnostics::{Diagnostic, OPERATION_DROPPED, PATH_QUERY};
use indexmap::IndexMap;
use path_parameters::in_order;
use path_template::{constants_of_query, sent, template};
use serde_json::Value;

/// What the document says for all operations.
pub struct Shared<'a> {
    pub security: Security,
    pub schemes: &'a IndexMap<String, SecurityScheme>,
    pub servers: &'a [Server],
}

/// What a path says for its operations.
#[derive(Clone, Copy, Default)]
pub struct OfPath<'a, 'd> {
    /// Its parts: what it refers to, and itself.
    pub parts: &'a [Node<'d>],
    pub parameters: &'a [Parameter],
}

/// Reads the operation at `node`; `None`, with a loss, when it has to be left out.
pub fn read<'d>(
    reading: &mut Reading<'d, '_>,
    node: &Node<'d>,
    id: Option<String>,
    method: &str,
    path: &str,
    of_path: &OfPath<'_, 'd>,
    shared: &Shared<'_>,
) -> Option<Operation> {
    let words = words(id.as_deref(), method, path);
    let own = parameters::list(reading, node, &words);
    // An operation's parameter overrides the path's with the same name and location.
    let mut parameters: Vec<Parameter> = of_path
        .parameters
        .iter()
        .filter(|shared| !own.iter().any(|own| own.name == shared.name && own.location == shared.location))
        .cloned()
        .collect();
    parameters.extend(own);
    repeated_in_path(reading, path, &mut parameters);
    let sent_path = sent(path, &parameters);
    let Some(names) = template(&sent_path) else {
        let message = format!("the path `{path}` has an unmatched brace");
        reading
            .diagnostics
            .push(Diagnostic::new(&OPERATION_DROPPED, node.place.clone(), message).effect("the operation is left out"));
        return None;
    };
    reading.only(node, Fields::Operation);
    if reading.minor == 0 {
        reading.require(node, &["responses"], "the response is read as empty");
    }
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    let mut parameters = in_order(reading, node, parameters, &names, path, &words);
    let security = security::requirements(reading, node, shared.schemes);
    let security = security.unwrap_or_else(|| shared.security.clone());
    let has_credential = security.requirements.iter().any(|requirement| !requirement.is_empty());
    parameters.retain(|parameter| !swagger2::is_ignored(reading.is_swagger2, has_credential, parameter));
    let operation = Operation {
        place: node.place.clone(),
        id,
        method: method.to_owned(),
        path: path.to_owned(),
        sent_path,
        servers: Vec::new(),
        summary: node.text("summary", reading.diagnostics),
        description: node.described(reading.diagnostics),
        deprecated: node.flag("deprecated", reading.diagnostics),
        tags: node.texts("tags", reading.diagnostics),
        parameters,
        body: request_body::body(reading, node, of_path.parts, &words),
        responses: responses::responses(reading, node, &words),
        security: security.requirements,
        scopes: security.scopes,
        page_hints: page_hints(node),
        fixed: Vec::new(),
    };
    swagger2::unused_media_types(reading, node);
    Some(operation)
}

/// The extensions that may say how a list comes in pages.
fn page_hints(node: &Node<'_>) -> Vec<(String, Value)> {
    let names = ["x-speakeasy-pagination", "x-fern-pagination", "x-pagination", "x-ms-pageable"];
    names.into_iter().filter_map(|name| Some((name.to_owned(), node.get(name)?.clone()))).collect()
}

/// Notes the query parameters that the query of a path has as well. Each is sent once: a required one as the caller gives it, an
/// optional one as the path has it.
fn repeated_in_path(reading: &mut Reading<'_, '_>, path: &str, parameters: &mut Vec<Parameter>) {
    let names = constants_of_query(path);
    parameters.retain(|parameter| {
        if parameter.location != Location::Query || !names.contains(&parameter.name.as_str()) {
            return true;
        }
        let message = format!("`{path}` has `{}` in its query, which is a parameter too", parameter.name);
        let effect = match parameter.required {
            true => "the parameter is sent in its place",
            false => "it is sent as the path has it, and the parameter is left out",
        };
        let diagnostic = Diagnostic::new(&PATH_QUERY, parameter.place.clone(), message);
        reading.diagnostics.push(diagnostic.effect(effect));
        parameter.required
    });
}

/// What names the operation's inline schemas.
fn words(id: Option<&str>, method: &str, path: &str) -> Vec<String> {
    match id {
        Some(id) => vec![id.to_owned()],
        None => vec![method.to_ascii_lowercase(), path.to_owned()],
    }
}
