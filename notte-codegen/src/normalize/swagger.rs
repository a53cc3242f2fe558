//! What is left of Swagger 2.0 in a description that says it is OpenAPI 3: it is read as what it means there, or its loss is said.
//!
//! Only in the entry file: elsewhere nothing tells an operation from anything else before a reference leads to it.

mod body;
mod keywords;

use super::node::Node;
use super::paths::METHODS;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, SWAGGER_IGNORED, SWAGGER_READ};
use crate::hash::HashSet;
use crate::load::Document;
use serde_json::Value;

/// What OpenAPI 3 has in place of what Swagger 2.0 has at the root.
const AT_ROOT: [(&str, &str); 6] = [
    ("host", "`servers`"),
    ("basePath", "`servers`"),
    ("schemes", "`servers`"),
    ("consumes", "`content`"),
    ("produces", "`content`"),
    ("securityDefinitions", "`components.securitySchemes`"),
];

/// What has to change for a description to say in OpenAPI 3 what it says in Swagger 2.0.
#[derive(Default)]
pub struct Repairs {
    edits: Vec<Edit>,
    /// The parameters that became a body.
    pub bodies: HashSet<Place>,
    /// The lists of content types that were of use.
    used: HashSet<Place>,
    /// The members of which something has been said here, and that are not to be called unknown as well.
    pub said: HashSet<Place>,
}

/// A member to be set.
struct Edit {
    object: String,
    key: &'static str,
    value: Value,
}

/// What has to change.
pub fn repairs(root: &Node<'_>, diagnostics: &mut Diagnostics) -> Repairs {
    let mut repairs = Repairs::default();
    // What is no list or no object is said when it is read.
    let silent = &mut Diagnostics::new();
    let components = root.member("components");
    components.iter().for_each(|components| repairs.headers(components, diagnostics));
    for holder in [components.as_ref(), Some(root)].into_iter().flatten() {
        for (_, parameter) in holder.members("parameters", silent) {
            repairs.parameter(&parameter, diagnostics);
        }
        for (_, response) in holder.members("responses", silent) {
            repairs.response(&response, root, None, diagnostics);
        }
    }
    for (_, item) in root.members("paths", silent) {
        let shared = item.elements("parameters", silent);
        shared.iter().for_each(|parameter| repairs.parameter(parameter, diagnostics));
        for operation in METHODS.iter().filter_map(|(key, _)| item.member(key)) {
            let own = operation.elements("parameters", silent);
            own.iter().for_each(|parameter| repairs.parameter(parameter, diagnostics));
            let all: Vec<Node<'_>> = shared.iter().chain(&own).cloned().collect();
            repairs.body(&operation, &all, root, diagnostics);
            for (_, response) in operation.members("responses", silent) {
                repairs.response(&response, root, Some(&operation), diagnostics);
            }
            for key in ["consumes", "produces"] {
                let list = operation.member(key).filter(|list| !repairs.used.contains(&list.place));
                list.iter().for_each(|list| repairs.ignored(list, "`content`", diagnostics));
            }
        }
    }
    for (key, instead) in AT_ROOT {
        let left = root.member(key).filter(|left| !repairs.used.contains(&left.place));
        left.iter().for_each(|left| repairs.ignored(left, instead, diagnostics));
    }
    for (key, of) in [("definitions", "schemas"), ("parameters", "parameters"), ("responses", "responses")] {
        if let Some(definitions) = root.member(key) {
            let message = format!("`{key}` is where Swagger 2.0 has {of}");
            note(&SWAGGER_READ, &definitions.place, &message, "those that a `$ref` leads to are read", diagnostics);
            repairs.said.insert(definitions.place);
        }
    }
    let used = repairs.used.iter().cloned();
    repairs.said.extend(used);
    repairs
}

impl Repairs {
    /// The description with the changes; nothing when there are none.
    pub fn apply(&self, document: &Document) -> Option<Document> {
        let mut document = (!self.edits.is_empty()).then(|| document.clone())?;
        let tree = document.sources.first_mut().map(|source| &mut source.tree)?;
        for edit in &self.edits {
            if let Some(Value::Object(object)) = tree.pointer_mut(&edit.object) {
                object.insert(edit.key.to_owned(), edit.value.clone());
            }
        }
        Some(document)
    }

    fn ignored(&mut self, node: &Node<'_>, instead: &str, diagnostics: &mut Diagnostics) {
        ignored(node, instead, diagnostics);
        self.said.insert(node.place.clone());
    }

    fn set(&mut self, node: &Node<'_>, key: &'static str, value: Value) {
        self.edits.push(Edit { object: node.place.pointer.clone(), key, value });
    }

    /// The content types that an operation or else the description says, or the one that goes without saying.
    fn media_types(&mut self, key: &str, operation: Option<&Node<'_>>, root: &Node<'_>) -> Option<Vec<String>> {
        let list = operation.and_then(|operation| operation.member(key)).or_else(|| root.member(key))?;
        let types = list.value.as_array()?.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
        self.used.insert(list.place);
        Some(types).filter(|types| !types.is_empty())
    }
}

/// What a `$ref` within the file leads to, or the node itself.
fn target<'d>(node: &Node<'d>, root: &Node<'d>) -> Option<Node<'d>> {
    let Some(Value::String(reference)) = node.get("$ref") else { return Some(node.clone()) };
    let pointer = reference.strip_prefix('#')?;
    let value = root.value.pointer(pointer)?;
    Some(Node { value, place: Place { file: root.place.file, pointer: pointer.to_owned() } })
}

/// Says that a keyword is passed over.
pub fn ignored(node: &Node<'_>, instead: &str, diagnostics: &mut Diagnostics) {
    let key = node.place.pointer.rsplit('/').next().unwrap_or_default();
    let message = format!("`{key}` stands here as in Swagger 2.0; OpenAPI 3 has {instead} for that");
    note(&SWAGGER_IGNORED, &node.place, &message, "it is passed over", diagnostics);
}

fn note(code: &'static Code, place: &Place, message: &str, effect: &str, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(code, place.clone(), message).effect(effect));
}
