//! The client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::credentials::Credentials;

/// A client of an API: where it is, the credentials, the connections.
///
/// A clone is cheap and shares the connections.
#[derive(Clone)]
pub struct Client {
    settings: Arc<Settings>,
}

/// What a client is made of.
pub(super) struct Settings {
    pub(super) http: reqwest::Client,
    pub(super) base_url: String,
    // Whether the caller said where the API is; then operations with a server of their own go there too.
    pub(super) is_told: bool,
    pub(super) credentials: Credentials,
    pub(super) headers: HeaderMap,
    /// The credentials as texts, for errors to leave out.
    pub(super) secrets: Arc<[String]>,
    pub(super) limits: Limits,
}

/// How long a call may take, and how much of its answer is kept.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) timeout: Duration,
    pub(super) most_bytes: usize,
}

/// A value may always take as much, so that a client for small answers can read one into structs with many fields.
const LEAST_MEMORY: usize = 16 << 20;

impl Limits {
    /// How many bytes the value that is read from an answer may take.
    pub(super) fn memory(self) -> usize {
        self.most_bytes.saturating_mul(16).max(LEAST_MEMORY)
    }
}

impl Client {
    pub(super) fn from_settings(settings: Settings) -> Self {
        Self { settings: Arc::new(settings) }
    }

    /// Where the API is, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.settings.base_url
    }

    // One name: what else this type has is the generated client's.
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
