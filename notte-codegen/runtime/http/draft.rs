//! A call while it is put together.

use std::time::Duration;

use bytes::Bytes;
use http::Method;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;

use super::failure::Failure;
use super::path::Path;
use super::query::Query;
use super::request::Request;
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
    body: Option<Bytes>,
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
            body: None,
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
        self.body = Some(body);
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
        let mut headers = self.client.settings().headers.clone();
        headers.extend(self.headers);
        if !headers.contains_key(ACCEPT) {
            headers.insert(ACCEPT, HeaderValue::from_static(self.operation.media_types()));
        }
        self.client.settings().credentials.apply(self.operation, &mut headers, &mut self.query)?;
        let url = format!("{}{path}{}", self.client.base_url(), self.query.finish());
        Ok(Request {
            method,
            url: Url::parse(&url).map_err(|_| "the URL is not valid".to_owned())?,
            headers,
            body: self.body,
        })
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
