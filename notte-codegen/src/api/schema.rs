//! JSON Schema (draft 2020-12, and what 3.0 spells otherwise) as far as a type can say it.

use crate::diagnostics::Place;
use indexmap::IndexMap;
use serde_json::{Number, Value};

/// The number of a schema in [`Api::schemas`](super::Api::schemas).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub u32);

/// The types of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// `null`
    Null,
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
}

impl Type {
    /// All of them, in the order in which they are bits of [`Types`].
    pub const ALL: [Self; 7] =
        [Self::Null, Self::Boolean, Self::Integer, Self::Number, Self::String, Self::Array, Self::Object];

    /// The keyword's value.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The type of a value. A whole number is a number here, for it may be one of several.
    #[must_use]
    pub fn of_value(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

    /// The type with this name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A set of types; the empty set stands for "no `type` keyword", which allows all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Types(u8);

impl Types {
    /// The set of one type.
    #[must_use]
    pub fn of(kind: Type) -> Self {
        Self(1 << kind as u8)
    }

    /// Adds a type.
    pub fn insert(&mut self, kind: Type) {
        self.0 |= 1 << kind as u8;
    }

    /// Takes a type out.
    pub fn remove(&mut self, kind: Type) {
        self.0 &= !(1 << kind as u8);
    }

    /// Whether the type is named.
    #[must_use]
    pub fn contains(self, kind: Type) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Whether no type is named.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The types named by both; where one names none, the other's.
    #[must_use]
    pub fn and(self, other: Self) -> Option<Self> {
        if self.is_empty() {
            return Some(other);
        }
        if other.is_empty() {
            return Some(self);
        }
        let mut both = self.0 & other.0;
        // Every integer is a number, so the narrower of the two is what both allow.
        let integer = Self::of(Type::Integer);
        if (self.contains(Type::Number) && other.contains(Type::Integer))
            || (self.contains(Type::Integer) && other.contains(Type::Number))
        {
            both |= integer.0;
        }
        (both != 0).then_some(Self(both))
    }

    /// How many types are named.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The types named by either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether no type is named by both.
    #[must_use]
    pub fn is_disjoint(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }

    /// The types in their order.
    pub fn iter(self) -> impl Iterator<Item = Type> {
        Type::ALL.into_iter().filter(move |kind| self.contains(*kind))
    }
}

/// Where a schema stands, which is what names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nowhere that gives it a name.
    #[default]
    Unknown,
    /// `components.schemas.NAME`, or a file of its own.
    Component(String),
    /// In an operation (its number) or in another component: a few words that say where.
    Words(Vec<String>),
    /// Below another schema: the member's name, or what it is to its parent (`item`, `value`).
    Member(SchemaId, String),
    /// Part of another schema that is not a value of its own, such as an element of `allOf`.
    Part(SchemaId),
    /// An alternative of another schema, by its number.
    Alternative(SchemaId, usize),
    /// Another schema as it is sent, which differs from how it is received.
    Sent(SchemaId),
}

/// `additionalProperties`, and what 2020-12 has beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Additional {
    /// The keyword is absent: anything may be added.
    #[default]
    Open,
    /// `true` or `{}`, said aloud.
    Any,
    /// `false`.
    Closed,
    /// A schema for every other member.
    Typed(SchemaId),
}

/// Bounds. They are documented, never enforced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bounds {
    /// `minimum`, and whether the bound itself is excluded.
    pub minimum: Option<(Number, bool)>,
    /// `maximum`, and whether the bound itself is excluded.
    pub maximum: Option<(Number, bool)>,
    /// `multipleOf`.
    pub multiple_of: Option<Number>,
    /// `minLength`, `minItems` or `minProperties`.
    pub min_size: Option<u64>,
    /// `maxLength`, `maxItems` or `maxProperties`.
    pub max_size: Option<u64>,
    /// `pattern` (ECMA-262).
    pub pattern: Option<String>,
}

impl Bounds {
    /// Takes over what another part of the schema says.
    pub fn narrow(&mut self, other: Self) {
        self.minimum = other.minimum.or(self.minimum.take());
        self.maximum = other.maximum.or(self.maximum.take());
        self.multiple_of = other.multiple_of.or(self.multiple_of.take());
        self.min_size = other.min_size.or(self.min_size);
        self.max_size = other.max_size.or(self.max_size);
        self.pattern = other.pattern.or(self.pattern.take());
    }

    /// The bounds on one line, by keyword; none where there are none.
    #[must_use]
    pub fn keywords(&self, unique_items: bool) -> Option<String> {
        let number =
            |(bound, exclusive): &(Number, bool)| format!("{bound}{}", if *exclusive { " (exclusive)" } else { "" });
        let bounds = [
            ("minimum", self.minimum.as_ref().map(number)),
            ("maximum", self.maximum.as_ref().map(number)),
            ("multipleOf", self.multiple_of.as_ref().map(ToString::to_string)),
            ("least size", self.min_size.map(|size| size.to_string())),
            ("most size", self.max_size.map(|size| size.to_string())),
            ("pattern", self.pattern.clone()),
            ("uniqueItems", unique_items.then(|| "true".to_owned())),
        ];
        let texts: Vec<String> =
            bounds.into_iter().filter_map(|(name, bound)| Some(format!("{name} {}", bound?))).collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    }
}

/// What tells the alternatives of a union apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: String,
    /// `mapping`, resolved.
    pub mapping: IndexMap<String, SchemaId>,
    /// `defaultMapping` (OpenAPI 3.2), resolved: what a value without a known tag is.
    pub default: Option<SchemaId>,
}

/// A schema, its references resolved to numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    /// Where it stands in the text.
    pub place: Place,
    /// What names it.
    pub origin: Origin,
    /// `$ref` beside other keywords: all of both must hold.
    pub reference: Option<SchemaId>,
    /// `title`. Documentation, and a name for an alternative that has no other.
    pub title: Option<String>,
    /// `description`, CommonMark.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// `default`. Documented, never sent.
    pub default: Option<Box<Value>>,
    /// `example` and `examples`.
    pub examples: Vec<Value>,
    /// `type`.
    pub types: Types,
    /// `nullable`, or `null` among the types.
    pub nullable: bool,
    /// `format`, or what `contentEncoding` and `contentMediaType` say of it.
    pub format: Option<String>,
    /// `enum` and `const`.
    pub values: Option<Vec<Value>>,
    /// `x-enum-varnames`: the names of the values, in their order.
    pub value_names: Vec<String>,
    /// `x-enum-descriptions`: what the values mean, in their order.
    pub value_docs: Vec<String>,
    /// `x-ms-client-name`: the name that the authors give to a component in code. A property's is among the `client_names` of its object.
    pub client_name: Option<String>,
    /// `properties`.
    pub properties: IndexMap<String, SchemaId>,
    /// `x-ms-client-name`: names that the authors give to properties in code, by the property.
    pub client_names: IndexMap<String, String>,
    /// Properties whose values are secrets, because the settings say so.
    pub secrets: Vec<String>,
    /// `required`.
    pub required: Vec<String>,
    /// Members that only travel the other way than this schema does.
    pub left_out: Vec<String>,
    /// `additionalProperties`.
    pub additional: Additional,
    /// `propertyNames`.
    pub property_names: Option<SchemaId>,
    /// `patternProperties`.
    pub pattern_properties: Vec<(String, SchemaId)>,
    /// `items`.
    pub items: Option<SchemaId>,
    /// `prefixItems`.
    pub prefix_items: Vec<SchemaId>,
    /// `contentSchema`: what the JSON in a string is.
    pub content: Option<SchemaId>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `allOf`.
    pub all_of: Vec<SchemaId>,
    /// `oneOf`.
    pub one_of: Vec<SchemaId>,
    /// `anyOf`.
    pub any_of: Vec<SchemaId>,
    /// The alternatives of other parts of `allOf`, when several have some: one of each has to hold.
    pub other_unions: Vec<Vec<SchemaId>>,
    /// `discriminator`.
    pub discriminator: Option<Box<Discriminator>>,
    /// `minimum`, `pattern` and so on.
    pub bounds: Bounds,
    /// The schema `false`, or one that no value satisfies.
    pub never: bool,
    /// Keywords that restrict values and that no type can show, and where they stand.
    pub unsaid: Vec<(&'static str, Place)>,
    /// `x-ms-discriminator-value`: the tag of a subtype.
    pub tag: Option<String>,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// `x-rust-sent-name`: the name of what is sent, where that is a type of its own.
    pub rust_sent_name: Option<String>,
    /// `x-rust-type`.
    pub rust_type: Option<String>,
    /// The path of an existing type for values that are not strings, because the settings say so.
    pub own_type: Option<String>,
}
