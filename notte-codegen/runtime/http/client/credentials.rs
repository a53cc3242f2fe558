//! The credentials of a client, and which of them an operation needs.

use std::sync::Arc;

use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::super::super::json::Secret;
use super::super::call::draft::{is_framing, sendable};
use super::super::call::query::Query;
use super::super::tokens::cache::TokenCache;
use super::super::{Api, Operation, SchemeKind};

/// The credentials by scheme.
#[derive(Clone)]
pub(in super::super) struct Credentials {
    pub(in super::super) api: &'static Api,
    held: Vec<(&'static str, Credential)>,
    // Each credential as text, in every form in which it is sent.
    texts: Vec<String>,
    /// Where tokens come from, for the scheme of this name or for every call.
    source: Option<(Option<&'static str>, Arc<TokenCache>)>,
}

/// A credential, ready to be sent.
#[derive(Clone)]
enum Credential {
    Header(HeaderName, HeaderValue),
    Query(&'static str, Secret),
    Cookie(String),
}

impl Credentials {
    pub(in super::super) fn new(api: &'static Api) -> Self {
        Self { api, held: Vec::new(), texts: Vec::new(), source: None }
    }

    /// Adds a credential. The error says what is wrong with it, without the credential.
    pub(in super::super) fn add(&mut self, name: &str, secret: Secret) -> Result<(), String> {
        let scheme = self.api.scheme(name).ok_or_else(|| self.unknown(name))?;
        if secret.expose().is_empty() {
            return Err(format!("the credential for `{name}` is empty"));
        }
        // RFC 7617, 2: what is left of the first colon is the user, so there is one.
        if scheme.kind == SchemeKind::Basic && !secret.expose().contains(':') {
            return Err(format!("the credential for `{name}` is not `user:password`"));
        }
        if let SchemeKind::Header(header) = scheme.kind
            && header.parse::<HeaderName>().is_ok_and(|header| is_framing(&header))
        {
            return Err(format!(
                "the credential for `{name}` goes into the header `{header}`, which the client sets itself"
            ));
        }
        // What is set for a call goes before the tokens of the client.
        self.source.take_if(|(source, _)| *source == Some(scheme.name));
        self.texts.extend(texts(scheme.kind, &secret));
        let credential = Credential::new(scheme.kind, secret)
            .ok_or_else(|| format!("the credential for `{name}` has characters that cannot be sent"))?;
        self.held.retain(|(held, _)| *held != scheme.name);
        self.held.push((scheme.name, credential));
        Ok(())
    }

    /// Sets where tokens come from: for the scheme of this name, or for the first that is a bearer token.
    pub(in super::super) fn add_source(&mut self, name: Option<&str>, cache: Arc<TokenCache>) -> Result<(), String> {
        let scheme = match name {
            Some(name) => {
                let scheme = self.api.scheme(name).ok_or_else(|| self.unknown(name))?;
                if !matches!(scheme.kind, SchemeKind::Bearer | SchemeKind::Header(_)) {
                    return Err(format!("`{name}` takes no tokens: it is not sent in a header of its own"));
                }
                Some(scheme)
            }
            None => self.api.schemes.iter().find(|scheme| scheme.kind == SchemeKind::Bearer),
        };
        self.source = Some((scheme.map(|scheme| scheme.name), cache));
        Ok(())
    }

    /// Returns where the token for an operation comes from, unless it needs none or the caller has set its header.
    pub(in super::super) fn source(&self, operation: &Operation, headers: &HeaderMap) -> Option<&Arc<TokenCache>> {
        let (name, cache) = self.source.as_ref()?;
        let is_needed = match name {
            Some(name) if operation.is_described() => {
                self.chosen(operation, headers).is_some_and(|schemes| schemes.contains(name))
            }
            _ => true,
        };
        (is_needed && !headers.contains_key(self.header(*name))).then_some(cache)
    }

    /// Returns the header that the token for an operation goes into, if it needs one.
    pub(in super::super) fn token_header(&self, operation: &Operation, headers: &HeaderMap) -> Option<&'static str> {
        let (name, _) = self.source.as_ref()?;
        self.source(operation, headers).map(|_| self.header(*name))
    }

    /// Puts a token into its header. The error does not contain it.
    pub(in super::super) fn place(&self, token: &Secret, headers: &mut HeaderMap) -> Result<(), String> {
        let (name, _) = self.source.as_ref().ok_or("there is no source of tokens")?;
        let scheme = name.and_then(|name| self.api.scheme(name));
        let kind = scheme.map_or(SchemeKind::Bearer, |scheme| scheme.kind);
        let credential = Credential::new(kind, token.clone()).ok_or("the token has characters that cannot be sent")?;
        if let Credential::Header(name, value) = credential {
            headers.insert(name, value);
        }
        Ok(())
    }

    /// Returns the header of the scheme that tokens are for.
    fn header(&self, name: Option<&str>) -> &'static str {
        name.and_then(|name| self.api.scheme(name)?.kind.header()).unwrap_or("authorization")
    }

    fn unknown(&self, name: &str) -> String {
        let names: Vec<_> = self.api.schemes.iter().map(|scheme| scheme.name).collect();
        let known = if names.is_empty() { " none".to_owned() } else { format!(": {}", names.join(", ")) };
        format!("the API has no security scheme `{name}`, it has{known}")
    }

    /// Returns the first alternative of an operation whose credentials are all there.
    fn chosen(&self, operation: &Operation, headers: &HeaderMap) -> Option<&'static [&'static str]> {
        let mut alternatives = operation.alternatives().iter().copied();
        alternatives.find(|schemes| !schemes.is_empty() && schemes.iter().all(|name| self.has(name, headers)))
    }

    /// Puts the credentials that the operation needs where they belong; says which are missing.
    ///
    /// A header that the caller has set stands, and counts as the credential that would go there.
    pub(in super::super) fn apply(
        &self,
        operation: &Operation,
        headers: &mut HeaderMap,
        query: &mut Query,
    ) -> Result<(), String> {
        // A header that the caller has set in place of a credential is as secret as that.
        for header in self.api.schemes.iter().filter_map(|scheme| scheme.kind.header()) {
            headers.get_mut(header).into_iter().for_each(|value| value.set_sensitive(true));
        }
        if !operation.is_described() {
            self.held.iter().for_each(|(_, credential)| credential.place(headers, query));
            return Ok(());
        }
        let alternatives = operation.alternatives();
        let Some(schemes) = self.chosen(operation, headers) else {
            // An operation that can be called without a credential is still called with one where there is one.
            let anonymous = alternatives.is_empty() || alternatives.iter().any(|set| set.is_empty());
            return if anonymous { Ok(()) } else { Err(missing(alternatives)) };
        };
        for credential in schemes.iter().filter_map(|name| self.get(name)) {
            credential.place(headers, query);
        }
        Ok(())
    }

    /// The credentials as texts.
    pub(in super::super) fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Whether a scheme of the API has its credential in this header.
    pub(in super::super) fn is_credential(&self, header: &str) -> bool {
        let mut headers = self.api.schemes.iter().filter_map(|scheme| scheme.kind.header());
        headers.any(|known| known.eq_ignore_ascii_case(header))
    }

    /// Whether a scheme of the API has its credential in this cookie.
    pub(in super::super) fn is_cookie(&self, cookie: &str) -> bool {
        self.api.schemes.iter().any(|scheme| matches!(scheme.kind, SchemeKind::Cookie(name) if name == cookie))
    }

    fn get(&self, name: &str) -> Option<&Credential> {
        let (_, credential) = self.held.iter().find(|(held, _)| *held == name)?;
        Some(credential)
    }

    fn has(&self, name: &str, headers: &HeaderMap) -> bool {
        let header = || self.api.scheme(name)?.kind.header();
        let is_fetched = self.source.as_ref().is_some_and(|(source, _)| *source == Some(name));
        is_fetched || self.get(name).is_some() || header().is_some_and(|header| headers.contains_key(header))
    }
}

impl Credential {
    fn new(kind: SchemeKind, secret: Secret) -> Option<Self> {
        let text = secret.expose();
        match kind {
            SchemeKind::Bearer => header(AUTHORIZATION, &format!("Bearer {text}")),
            SchemeKind::Basic => header(AUTHORIZATION, &format!("Basic {}", base64(text))),
            SchemeKind::Header(name) => header(name.parse().ok()?, text),
            SchemeKind::Query(name) => Some(Self::Query(name, secret)),
            SchemeKind::Cookie(name) => {
                let is_sendable = sendable(name, text).is_ok() && !text.contains(',');
                is_sendable.then(|| Self::Cookie(format!("{name}={text}")))
            }
        }
    }

    fn place(&self, headers: &mut HeaderMap, query: &mut Query) {
        match self {
            Self::Header(name, value) => {
                headers.entry(name).or_insert_with(|| value.clone());
            }
            Self::Query(name, value) => query.set(name, value.expose()),
            Self::Cookie(cookie) => {
                let others = headers.get(COOKIE).and_then(|value| value.to_str().ok());
                let cookies = match others {
                    Some(others) => format!("{others}; {cookie}"),
                    None => cookie.clone(),
                };
                if let Some(value) = sensitive(&cookies) {
                    headers.insert(COOKIE, value);
                }
            }
        }
    }
}

/// The texts by which a credential is known.
fn texts(kind: SchemeKind, secret: &Secret) -> Vec<String> {
    let text = secret.expose().to_owned();
    match (kind, text.split_once(':')) {
        (SchemeKind::Basic, Some((_, password))) => vec![base64(&text), password.to_owned(), text],
        _ => vec![text],
    }
}

fn header(name: HeaderName, value: &str) -> Option<Credential> {
    Some(Credential::Header(name, sensitive(value)?))
}

/// A value that neither logs nor the compression of HTTP/2 keep.
fn sensitive(value: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(value).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// RFC 4648, 4: what RFC 7617 wants of a user and a password.
pub(in super::super) fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(text.len().div_ceil(3) * 4);
    for three in text.as_bytes().chunks(3) {
        let byte = |index: usize| u32::from(three.get(index).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = bits >> (18 - 6 * digit) & 63;
            let known = DIGITS.get(value as usize).filter(|_| digit <= three.len());
            encoded.push(known.map_or('=', |&digit| char::from(digit)));
        }
    }
    encoded
}

#[cold]
fn missing(alternatives: &[&[&str]]) -> String {
    let sets: Vec<_> = alternatives
        .iter()
        .map(|schemes| {
            let names: Vec<_> = schemes.iter().map(|name| format!("`{name}`")).collect();
            names.join(" and ")
        })
        .collect();
    format!("the client has no credential for {}", sets.join(", or "))
}
