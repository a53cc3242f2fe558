//! `x-ms-parameterized-host`: a host with parameters, which OpenAPI 3 writes as variables of a server.

use super::inline_type::text;
use crate::api::{Server, Variable};
use crate::diagnostics::{Diagnostic, SERVER_INVALID};
use crate::normalize::document::{Node, Reading};
use crate::normalize::references::Kind;
use indexmap::IndexMap;
use serde_json::Value;

/// The server that the extension describes.
pub fn templated<'d>(
    reading: &mut Reading<'d, '_>,
    root: &Node<'d>,
    base_path: &str,
    schemes: &[&str],
) -> Option<Server> {
    let extension = root.member("x-ms-parameterized-host")?;
    let template = text(&extension, "hostTemplate")?.trim().trim_end_matches('/');
    let has_prefix = extension.boolean("useSchemePrefix", reading.diagnostics).unwrap_or(true);
    let scheme = schemes.first().filter(|_| has_prefix && !template.contains("://"));
    let prefix = scheme.map(|scheme| format!("{scheme}://")).unwrap_or_default();
    let url = format!("{prefix}{template}{base_path}");
    let variables = variables(reading, &extension);
    let mut server =
        Server { place: extension.place.clone(), url, name: None, description: None, variables, usable: false };
    let filled = server.filled();
    server.usable = !filled.contains('{') && (filled.starts_with("http://") || filled.starts_with("https://"));
    if !server.usable {
        let message = format!("`{filled}` has a parameter without a default");
        let diagnostic = Diagnostic::new(&SERVER_INVALID, extension.place, message);
        reading.diagnostics.push(diagnostic.effect("the client requires a base URL"));
    }
    Some(server)
}

/// The parameters that have a default, or one value.
fn variables<'d>(reading: &mut Reading<'d, '_>, extension: &Node<'d>) -> IndexMap<String, Variable> {
    let mut variables = IndexMap::new();
    for written in reading.elements(extension, "parameters") {
        let Some(parameter) = reading.resolve(&written, Kind::Parameter) else { continue };
        let Some(name) = parameter.text("name", reading.diagnostics) else { continue };
        let values: Vec<String> = match parameter.get("enum") {
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        let default = parameter.text("default", reading.diagnostics).or_else(|| values.first().cloned());
        let Some(default) = default else { continue };
        let description = parameter.text("description", reading.diagnostics);
        variables.insert(name, Variable { default, values, description });
    }
    variables
}
