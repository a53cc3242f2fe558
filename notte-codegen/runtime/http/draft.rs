//! A call while it is put together.

use std::time::Duration;

use bytes::Bytes;
use http::Method;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;
use serde_json::Value;

use super::failure::Failure;
use super::multipart::Parts;
use super::path::Path;
use super::query::Query;
use super::request::Request;
use super::style::Style;
use super::{Client, Error, Operation};

/// All of a call but its type.
#[derive(Clone)]
pub(super) struct Draft {
    pub(super) client: Client,
    pub(super) operation: &'static Operation,
    pub(super) timeout: Option<Duration>,
    pub(super) query: Query,
    path: Path,
    headers: HeaderMap,
    cookies: Vec<(String, String)>,
    body: Content,
    // The first thing that was wrong. It comes out when the call is sent, so that a chain has one error.
    fault: Option<String>,
}

impl Draft {
    pub(super) fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            timeout: None,
            query: Query::default(),
            path: Path::new(operation.path()),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: Content::None,
            fault: None,
        }
    }

    pub(super) fn fill(&mut self, value: &str) {
        let filled = self.path.fill(value);
        self.note(filled);
    }

    pub(super) fn header(&mut self, name: &str, value: &str) {
        let inserted = insert(&mut self.headers, name, value);
        self.note(inserted);
    }

    pub(super) fn body(&mut self, content_type: &str, body: Bytes) {
        if !self.headers.contains_key(CONTENT_TYPE) {
            self.header(CONTENT_TYPE.as_str(), content_type);
        }
        self.body = Content::Bytes(body);
    }

    pub(super) fn fill_styled(&mut self, value: &Value, style: Style, explode: bool) {
        let filled = self.path.fill_styled(value, style, explode);
        self.note(filled);
    }

    pub(super) fn cookie(&mut self, name: &str, value: &str) {
        let sendable = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b';' | b',' | b'"' | b'\\');
        if !value.bytes().all(sendable) {
            return self.note(Err(format!("the value of the cookie `{name}` has characters that cannot be sent")));
        }
        self.cookies.retain(|(known, _)| known != name);
        self.cookies.push((name.to_owned(), value.to_owned()));
    }

    /// Changes the fields of a form, whatever the body was before.
    pub(super) fn form(&mut self, change: impl FnOnce(&mut Query)) {
        let mut form = match std::mem::replace(&mut self.body, Content::None) {
            Content::Form(form) => form,
            _ => Query::default(),
        };
        change(&mut form);
        self.body = Content::Form(form);
    }

    /// Changes the parts of the body, whatever it was before.
    pub(super) fn parts(&mut self, change: impl FnOnce(&mut Parts)) {
        let mut parts = match std::mem::replace(&mut self.body, Content::None) {
            Content::Parts(parts) => parts,
            _ => Parts::default(),
        };
        change(&mut parts);
        self.body = Content::Parts(parts);
    }

    fn note(&mut self, outcome: Result<(), String>) {
        self.fault = self.fault.take().or(outcome.err());
    }

    /// The request, or why it must not be sent.
    pub(super) fn into_request(self) -> Result<Request, Error> {
        let operation = self.operation;
        self.request().map_err(|fault| Error::of(operation, Failure::Invalid(fault)))
    }

    fn request(mut self) -> Result<Request, String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let method = Method::from_bytes(self.operation.method().as_bytes())
            .map_err(|_| format!("`{}` is not a method", self.operation.method()))?;
        let path = self.path.finish()?;
        let mut headers = self.client.shared_settings().headers.clone();
        headers.extend(self.headers);
        if !headers.contains_key(ACCEPT) {
            headers.insert(ACCEPT, HeaderValue::from_static(self.operation.media_types()));
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            insert(&mut headers, COOKIE.as_str(), &cookies.join("; "))?;
        }
        let body = self.body.finish(&mut headers)?;
        self.client.shared_settings().credentials.apply(self.operation, &mut headers, &mut self.query)?;
        let query = self.query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        let own = self.operation.own_server();
        let base = if own.is_empty() || self.client.shared_settings().is_told { self.client.base_url() } else { own };
        let url = format!("{base}{path}{mark}{query}");
        Ok(Request { method, url: Url::parse(&url).map_err(|_| "the URL is not valid".to_owned())?, headers, body })
    }
}

/// What a call sends.
#[derive(Clone)]
enum Content {
    None,
    Bytes(Bytes),
    Form(Query),
    Parts(Parts),
}

impl Content {
    /// The body as it goes out. A content type that the caller set is left alone, but for that of parts, which names their boundary.
    fn finish(self, headers: &mut HeaderMap) -> Result<Option<Bytes>, String> {
        match self {
            Self::None => Ok(None),
            Self::Bytes(body) => Ok(Some(body)),
            Self::Form(form) => {
                let form_type = HeaderValue::from_static("application/x-www-form-urlencoded");
                headers.entry(CONTENT_TYPE).or_insert(form_type);
                Ok(Some(form.finish().into()))
            }
            Self::Parts(parts) => {
                let (content_type, body) = parts.finish()?;
                insert(headers, CONTENT_TYPE.as_str(), &content_type)?;
                Ok(Some(body))
            }
        }
    }
}

/// Sets a header; says what is wrong with it, and not what its value is.
pub(super) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), String> {
    let Ok(header) = name.parse::<HeaderName>() else {
        return Err(format!("{name:?} is not the name of a header"));
    };
    let Ok(value) = HeaderValue::from_str(value) else {
        return Err(format!("the value of the header `{name}` has characters that cannot be sent"));
    };
    headers.insert(header, value);
    Ok(())
}
