//! Links of responses, in the documentation of methods.

use crate::api::{Link, LinkTarget, Operation};
use crate::docs::sentence;
use crate::ir::Docs;
use crate::lower::docs::code;

/// A longer description does not fit into a line of a list.
const LONGEST_DESCRIPTION: usize = 120;

/// The method of an operation.
pub struct Method {
    /// The number of its group.
    pub group: usize,
    /// The module of the group, its type, and the method.
    pub path: [String; 3],
    /// The feature that the group is behind.
    pub feature: Option<String>,
}

/// The documentation of an operation's links. `group` is the number of its group; `methods` has the method of each operation, by
/// its number.
pub fn link_docs(operation: &Operation, group: usize, methods: &[Option<Method>]) -> Docs {
    let mut lines = Docs::new();
    for response in &operation.responses {
        for link in &response.links {
            let of = if operation.is_success(response.status) { String::new() } else { " of an error".to_owned() };
            lines.push(format!("- `{}`{of}: {}", code(&link.name), line(link, group, methods)));
        }
    }
    if !lines.is_empty() {
        let head = [String::new(), "What an answer leads to:".to_owned(), String::new()];
        lines.splice(0..0, head);
    }
    lines
}

fn line(link: &Link, group: usize, methods: &[Option<Method>]) -> String {
    let mut line = match &link.target {
        LinkTarget::Operation(number) => match methods.get(*number).and_then(Option::as_ref) {
            Some(method) => name(method, group),
            None => "an operation that is left out".to_owned(),
        },
        LinkTarget::Id(target) | LinkTarget::Reference(target) => format!("`{}`", code(target)),
    };
    let mut given: Vec<String> =
        link.parameters.iter().map(|(name, value)| format!("`{}` {}", code(name), origin(value))).collect();
    given.extend(link.body.as_ref().map(|body| format!("the body {}", origin(body))));
    if !given.is_empty() {
        line.push_str(&format!(" with {}", given.join(", ")));
    }
    line.push('.');
    let description = link.description.as_deref().map(sentence);
    if let Some(description) = description.filter(|text| !text.is_empty() && text.len() < LONGEST_DESCRIPTION) {
        line.push_str(&format!(" {description}"));
    }
    line
}

/// A method in the documentation of another one. It is no link if it is behind a feature: rustdoc could not resolve it.
fn name(method: &Method, from: usize) -> String {
    let [module, group, name] = &method.path;
    match &method.feature {
        Some(feature) if method.group != from => format!("`{group}::{name}` (feature `{feature}`)"),
        _ => format!("[`{name}`](super::{module}::{group}::{name})"),
    }
}

/// Where a value comes from, or what it is.
fn origin(value: &str) -> String {
    let preposition = if value.contains('$') { "from" } else { "as" };
    format!("{preposition} `{}`", code(value))
}
