//! Links, in the documentation of the methods whose answers have them.

use super::docs::code;
use crate::api::{Link, LinkTarget, Operation};
use crate::docs::sentence;
use crate::ir::Docs;

/// A longer description does not fit into a line of a list.
const LONGEST_DESCRIPTION: usize = 120;

/// What the documentation says of an operation's links. `paths` are those of the methods, by the numbers of the operations.
pub fn link_docs(operation: &Operation, paths: &[Option<String>]) -> Docs {
    let mut lines = Docs::new();
    for response in &operation.responses {
        for link in &response.links {
            let of = if operation.is_success(response.status) { String::new() } else { " of an error".to_owned() };
            lines.push(format!("- `{}`{of}: {}", code(&link.name), line(link, paths)));
        }
    }
    if !lines.is_empty() {
        let head = [String::new(), "What an answer leads to:".to_owned(), String::new()];
        lines.splice(0..0, head);
    }
    lines
}

fn line(link: &Link, paths: &[Option<String>]) -> String {
    let mut line = match &link.target {
        LinkTarget::Operation(number) => match paths.get(*number).and_then(Option::as_ref) {
            Some(path) => {
                let method = path.rsplit("::").next().unwrap_or(path);
                format!("[`{method}`]({path})")
            }
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

/// Where a value comes from, or what it is.
fn origin(value: &str) -> String {
    let preposition = if value.contains('$') { "from" } else { "as" };
    format!("{preposition} `{}`", code(value))
}
