//! How a client is set up.

use std::fmt;
use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use reqwest::Url;
use reqwest::redirect::Policy;

use super::super::json::Secret;
use super::client::{Limits, Settings};
use super::credentials::Credentials;
use super::draft::insert;
use super::failure::Failure;
use super::secrets::{of_header, sorted};
use super::{Api, Client, Error, SchemeKind};

/// Sets up a [`Client`].
///
/// What is wrong with a setting is said by [`build`](Self::build).
#[derive(Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct ClientBuilder {
    api: &'static Api,
    pub(super) base_url: String,
    pub(super) is_told: bool,
    credentials: Vec<(String, Secret)>,
    headers: Vec<(String, String)>,
    timeout: Duration,
    connect_timeout: Duration,
    max_response_bytes: usize,
    http: Option<reqwest::Client>,
    fault: Option<String>,
}

impl ClientBuilder {
    /// A client of `api` with nothing set.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: api.base_url.to_owned(),
            is_told: false,
            credentials: Vec::new(),
            headers: vec![(USER_AGENT.to_string(), api.user_agent.to_owned())],
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            max_response_bytes: 64 << 20,
            http: None,
            fault: None,
        }
    }

    /// Where the API is. It may have a path, and a slash at its end makes no difference.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self.is_told = true;
        self
    }

    /// The credential of a security scheme: a token or a key. For a basic scheme it is `user:password`.
    pub fn credential(mut self, scheme: &str, secret: impl Into<Secret>) -> Self {
        self.credentials.push((scheme.to_owned(), secret.into()));
        self
    }

    /// The credential of a basic scheme.
    pub fn basic(mut self, scheme: &str, user: &str, password: impl Into<Secret>) -> Self {
        let kind = self.api.scheme(scheme).map(|scheme| scheme.kind);
        if kind.is_some_and(|kind| kind != SchemeKind::Basic) {
            self.note(format!("`{scheme}` takes no user and password"));
        }
        if user.contains(':') {
            self.note(format!("the user for `{scheme}` has a colon"));
        }
        let credential = format!("{user}:{}", password.into().expose());
        self.credential(scheme, credential)
    }

    /// How long a call may take from its first byte to the last one of the answer. 60 seconds when not set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long it may take to connect. 10 seconds when not set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// A header that is sent with each call. A call that sets the same one replaces it.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The `User-Agent` header.
    pub fn user_agent(self, value: &str) -> Self {
        self.header(USER_AGENT.as_str(), value)
    }

    /// How many bytes the body of an answer may have. 64 MiB when not set. A stream has no such limit, but each of its events has.
    ///
    /// The value that is read from a body may take sixteen times as much memory, and always 16 MiB. An answer over either limit is an
    /// error.
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.max_response_bytes = limit;
        self
    }

    /// Uses these connections: proxies, certificates and so on are set there.
    ///
    /// Its own redirect policy and connect timeout count, not those of this client. Build it with
    /// `redirect(Policy::none())`: redirects are then followed here, and no credential goes to another origin.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// The client, or the first thing that is wrong with the settings.
    pub fn build(self) -> Result<Client, Error> {
        let http = match &self.http {
            Some(client) => client.clone(),
            None => reqwest::Client::builder()
                .redirect(Policy::none())
                .referer(false)
                .retry(reqwest::retry::never())
                .connect_timeout(self.connect_timeout)
                .build()
                .map_err(|error| Error::of_client(Failure::Transport(error)))?,
        };
        self.settings(http).map(Client::from_settings).map_err(|fault| Error::of_client(Failure::Invalid(fault)))
    }

    fn settings(self, http: reqwest::Client) -> Result<Settings, String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut credentials = Credentials::new(self.api);
        for (scheme, secret) in self.credentials {
            credentials.add(&scheme, secret)?;
        }
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            insert(&mut headers, name, value)?;
        }
        Ok(Settings {
            http,
            base_url: checked(&self.base_url)?,
            is_told: self.is_told,
            secrets: secrets(&credentials, &headers).into(),
            credentials,
            headers,
            limits: Limits { timeout: self.timeout, most_bytes: self.max_response_bytes },
        })
    }

    /// Keeps the first fault, which [`build`](Self::build) returns.
    pub(super) fn note(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }
}

/// The credentials of a client, and those among its headers.
fn secrets(credentials: &Credentials, headers: &HeaderMap) -> Vec<String> {
    let is_secret =
        |(name, value): &(&HeaderName, &HeaderValue)| value.is_sensitive() || credentials.is_credential(name.as_str());
    let of_headers = headers.iter().filter(is_secret).flat_map(|(name, value)| of_header(name, value));
    sorted(credentials.texts().iter().cloned().chain(of_headers).collect())
}

/// Without the credentials and the headers.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("max_response_bytes", &self.max_response_bytes)
            .finish_non_exhaustive()
    }
}

/// The base URL without a slash at its end; or what is wrong with it, without the URL, which may hold a password.
fn checked(base_url: &str) -> Result<String, String> {
    if base_url.is_empty() {
        return Err("the base URL is not set".to_owned());
    }
    let url = Url::parse(base_url).map_err(|fault| format!("the base URL is not valid: {fault}"))?;
    let fault = if !matches!(url.scheme(), "http" | "https") {
        "is neither http nor https"
    } else if !url.username().is_empty() || url.password().is_some() {
        "has a user or a password: use the credentials of the client"
    } else if url.query().is_some() || url.fragment().is_some() {
        "has a query or a fragment"
    } else {
        return Ok(url.as_str().trim_end_matches('/').to_owned());
    };
    Err(format!("the base URL {fault}"))
}
