//! What is emitted: a crate in Rust's terms. Every name is final and every type known; nothing here can fail any more.

mod errors;
mod headers;
mod operation;
mod origins;
mod pages;
mod retries;
mod setter;
mod types;
mod visit;
mod waiters;

pub use errors::{ErrorArm, ErrorBody, ErrorVariant, Named, StatusErrors};
pub use headers::{HeaderField, HeaderForm, Headers};
pub use operation::{
    Argument, ArgumentValue, Body, BodyField, ChoiceVariant, ContentType, EventVariant, Fixed, FixedValue, Flag, Group,
    Input, NamedArgument, NamedArguments, Operation, Output, Pages, Parameter,
};
pub use origins::{MemberOrigin, Origins, TypeOrigin};
pub use pages::{PagePlan, PagePosition, PageRule, PageStep};
pub use retries::{IdempotencyKey, Retries};
pub use setter::{Explode, Setter, Text};
pub use types::{
    Constructor, Enum, EnumRepr, EnumValue, EnumVariant, Extra, Field, Kind, Presence, Preset, PresetValue, Scalar,
    Struct, Test, Ty, Type, TypeId, Union, Variant, definition,
};
pub use waiters::Waiter;

/// Documentation: lines for `///`, already fit for rustdoc.
pub type Docs = Vec<String>;

/// A whole client.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crate {
    /// The documentation of the generated module.
    pub docs: Docs,
    /// The base URL; empty when the description names none that can be used.
    pub base_url: String,
    /// Whether clients take responses that lack required members, unless their builder says otherwise.
    pub lenient: bool,
    /// Which failed calls the client sends again; none for the default.
    pub retries: Option<Retries>,
    /// The servers to choose from; none where there is no choice.
    pub servers: Vec<Server>,
    /// What the documentation of the builder says of servers and credentials.
    pub builder_docs: Docs,
    /// The security schemes that operations use.
    pub schemes: Vec<Scheme>,
    /// Headers that nearly every operation takes.
    pub headers: Vec<HeaderOption>,
    /// A group for each tag, in the order of the description.
    pub groups: Vec<Group>,
    /// The types, by number.
    pub types: Vec<Type>,
    /// The files that types stand in, by path.
    pub modules: Vec<TypeModule>,
    /// The features of the crate, but for the one that turns on all others; none when nothing is gated.
    pub features: Vec<String>,
    /// Names of members that are no secrets, although they sound so.
    pub shown: Vec<String>,
    /// The parts that it has on request.
    pub parts: Vec<Part>,
    /// The JSON of a value of each type, where the client has a double.
    pub samples: Vec<(TypeId, String)>,
}

/// A part that a client has on request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name, which is that of a folder of the runtime.
    pub name: &'static str,
    /// Whether it is behind a feature of the crate, which has the same name.
    pub is_gated: bool,
}

/// A file of types, or a folder of such files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeModule {
    /// Its path below the folder of types: one segment, or two for a file in a folder.
    pub path: Vec<String>,
    /// Its documentation.
    pub docs: Docs,
    /// The features of which one turns it on; none when it is always there.
    pub features: Vec<String>,
    /// Its types, by name.
    pub types: Vec<TypeId>,
}

impl Crate {
    /// The type with this number.
    #[must_use]
    pub fn get(&self, id: TypeId) -> Option<&Type> {
        self.types.get(id.0)
    }
}

/// A header that is set once, on the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderOption {
    /// The name of the setter.
    pub name: String,
    /// The name of the header.
    pub wire: String,
    /// Its documentation.
    pub docs: Docs,
}

/// A server to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The name of its constant.
    pub name: String,
    /// Its URL, each variable as `{name}`.
    pub url: String,
    /// The variables and their defaults.
    pub variables: Vec<(String, String)>,
    /// Its documentation.
    pub docs: Docs,
}

/// A security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its name in the description.
    pub name: String,
    /// The method of the builder that takes its credential.
    pub setter: String,
    /// What it is, for the documentation of the constructor.
    pub docs: Docs,
    /// How the credential travels.
    pub kind: SchemeKind,
}

/// How a credential travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer`.
    Bearer,
    /// `Authorization: Basic`.
    Basic,
    /// In a header of this name.
    Header(String),
    /// In a query parameter of this name.
    Query(String),
    /// In a cookie of this name.
    Cookie(String),
}
