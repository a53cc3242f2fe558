//! What the passes over operations read.

use super::docs::Prose;
use super::types::{Known, known};
use crate::api::{Api, SchemaId};
use crate::settings::Settings;
use crate::shapes::{Schemas, Shapes};

/// The description, and what earlier passes made of it.
pub struct Inputs<'a> {
    pub api: &'a Api,
    pub settings: &'a Settings,
    /// All schemas, merged.
    pub schemas: &'a Schemas,
    /// The types of the schemas in use.
    pub shapes: &'a Shapes,
    /// The prose of the description.
    pub prose: &'a Prose<'a>,
    /// Headers that nearly every operation takes, which the client sets; by their names in lowercase.
    pub client_headers: &'a [String],
}

impl Inputs<'_> {
    /// The type of a schema.
    pub fn known(&self, id: SchemaId) -> Known {
        known(self.shapes, id)
    }

    /// Whether the settings call a property or parameter a secret, by its name.
    pub fn is_secret(&self, wire: &str) -> bool {
        self.settings.secrets.iter().any(|secret| secret == wire)
    }
}
