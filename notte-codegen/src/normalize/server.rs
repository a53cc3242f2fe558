//! Servers (OpenAPI, Server Object).

use super::Reading;
use super::node::Node;
use crate::diagnostics::{Diagnostic, Diagnostics, SERVER_INVALID};
use openapiv3::Server;

/// The URL of the first server that can be used as it stands, its variables replaced by their defaults.
pub fn first<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>) -> Option<String> {
    reading.elements(node, "servers").iter().find_map(|node| url(node, reading.diagnostics))
}

fn url(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let invalid = |message: String, diagnostics: &mut Diagnostics| {
        let effect = "the next server is taken, or the client asks for a base URL";
        diagnostics.push(Diagnostic::new(&SERVER_INVALID, node.place.clone(), message).effect(effect));
    };
    let server: Server = match node.typed() {
        Ok(server) => server,
        Err(complaint) => {
            invalid(complaint, diagnostics);
            return None;
        }
    };
    let mut url = server.url.trim().to_owned();
    for (name, variable) in server.variables.into_iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    if url.starts_with("//") {
        url.insert_str(0, "https:");
    }
    if url.contains('{') {
        invalid(format!("`{url}` has a variable without a default"), diagnostics);
        return None;
    }
    if !url.starts_with("http://") && !url.starts_with("https://") {
        invalid(format!("`{url}` is relative to wherever the description was fetched from"), diagnostics);
        return None;
    }
    Some(url.trim_end_matches('/').to_owned())
}
