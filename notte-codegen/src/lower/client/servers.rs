//! Servers: what can be chosen, and what the documentation says of it.

use crate::api::{Api, Operation, Server};
use crate::docs::{doc_lines, sentence};
use crate::ir::{self, Docs};
use crate::lower::docs::code;
use crate::names::{Scope, constant};

/// A description with more letters than this is prose, and no name.
const LONGEST_NAME: usize = 30;

/// The URL of the first server that can be used as it stands.
pub fn first(servers: &[Server]) -> Option<String> {
    servers.iter().find(|server| server.usable).map(Server::filled)
}

/// The servers to choose from; none where there is but one, and nothing in its URL is left open.
pub fn servers(api: &Api) -> Vec<ir::Server> {
    let usable: Vec<&Server> = api.servers.iter().filter(|server| server.usable).collect();
    let has_choice = usable.len() > 1 || usable.iter().any(|server| !server.variables.is_empty());
    let mut scope = Scope::default();
    usable.into_iter().filter(|_| has_choice).map(|server| chosen(server, &mut scope)).collect()
}

/// The server of an operation, when it is another than that of the client.
pub fn own_server(api: &Api, operation: &Operation) -> Option<String> {
    let own = first(&operation.servers)?;
    let others = api.servers.iter().filter(|server| server.usable);
    let is_only = others.clone().count() == 1 && others.clone().all(|server| server.variables.is_empty());
    (!is_only || first(&api.servers).as_ref() != Some(&own)).then_some(own)
}

/// What the documentation of the builder says of the servers.
pub fn server_docs(api: &Api, chosen: &[ir::Server]) -> Docs {
    let servers = &api.servers;
    let says_something = !chosen.is_empty()
        || servers.iter().any(|server| !server.usable || server.description.is_some() || server.name.is_some());
    if !says_something {
        return Docs::new();
    }
    let mut docs = vec![String::new(), "# Servers".to_owned(), String::new()];
    docs.push(match (chosen.first(), first(servers)) {
        (Some(first), _) => format!("[`ServerUrl::{}`] is used unless another one is chosen.", first.name),
        (None, Some(_)) => "It is used unless there is a [`base_url`](ClientBuilder::base_url).".to_owned(),
        (None, None) => {
            "None has a scheme and a host, so a [`base_url`](ClientBuilder::base_url) is needed.".to_owned()
        }
    });
    docs.push(String::new());
    let mut constants = chosen.iter().map(|server| format!("[`ServerUrl::{}`], ", server.name));
    for server in servers {
        let constant = constants.by_ref().take(usize::from(server.usable)).next();
        docs.extend(item(server, &constant.unwrap_or_default()));
    }
    docs
}

/// What the documentation of a method says of servers of its own.
pub fn own_docs(operation: &Operation) -> Docs {
    let servers = &operation.servers;
    let mut docs = match (servers.as_slice(), first(servers)) {
        ([], _) => return Docs::new(),
        (_, Some(url)) => vec![format!("Sent to `{}` unless the client has a base URL of its own.", code(&url))],
        (_, None) => {
            vec!["Sent to the server of the client; these servers of the operation can't be used:".to_owned()]
        }
    };
    let plain = matches!(servers.as_slice(), [server] if server.usable && server.variables.is_empty() && server.description.is_none());
    if !plain {
        docs.push(String::new());
        docs.extend(servers.iter().flat_map(|server| item(server, "")));
    }
    docs
}

fn chosen(server: &Server, scope: &mut Scope) -> ir::Server {
    let host = server.url.split_once("://").map_or(server.url.as_str(), |(_, host)| host);
    let described = server.description.as_deref().filter(|text| text.chars().count() <= LONGEST_NAME);
    let words = [server.name.as_deref(), described, Some(host)].into_iter().flatten();
    let mut candidates: Vec<String> = words.map(constant).filter(|name| !name.is_empty()).collect();
    if candidates.is_empty() {
        candidates.push("SERVER".to_owned());
    }
    let name = scope.first_free(&candidates);
    let mut docs = server.description.as_deref().map(doc_lines).unwrap_or_default();
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.push(format!("`{}`", code(&server.url)));
    let of_variables = variables(server, "");
    if !of_variables.is_empty() {
        docs.push(String::new());
        docs.extend(of_variables);
    }
    let variables = server.variables.iter().map(|(name, variable)| (name.clone(), variable.default.clone())).collect();
    ir::Server { name, url: server.url.clone(), variables, docs }
}

/// A server as an item of a list, with its variables below it.
fn item(server: &Server, before: &str) -> Docs {
    let url = code(&server.url);
    let mut line = format!("- {before}`{}`", if url.is_empty() { "/" } else { &url });
    if !server.usable {
        line.push_str(if server.filled().contains('{') {
            ", which has a variable without a default"
        } else {
            ", relative to where the description is fetched from"
        });
    }
    let texts = [&server.name, &server.description].into_iter().flatten();
    let texts: Vec<String> = texts.map(|text| sentence(text)).filter(|text| !text.is_empty()).collect();
    line.push_str(if texts.is_empty() { "." } else { ": " });
    line.push_str(&texts.join(" "));
    std::iter::once(line).chain(variables(server, "  ")).collect()
}

/// The variables of a server's URL as items of a list.
fn variables(server: &Server, indent: &str) -> Docs {
    let line = |(name, variable): (&String, &crate::api::Variable)| {
        let mut line = format!("{indent}- `{}`: `{}`", code(name), code(&variable.default));
        let others = variable.values.iter().filter(|value| **value != variable.default);
        let others: Vec<String> = others.map(|value| format!("`{}`", code(value))).collect();
        if !others.is_empty() {
            line.push_str(&format!(" or {}", others.join(", ")));
        }
        let description = variable.description.as_deref().map(sentence).unwrap_or_default();
        line.push_str(if description.is_empty() { "." } else { ". " });
        line.push_str(&description);
        line
    };
    server.variables.iter().map(line).collect()
}
