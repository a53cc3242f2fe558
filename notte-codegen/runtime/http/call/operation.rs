//! The constants of an operation.

use http::header::LOCATION;
use http::{HeaderMap, StatusCode};

use super::super::retry::idempotency::KeyPlace;

/// A parameter that has one value.
#[derive(Clone, Copy, Debug)]
pub enum Fixed {
    /// A header: its name and its value.
    Header(&'static str, &'static str),
    /// A query parameter: its name and its value.
    Query(&'static str, &'static str),
}

/// The constants of an operation: its id, method, path, security and media types.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    id: &'static str,
    method: &'static str,
    path: &'static str,
    security: &'static [&'static [&'static str]],
    server: &'static str,
    accept: &'static str,
    content_type: &'static str,
    key: KeyPlace,
    fixed: &'static [Fixed],
    requires: &'static [&'static str],
    statuses: &'static [(u16, u16)],
    redirects: bool,
    json_beside_events: bool,
    is_described: bool,
}

impl Operation {
    /// Creates an operation that needs no credential and responds with JSON.
    ///
    /// A call replaces each `{name}` in `path`.
    #[must_use]
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            security: &[],
            server: "",
            accept: "application/json",
            content_type: "application/json",
            key: KeyPlace::Nowhere,
            fixed: &[],
            requires: &[],
            statuses: &[(200, 200)],
            redirects: false,
            json_beside_events: false,
            is_described: true,
        }
    }

    /// Creates an operation that the description lacks: its path is that of the call, which is sent with every credential.
    pub(in super::super) const fn undescribed(method: &'static str) -> Self {
        let operation = Self::new("request", method, "").accept("application/json, */*").statuses(&[(0, u16::MAX)]);
        Self { is_described: false, ..operation }
    }

    /// Sets the alternative security requirements, each a set of schemes that apply together.
    ///
    /// An empty set means that the operation can also be called without a credential.
    #[must_use]
    pub const fn security(mut self, alternatives: &'static [&'static [&'static str]]) -> Self {
        self.security = alternatives;
        self
    }

    /// Sets a server for this operation, which is used unless the caller sets a base URL.
    #[must_use]
    pub const fn server(mut self, url: &'static str) -> Self {
        self.server = url;
        self
    }

    /// Sets the `Accept` header.
    #[must_use]
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = media_types;
        self
    }

    /// Sets the content type of a body that is JSON.
    #[must_use]
    pub const fn content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = media_type;
        self
    }

    /// Sets parameters that have one value. A call can send another.
    #[must_use]
    pub const fn fixed(mut self, parameters: &'static [Fixed]) -> Self {
        self.fixed = parameters;
        self
    }

    /// Sets headers that the client must have, or the call.
    #[must_use]
    pub const fn requires(mut self, headers: &'static [&'static str]) -> Self {
        self.requires = headers;
        self
    }

    /// Sets the statuses of a success that the description names, each with the last of its range. The default is 200.
    #[must_use]
    pub const fn statuses(mut self, ranges: &'static [(u16, u16)]) -> Self {
        self.statuses = ranges;
        self
    }

    /// Makes a redirect the response that a call returns, unless the caller wants it followed.
    #[must_use]
    pub const fn redirects(mut self) -> Self {
        self.redirects = true;
        self
    }

    /// Says that the operation responds with events or with one JSON value, so that a response in JSON has no events.
    #[must_use]
    pub const fn json_beside_events(mut self) -> Self {
        self.json_beside_events = true;
        self
    }

    /// Sets the header for a key by which the server recognizes a call that it has seen before. A call without one is given one.
    #[must_use]
    pub const fn idempotency_header(mut self, name: &'static str) -> Self {
        self.key = KeyPlace::Header(name);
        self
    }

    /// Sets the member of the JSON body for such a key.
    #[must_use]
    pub const fn idempotency_member(mut self, name: &'static str) -> Self {
        self.key = KeyPlace::Member(name);
        self
    }

    /// Returns the id of the operation in the description of the API.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Returns the method, in upper case.
    #[must_use]
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// Returns the path, with each parameter as `{name}`.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    pub(in super::super) const fn alternatives(&self) -> &'static [&'static [&'static str]] {
        self.security
    }

    /// Returns the server of this operation, or an empty string.
    pub(in super::super) const fn own_server(&self) -> &'static str {
        self.server
    }

    pub(in super::super) const fn key_place(&self) -> KeyPlace {
        self.key
    }

    pub(in super::super) const fn fixed_parameters(&self) -> &'static [Fixed] {
        self.fixed
    }

    pub(in super::super) const fn required_headers(&self) -> &'static [&'static str] {
        self.requires
    }

    pub(in super::super) const fn media_types(&self) -> &'static str {
        self.accept
    }

    pub(in super::super) const fn json_type(&self) -> &'static str {
        self.content_type
    }

    /// Returns whether a response is what a call returns, and no error.
    pub(in super::super) fn is_success(&self, status: StatusCode, headers: &HeaderMap) -> bool {
        status.is_success() || self.redirects && status.is_redirection() && headers.contains_key(LOCATION)
    }

    /// Returns whether the description names this status of a success.
    pub(in super::super) fn describes(&self, status: StatusCode) -> bool {
        self.statuses.iter().any(|(first, last)| (*first..=*last).contains(&status.as_u16()))
    }

    /// Returns whether a redirect is a response that a call returns.
    pub(in super::super) const fn has_redirects(&self) -> bool {
        self.redirects
    }

    /// Returns whether a response in JSON has no events. It is public because a client without events does not call it.
    #[doc(hidden)]
    #[must_use]
    pub const fn has_json_beside_events(&self) -> bool {
        self.json_beside_events
    }

    /// Returns whether the description has this operation.
    pub(in super::super) const fn is_described(&self) -> bool {
        self.is_described
    }

    /// Returns whether the method is idempotent (RFC 9110, 9.2.2).
    pub(in super::super) fn is_idempotent(&self) -> bool {
        matches!(self.method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" | "QUERY")
    }
}
