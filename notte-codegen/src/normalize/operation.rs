//! One operation (OpenAPI, Operation Object).

use super::known::Fields;
use super::node::Node;
use super::security::Security;
use super::{Reading, content, parameter, schema, security};
use crate::api::{Location, Operation, Origin, Parameter, ParameterStyle, SecurityScheme, Server};
use crate::diagnostics::{Diagnostic, OPERATION_DROPPED, PATH_PARAMETER_MISSING, PATH_PARAMETER_UNUSED};
use indexmap::IndexMap;
use serde_json::Value;

/// What the document says for all operations.
pub struct Shared<'a> {
    pub security: Security,
    pub schemes: &'a IndexMap<String, SecurityScheme>,
    pub servers: &'a [Server],
}

/// Reads the operation at `node`; `None`, with a loss, when it has to be left out.
pub fn read<'d>(
    reading: &mut Reading<'d, '_>,
    node: &Node<'d>,
    id: Option<String>,
    method: &str,
    path: &str,
    of_path: &[Parameter],
    shared: &Shared<'_>,
) -> Option<Operation> {
    let words = words(id.as_deref(), method, path);
    let own = parameter::list(reading, node, &words);
    // An operation's parameter overrides the path's with the same name and location.
    let mut parameters: Vec<Parameter> = of_path
        .iter()
        .filter(|shared| !own.iter().any(|own| own.name == shared.name && own.location == shared.location))
        .cloned()
        .collect();
    parameters.extend(own);
    let sent_path = sent(path, &parameters);
    let Some(names) = template(&sent_path) else {
        let message = format!("the path `{path}` has a brace without its fellow");
        reading
            .diagnostics
            .push(Diagnostic::new(&OPERATION_DROPPED, node.place.clone(), message).effect("the operation is left out"));
        return None;
    };
    reading.only(node, Fields::Operation);
    if reading.minor == 0 {
        reading.require(node, &["responses"], "an answer is taken as empty");
    }
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    let parameters = in_order(reading, node, parameters, &names, path, &words);
    let security = security::requirements(reading, node, shared.schemes);
    let security = security.unwrap_or_else(|| shared.security.clone());
    Some(Operation {
        place: node.place.clone(),
        id,
        method: method.to_owned(),
        path: path.to_owned(),
        sent_path,
        servers: Vec::new(),
        summary: node.text("summary", reading.diagnostics),
        description: node.text("description", reading.diagnostics),
        deprecated: node.flag("deprecated", reading.diagnostics),
        tags: node.texts("tags", reading.diagnostics),
        parameters,
        body: content::body(reading, node, &words),
        responses: content::responses(reading, node, &words),
        security: security.requirements,
        scopes: security.scopes,
    })
}

/// What names the operation's inline schemas.
fn words(id: Option<&str>, method: &str, path: &str) -> Vec<String> {
    match id {
        Some(id) => vec![id.to_owned()],
        None => vec![method.to_ascii_lowercase(), path.to_owned()],
    }
}

/// What is sent of a path. A fragment never is (RFC 9110, 7.1), and only tells operations of one path apart. What its query says of
/// parameters of the query is sent when they are set.
fn sent(path: &str, parameters: &[Parameter]) -> String {
    let path = path.split('#').next().unwrap_or(path);
    let is_query = |name: &str| {
        let at = |place| parameters.iter().any(|parameter| parameter.location == place && parameter.name == name);
        at(Location::Query) && !at(Location::Path)
    };
    // `{?page,size}` (RFC 6570) names parameters of the query, and so does `?page={page}`.
    if let Some((before, after)) = path.split_once("{?")
        && let Some((list, rest)) = after.split_once('}')
        && list.split(',').all(|name| is_query(name.trim_end_matches('*')))
    {
        return format!("{before}{rest}");
    }
    let Some((before, query)) = path.split_once('?').filter(|(before, _)| !before.ends_with('{')) else {
        return path.to_owned();
    };
    let is_told = |pair: &&str| {
        let value = pair.split_once('=').and_then(|(_, value)| value.strip_prefix('{')?.strip_suffix('}'));
        value.is_none_or(|name| !is_query(name))
    };
    let kept: Vec<&str> = query.split('&').filter(is_told).collect();
    if kept.is_empty() { before.to_owned() } else { format!("{before}?{}", kept.join("&")) }
}

/// The names in the braces of a path template, in order.
fn template(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}')?;
        if before.contains('}') || name.contains('{') {
            return None;
        }
        names.push(name);
        rest = tail;
    }
    (!rest.contains('}')).then_some(names)
}

/// The name of a template's parameter without what other notations say of its value: `{+name}`, `{name+}`, `{name=projects/*}`,
/// `{name:[0-9]+}`.
fn bare(name: &str) -> &str {
    let bare = name.trim_start_matches('+').split(['=', ':']).next().unwrap_or(name).trim_end_matches(['+', '*']);
    if bare.is_empty() { name } else { bare }
}

/// Path parameters in the template's order, then the others; what the template and the declarations disagree on is repaired.
fn in_order<'d>(
    reading: &mut Reading<'d, '_>,
    node: &Node<'d>,
    parameters: Vec<Parameter>,
    names: &[String],
    path: &str,
    words: &[String],
) -> Vec<Parameter> {
    let (mut of_path, others): (Vec<_>, Vec<_>) =
        parameters.into_iter().partition(|parameter| parameter.location == Location::Path);
    let mut ordered: Vec<Parameter> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        // One that stands twice in it is one parameter.
        if names.iter().take(index).any(|known| known == name) {
            continue;
        }
        let declared = |wanted: &str| of_path.iter().position(|parameter| parameter.name == wanted);
        if let Some(index) = declared(name).or_else(|| declared(bare(name))) {
            ordered.push(of_path.swap_remove(index));
            continue;
        }
        let message = format!("`{path}` has `{{{name}}}`, but no such path parameter is declared");
        reading.diagnostics.push(
            Diagnostic::new(&PATH_PARAMETER_MISSING, node.place.clone(), message)
                .effect("it is taken as a required string"),
        );
        ordered.push(undeclared(reading, node, bare(name), words));
    }
    for parameter in of_path {
        let message = format!("path parameter `{}` does not occur in `{path}`", parameter.name);
        reading
            .diagnostics
            .push(Diagnostic::new(&PATH_PARAMETER_UNUSED, parameter.place, message).effect("it is left out"));
    }
    ordered.extend(others);
    ordered
}

fn undeclared<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, name: &str, words: &[String]) -> Parameter {
    static STRING: std::sync::LazyLock<Value> = std::sync::LazyLock::new(|| serde_json::json!({ "type": "string" }));
    let place = node.place.child("parameters").child(name);
    let origin = Origin::Words([words, &[name.to_owned()]].concat());
    let schema = schema::id_of(reading, &Node { value: &STRING, place: place.clone() }, origin);
    Parameter {
        place,
        name: name.to_owned(),
        location: Location::Path,
        required: true,
        description: None,
        deprecated: false,
        schema,
        style: ParameterStyle::Simple,
        explode: false,
        allow_reserved: false,
        media_type: None,
    }
}
