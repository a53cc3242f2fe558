//! Shapes: what a schema is, before the schemas that it consists of are resolved.

use super::model::ValueType;
use crate::api::SchemaId;

/// A member, and the values of it that stand for an alternative.
pub type Tag = (String, Vec<String>);

/// An alternative of a union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Its schema.
    pub schema: SchemaId,
    /// The values of the discriminator that stand for it.
    pub tag: Option<Tag>,
    /// Whether this is the fallback for values that carry a sibling's tag but do not match that sibling.
    pub is_base: bool,
}

impl Alternative {
    /// An alternative without a tag.
    pub fn new(schema: SchemaId) -> Self {
        Self { schema, tag: None, is_base: false }
    }
}

/// The shape of a merged schema.
#[derive(Debug)]
pub enum Shape {
    /// A type that needs no other schema.
    Plain(ValueType),
    /// An open list of values.
    Enum,
    /// An object with known members.
    Object,
    /// An object whose members all have this schema; any JSON without one.
    Map(Option<SchemaId>),
    /// An object whose members all have this schema, and whose members' names have this type.
    Keyed(ValueType, SchemaId),
    /// A list of values of this schema; of any JSON without one.
    List(Option<SchemaId>),
    /// A list of a fixed length, each element with its own type.
    Tuple(Vec<ValueType>),
    /// One of several schemas, null aside.
    Union(Vec<Alternative>),
    /// The same as another schema.
    Same(SchemaId),
}
