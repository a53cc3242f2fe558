//! The types of schemas: each schema's shape, and the types that it consists of.

mod decide;
mod heterogeneous;
mod listed;
mod objects;
mod resolve;
mod worklist;

use crate::api::SchemaId;
use crate::diagnostics::Diagnostics;
use crate::settings::Settings;
use crate::shapes::model::{NamedShape, Shapes, ValueType};
use crate::shapes::schema::store::Schemas;
use crate::shapes::shape::Shape;
use crate::shapes::unions::union;
use objects::object;
use resolve::resolve;
use std::sync::Arc;
use worklist::{Progress, Work, definitions};

/// The types of these schemas, and the definitions of all named types in them, in the order in which they are met.
pub fn classify(
    schemas: &mut Schemas,
    roots: &[SchemaId],
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Shapes {
    let mut work = Work::new(schemas, settings, diagnostics);
    for root in roots {
        resolve(&mut work, *root);
    }
    while let Some((id, shape)) = work.queue.pop_front() {
        let Some(schema) = work.drafts.get(id.0).map(|draft| draft.schema) else { continue };
        let shape = named_shape(&mut work, schema, ValueType::Named(id), shape);
        work.define(id, shape);
    }
    let types = work.resolved.into_iter().filter_map(|(id, progress)| match progress {
        Progress::Done(resolved) => Some((id, resolved)),
        Progress::Open => None,
    });
    Shapes { types: types.collect(), definitions: definitions(work.drafts), named: work.named }
}

fn named_shape(work: &mut Work<'_>, id: SchemaId, own_type: ValueType, shape: Shape) -> NamedShape {
    let schema = Arc::clone(work.schemas.merged(id));
    match shape {
        Shape::Enum => NamedShape::Enum,
        Shape::Union(alternatives) => {
            let typed = alternatives.into_iter().map(|alternative| {
                let ty = resolve(work, alternative.schema).ty;
                (alternative, ty)
            });
            let typed = typed.collect();
            NamedShape::Union(union(work.schemas, &mut work.json_types, &schema, &own_type, typed, work.diagnostics))
        }
        _ => NamedShape::Object(object(work, id, &schema)),
    }
}
