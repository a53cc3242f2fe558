//! `normalize`: Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 to one model. Knows the specifications; nothing of Rust.
//!
//! The skeleton's leaves (parameters, security schemes) are typed by `openapiv3`, node by node, so that what it
//! refuses is the smallest node and has a place. Schemas are read here: 3.0's model can't say what 2020-12 says.

mod document;
mod operations;
mod parameters;
mod paths;
mod references;
mod root;
mod schemas;
mod security;
mod servers;
mod swagger2;
mod version;

use crate::api::Api;
use crate::diagnostics::{Diagnostic, Diagnostics, ROOT_INVALID};
use crate::hash::{HashMap, HashSet};
use crate::load::Document;
use document::{Node, Reading, Schemas, kind};
use version::{is_swagger2, minor, version_is_known};

/// Words that are looked for in one description because another one is spelled; more slips than these are one habit.
const MOST_SUGGESTIONS: usize = 100;

/// Resolves a description. Without a result the reason is among the diagnostics.
#[must_use]
pub fn normalize(document: &Document, diagnostics: &mut Diagnostics) -> Option<Api> {
    let root = Node::root(document)?;
    let Some(members) = root.value.as_object() else {
        let message = format!("a description must be an object, not {}", kind(root.value));
        diagnostics.push(Diagnostic::new(&ROOT_INVALID, root.place.clone(), message));
        return None;
    };
    if !version_is_known(&root, members, diagnostics) {
        return None;
    }
    let mut reading = Reading {
        document,
        diagnostics,
        schemas: Schemas::default(),
        ends: HashMap::default(),
        unknown_schemes: HashSet::default(),
        anchors: None,
        used_media_types: HashSet::default(),
        // A value that the caller already had has no text.
        has_ids: document.sources.iter().any(|source| {
            let text = &source.text;
            text.is_empty() || text.contains("$id") || text.contains("$self")
        }),
        depth: 0,
        suggestions: MOST_SUGGESTIONS,
        minor: minor(members),
        is_swagger2: is_swagger2(members),
    };
    root::check(&mut reading, &root);
    let mut api = Api::default();
    if let Some(info) = reading.part(&root, "info") {
        api.title = info.text("title", reading.diagnostics).unwrap_or_default();
        api.version = info.text("version", reading.diagnostics).unwrap_or_default();
        api.description = info.text("description", reading.diagnostics);
    }
    api.description = root.with_external_docs(api.description.take(), reading.diagnostics);
    api.servers = servers::all(&mut reading, &root);
    api.tags = paths::tags(&mut reading, &root);
    api.security_schemes = security::schemes(&mut reading, &root);
    // Components come first: a schema's own name is its strongest.
    api.components = schemas::components(&mut reading, &root);
    api.operations = paths::operations(&mut reading, &root, &api.servers, &api.security_schemes);
    api.incoming = paths::incoming(&mut reading, &root, &api.security_schemes);
    schemas::drain(&mut reading);
    swagger2::unused_at_root(&mut reading, &root);
    api.schemas = reading.schemas.finish();
    Some(api)
}
