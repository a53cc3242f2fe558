//! The type of a schema.

use super::decide::shape;
use super::worklist::{Progress, Work};
use crate::api::SchemaId;
use crate::diagnostics::{Diagnostic, SCHEMA_AS_JSON};
use crate::shapes::model::{NamedShape, Resolved, Scalar, ValueType};
use crate::shapes::report;
use crate::shapes::schema::aliases::resolve_alias;
use crate::shapes::shape::Shape;
use crate::shapes::unions::{allows_null, subtypes};
use std::sync::Arc;

/// Lists and maps are nested at most this deep; nobody writes more.
const MAX_DEPTH: usize = 32;

/// The type of a schema. The definitions of the named types in it are queued.
pub fn resolve(work: &mut Work<'_>, id: SchemaId) -> Resolved {
    match work.resolved.get(&id) {
        Some(Progress::Done(resolved)) => return resolved.clone(),
        // It contains itself with no type in between, so it has to be a named type.
        Some(Progress::Open) => {
            let ty = ValueType::Named(work.draft(id));
            return Resolved { ty, nullable: allows_null(work.schemas, &mut work.nulls, id) };
        }
        None => {}
    }
    if work.depth >= MAX_DEPTH {
        let place = work.schemas.merged(id).place.clone();
        let message = "lists and maps are nested more than 32 levels deep";
        work.diagnostics.push(Diagnostic::new(&SCHEMA_AS_JSON, place, message).effect("the type is plain JSON"));
        return Resolved { ty: ValueType::Scalar(Scalar::Json), nullable: false };
    }
    work.resolved.insert(id, Progress::Open);
    work.depth += 1;
    let mut resolved = resolve_new(work, id);
    work.depth -= 1;
    if let Some(named) = work.named.get(&id).copied()
        && resolved.ty != ValueType::Named(named)
    {
        work.define(named, NamedShape::Wrapper(resolved.ty));
        resolved.ty = ValueType::Named(named);
    }
    work.resolved.insert(id, Progress::Done(resolved.clone()));
    resolved
}

fn resolve_new(work: &mut Work<'_>, id: SchemaId) -> Resolved {
    let (target, alias_is_nullable) = resolve_alias(work.schemas, &mut work.aliases, id);
    if target != id {
        // An alias is no type of its own, so nothing else sees what it says.
        report::inexpressible_keywords(work.schemas, work.schemas.get(id), work.settings, work.diagnostics);
        let resolved = resolve(work, target);
        return Resolved { nullable: resolved.nullable || alias_is_nullable, ty: resolved.ty };
    }
    let schema = Arc::clone(work.schemas.merged(id));
    let nullable = allows_null(work.schemas, &mut work.nulls, id);
    let shape = match subtypes(work.schemas, id, work.diagnostics) {
        Some(subtypes) => Shape::Union(subtypes),
        None => shape(work, &schema),
    };
    if matches!(shape, Shape::Map(_) | Shape::Keyed(..)) {
        report::unknown_required(work.schemas, id, &schema, work.diagnostics);
    }
    let ty = match shape {
        Shape::Plain(ty) => ty,
        Shape::Map(None) => ValueType::Scalar(Scalar::JsonObject),
        Shape::Map(Some(value)) => ValueType::Map(Box::new(element(work, value))),
        Shape::Keyed(key, value) => ValueType::Keyed(Box::new(key), Box::new(element(work, value))),
        Shape::List(None) => ValueType::List(Box::new(ValueType::Scalar(Scalar::Json))),
        Shape::List(Some(item)) => ValueType::List(Box::new(element(work, item))),
        Shape::Tuple(types) => ValueType::Tuple(types),
        Shape::Same(target) => {
            let resolved = resolve(work, target);
            return Resolved { nullable: resolved.nullable || nullable, ty: resolved.ty };
        }
        shape @ (Shape::Enum | Shape::Object | Shape::Union(_)) => {
            let named = work.draft(id);
            work.queue.push_back((named, shape));
            ValueType::Named(named)
        }
    };
    Resolved { ty, nullable }
}

/// The type of an element of a list or a map, null included.
pub fn element(work: &mut Work<'_>, id: SchemaId) -> ValueType {
    resolve(work, id).with_null()
}
