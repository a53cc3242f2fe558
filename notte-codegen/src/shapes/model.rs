//! The result of the stage: types by the meaning of their values.

use crate::api::{Schema, SchemaId, Types};
use crate::hash::HashMap;
use std::sync::Arc;

/// The types of a description's schemas.
#[derive(Debug, Default)]
pub struct Shapes {
    /// The types of the schemas that components and operations use.
    pub types: HashMap<SchemaId, Resolved>,
    /// The definitions of named types, in the order in which they were met.
    pub definitions: Vec<Definition>,
    /// The named types of schemas.
    pub named: HashMap<SchemaId, ShapeId>,
}

impl Shapes {
    /// The type of a schema; any JSON for one that nothing uses.
    #[must_use]
    pub fn resolved(&self, id: SchemaId) -> Resolved {
        self.types.get(&id).cloned().unwrap_or(Resolved { ty: ValueType::Scalar(Scalar::Json), nullable: false })
    }
}

/// The number of a definition in [`Shapes::definitions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(pub usize);

/// The type of a schema's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The type without null.
    pub ty: ValueType,
    /// Whether null is allowed beside it.
    pub nullable: bool,
}

impl Resolved {
    /// The type with null. JSON without a type includes null already, and so does null itself.
    #[must_use]
    pub fn with_null(self) -> ValueType {
        match self.ty {
            ty @ ValueType::Scalar(Scalar::Json | Scalar::Null) => ty,
            ty if self.nullable => ValueType::Nullable(Box::new(ty)),
            ty => ty,
        }
    }
}

/// A type of values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// A scalar, or JSON without a type.
    Scalar(Scalar),
    /// A string in a format that the settings or `x-rust-type` have a type for.
    Format(String),
    /// A number in a format that the settings have a type for.
    Numeric(String),
    /// Any values for which the settings have a type.
    Own(String),
    /// A list.
    List(Box<ValueType>),
    /// A list of a fixed length.
    Tuple(Vec<ValueType>),
    /// An object whose members all have one type.
    Map(Box<ValueType>),
    /// The same where the names of members have a type: a string as JSON.
    Keyed(Box<ValueType>, Box<ValueType>),
    /// A value or null.
    Nullable(Box<ValueType>),
    /// A type with a definition.
    Named(ShapeId),
}

impl ValueType {
    /// How many types it consists of, itself included.
    #[must_use]
    pub fn parts(&self) -> usize {
        1 + match self {
            Self::Scalar(_) | Self::Format(_) | Self::Numeric(_) | Self::Own(_) | Self::Named(_) => 0,
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.parts(),
            Self::Tuple(items) => items.iter().map(Self::parts).sum(),
            Self::Keyed(key, value) => key.parts() + value.parts(),
        }
    }

    /// Whether a type with a definition is part of it.
    #[must_use]
    pub fn is_named(&self) -> bool {
        match self {
            Self::Named(_) => true,
            Self::Scalar(_) | Self::Format(_) | Self::Numeric(_) | Self::Own(_) => false,
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.is_named(),
            Self::Tuple(items) => items.iter().any(Self::is_named),
            Self::Keyed(key, value) => key.is_named() || value.is_named(),
        }
    }
}

/// Types without parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `null`, and nothing else.
    Null,
    /// `true` or `false`.
    Boolean,
    /// An integer of 32 bits.
    Int32,
    /// An integer of 64 bits.
    Int64,
    /// An integer of 32 bits, not negative.
    Uint32,
    /// An integer of 64 bits, not negative.
    Uint64,
    /// A number of 64 bits.
    Float64,
    /// A text.
    String,
    /// A point in time (RFC 3339).
    DateTime,
    /// A point in time as seconds since 1970.
    UnixTime,
    /// Bytes as base64.
    Base64,
    /// A text that is not shown.
    Secret,
    /// Any JSON.
    Json,
    /// An object with any members.
    JsonObject,
}

/// A type with a definition.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The schema that it is made of.
    pub schema: SchemaId,
    /// Its definition.
    pub shape: NamedShape,
}

/// What a named type is.
#[derive(Clone, Debug)]
pub enum NamedShape {
    /// An open list of values: those that the schema lists.
    Enum,
    /// An object with known members.
    Object(Object),
    /// One of several types.
    Union(Union),
    /// The same as another type, which would contain itself without a definition.
    Wrapper(ValueType),
}

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its known members.
    pub members: Vec<Member>,
    /// The other members.
    pub additional: AdditionalMembers,
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// The name that the description gives to it in code.
    pub client_name: Option<String>,
    /// Its schema.
    pub schema: SchemaId,
    /// Its type.
    pub resolved: Resolved,
    /// Whether it is always there.
    pub required: bool,
    /// Whether the settings call its value a secret, by its place.
    pub is_secret: bool,
}

/// Members that an object's schema does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdditionalMembers {
    /// The schema allows none.
    Closed,
    /// They may be anything.
    Any,
    /// They all have this type.
    Typed(ValueType),
}

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// The alternatives, in the order in which their conditions are checked.
    pub variants: Vec<Variant>,
}

/// An alternative of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its schema.
    pub schema: Arc<Schema>,
    /// Its type.
    pub ty: ValueType,
    /// The types of JSON of its values, null aside.
    pub json_types: Types,
    /// A member, and the values of it that stand for the alternative.
    pub tag: Option<(String, Vec<String>)>,
    /// The conditions that a value must meet; all of them.
    pub conditions: Vec<Condition>,
    /// The members that the alternative is recognized by, and the text of each in a new value.
    pub tag_defaults: Vec<(String, String)>,
}

/// A condition that a JSON value must meet to be of an alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Its type is one of these.
    JsonTypes(Vec<&'static str>),
    /// It has a member with one of these values.
    Member(String, Vec<String>),
    /// It has a member with one of these values, or does not have the member.
    MemberOrAbsent(String, Vec<String>),
    /// It has these members.
    Has(Vec<String>),
    /// It has none of these members.
    Lacks(Vec<String>),
    /// It decodes as the alternative's type.
    Decodes,
}
