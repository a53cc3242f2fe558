//! The client.

pub(super) mod api;
pub(super) mod builder;
pub(super) mod credentials;
pub(super) mod options;
pub(super) mod secrets;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::call::query::Query;
use super::retry::Retries;
use super::transport::Transport;
use credentials::Credentials;

/// A client of an API: its base URL, its credentials, its connections.
///
/// Clones are cheap and share the connections.
#[derive(Clone)]
pub struct Client {
    settings: Arc<Settings>,
}

/// The settings of a client.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) transport: Transport,
    pub(super) base_url: String,
    // Whether the caller set the base URL. Operations with a server of their own are then sent there too.
    pub(super) is_told: bool,
    pub(super) credentials: Credentials,
    pub(super) headers: HeaderMap,
    /// The credentials as texts, for errors to leave out.
    pub(super) secrets: Arc<[String]>,
    pub(super) limits: Limits,
    pub(super) retries: Retries,
    /// Query parameters that are sent with each call.
    pub(super) query: Query,
    /// The first fault of its options, which calls return.
    pub(super) fault: Option<String>,
}

/// The limits of a call: its time, the size of its response, and how far that may differ from the description.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) timeout: Duration,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) idle_timeout: Option<Duration>,
    pub(super) most_bytes: usize,
    /// Whether required members may be missing.
    pub(super) is_lenient: bool,
    /// Whether an object must have a member that is described, if it has any.
    pub(super) needs_known_member: bool,
}

/// The least memory that a value may take: structs with many fields are large beside a small response.
const LEAST_MEMORY: usize = 16 << 20;

impl Limits {
    /// The memory that the value of a response may take, in bytes.
    pub(super) fn memory(self) -> usize {
        self.most_bytes.saturating_mul(16).max(LEAST_MEMORY)
    }
}

impl Client {
    pub(super) fn from_settings(settings: Settings) -> Self {
        Self { settings: Arc::new(settings) }
    }

    /// Returns the base URL, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.settings.base_url
    }

    // All settings by one name: the other methods of this type belong to the generated client.
    pub(super) fn shared_settings(&self) -> &Settings {
        &self.settings
    }
}

/// Without the credentials and the headers.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}
