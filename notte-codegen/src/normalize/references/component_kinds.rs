//! What stands where in a description: a `$ref` to a schema is no response.

use crate::diagnostics::Place;
use crate::normalize::document::Reading;

/// What a `$ref` is expected to lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Schema,
    Response,
    Parameter,
    Body,
    Header,
    SecurityScheme,
    Link,
    Callback,
    PathItem,
    MediaType,
    Example,
}

/// Where each kind stands below `components`.
const COMPONENTS: [(&str, Kind); 11] = [
    ("schemas", Kind::Schema),
    ("responses", Kind::Response),
    ("parameters", Kind::Parameter),
    ("requestBodies", Kind::Body),
    ("headers", Kind::Header),
    ("securitySchemes", Kind::SecurityScheme),
    ("links", Kind::Link),
    ("callbacks", Kind::Callback),
    ("pathItems", Kind::PathItem),
    ("mediaTypes", Kind::MediaType),
    ("examples", Kind::Example),
];

impl Kind {
    /// The name with its article, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Schema => "a schema",
            Self::Response => "a response",
            Self::Parameter => "a parameter",
            Self::Body => "a request body",
            Self::Header => "a header",
            Self::SecurityScheme => "a security scheme",
            Self::Link => "a link",
            Self::Callback => "a callback",
            Self::PathItem => "a path item",
            Self::MediaType => "a media type",
            Self::Example => "an example",
        }
    }
}

impl Reading<'_, '_> {
    /// What stands at a place, when it is known to be something else than is wanted. Of a file that is no description of its own
    /// nothing is known.
    pub fn other_kind(&self, place: &Place, wanted: Kind) -> Option<&'static str> {
        let mut segments = place.pointer.split('/').skip(1);
        let (first, second, third) = (segments.next(), segments.next(), segments.next());
        let is_inner = segments.next().is_some();
        let is_outer = first.is_none_or(|first| {
            second.is_none() && matches!(first, "info" | "paths" | "servers" | "components" | "webhooks" | "tags")
        });
        if is_inner || (!is_outer && first != Some("components")) {
            return None;
        }
        let root = &self.document.sources.get(place.file)?.tree;
        root.get("openapi")?;
        let listed = || COMPONENTS.iter().find(|(key, _)| Some(*key) == second).map(|(_, kind)| *kind);
        match third {
            _ if first.is_none() => Some("the description itself"),
            _ if is_outer => Some("a part of the description that holds others"),
            None => listed().map(|_| "a list of components"),
            Some(_) => listed().filter(|kind| *kind != wanted).map(Kind::name),
        }
    }
}
