//! The members of responses and requests, as pages and waiters look for them.

use crate::api::{Schema, SchemaId, Type};
use crate::shapes::{Schemas, is_null};
use std::sync::Arc;

/// A schema, or its only alternative beside null.
pub fn resolved(schemas: &Schemas, id: SchemaId) -> &Arc<Schema> {
    schemas.merged(resolved_id(schemas, id))
}

/// The same, as a number.
pub fn resolved_id(schemas: &Schemas, id: SchemaId) -> SchemaId {
    let mut id = id;
    for _ in 0..8 {
        let schema = schemas.merged(id);
        let mut kinds = schema.one_of.iter().chain(&schema.any_of).filter(|kind| !is_null(schemas.merged(**kind)));
        match (kinds.next(), kinds.next()) {
            (Some(only), None) if schema.properties.is_empty() && schema.items.is_none() => id = *only,
            _ => break,
        }
    }
    id
}

/// The path that settings write with dots between the names.
pub fn path(text: &str) -> Vec<String> {
    text.split('.').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The schema of the member at a path.
pub fn member(schemas: &Schemas, root: SchemaId, path: &[String]) -> Option<SchemaId> {
    path.iter().try_fold(root, |id, name| resolved(schemas, id).properties.get(name).copied())
}

/// The schema of the items, if these are lists. A tuple has none.
pub fn items(schemas: &Schemas, id: SchemaId) -> Option<SchemaId> {
    resolved(schemas, id).items.filter(|items| !schemas.merged(*items).never)
}

/// Whether values are objects.
pub fn is_object(schemas: &Schemas, id: SchemaId) -> bool {
    let schema = resolved(schemas, id);
    schema.types.contains(Type::Object)
        || !schema.properties.is_empty()
        || schema.one_of.iter().chain(&schema.any_of).any(|kind| {
            let kind = schemas.merged(*kind);
            kind.types.contains(Type::Object) || !kind.properties.is_empty()
        })
}
