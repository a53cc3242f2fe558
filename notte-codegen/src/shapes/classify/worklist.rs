//! What is classified so far, and what is still to be.

use crate::api::SchemaId;
use crate::diagnostics::Diagnostics;
use crate::hash::{HashMap, RandomState};
use crate::settings::Settings;
use crate::shapes::model::{Definition, NamedShape, Resolved, Scalar, ShapeId, ValueType};
use crate::shapes::schema::aliases::Targets;
use crate::shapes::schema::store::Schemas;
use crate::shapes::schema::values::JsonTypes;
use crate::shapes::shape::Shape;
use crate::shapes::unions::Nulls;
use std::collections::VecDeque;

/// The state of classification, and what it needs.
pub struct Work<'a> {
    pub schemas: &'a mut Schemas,
    pub settings: &'a Settings,
    pub diagnostics: &'a mut Diagnostics,
    pub aliases: Targets,
    pub nulls: Nulls,
    pub json_types: JsonTypes,
    pub resolved: HashMap<SchemaId, Progress>,
    /// Named types in the order in which they are met.
    pub drafts: Vec<Draft>,
    pub named: HashMap<SchemaId, ShapeId>,
    /// Named types whose definitions are still to be made.
    pub queue: VecDeque<(ShapeId, Shape)>,
    /// How many schemas are being resolved, each as a part of another.
    pub depth: usize,
}

/// How far a schema is resolved.
#[derive(Clone, Debug)]
pub enum Progress {
    /// It is being resolved; meeting it again means that it contains itself.
    Open,
    /// Its type is known.
    Done(Resolved),
}

/// A named type.
pub struct Draft {
    pub schema: SchemaId,
    /// Its definition; none before it is made.
    pub shape: Option<NamedShape>,
}

impl<'a> Work<'a> {
    /// Nothing is classified yet.
    pub fn new(schemas: &'a mut Schemas, settings: &'a Settings, diagnostics: &'a mut Diagnostics) -> Self {
        let count = schemas.described().count();
        Self {
            schemas,
            settings,
            diagnostics,
            aliases: Targets::default(),
            nulls: Nulls::default(),
            json_types: JsonTypes::default(),
            resolved: HashMap::with_capacity_and_hasher(count, RandomState::default()),
            drafts: Vec::new(),
            named: HashMap::default(),
            queue: VecDeque::new(),
            depth: 0,
        }
    }

    /// The named type of a schema, added if there is none yet.
    pub fn draft(&mut self, schema: SchemaId) -> ShapeId {
        if let Some(id) = self.named.get(&schema) {
            return *id;
        }
        let id = ShapeId(self.drafts.len());
        self.drafts.push(Draft { schema, shape: None });
        self.named.insert(schema, id);
        id
    }

    /// Sets the definition of a named type.
    pub fn define(&mut self, id: ShapeId, shape: NamedShape) {
        if let Some(draft) = self.drafts.get_mut(id.0) {
            draft.shape = Some(shape);
        }
    }
}

/// The named types in the order in which they were met.
pub fn definitions(drafts: Vec<Draft>) -> Vec<Definition> {
    let any = || NamedShape::Wrapper(ValueType::Scalar(Scalar::Json));
    let define = |draft: Draft| Definition { schema: draft.schema, shape: draft.shape.unwrap_or_else(any) };
    drafts.into_iter().map(define).collect()
}
