//! The names that the runtime and the emitted code take, by the scope that they are in. `tests/compiled` holds the lists
//! against the runtime: it compiles a client in which everything is named after something of the runtime.

/// Features of a crate: those that it may have some day, too.
pub const FEATURES: [&str; 12] = [
    "blocking",
    "brotli",
    "default",
    "gzip",
    "incoming",
    "native-tls",
    "rustls",
    "schemars",
    "serde",
    "testing",
    "tracing",
    "zstd",
];

/// Modules of groups, which are also methods of `Client`.
pub const GROUPS: [&str; 33] = [
    // Modules of a client, and of those that its files import.
    "api",
    "constructors",
    "http",
    "json",
    "macros",
    "runtime",
    "types",
    "wire",
    // Parts on request.
    "blocking",
    "serde",
    "testing",
    "tracing",
    // Methods of `Client`.
    "base_url",
    "builder",
    "from_env",
    "from_settings",
    "new",
    "request",
    "request_json",
    "shared_settings",
    "with",
    // Methods of traits, which a method of the client would hide.
    "as_ref",
    "borrow",
    "clone",
    "default",
    "deref",
    "drop",
    "from",
    "into",
    // Files that cargo and rustc read by their names.
    "build",
    "lib",
    "main",
    "r#mod",
];

/// Types in a file of operations: groups, and builders of calls.
pub const GROUP_TYPES: [&str; 52] = [
    "AnySetters",
    "ApiError",
    "AsRef",
    "Body",
    "Box",
    "ByteStream",
    "Bytes",
    "Call",
    "Client",
    "Clone",
    "Debug",
    "Default",
    "Direct",
    "Draft",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "Events",
    "File",
    "Fixed",
    "From",
    "FromEvent",
    "FromResponse",
    "HeaderMap",
    "HeaderReader",
    "Integer",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Operation",
    "Option",
    "Options",
    "Paged",
    "Paging",
    "PartialEq",
    "Pending",
    "Reply",
    "Response",
    "Result",
    "Self",
    "Send",
    "Setters",
    "Some",
    "String",
    "Style",
    "Sync",
    "Text",
    "ToString",
    "Vec",
];

/// Methods of groups that a reader or a lint would take for those of traits.
pub const METHODS: [&str; 12] =
    ["as_ref", "borrow", "clone", "clone_from", "cmp", "default", "deref", "eq", "fmt", "hash", "index", "new"];

/// Setters, beside the methods of every call, also those of traits, which a setter would hide. `stream` is one only where the response is bytes or has no described body:
/// elsewhere a setter of that name keeps it, and the method is `send_stream`.
pub const SETTERS: [&str; 23] = [
    "add",
    "bytes",
    "call",
    "clone",
    "follow_redirects",
    "header",
    "index",
    "into_call",
    "into_future",
    "maybe",
    "not",
    "poll_until",
    "query",
    "query_param",
    "send",
    "send_blocking",
    "send_raw",
    "send_stream",
    "send_typed",
    "send_with_meta",
    "sub",
    "timeout",
    "with",
];

/// Setters, where the list of an operation comes in pages.
pub const PAGE_SETTERS: [&str; 4] = ["items", "max_pages", "pages", "resume"];

/// Setters, where the response is a stream of events: a setter would hide the method of the trait.
pub const EVENT_SETTERS: [&str; 1] = ["resume"];

/// Options of a client, beside the methods of its builder.
pub const CLIENT_OPTIONS: [&str; 27] = [
    "attempt_timeout",
    "base_url",
    "basic",
    "bearer_token",
    "build",
    "client_credentials",
    "clone",
    "connect_timeout",
    "credential",
    "header",
    "http_client",
    "http_transport",
    "idle_timeout",
    "lenient",
    "max_response_bytes",
    "new",
    "note",
    "refuse_unrecognized",
    "retries",
    "server",
    "settings",
    "timeout",
    "token_source",
    "token_source_for",
    "transport",
    "user_agent",
    "default",
];

/// Types of schemas.
const TYPES: [&str; 31] = [
    "AsRef",
    "BTreeMap",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "From",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "OpenEnum",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Some",
    "String",
    "Sync",
    "Vec",
    "Wire",
];

/// Whether a generated type must not have this name.
#[must_use]
pub fn is_reserved_type(name: &str) -> bool {
    TYPES.contains(&name)
}
