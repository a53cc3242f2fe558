//! What is fixed about an operation.

/// What is fixed about an operation: its name, where it is, and how one authenticates.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    id: &'static str,
    method: &'static str,
    path: &'static str,
    security: &'static [&'static [&'static str]],
    server: &'static str,
    accept: &'static str,
    content_type: &'static str,
}

impl Operation {
    /// An operation that needs no credential and answers in JSON.
    ///
    /// Each `{name}` in `path` is filled by a call.
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            security: &[],
            server: "",
            accept: "application/json",
            content_type: "application/json",
        }
    }

    /// Sets the alternatives to authenticate, each a set of scheme names that go together.
    ///
    /// An empty set among them says that the operation can be called without a credential as well.
    pub const fn security(mut self, alternatives: &'static [&'static [&'static str]]) -> Self {
        self.security = alternatives;
        self
    }

    /// Sets a server of its own, for a client that is not told where the API is.
    pub const fn server(mut self, url: &'static str) -> Self {
        self.server = url;
        self
    }

    /// Sets the `Accept` header.
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = media_types;
        self
    }

    /// Sets the content type of a body that is JSON.
    pub const fn content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = media_type;
        self
    }

    /// The name of the operation in the description of the API.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The method, in capitals.
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// The path, with each parameter as `{name}`.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    pub(super) const fn alternatives(&self) -> &'static [&'static [&'static str]] {
        self.security
    }

    /// A server of its own, or nothing.
    pub(super) const fn own_server(&self) -> &'static str {
        self.server
    }

    pub(super) const fn media_types(&self) -> &'static str {
        self.accept
    }

    pub(super) const fn json_type(&self) -> &'static str {
        self.content_type
    }

    /// Whether doing it twice is the same as doing it once (RFC 9110, 9.2.2).
    pub(super) fn is_idempotent(&self) -> bool {
        matches!(self.method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" | "QUERY")
    }
}
