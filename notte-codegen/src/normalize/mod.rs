//! `normalize`: OpenAPI 3.0, 3.1 and 3.2 to one model. Knows the specifications; nothing of Rust.
//!
//! The skeleton's leaves (parameters, security schemes) are typed by `openapiv3`, node by node, so that what it
//! refuses is the smallest node and has a place. Schemas are read here: 3.0's model can't say what 2020-12 says.

mod anchor;
mod content;
mod keywords;
mod kind;
mod known;
mod link;
mod node;
mod operation;
mod parameter;
mod paths;
mod reference;
mod required;
mod schema;
mod security;
mod server;
mod swagger;
mod whole;

use crate::api::Api;
use crate::diagnostics::{Diagnostic, Diagnostics, Place, ROOT_INVALID, VERSION_UNSUPPORTED};
use crate::hash::{HashMap, HashSet};
use crate::load::Document;
use node::Node;
use schema::Schemas;

/// What is read, and what has been found so far.
struct Reading<'d, 'x> {
    document: &'d Document,
    diagnostics: &'x mut Diagnostics,
    schemas: Schemas<'d>,
    /// Where references lead in the end, by their places.
    ends: HashMap<Place, Node<'d>>,
    /// The parameters that are a body, as in Swagger 2.0, and have become one.
    bodies: HashSet<Place>,
    /// Members that no object of OpenAPI 3 has, and that were named already.
    said: HashSet<Place>,
    /// Where `$id` and `$anchor` stand, once somebody has asked.
    anchors: Option<anchor::Anchors>,
    /// Whether there may be a `$id` or a `$self` anywhere.
    has_ids: bool,
    /// How many references are being followed to find what another one leads to.
    depth: usize,
    /// The version of OpenAPI, behind the 3.
    minor: u8,
}

/// Resolves a description. Without a result the reason is among the diagnostics.
#[must_use]
pub fn normalize(document: &Document, diagnostics: &mut Diagnostics) -> Option<Api> {
    let root = Node::root(document)?;
    let Some(members) = root.value.as_object() else {
        let message = format!("a description is an object, and this is {}", node::kind(root.value));
        diagnostics.push(Diagnostic::new(&ROOT_INVALID, root.place.clone(), message));
        return None;
    };
    if !version_is_known(&root, members, diagnostics) {
        return None;
    }
    let repairs = swagger::repairs(document, &root, diagnostics);
    let repaired = repairs.apply(document);
    let document = repaired.as_ref().unwrap_or(document);
    let root = Node::root(document)?;
    let minor = minor(members);
    let mut reading = Reading {
        document,
        diagnostics,
        schemas: Schemas::default(),
        ends: HashMap::default(),
        anchors: None,
        bodies: repairs.bodies,
        said: repairs.said,
        // A value that the caller already had has no text.
        has_ids: document.sources.iter().any(|source| {
            let text = &source.text;
            text.is_empty() || text.contains("$id") || text.contains("$self")
        }),
        depth: 0,
        minor,
    };
    required::document(&mut reading, &root);
    let mut api = Api::default();
    if let Some(info) = reading.part(&root, "info") {
        api.title = info.text("title", reading.diagnostics).unwrap_or_default();
        api.version = info.text("version", reading.diagnostics).unwrap_or_default();
        api.description = info.text("description", reading.diagnostics);
    }
    api.servers = server::all(&mut reading, &root);
    api.tags = paths::tags(&mut reading, &root);
    api.security_schemes = security::schemes(&mut reading, &root);
    // Components come first: a schema's own name is its strongest.
    api.components = schema::components(&mut reading, &root);
    api.operations = paths::operations(&mut reading, &root, &api.servers, &api.security_schemes);
    api.incoming = paths::incoming(&mut reading, &root, &api.security_schemes);
    schema::drain(&mut reading);
    api.schemas = reading.schemas.finish();
    Some(api)
}

/// The version behind the 3.
fn minor(members: &serde_json::Map<String, serde_json::Value>) -> u8 {
    let says = match members.get("openapi") {
        Some(serde_json::Value::String(version)) => version.clone(),
        Some(version) => version.to_string(),
        None => String::new(),
    };
    ["3.1", "3.2"].iter().position(|known| says.starts_with(known)).map_or(0, |index| index as u8 + 1)
}

fn version_is_known(
    root: &Node<'_>,
    members: &serde_json::Map<String, serde_json::Value>,
    diagnostics: &mut Diagnostics,
) -> bool {
    use serde_json::Value;
    let says = match members.get("openapi") {
        Some(Value::String(version)) => version.clone(),
        Some(Value::Number(version)) => version.to_string(),
        _ => String::new(),
    };
    if ["3.0", "3.1", "3.2"].iter().any(|known| says == *known || says.starts_with(&format!("{known}."))) {
        return true;
    }
    let swagger = members.get("swagger").is_some();
    let message = if swagger {
        "this is a Swagger 2.0 document, which is not read".to_owned()
    } else if says.is_empty() {
        "the document does not say which version of OpenAPI it is in: `openapi: 3.1.0` or the like is missing"
            .to_owned()
    } else {
        format!("version `{says}` of OpenAPI is not read; 3.0, 3.1 and 3.2 are")
    };
    let key = if swagger {
        Some("swagger")
    } else if says.is_empty() {
        None
    } else {
        Some("openapi")
    };
    let place = key.map_or_else(|| root.place.clone(), |key| root.place.child(key));
    let mut diagnostic = Diagnostic::new(&VERSION_UNSUPPORTED, place, message);
    if swagger {
        diagnostic = diagnostic.help("convert it first, for instance with `npx swagger2openapi`");
    }
    diagnostics.push(diagnostic);
    false
}
