//! The builder of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use reqwest::Url;
use reqwest::redirect::Policy;
use tower_service::Service;

use super::super::super::json::Secret;
use super::super::call::draft::insert;
use super::super::call::query::Query;
use super::super::error::failure::Failure;
use super::super::retry::Retries;
use super::super::tokens::Source;
use super::super::transport::Transport;
use super::super::transport::error::SendFault;
use super::super::transport::service::Carry;
use super::super::{Api, Client, Error, HttpTransport, SchemeKind, TransportBody};
use super::credentials::Credentials;
use super::secrets::{of_header, sorted};
use super::{Limits, Settings};

/// Builds a [`Client`].
///
/// [`build`](Self::build) returns an error for an invalid setting.
#[derive(Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct ClientBuilder {
    pub(in super::super) api: &'static Api,
    pub(in super::super) base_url: String,
    pub(in super::super) is_told: bool,
    pub(in super::super) credentials: Vec<(String, Secret)>,
    headers: Vec<(String, String)>,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    idle_timeout: Option<Duration>,
    retries: Retries,
    connect_timeout: Duration,
    max_response_bytes: usize,
    is_lenient: bool,
    needs_known_member: bool,
    http: Option<reqwest::Client>,
    service: Option<Arc<dyn Carry>>,
    pub(in super::super) source: Option<(Option<String>, Source)>,
    fault: Option<String>,
}

impl ClientBuilder {
    /// Creates a builder for `api` with the default settings.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: api.base_url.to_owned(),
            is_told: false,
            credentials: Vec::new(),
            headers: vec![(USER_AGENT.to_string(), api.user_agent.to_owned())],
            timeout: Duration::from_secs(60),
            attempt_timeout: None,
            idle_timeout: None,
            retries: Retries::new(),
            connect_timeout: Duration::from_secs(10),
            max_response_bytes: 64 << 20,
            is_lenient: false,
            needs_known_member: false,
            http: None,
            service: None,
            source: None,
            fault: None,
        }
    }

    /// Sets the base URL. It may have a path; a slash at the end is ignored.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self.is_told = true;
        self
    }

    /// Sets the credential of a security scheme: a token or a key, or `user:password` for a basic scheme.
    pub fn credential(mut self, scheme: &str, secret: impl Into<Secret>) -> Self {
        self.credentials.push((scheme.to_owned(), secret.into()));
        self
    }

    /// Sets the user and the password of a basic scheme.
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

    /// Sets a bearer token: the credential of the first security scheme that is one, or a header of every call where there is none.
    pub fn bearer_token(self, token: impl Into<Secret>) -> Self {
        match self.api.schemes.iter().find(|scheme| scheme.kind == SchemeKind::Bearer) {
            Some(scheme) => self.credential(scheme.name, token),
            None => self.header(AUTHORIZATION.as_str(), &format!("Bearer {}", token.into().expose())),
        }
    }

    /// Sets the time limit of a call with all its attempts, from its first byte to the last byte of the response. The default is 60
    /// seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the time limit of each attempt. There is none by default, so that an attempt may take all the time of the call.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the limit on a pause in a transfer, for calls that may take long as a whole: an attempt ends if for this long the connection
    /// takes no piece of the request's body, or no piece of the response's body arrives. By default there is no such limit. The time in which
    /// the server works on the request has none.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }

    /// Sets whether and when a failed call is sent again.
    pub fn retries(mut self, retries: Retries) -> Self {
        self.retries = retries;
        self
    }

    /// Sets the time limit for connecting. The default is 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets a header that is sent with each call. A call can replace it.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the `User-Agent` header.
    pub fn user_agent(self, value: &str) -> Self {
        self.header(USER_AGENT.as_str(), value)
    }

    /// Sets the limit on the body of a response, in bytes. The default is 64 MiB. A stream has no limit, but each of its events has.
    ///
    /// The value that is decoded from a body may take sixteen times as much memory, and at least 16 MiB. A response over either limit
    /// is an error.
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.max_response_bytes = limit;
        self
    }

    /// Sets whether required members may be missing in responses. The default is no: such a response is an error.
    ///
    /// Otherwise a missing member has a default: an empty string, zero, an empty list and so on. `send_with_meta` returns what is
    /// missing in [`Reply::faults`](super::super::Reply::faults).
    pub fn lenient(mut self, is_lenient: bool) -> Self {
        self.is_lenient = is_lenient;
        self
    }

    /// Sets whether a response is an error if it is an object with members of which the description knows none. The default is no: if all
    /// known members are optional, the value has none of them, and the others in `extra`.
    pub fn refuse_unrecognized(mut self, is_refused: bool) -> Self {
        self.needs_known_member = is_refused;
        self
    }

    /// Sends calls with this HTTP client, which has its own proxies, certificates and so on.
    ///
    /// Its redirect policy and connect timeout apply, not those of this builder. Build it with `redirect(Policy::none())`: redirects
    /// are then followed here, and no credential is sent to another origin.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Sends requests with this service, in place of the HTTP client: a tower service, such as layers around
    /// [`http_transport`](Self::http_transport), or an `axum::Router`.
    ///
    /// The service gets what would be sent, with credentials, once for each attempt and each redirect; the extension `&'static Operation` says
    /// of which operation. `Host` and the length of a body are not among the headers: the URL and the size hint of the body have them. Time
    /// limits hold for it too. Of its errors, those with a [`TransportError`](super::super::TransportError) among their causes are judged like that error; any other
    /// may have come after the request was sent.
    pub fn transport<S, B>(mut self, service: S) -> Self
    where
        S: Service<http::Request<TransportBody>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        S::Future: Send,
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.service = Some(Arc::new(service));
        self
    }

    /// Creates the default transport, with the HTTP client or the connect timeout of this builder.
    ///
    /// # Errors
    /// If the HTTP client can't be created.
    pub fn http_transport(&self) -> Result<HttpTransport, Error> {
        Ok(HttpTransport { client: http(self)? })
    }

    /// Builds the client.
    ///
    /// # Errors
    /// If a setting is invalid; the error is about the first that is.
    pub fn build(self) -> Result<Client, Error> {
        let transport = match &self.service {
            Some(service) => Transport::Service(Arc::clone(service)),
            None => Transport::Http(http(&self)?),
        };
        self.settings(transport).map(Client::from_settings).map_err(|fault| Error::of_client(Failure::Invalid(fault)))
    }

    fn settings(self, transport: Transport) -> Result<Settings, String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let limits = Limits {
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            idle_timeout: self.idle_timeout,
            most_bytes: self.max_response_bytes,
            is_lenient: self.is_lenient,
            needs_known_member: self.needs_known_member,
        };
        let mut credentials = Credentials::new(self.api);
        for (scheme, secret) in self.credentials {
            credentials.add(&scheme, secret)?;
        }
        if let Some((scheme, source)) = self.source {
            credentials.add_source(scheme.as_deref(), source.cache(&transport, &self.retries, limits))?;
        }
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            insert(&mut headers, name, value)?;
        }
        Ok(Settings {
            transport,
            base_url: checked(&self.base_url)?,
            is_told: self.is_told,
            secrets: secrets(&credentials, &headers).into(),
            credentials,
            headers,
            limits,
            retries: self.retries,
            query: Query::default(),
            fault: None,
        })
    }

    /// Keeps the first fault, which [`build`](Self::build) returns.
    pub(in super::super) fn note(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }
}

// No method: the options of an API may have its name.
fn http(builder: &ClientBuilder) -> Result<reqwest::Client, Error> {
    if let Some(client) = &builder.http {
        return Ok(client.clone());
    }
    let client = reqwest::Client::builder()
        .redirect(Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .connect_timeout(builder.connect_timeout);
    client.build().map_err(|error| Error::of_client(Failure::Transport(SendFault::Http(error))))
}

/// The credentials of a client, and those among its headers.
pub(super) fn secrets(credentials: &Credentials, headers: &HeaderMap) -> Vec<String> {
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

/// Returns the base URL without a slash at its end. The error does not contain the URL, which may have a password.
pub(super) fn checked(base_url: &str) -> Result<String, String> {
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
