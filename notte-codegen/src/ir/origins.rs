//! Where the parts of a crate stand in the description.

/// The places of operations and types, beside a [`Crate`](super::Crate). Nothing is emitted of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// The place of each operation, as a URI fragment, in the order of the groups and their operations.
    pub operations: Vec<String>,
    /// The origin of each type, by its number.
    pub types: Vec<TypeOrigin>,
}

/// Where a type stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeOrigin {
    /// The place of its schema, as a URI fragment.
    pub place: String,
    /// Its members of which something is to be told.
    pub members: Vec<MemberOrigin>,
}

/// What is told of a member of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberOrigin {
    /// Its name on the wire.
    pub wire: String,
    /// Its place, where it is not `properties` of the object's schema.
    pub place: String,
    /// The default that the server applies, as JSON.
    pub default: Option<String>,
    /// The bounds that the server checks.
    pub bounds: Option<String>,
}
