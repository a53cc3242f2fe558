//! Operations, with path-level parameters, servers and security already merged in.

use super::{Link, MediaType, Requirement, SchemaId, Server};
use crate::diagnostics::Place;
use indexmap::IndexMap;
use serde_json::Value;

/// One operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Where it stands.
    pub place: Place,
    /// `operationId`, when it has one that no other operation has.
    pub id: Option<String>,
    /// `GET`, `POST` and so on, as it is sent.
    pub method: String,
    /// The path template, such as `/sessions/{session_id}`.
    pub path: String,
    /// What is sent of it: a fragment is not, nor what its query says of parameters that are declared.
    pub sent_path: String,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`, CommonMark.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `tags`.
    pub tags: Vec<String>,
    /// Its own parameters and those of the path, path parameters in the template's order.
    pub parameters: Vec<Parameter>,
    /// `requestBody`.
    pub body: Option<Body>,
    /// `responses`.
    pub responses: Vec<Response>,
    /// Its own servers, or those of its path; none where they are those of the description.
    pub servers: Vec<Server>,
    /// The alternatives that allow a call, its own or the document's. Empty: no credential at all.
    pub security: Vec<Requirement>,
    /// The same with the scopes that each scheme must grant; none where no scheme must grant any.
    pub scopes: Vec<Vec<(String, Vec<String>)>>,
    /// Extensions that say how a list comes in pages, by name.
    pub page_hints: Vec<(String, Value)>,
    /// Required parameters that have one value, which stand among the parameters no longer.
    pub fixed: Vec<FixedParameter>,
}

/// A parameter that has one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedParameter {
    /// `name`.
    pub name: String,
    /// `in`: a header, the query or a cookie.
    pub location: Location,
    /// Its value.
    pub value: String,
}

impl Operation {
    /// `operationId`, or method and path.
    #[must_use]
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| format!("{} {}", self.method, self.path))
    }

    /// Whether a response stands for success.
    #[must_use]
    pub fn is_success(&self, status: Status) -> bool {
        status.is_success_among(self.responses.iter().map(|response| response.status))
    }

    /// Whether a redirect is what a success gives.
    #[must_use]
    pub fn has_redirects(&self) -> bool {
        self.responses.iter().any(|response| response.status.is_redirect() && self.is_success(response.status))
    }

    /// Whether `default` says what errors are: that, and not a success, is what a status means that no other response has.
    #[must_use]
    pub fn has_default_error(&self) -> bool {
        self.responses.iter().any(|response| response.status == Status::Default) && !self.is_success(Status::Default)
    }

    /// Whether what is answered has a body. To `HEAD` none ever has: the content is what `GET` would give (RFC 9110, 9.3.2).
    pub fn has_answers_with_bodies(&self) -> bool {
        self.method != "HEAD"
    }
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// In the path template.
    Path,
    /// In the query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// All of the query, where it is no form.
    QueryString,
}

/// How a list or an object becomes text (OpenAPI, Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParameterStyle {
    /// `simple`
    Simple,
    /// `label`
    Label,
    /// `matrix`
    Matrix,
    /// `form`
    Form,
    /// `spaceDelimited`
    Space,
    /// `pipeDelimited`
    Pipe,
    /// `deepObject`
    DeepObject,
    /// `deepObject`, with brackets but no index for the items of a list, where the settings say so.
    DeepObjectBrackets,
    /// `deepObject`, with the name repeated for the items of a list, where the settings say so.
    DeepObjectRepeat,
    /// Separators for a list and for the lists within it (Swagger 2.0, `collectionFormat`). With `explode` the list repeats its
    /// name, and the separators are those of its items.
    Separated(Separators),
}

/// What stands between the items of a list (Swagger 2.0, `collectionFormat`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Separator {
    /// `csv`
    Comma,
    /// `ssv`
    Space,
    /// `tsv`
    Tab,
    /// `pipes`
    Pipe,
}

impl Separator {
    /// The character.
    #[must_use]
    pub fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Space => ' ',
            Self::Tab => '\t',
            Self::Pipe => '|',
        }
    }
}

/// Separators, those of the outermost list first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Separators([Option<Separator>; Separators::MOST]);

impl Separators {
    /// Lists are read as deep as this.
    pub const MOST: usize = 4;

    /// The separators, from the outermost list on.
    #[must_use]
    pub fn new(list: impl Iterator<Item = Separator>) -> Self {
        let mut separators = [None; Self::MOST];
        for (slot, separator) in separators.iter_mut().zip(list) {
            *slot = Some(separator);
        }
        Self(separators)
    }

    /// Their characters.
    #[must_use]
    pub fn text(self) -> String {
        self.0.into_iter().flatten().map(Separator::character).collect()
    }
}

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Where it stands.
    pub place: Place,
    /// `name`, as it goes over the wire.
    pub name: String,
    /// `x-ms-client-name`: the name that the authors give to it in code.
    pub client_name: Option<String>,
    /// `in`.
    pub location: Location,
    /// `required`; always true for a path parameter.
    pub required: bool,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// Its schema.
    pub schema: SchemaId,
    /// `style`, or the default of its location.
    pub style: ParameterStyle,
    /// `explode`, or the default of its style.
    pub explode: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// The media type of its `content`, which it is written in; none where a style says how.
    pub media_type: Option<MediaType>,
}

/// `requestBody`.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Where it stands.
    pub place: Place,
    /// `required`.
    pub required: bool,
    /// `description`.
    pub description: Option<String>,
    /// `content`, in its order.
    pub content: Vec<Media>,
}

/// One entry of `content`.
#[derive(Clone, Debug, PartialEq)]
pub struct Media {
    /// Where it stands.
    pub place: Place,
    /// The media type or range.
    pub media_type: MediaType,
    /// Its schema; that of one element, where the media type is a sequence that says so.
    pub schema: Option<SchemaId>,
    /// Whether the schema is said to be that of one element (OpenAPI 3.2, `itemSchema`).
    pub is_of_element: bool,
    /// `encoding`, by the member of the form.
    pub encoding: IndexMap<String, Encoding>,
    /// A value of the schema: the first of `example` and `examples`, unless it is long.
    pub example: Option<Box<Value>>,
}

/// How one member of a form is written (OpenAPI, Encoding Object).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Encoding {
    /// `contentType`: media types and ranges, in their order.
    pub content_types: Vec<MediaType>,
    /// `style` and `explode`, when one of them or `allowReserved` is given.
    pub style: Option<(ParameterStyle, bool)>,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// `headers`, by name.
    pub headers: Vec<Header>,
}

/// The key of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// `200`
    Exact(u16),
    /// `2XX`, by its first digit.
    Range(u8),
    /// `default`
    Default,
}

impl Status {
    /// Whether it stands for success.
    #[must_use]
    pub fn is_success(self) -> bool {
        matches!(self, Self::Exact(200..=299) | Self::Range(2))
    }

    /// Whether it stands for a redirect (RFC 9110, 15.4).
    #[must_use]
    pub fn is_redirect(self) -> bool {
        matches!(self, Self::Exact(301 | 302 | 303 | 307 | 308) | Self::Range(3))
    }

    /// Whether it stands for success in an operation with these statuses: 2xx; where there is none, redirects; where there is neither,
    /// `default`.
    #[must_use]
    pub fn is_success_among(self, described: impl Iterator<Item = Self> + Clone) -> bool {
        let has = |is_it: fn(Self) -> bool| described.clone().any(is_it);
        match self {
            status if status.is_success() => true,
            status if status.is_redirect() => !has(Self::is_success),
            Self::Default => !has(Self::is_success) && !has(Self::is_redirect),
            Self::Exact(_) | Self::Range(_) => false,
        }
    }

    /// Whether a response with this status has no body, whatever its `content` says (RFC 9110, 15.3.5, 15.3.6 and 15.4.5).
    #[must_use]
    pub fn is_without_body(self) -> bool {
        matches!(self, Self::Exact(204 | 205 | 304))
    }
}

/// One response.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Where it stands.
    pub place: Place,
    /// Its key.
    pub status: Status,
    /// `description`.
    pub description: Option<String>,
    /// `content`, in its order.
    pub content: Vec<Media>,
    /// `headers`, by name.
    pub headers: Vec<Header>,
    /// `links`, by name.
    pub links: Vec<Link>,
}

/// A header of a response, or of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// `required`.
    pub required: bool,
    /// `explode`.
    pub explode: bool,
    /// What stands between the items of a list: a comma, unless a `collectionFormat` says otherwise.
    pub separator: Separator,
    /// `description`.
    pub description: Option<String>,
    /// Its schema.
    pub schema: Option<SchemaId>,
    /// The media type of its `content`, if it has one in place of a schema.
    pub media_type: Option<MediaType>,
}
