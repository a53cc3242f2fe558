//! Servers (OpenAPI, Server Object).

use super::document::{Node, Reading};
use super::swagger2;
use crate::api::{Server, Variable};
use crate::diagnostics::{Diagnostic, Diagnostics, SERVER_FIXED, SERVER_INVALID};
use indexmap::IndexMap;

/// The servers of the description.
pub fn all<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) -> Vec<Server> {
    if root.get("servers").is_none() {
        return swagger2::servers(reading, root);
    }
    let written = reading.parts(root, "servers");
    read(&written, "the next server is taken, or the client requires a base URL", reading.diagnostics)
}

/// The servers of a path or an operation, when they are others than those of the description.
pub fn own<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, of_all: &[Server]) -> Vec<Server> {
    let mut found = Diagnostics::new();
    let written = reading.parts(node, "servers");
    let servers = read(&written, "the next server is taken, or that of the client", &mut found);
    if !servers.is_empty() && Server::are_same(&servers, of_all) {
        return Vec::new();
    }
    found.iter().for_each(|one| reading.diagnostics.push(one.clone()));
    if servers.is_empty() {
        return servers;
    }
    let place = node.place.child("servers");
    let has_choice = servers.len() > 1 || servers.iter().any(|server| !server.variables.is_empty());
    let usable = servers.iter().find(|server| server.usable);
    let lost = match usable {
        Some(first) if has_choice => Some((
            "there are several servers, or one whose URL has variables",
            format!("calls go to `{}`, unless the client is given a base URL", first.filled()),
        )),
        Some(_) => None,
        None => Some(("none of these servers is usable", "the calls go to the server of the client".to_owned())),
    };
    if let Some((message, effect)) = lost {
        reading.diagnostics.push(Diagnostic::new(&SERVER_FIXED, place, message).effect(effect).help(
            "the documentation of the methods lists the servers; a client with one of them as its base URL uses it",
        ));
    }
    servers
}

fn read(written: &[Node<'_>], effect: &str, diagnostics: &mut Diagnostics) -> Vec<Server> {
    written.iter().filter_map(|node| server(node, effect, diagnostics)).collect()
}

fn server(node: &Node<'_>, effect: &str, diagnostics: &mut Diagnostics) -> Option<Server> {
    node.object(diagnostics)?;
    let Some(url) = node.text("url", diagnostics) else {
        invalid(node, "the server has no `url`".to_owned(), effect, diagnostics);
        return None;
    };
    let mut url = url.trim().to_owned();
    let kept = url.trim_end_matches('/').len();
    url.truncate(kept.max(usize::from(url.starts_with('/'))));
    if url.starts_with("//") {
        url.insert_str(0, "https:");
    }
    let mut server = Server {
        place: node.place.clone(),
        url,
        name: node.text("name", diagnostics),
        description: node.text("description", diagnostics),
        variables: variables(node, diagnostics),
        usable: false,
    };
    let filled = server.filled();
    if filled.contains('{') {
        let message = format!("`{filled}` has a variable without a default");
        invalid(node, message, effect, diagnostics);
    } else if !filled.starts_with("http://") && !filled.starts_with("https://") {
        let message = format!("`{filled}` is relative to the address of the description");
        invalid(node, message, effect, diagnostics);
    } else {
        server.usable = true;
    }
    Some(server)
}

/// The variables that have a default; one without is none, for there is nothing that could be sent.
fn variables(node: &Node<'_>, diagnostics: &mut Diagnostics) -> IndexMap<String, Variable> {
    let mut variables = IndexMap::new();
    for (name, node) in node.members("variables", diagnostics) {
        let Some(default) = node.text("default", diagnostics) else { continue };
        let values = node.texts("enum", diagnostics);
        variables
            .insert(name.clone(), Variable { default, values, description: node.text("description", diagnostics) });
    }
    variables
}

fn invalid(node: &Node<'_>, message: String, effect: &str, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(&SERVER_INVALID, node.place.clone(), message).effect(effect));
}
