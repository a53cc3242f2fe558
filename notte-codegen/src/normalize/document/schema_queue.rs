//! The schemas found so far, each place once.

use super::Node;
use crate::api::{Origin, Schema, SchemaId};
use crate::diagnostics::Place;
use crate::hash::HashMap;
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::Arc;

/// The schemas found so far. Reading one queues its children instead of descending, so depth costs no stack.
#[derive(Default)]
pub struct Schemas<'d> {
    /// What names each schema.
    origins: Vec<Origin>,
    pub by_place: HashMap<Place, SchemaId>,
    /// The schemas that are still to be read, in the order of their numbers.
    pub queue: VecDeque<Node<'d>>,
    /// Schemas that stand nowhere as such, to be taken in place of what is queued under their numbers.
    made: HashMap<SchemaId, Schema>,
    /// Examples that stand beside the use of a schema and not in it.
    pub examples: Vec<(SchemaId, &'d Value)>,
    /// Those that have been read, by number.
    pub done: Vec<Arc<Schema>>,
}

impl<'d> Schemas<'d> {
    pub fn reserve(&mut self, node: &Node<'d>, origin: Origin) -> SchemaId {
        let id = SchemaId(self.origins.len() as u32);
        self.origins.push(origin);
        self.by_place.insert(node.place.clone(), id);
        self.queue.push_back(node.clone());
        id
    }

    /// The number of a schema that [`Self::make`] gives. `place` is where what it is made of stands.
    pub fn reserve_made(&mut self, place: Place, origin: Origin) -> SchemaId {
        let id = SchemaId(self.origins.len() as u32);
        self.origins.push(origin);
        self.queue.push_back(Node { value: &Value::Null, place });
        id
    }

    /// Gives a schema that was put together from other parts of the description.
    pub fn make(&mut self, id: SchemaId, schema: Schema) {
        self.made.insert(id, schema);
    }

    /// The schema that was given for a number.
    pub fn take_made(&mut self, id: SchemaId) -> Option<Schema> {
        if self.made.is_empty() { None } else { self.made.remove(&id) }
    }

    pub fn name_if_unnamed(&mut self, id: SchemaId, origin: Origin) {
        if let Some(known) = self.origins.get_mut(id.0 as usize).filter(|known| **known == Origin::Unknown) {
            *known = origin;
        }
    }

    /// All schemas, each with an origin.
    pub fn finish(mut self) -> Vec<Arc<Schema>> {
        for (schema, origin) in self.done.iter_mut().zip(self.origins) {
            let schema = Arc::make_mut(schema);
            schema.origin = if origin == Origin::Unknown { by_pointer(&schema.place.pointer) } else { origin };
        }
        self.done
    }
}

pub fn by_pointer(pointer: &str) -> Origin {
    let last = pointer.rsplit('/').next().unwrap_or_default();
    Origin::Component(last.replace("~1", "/").replace("~0", "~"))
}
