//! Options for a client or for one call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::super::super::json::Secret;
use super::super::Client;
use super::super::call::draft::insert;
use super::super::retry::Retries;
use super::Settings;
use super::builder::{checked, secrets};

/// Options for a client ([`Client::with`]) or for one call (`with` of each call).
///
/// What is not set stays as it is. An option that is invalid is an error when a call is sent; nothing is sent then.
#[derive(Clone, Default)]
pub struct Options {
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    idle_timeout: Option<Duration>,
    retries: Option<Retries>,
    headers: Vec<(String, String)>,
    query: Vec<(String, String)>,
    credentials: Vec<(String, Secret)>,
    base_url: Option<String>,
}

impl Options {
    /// Creates options that change nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the time limit of a call with all its attempts.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the time limit of each attempt.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the limit on a pause in a transfer, as [`ClientBuilder::idle_timeout`](super::super::ClientBuilder::idle_timeout) does.
    #[must_use]
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }

    /// Sets whether and when a failed call is sent again.
    #[must_use]
    pub fn retries(mut self, retries: Retries) -> Self {
        self.retries = Some(retries);
        self
    }

    /// Sets a header. What a call sets by itself replaces it.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets a query parameter. What a call sets by itself replaces it.
    #[must_use]
    pub fn query(mut self, name: &str, value: &str) -> Self {
        self.query.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the credential of a security scheme.
    #[must_use]
    pub fn credential(mut self, scheme: &str, secret: impl Into<Secret>) -> Self {
        self.credentials.push((scheme.to_owned(), secret.into()));
        self
    }

    /// Sets the base URL.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Sets the key by which the server recognizes a call that it has seen before, in the `Idempotency-Key` header. It is for one call.
    #[must_use]
    pub fn idempotency_key(self, key: &str) -> Self {
        self.header("Idempotency-Key", key)
    }

    fn apply(self, settings: &mut Settings) -> Result<(), String> {
        settings.limits.timeout = self.timeout.unwrap_or(settings.limits.timeout);
        settings.limits.attempt_timeout = self.attempt_timeout.or(settings.limits.attempt_timeout);
        settings.limits.idle_timeout = self.idle_timeout.or(settings.limits.idle_timeout);
        if let Some(retries) = self.retries {
            settings.retries = retries;
        }
        if let Some(url) = self.base_url {
            settings.base_url = checked(&url)?;
            settings.is_told = true;
        }
        for (name, value) in &self.query {
            settings.query.set(name, value);
        }
        for (name, value) in &self.headers {
            insert(&mut settings.headers, name, value)?;
        }
        for (scheme, secret) in self.credentials {
            settings.credentials.add(&scheme, secret)?;
        }
        settings.secrets = secrets(&settings.credentials, &settings.headers).into();
        Ok(())
    }
}

impl Client {
    /// Returns a client with other options, which shares the connections and the retry budget.
    #[must_use]
    pub fn with(&self, options: Options) -> Self {
        let mut settings = self.shared_settings().clone();
        if let Err(fault) = options.apply(&mut settings) {
            settings.fault.get_or_insert(fault);
        }
        Self { settings: Arc::new(settings) }
    }
}

/// Without the credentials, the headers and the query.
impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("idle_timeout", &self.idle_timeout)
            .field("retries", &self.retries)
            .finish_non_exhaustive()
    }
}
