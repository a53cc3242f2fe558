//! `host`, `basePath` and `schemes`: the servers.

use super::host_template::templated;
use crate::api::Server;
use crate::diagnostics::{Diagnostic, SERVER_INVALID};
use crate::load::beside;
use crate::normalize::document::{Node, Reading};
use indexmap::IndexMap;
use serde_json::Value;

/// The servers of a description without `servers`.
pub fn servers<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) -> Vec<Server> {
    with_schemes(reading, root, root)
}

/// The servers of an operation with `schemes` of its own. None when the server of the client is among them.
pub fn operation_servers<'d>(reading: &mut Reading<'d, '_>, operation: &Node<'d>, of_all: &[Server]) -> Vec<Server> {
    let Some(root) = Node::root(reading.document).filter(|_| reading.is_swagger2) else { return Vec::new() };
    if operation.get("schemes").is_none() || root.get("servers").is_some() {
        return Vec::new();
    }
    let servers = with_schemes(reading, &root, operation);
    let Some(first) = of_all.iter().find(|server| server.usable) else { return Vec::new() };
    if servers.iter().any(|server| server.url == first.url) { Vec::new() } else { servers }
}

/// The servers at the host of the description, with the schemes of another object.
fn with_schemes<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>, holder: &Node<'d>) -> Vec<Server> {
    let base_path = base_path(reading, root);
    if let Some(server) = templated(reading, root, &base_path, &schemes(reading, holder)) {
        return vec![server];
    }
    let host = root.text("host", reading.diagnostics).map(|host| host.trim().trim_end_matches('/').to_owned());
    let host = host.filter(|host| !host.is_empty());
    let keys = ["host", "basePath", "schemes"];
    let Some(place) = keys.iter().find_map(|key| root.member(key)).map(|node| node.place) else { return Vec::new() };
    let urls: Vec<String> = match host {
        Some(host) => {
            // Some write an address there.
            let host = host.split_once("://").map_or(host.as_str(), |(_, host)| host);
            schemes(reading, holder).iter().map(|scheme| format!("{scheme}://{host}{base_path}")).collect()
        }
        None => vec![beside_document(reading, &base_path)],
    };
    urls.into_iter().map(|url| server(reading, place.clone(), url)).collect()
}

fn server(reading: &mut Reading<'_, '_>, place: crate::diagnostics::Place, url: String) -> Server {
    let usable = url.contains("://") && !url.contains('{');
    if !usable {
        let message = match url.contains("://") {
            true => format!("`{url}` has a variable, which `host` can't have"),
            false => format!("`{url}` is relative to the address of the description: there is no `host`"),
        };
        let diagnostic = Diagnostic::new(&SERVER_INVALID, place.clone(), message);
        reading.diagnostics.push(diagnostic.effect("the client requires a base URL"));
    }
    Server { place, url, name: None, description: None, variables: IndexMap::new(), usable }
}

/// `basePath` with a slash at its start and none at its end.
fn base_path(reading: &mut Reading<'_, '_>, root: &Node<'_>) -> String {
    let path = root.text("basePath", reading.diagnostics).unwrap_or_default();
    let path = path.trim().trim_matches('/');
    if path.is_empty() { String::new() } else { format!("/{path}") }
}

/// The schemes of HTTP among those listed, the secure one first: what is sent by default should not be sent in the clear.
fn schemes(reading: &Reading<'_, '_>, holder: &Node<'_>) -> Vec<&'static str> {
    let listed = match holder.get("schemes") {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_ascii_lowercase).collect(),
        Some(Value::String(scheme)) => vec![scheme.to_ascii_lowercase()],
        _ => Vec::new(),
    };
    let known: Vec<&'static str> =
        ["https", "http"].into_iter().filter(|scheme| listed.iter().any(|listed| listed == scheme)).collect();
    if !known.is_empty() {
        return known;
    }
    // Without a word it is the scheme by which the description was read.
    let name = reading.document.sources.first().map(|source| source.name.as_str()).unwrap_or_default();
    vec![if name.starts_with("http://") { "http" } else { "https" }]
}

/// A path at the host from which the description was read, where that is known.
fn beside_document(reading: &Reading<'_, '_>, base_path: &str) -> String {
    let name = reading.document.sources.first().map(|source| source.name.as_str()).unwrap_or_default();
    let path = if base_path.is_empty() { "/" } else { base_path };
    let whole = beside(name, path).map(|url| url.trim_end_matches('/').to_owned());
    whole.unwrap_or_else(|| path.to_owned())
}
