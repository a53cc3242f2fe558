//! A description with every `$ref` resolved and every version of OpenAPI brought to one model. Knows nothing of Rust.

mod header;
mod link;
mod media_type;
mod operation;
mod schema;
mod security;
mod server;

pub use header::{is_framing_header, is_set_by_transport};
pub use link::{Link, LinkTarget};
pub use media_type::MediaType;
pub use operation::{
    Body, Encoding, FixedParameter, Header, Location, Media, Operation, Parameter, ParameterStyle, Response, Separator,
    Separators, Status,
};
pub use schema::{Additional, Bounds, Discriminator, Origin, Schema, SchemaId, Type, Types};
pub use security::{Requirement, SecurityKind, SecurityScheme, SecurityUrl};
pub use server::{Server, Variable};

use indexmap::IndexMap;
use std::sync::Arc;

/// A whole description.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`, CommonMark.
    pub description: Option<String>,
    /// `servers`.
    pub servers: Vec<Server>,
    /// The tags that the document describes, by name.
    pub tags: IndexMap<String, Option<String>>,
    /// Every schema that is reached from an operation or named in `components`.
    pub schemas: Vec<Arc<Schema>>,
    /// `components.schemas` by name. Two names may share a schema, when one is nothing but a `$ref` to the other.
    pub components: IndexMap<String, SchemaId>,
    /// Every operation that could be made sense of, in the order of the document.
    pub operations: Vec<Operation>,
    /// What the API calls: webhooks and callbacks. Their bodies are types, and nothing sends them.
    pub incoming: Vec<Operation>,
    /// `components.securitySchemes` by name.
    pub security_schemes: IndexMap<String, SecurityScheme>,
}

impl Api {
    /// The schema with this number; the empty schema (any value) for a number from elsewhere.
    #[must_use]
    pub fn schema(&self, id: SchemaId) -> &Arc<Schema> {
        static ANY: std::sync::LazyLock<Arc<Schema>> = std::sync::LazyLock::new(Arc::default);
        self.schemas.get(id.0 as usize).unwrap_or(&ANY)
    }
}
