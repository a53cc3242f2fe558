//! A call while it is built.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Method;
use http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue, PROXY_AUTHORIZATION,
};
use reqwest::Url;

use super::super::client::Limits;
use super::super::client::credentials::Credentials;
use super::super::client::secrets::{Secrets, of_header};
use super::super::error::failure::Failure;
use super::super::exchange::request::Request;
use super::super::retry::idempotency::KeyPlace;
use super::super::tokens::cache::TokenCache;
use super::super::{Client, Error, Fixed, Operation};
use super::attempt::Attempt;
use super::content::{Content, Whole};
use super::path::Path;
use super::query::Query;

/// The headers that say where a message ends and what becomes of its connection (RFC 9110, 7.6; RFC 9112, 6). They are the
/// business of the HTTP library: with a wrong `Content-Length`, a server takes the start of the next request for the end of
/// this one's body.
const FRAMING: [&str; 10] = [
    "connection",
    "content-length",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// A call without the types of its response and its setters.
///
/// It is public because a trait that generated types implement mentions it; it is not meant for users, who can't create one.
#[derive(Clone)]
pub struct Draft {
    pub(in super::super) client: Client,
    pub(in super::super) operation: &'static Operation,
    pub(in super::super) timeout: Option<Duration>,
    pub(in super::super) follow: Option<bool>,
    pub(in super::super) query: Query,
    pub(in super::super) path: Path,
    pub(in super::super) headers: HeaderMap,
    // By the name of the parameter: a list or an object can be several cookies.
    cookies: Vec<(String, Vec<(String, String)>)>,
    body: Option<Arc<dyn Content>>,
    // The first fault. It is returned when the call is sent, so that a chain of setters has one error.
    fault: Option<String>,
}

impl Draft {
    pub(crate) fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            timeout: None,
            follow: None,
            query: Query::default(),
            path: Path::new(operation.path()),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            fault: None,
        }
    }

    pub(in super::super) fn fill(&mut self, value: &str) {
        let filled = self.path.fill(value);
        self.note(filled);
    }

    pub(in super::super) fn header(&mut self, name: &str, value: &str) {
        let inserted = insert(&mut self.headers, name, value);
        self.note(inserted);
    }

    pub(in super::super) fn whole(&mut self, content_type: &str, bytes: Bytes) {
        self.change(|whole| *whole = Whole { content_type: content_type.to_owned(), bytes });
    }

    /// Sets the cookies of a parameter. They are sent unescaped: servers do not agree on an escape.
    pub(in super::super) fn put_cookies(&mut self, name: &str, cookies: Vec<(String, String)>) {
        for (name, value) in &cookies {
            let checked = sendable(name, value);
            self.note(checked);
        }
        self.cookies.retain(|(known, _)| known != name);
        self.cookies.push((name.to_owned(), cookies));
    }

    /// Changes the body. A body of another kind is replaced by a new one.
    pub(in super::super) fn change<C: Content + Clone + Default, R>(&mut self, change: impl FnOnce(&mut C) -> R) -> R {
        let body = self.body.take().and_then(|body| (body as Arc<dyn Any + Send + Sync>).downcast::<C>().ok());
        let mut body = body.map(Arc::unwrap_or_clone).unwrap_or_default();
        let result = change(&mut body);
        self.body = Some(Arc::new(body));
        result
    }

    pub(in super::super) fn note(&mut self, outcome: Result<(), String>) {
        self.fault = self.fault.take().or(outcome.err());
    }

    /// Builds the request.
    pub(in super::super) fn request(&self) -> Result<Request, Error> {
        self.checked().map_err(|fault| Error::of(self.attempt(), Failure::Invalid(fault)))
    }

    /// Returns what the response and the error of this call keep of it.
    pub(in super::super) fn attempt(&self) -> Attempt {
        let settings = self.client.shared_settings();
        let is_secret = |(name, value): &(&HeaderName, &HeaderValue)| {
            value.is_sensitive() || settings.credentials.is_credential(name.as_str())
        };
        let mut secrets: Vec<_> =
            self.headers.iter().filter(is_secret).flat_map(|(name, value)| of_header(name, value)).collect();
        let cookies = self.cookies.iter().flat_map(|(_, cookies)| cookies);
        secrets
            .extend(cookies.filter(|(name, _)| settings.credentials.is_cookie(name)).map(|(_, value)| value.clone()));
        Attempt {
            operation: self.operation,
            limits: self.limits(),
            is_repeatable: self.is_repeatable(),
            secrets: Secrets::new(&settings.secrets, secrets),
            number: 1,
        }
    }

    /// Returns whether sending the call twice does no more than sending it once.
    pub(in super::super) fn is_repeatable(&self) -> bool {
        self.operation.is_idempotent() || self.has_idempotency_key()
    }

    /// Returns whether the call has a key by which the server recognizes a repetition.
    fn has_idempotency_key(&self) -> bool {
        let is_key = |name: &HeaderName| matches!(name.as_str(), "idempotency-key" | "x-idempotency-key");
        self.headers.keys().any(is_key)
            || match self.operation.key_place() {
                KeyPlace::Nowhere => false,
                KeyPlace::Header(name) => self.has_header(name),
                KeyPlace::Member(_) => self.bytes().is_some(),
            }
    }

    pub(in super::super) fn has_header(&self, name: &str) -> bool {
        self.headers.contains_key(name)
    }

    /// Returns a body that is in memory.
    pub(in super::super) fn bytes(&self) -> Option<&Bytes> {
        let body = self.body.as_deref()? as &dyn Any;
        body.downcast_ref::<Whole>().map(|whole| &whole.bytes)
    }

    /// Returns whether the body can be sent only once.
    pub(in super::super) fn is_sent_once(&self) -> bool {
        self.body.as_ref().is_some_and(|body| body.is_once())
    }

    /// Returns whether redirects are followed: unless the caller says so, all but those that are the response of the operation.
    pub(in super::super) fn follows(&self) -> bool {
        self.follow.unwrap_or(!self.operation.has_redirects())
    }

    pub(in super::super) fn credentials(&self) -> &Credentials {
        &self.client.shared_settings().credentials
    }

    /// Returns where the token of this call comes from, if it needs one.
    pub(in super::super) fn tokens(&self) -> Option<Arc<TokenCache>> {
        let settings = self.client.shared_settings();
        let source = |headers| settings.credentials.source(self.operation, headers);
        source(&settings.headers)?;
        source(&self.headers).cloned()
    }

    pub(in super::super) fn limits(&self) -> Limits {
        let limits = self.client.shared_settings().limits;
        Limits { timeout: self.timeout.unwrap_or(limits.timeout), ..limits }
    }

    fn checked(&self) -> Result<Request, String> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let method = Method::from_bytes(self.operation.method().as_bytes())
            .map_err(|_| format!("`{}` is not a method", self.operation.method()))?;
        let settings = self.client.shared_settings();
        if let Some(fault) = &settings.fault {
            return Err(fault.clone());
        }
        let own = self.operation.own_server();
        let mut url = String::with_capacity(256);
        url.push_str(if own.is_empty() || settings.is_told { self.client.base_url() } else { own });
        self.path.finish(&mut url)?;
        let mut own_headers = self.headers.clone();
        if let Some(body) = &self.body {
            set_type(&mut own_headers, &body.content_type())?;
        }
        let mut headers = settings.headers.clone();
        headers.extend(own_headers);
        if !headers.contains_key(ACCEPT) {
            headers.insert(ACCEPT, HeaderValue::from_static(self.operation.media_types()));
        }
        add_cookies(&mut headers, &self.cookies)?;
        let mut query = Query::default();
        for fixed in self.operation.fixed_parameters() {
            match *fixed {
                Fixed::Header(name, _) if headers.contains_key(name) => {}
                Fixed::Header(name, value) => insert(&mut headers, name, value)?,
                Fixed::Query(name, value) => query.set(name, value),
            }
        }
        let token = settings.credentials.token_header(self.operation, &headers);
        let is_missing = |name: &&str| {
            !headers.contains_key(*name) && !token.is_some_and(|header| header.eq_ignore_ascii_case(name))
        };
        if let Some(name) = self.operation.required_headers().iter().find(|name| is_missing(name)) {
            return Err(format!(
                "the header `{name}` is required: set it for the client, or with `header` of the call"
            ));
        }
        query.extend(&settings.query);
        query.extend(&self.query);
        settings.credentials.apply(self.operation, &mut headers, &mut query)?;
        query.finish(&mut url);
        Ok(Request {
            method,
            url: Url::parse(&url).map_err(|_| "the URL is not valid".to_owned())?,
            headers,
            body: self.body.clone(),
        })
    }
}

/// Sets the content type, unless the caller did. The content type of a multipart body is always set, since it has the boundary.
fn set_type(headers: &mut HeaderMap, content_type: &str) -> Result<(), String> {
    if headers.contains_key(CONTENT_TYPE) && !content_type.contains("boundary=") {
        return Ok(());
    }
    insert(headers, CONTENT_TYPE.as_str(), content_type)
}

/// Checks that a cookie can be sent: RFC 6265, 4.1.1, and the comma, which separates the items of a list.
pub(in super::super) fn sendable(name: &str, value: &str) -> Result<(), String> {
    let known = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b';' | b'"' | b'\\');
    if name.is_empty() || !name.bytes().all(|byte| known(byte) && !matches!(byte, b'=' | b',')) {
        return Err(format!("{name:?} is not the name of a cookie"));
    }
    if value.bytes().all(known) {
        return Ok(());
    }
    Err(format!("the value of the cookie `{name}` has characters that cannot be sent"))
}

/// Adds cookies to the header, which may have some already.
fn add_cookies(headers: &mut HeaderMap, cookies: &[(String, Vec<(String, String)>)]) -> Result<(), String> {
    let set = cookies.iter().flat_map(|(_, cookies)| cookies);
    let mut all: Vec<_> = set.map(|(name, value)| format!("{name}={value}")).collect();
    if all.is_empty() {
        return Ok(());
    }
    let known = headers.get(COOKIE).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    all.splice(0..0, known.filter(|known| !known.is_empty()));
    insert(headers, COOKIE.as_str(), &all.join("; "))
}

/// Whether the HTTP library sets this header by itself, so that nobody else may.
pub(in super::super) fn is_framing(name: &HeaderName) -> bool {
    FRAMING.contains(&name.as_str())
}

/// Sets a header. The error says what is wrong with it, without its value.
pub(in super::super) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), String> {
    let (name, value) = header(name, value)?;
    if is_framing(&name) {
        return Err(format!("the header `{name}` is set by the client itself"));
    }
    headers.insert(name, value);
    Ok(())
}

/// A header. The error says what is wrong with it, without its value.
pub(in super::super) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let Ok(header) = name.parse::<HeaderName>() else {
        return Err(format!("{name:?} is not the name of a header"));
    };
    let Ok(mut value) = HeaderValue::from_str(value) else {
        return Err(format!("the value of the header `{name}` has characters that cannot be sent"));
    };
    // Credentials must be in no log and in no table of HTTP/2, whoever set them.
    value.set_sensitive(matches!(header, AUTHORIZATION | PROXY_AUTHORIZATION | COOKIE));
    Ok((header, value))
}
