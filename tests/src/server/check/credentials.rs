//! Who is calling.

use crate::server::KEY;
use crate::server::description::{Credential, Operation};
use crate::server::log::{Request, Rule};

/// Checks the credentials: those that are described must be there and right, and no other `Authorization`.
pub fn check(operation: &Operation, request: &mut Request) {
    let authorizations = request.header_values("authorization").len();
    if authorizations > 1 {
        request.violate(Rule::Repeated, format!("{authorizations} `Authorization` headers"));
    }
    let described =
        operation.security.iter().flatten().any(|scheme| matches!(scheme.credential, Credential::Authorization(_)));
    if authorizations > 0 && !described {
        request.violate(Rule::UnexpectedCredential, "an `Authorization` header where none is described");
    }
    if operation.security.is_empty()
        || operation.security.iter().any(|schemes| satisfied(request, schemes.iter().map(|scheme| &scheme.credential)))
    {
        let anonymous = operation.security.iter().any(Vec::is_empty);
        let wrong =
            |credential: &Credential| sent(request, credential).is_some_and(|value| value != expected(credential));
        if anonymous && operation.security.iter().flatten().any(|scheme| wrong(&scheme.credential)) {
            request.violate(Rule::WrongCredential, "credentials are optional here, but these are not the server's");
        }
        return;
    }
    let schemes = operation.security.iter().flatten();
    let wrong = schemes
        .clone()
        .find(|scheme| sent(request, &scheme.credential).is_some_and(|value| value != expected(&scheme.credential)));
    let names: Vec<&str> = schemes.map(|scheme| scheme.name.as_str()).collect();
    let names = names.join(", ");
    match wrong.map(|scheme| scheme.name.clone()) {
        Some(name) => request.violate(Rule::WrongCredential, format!("the credential of `{name}` is not the server's")),
        None => request.violate(Rule::MissingCredential, format!("credentials are needed: {names}")),
    }
}

fn satisfied<'a>(request: &Request, credentials: impl Iterator<Item = &'a Credential>) -> bool {
    let mut credentials = credentials;
    credentials.all(|credential| sent(request, credential).is_some_and(|value| value == expected(credential)))
}

fn expected(credential: &Credential) -> &str {
    match credential {
        Credential::Authorization(whole) => whole,
        Credential::Header(_) | Credential::Query(_) | Credential::Cookie(_) => KEY,
    }
}

fn sent<'a>(request: &'a Request, credential: &Credential) -> Option<&'a str> {
    match credential {
        Credential::Authorization(_) => request.header("authorization"),
        Credential::Header(name) => request.header(name),
        Credential::Query(name) => request.query_parameter(name),
        Credential::Cookie(name) => {
            cookies(request).into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
        }
    }
}

/// The cookies of a request, in order.
pub fn cookies(request: &Request) -> Vec<(&str, &str)> {
    let lines = request.header_values("cookie").into_iter().flat_map(|line| line.split(';'));
    lines.filter_map(|pair| pair.trim().split_once('=')).collect()
}
