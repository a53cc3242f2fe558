//! What is left of Swagger 2.0 in a description that says it is OpenAPI 3: it is read as what it means there, or its loss is said.
//!
//! In the entry file, and in others where the references of the entry's paths lead: nothing else tells an operation there.

mod files;
mod keywords;
mod request_body;

use super::document::{METHODS, Node};
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
pub struct Repairs<'d> {
    document: &'d Document,
    edits: Vec<Edit>,
    /// What a file is called in another that did not refer to it: in which, the name, and which.
    links: Vec<(usize, String, usize)>,
    /// The parameters that became a body.
    pub bodies: HashSet<Place>,
    /// The lists of content types that were of use.
    used: HashSet<Place>,
    /// The members of which something has been said here, and that are not to be called unknown as well.
    pub said: HashSet<Place>,
    /// The parameters, headers and responses that have been looked at.
    met: HashSet<Place>,
}

/// A member to be set.
struct Edit {
    object: Place,
    key: &'static str,
    value: Value,
}

/// What has to change.
pub fn repairs<'d>(document: &'d Document, root: &Node<'d>, diagnostics: &mut Diagnostics) -> Repairs<'d> {
    let mut repairs = Repairs::of(document);
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
    let paths = root.member("paths").map(|paths| repairs.parts(paths)).unwrap_or_default();
    let items = paths.iter().flat_map(|paths| {
        let members = paths.value.as_object().into_iter().flatten();
        members.map(|(key, value)| Node { value, place: paths.place.child(key) })
    });
    for item in items {
        let parts = repairs.parts(item);
        let shared: Vec<Node<'_>> = parts.iter().flat_map(|part| part.elements("parameters", silent)).collect();
        shared.iter().for_each(|parameter| repairs.parameter(parameter, diagnostics));
        for part in &parts {
            for operation in METHODS.iter().filter_map(|(key, _)| part.member(key)) {
                repairs.operation(&operation, &shared, root, diagnostics);
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

impl<'d> Repairs<'d> {
    fn of(document: &'d Document) -> Self {
        let (bodies, used, said, met) = Default::default();
        Self { document, edits: Vec::new(), links: Vec::new(), bodies, used, said, met }
    }

    /// What an operation says, and what it refers to in other files. `shared` are the parameters of its path item.
    fn operation(&mut self, operation: &Node<'d>, shared: &[Node<'d>], root: &Node<'d>, diagnostics: &mut Diagnostics) {
        let silent = &mut Diagnostics::new();
        let operation = self.target(operation);
        let own = operation.elements("parameters", silent);
        own.iter().for_each(|parameter| self.parameter(parameter, diagnostics));
        let all: Vec<Node<'_>> = shared.iter().chain(&own).cloned().collect();
        self.body(&operation, &all, root, diagnostics);
        for (_, response) in operation.members("responses", silent) {
            self.response(&response, root, Some(&operation), diagnostics);
        }
        for key in ["consumes", "produces"] {
            let list = operation.member(key).filter(|list| !self.used.contains(&list.place));
            list.iter().for_each(|list| self.ignored(list, "`content`", diagnostics));
        }
    }

    /// The description with the changes; nothing when there are none.
    pub fn apply(&self, document: &Document) -> Option<Document> {
        let mut document = (!self.edits.is_empty()).then(|| document.clone())?;
        for Edit { object: Place { file, pointer }, key, value } in &self.edits {
            let tree = document.sources.get_mut(*file).map(|source| &mut source.tree);
            if let Some(Value::Object(object)) = tree.and_then(|tree| tree.pointer_mut(pointer)) {
                object.insert((*key).to_owned(), value.clone());
            }
        }
        for (file, name, other) in &self.links {
            document.links.resize_with(document.links.len().max(file + 1), Default::default);
            document.links.get_mut(*file)?.insert(name.clone(), *other);
        }
        Some(document)
    }

    fn ignored(&mut self, node: &Node<'_>, instead: &str, diagnostics: &mut Diagnostics) {
        ignored(node, instead, diagnostics);
        self.said.insert(node.place.clone());
    }

    fn set(&mut self, node: &Node<'_>, key: &'static str, value: Value) {
        self.edits.push(Edit { object: node.place.clone(), key, value });
    }

    /// The content types that an operation or else the description says, or the one that goes without saying.
    fn media_types(&mut self, key: &str, operation: Option<&Node<'_>>, root: &Node<'_>) -> Option<Vec<String>> {
        let list = operation.and_then(|operation| operation.member(key)).or_else(|| root.member(key))?;
        let types = list.value.as_array()?.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
        self.used.insert(list.place);
        Some(types).filter(|types| !types.is_empty())
    }
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
