//! Operations.

use super::{Docs, Headers, IdempotencyKey, PagePlan, Setter, StatusErrors, Ty, Waiter};

/// The operations of one tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The module's name, and the method's that the client has for it.
    pub module: String,
    /// The feature that turns it on, if the crate has features.
    pub feature: Option<String>,
    /// The struct's name.
    pub name: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its operations.
    pub operations: Vec<Operation>,
    /// What the bodies of their errors are.
    pub errors: Vec<StatusErrors>,
    /// The headers of their answers.
    pub headers: Vec<Headers>,
}

/// One operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// What errors call it: the operation id, or method and path.
    pub id: String,
    /// The constant that describes it.
    pub constant: String,
    /// The method's name.
    pub method: String,
    /// The name of the method that takes the body as a value, where the method itself takes the body's fields.
    pub method_with: Option<String>,
    /// The struct that the method takes its arguments in, where several are of one type.
    pub named: Option<NamedArguments>,
    /// The struct that the method with the body as a value takes what else it needs in, where that is of one type.
    pub named_with: Option<NamedArguments>,
    /// The name of what the method returns.
    pub call: String,
    /// The type that its setters belong to, if it has some.
    pub setters: Option<String>,
    /// The type of an operation with the same setters that this one is an alias of.
    pub call_of: Option<String>,
    /// The enum of its error bodies, if the description types one.
    pub errors: Option<String>,
    /// The HTTP method.
    pub http_method: String,
    /// The path template.
    pub path: String,
    /// Its documentation.
    pub docs: Docs,
    /// The member or parameter that asks for events or for one value, which the method sends by itself.
    pub flag: Option<Flag>,
    /// Whether the description calls it deprecated.
    pub deprecated: bool,
    /// The alternatives of scheme names that allow a call.
    pub security: Vec<Vec<String>>,
    /// A server of its own.
    pub server: Option<String>,
    /// The `Accept` header.
    pub accept: Option<String>,
    /// The `Content-Type` of a body that is JSON of another kind than `application/json`.
    pub content_type: Option<String>,
    /// The parameters: of the path in the template's order, then query, header and cookie parameters, and the fields of a form.
    pub parameters: Vec<Parameter>,
    /// The body.
    pub body: Option<Body>,
    /// The media type of a body of several parts that is not a form's.
    pub parts: Option<String>,
    /// What a success gives.
    pub output: Output,
    /// The statuses of a success, each with the last of its range, where its value is JSON; none stands for 200 alone.
    pub statuses: Vec<(u16, u16)>,
    /// Whether one value in JSON is the other response, where it gives events.
    pub json_beside_events: bool,
    /// Whether a redirect is what a success gives.
    pub redirects: bool,
    /// Whether a success with a status that none of its answers has is an error.
    pub others_are_errors: bool,
    /// How its list comes in pages.
    pub pages: Option<Pages>,
    /// Methods of its builder that wait for an end.
    pub waiters: Vec<Waiter>,
    /// Where it takes an idempotency key.
    pub key: Option<IdempotencyKey>,
    /// Parameters and fields of a form that have one value.
    pub fixed: Vec<Fixed>,
    /// Headers that it requires and that the client has.
    pub requires: Vec<String>,
}

impl Operation {
    /// How its parameters and the fields of its form enter a request, those with one value included.
    pub fn setters(&self) -> impl Iterator<Item = &Setter> {
        self.parameters.iter().map(|parameter| &parameter.setter).chain(self.fixed.iter().map(|fixed| &fixed.setter))
    }
}

/// A parameter or a field of a form that has one value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fixed {
    /// How it enters the request.
    pub setter: Setter,
    /// Its name on the wire.
    pub name: String,
    /// Its value.
    pub value: FixedValue,
}

/// The value of a parameter that has one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FixedValue {
    /// A text.
    Text(String),
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i64),
}

impl std::fmt::Display for FixedValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Bool(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
        }
    }
}

/// How the list that an operation answers comes in pages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pages {
    /// The constant that describes it.
    pub constant: String,
    /// The type of a page.
    pub page: Ty,
    /// The type of an item; none where it is not known which list is the page.
    pub item: Option<Ty>,
    /// How to go from page to page.
    pub plan: PagePlan,
}

/// What a method sends so that the server answers in the way that the method decodes: events, or one value.
#[derive(Clone, Debug, PartialEq)]
pub enum Flag {
    /// A field of the body, by its name in Rust. Without a value it is not sent.
    Field(String, super::Presence, Option<bool>),
    /// A parameter, or a field of a form.
    Parameter(Parameter, bool),
}

impl Flag {
    /// Whether it is this field of the body.
    #[must_use]
    pub fn is_field(&self, field: &BodyField) -> bool {
        matches!(self, Self::Field(name, ..) if *name == field.field)
    }
}

/// An argument of the method, or a setter of the builder.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Argument {
    /// Its name in Rust.
    pub name: String,
    /// Its type.
    pub ty: Ty,
    /// How the caller may give it.
    pub input: Input,
    /// Its documentation.
    pub docs: Docs,
    /// Whether the description calls it deprecated.
    pub deprecated: bool,
}

/// The struct that a method takes its arguments in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NamedArguments {
    /// Its name.
    pub name: String,
    /// The struct of another operation with the same fields that this one is an alias of.
    pub of: Option<String>,
    /// Its fields, in the order in which the method would take them.
    pub fields: Vec<NamedArgument>,
}

/// A field of such a struct.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NamedArgument {
    /// Its name in Rust.
    pub name: String,
    /// Its name on the wire.
    pub wire: String,
    /// What it holds.
    pub value: ArgumentValue,
    /// Its documentation.
    pub docs: Docs,
}

/// What a field of such a struct holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ArgumentValue {
    /// A text, borrowed.
    Text,
    /// A body of bytes.
    Body,
    /// A value of this type.
    Of(Ty),
}

/// How a caller gives a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Input {
    /// As the type itself.
    Plain,
    /// As anything that converts: `impl Into<T>`.
    Into,
    /// As the same, or as an `Option` or a `Nullable`, since it may be null: `impl Into<Nullable<T>>`.
    IntoNullable,
    /// As the same, for a type that is an option itself: `impl Into<Nullable<T>>`, so that a text is taken as it is where one is required.
    IntoOption,
    /// As an integer of any type: `impl Integer<T>`.
    Integer,
    /// As the same, or as an `Option` or a `Nullable`, since it may be null: `impl Integer<Nullable<T>>`.
    IntegerOrNull,
    /// As text that is only looked at: `impl AsRef<str>`.
    Text,
    /// As anything that can be walked: `impl IntoIterator<Item = T>`.
    Iterator,
    /// As the same, each element converted.
    IteratorInto,
    /// A map, as anything that can be walked and gives pairs of which each name is converted: `impl IntoIterator<Item = (impl Into<K>, T)>`.
    Pairs,
    /// As the same, each value converted.
    PairsInto,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Parameter {
    /// The argument or setter.
    pub argument: Argument,
    /// Its name on the wire.
    pub wire: String,
    /// How it enters the request.
    pub setter: Setter,
    /// Whether the call can't do without it.
    pub required: bool,
}

impl Parameter {
    /// Whether the method takes it as an argument; else it is a setter.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.required || self.setter.is_path()
    }
}

/// A body.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Body {
    /// A JSON object whose fields are arguments and setters of the call.
    Fields {
        /// Its type.
        ty: Ty,
        /// The fields that are arguments.
        required: Vec<BodyField>,
        /// The fields that are setters.
        optional: Vec<BodyField>,
        /// Whether a body is sent when no field is set.
        is_required: bool,
    },
    /// JSON given whole.
    Json(Argument, bool),
    /// Bytes of this media type, given whole.
    Bytes(Argument, ContentType, bool),
    /// Text of this media type, given whole; plain text may be another value than a string.
    Text(Argument, String, bool),
}

/// The content type of a body of bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ContentType {
    /// Always this one.
    Fixed(String),
    /// The value of the argument with this name, because the description has a range.
    Given(String),
}

/// A field of the body, as an argument or setter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BodyField {
    /// The argument or setter.
    pub argument: Argument,
    /// The field's name.
    pub field: String,
    /// The name of the member.
    pub wire: String,
    /// Whether the field is `Nullable`, `Option` or plain.
    pub presence: super::Presence,
}

/// What a success gives.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Output {
    /// JSON, or plain text that is one value, decoded.
    Json(Ty),
    /// The body's bytes.
    Bytes,
    /// The body's text.
    Text,
    /// Events, as they come; none for plain text.
    Events(Option<Ty>),
    /// Events whose names tell what they carry.
    NamedEvents {
        /// The name of the enum.
        name: String,
        /// The kinds of events.
        variants: Vec<EventVariant>,
        /// The variant for events of any other name.
        unknown: String,
    },
    /// Nothing.
    Empty,
    /// One of several, by status and content type: the name of an enum, and its variants.
    Choice(String, Vec<ChoiceVariant>),
}

impl Output {
    /// Whether the body can be had piece by piece: where it is bytes, and where none is described, for there may be one.
    #[must_use]
    pub fn can_stream(&self) -> bool {
        matches!(self, Self::Bytes | Self::Empty)
    }

    /// Whether it comes event by event.
    #[must_use]
    pub fn is_events(&self) -> bool {
        matches!(self, Self::Events(_) | Self::NamedEvents { .. })
    }
}

/// A kind of events that is told by their names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EventVariant {
    /// Its name in Rust.
    pub name: String,
    /// Its documentation.
    pub docs: Docs,
    /// The names of its events.
    pub events: Vec<String>,
    /// What they carry; none for plain text.
    pub data: Option<Ty>,
}

/// One of several answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChoiceVariant {
    /// Its name in Rust.
    pub name: String,
    /// Its documentation.
    pub docs: Docs,
    /// The first and the last status that it stands for; none for all others.
    pub status: Option<(u16, u16)>,
    /// The media type that tells it from others with the same status.
    pub media_type: Option<String>,
    /// What it gives.
    pub output: Output,
}
