//! Types.

use super::Docs;

/// The number of a type in [`Crate::types`](super::Crate::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// A type as it is written in a signature.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ty {
    /// A type of Rust or of the runtime.
    Scalar(Scalar),
    /// The runtime's `Formatted<T>`, by the path of `T`: a string in a format.
    Formatted(String),
    /// The runtime's `Numeric<T>`, by the path of `T`: a number in a format.
    Numeric(String),
    /// The runtime's `Own<T>`, by the path of `T`: JSON that an existing type represents.
    Own(String),
    /// `Vec<T>`
    List(Box<Ty>),
    /// `(A, B)`
    Tuple(Vec<Ty>),
    /// `BTreeMap<String, T>`
    Map(Box<Ty>),
    /// `BTreeMap<K, T>`, where the names of members are values of a type that is a string as JSON.
    Keyed(Box<Ty>, Box<Ty>),
    /// `Option<T>`, where none stands for null.
    Nullable(Box<Ty>),
    /// `Box<T>`, where a type would contain itself.
    Boxed(Box<Ty>),
    /// A generated type.
    Named(TypeId),
}

/// Types that are not generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// The runtime's `Null`.
    Null,
    /// `bool`
    Bool,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// `f64`
    F64,
    /// `String`
    String,
    /// The runtime's `DateTime`.
    DateTime,
    /// The runtime's `UnixTime`.
    UnixTime,
    /// The runtime's `Base64`.
    Base64,
    /// The runtime's `Secret`.
    Secret,
    /// The runtime's `File`: a part of a form.
    File,
    /// Any JSON.
    Json,
    /// An object of any JSON.
    JsonObject,
}

/// A generated type.
#[derive(Clone, Debug, PartialEq)]
pub struct Type {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub docs: Docs,
    /// Whether the description calls it deprecated.
    pub deprecated: bool,
    /// The number of its file in [`Crate::modules`](super::Crate::modules).
    pub module: usize,
    /// Whether a request can carry it.
    pub sent: bool,
    /// Whether a response can carry it.
    pub received: bool,
    /// What it is.
    pub kind: Kind,
}

/// The type with this number, or the one that it is another name of.
#[must_use]
pub fn definition(types: &[Type], id: TypeId) -> Option<&Type> {
    match types.get(id.0)? {
        Type { kind: Kind::Alias(id), .. } => types.get(id.0),
        ty => Some(ty),
    }
}

/// What a type is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An object with known members.
    Struct(Struct),
    /// A closed list of values, open for those to come.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// A type of its own around another, where an alias would contain itself.
    Newtype(Ty),
    /// Another name for a type with an equal definition, which is never an alias itself.
    Alias(TypeId),
}

/// An object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Struct {
    /// Its known members.
    pub fields: Vec<Field>,
    /// The others.
    pub extra: Extra,
    /// Whether every field has a default, so that the struct can derive `Default`.
    pub has_default: bool,
    /// How it is made from what it requires.
    pub constructor: Option<Constructor>,
}

/// The function `new`: the required fields as arguments, the others empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Constructor {
    /// The numbers of the fields that are arguments.
    pub arguments: Vec<usize>,
}

/// What becomes of members that are not known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Extra {
    /// There are none: the object is closed and only ever sent.
    Closed,
    /// They are kept as JSON in a field of this name.
    Json(String),
    /// They have a type, and are kept in a field of this name.
    Typed(String, Ty),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// Its name in Rust.
    pub name: String,
    /// Its name on the wire.
    pub wire: String,
    /// Its documentation.
    pub docs: Docs,
    /// Whether the description calls it deprecated.
    pub deprecated: bool,
    /// Its type, without what `presence` adds.
    pub ty: Ty,
    /// Whether it can be absent or null.
    pub presence: Presence,
    /// How the constructor takes it.
    pub input: super::Input,
    /// The value of the field in a new struct, where the description leaves no choice.
    pub preset: Option<Preset>,
}

/// The value that a field has in a new struct.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Preset {
    /// The value.
    pub value: PresetValue,
    /// Whether the member has no other value.
    pub is_only_value: bool,
}

/// A value that is known when the client is generated.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PresetValue {
    /// Null.
    Null,
    /// A string, or a value of an enum of strings.
    Text(String),
    /// An integer, or a value of an enum of integers.
    Integer(i64),
    /// A boolean.
    Bool(bool),
}

/// Whether a member can be absent or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Always there: `T`, which is an `Option` for null when the type is nullable.
    Required,
    /// `Option<T>`
    Optional,
    /// `Nullable<T>`: absent, null or a value.
    Nullable,
}

/// An open list of values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Enum {
    /// What the values are on the wire.
    pub repr: EnumRepr,
    /// The known values.
    pub variants: Vec<EnumVariant>,
    /// The name of the variant that keeps other values.
    pub unknown: String,
}

/// What the values of an enum are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EnumRepr {
    /// Strings.
    String,
    /// Integers that fit `i64`.
    Integer,
}

/// A known value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EnumVariant {
    /// Its name in Rust.
    pub name: String,
    /// What it is on the wire.
    pub value: EnumValue,
    /// Its documentation.
    pub docs: Docs,
}

/// A value on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EnumValue {
    /// A string.
    String(String),
    /// An integer.
    Integer(i64),
}

/// One of several types.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Union {
    /// The alternatives, in the order in which they are tried.
    pub variants: Vec<Variant>,
    /// The name of the variant that keeps what is none of them.
    pub unknown: String,
    /// Whether a setter takes an alternative or null.
    pub is_nullable_input: bool,
}

/// An alternative of a union.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Variant {
    /// Its name in Rust.
    pub name: String,
    /// Its documentation.
    pub docs: Docs,
    /// The method that returns it, if a value is this alternative.
    pub accessor: String,
    /// Its type.
    pub ty: Ty,
    /// What a value must pass to be read as this alternative; all of them.
    pub tests: Vec<Test>,
    /// The members that it is recognized by, and the text of each in a new value.
    pub tags: Vec<(String, String)>,
}

/// A question to ask of a JSON value before it is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// Is it one of `null`, `boolean`, `number`, `string`, `array`, `object`?
    Kinds(Vec<&'static str>),
    /// Does the object have this member, with one of these values?
    Member(String, Vec<String>),
    /// The same, or does it not have the member?
    MemberOrNone(String, Vec<String>),
    /// Does the object have these members?
    Has(Vec<String>),
    /// Does it have none of these members?
    Lacks(Vec<String>),
    /// Can it be read as the alternative's type? Only where nothing else tells them apart.
    Reads,
}

impl Test {
    /// The member whose value is compared.
    #[must_use]
    pub fn member(&self) -> Option<&str> {
        match self {
            Self::Member(member, _) | Self::MemberOrNone(member, _) => Some(member),
            Self::Kinds(_) | Self::Has(_) | Self::Lacks(_) | Self::Reads => None,
        }
    }
}
