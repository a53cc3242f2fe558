//! The credentials that a call sends, to be taken out of texts that a server sends back.

use std::sync::Arc;

use http::header::{COOKIE, HeaderName, HeaderValue};
use percent_encoding::utf8_percent_encode;

use super::super::super::json::Secret;
use super::super::call::path::RESERVED;

/// Shorter credentials stand in many texts by chance, and protect nothing.
const SHORTEST: usize = 4;

const REDACTED: &str = "[redacted]";

/// The credentials of a client and those that one call sets by itself.
#[derive(Clone, Default)]
pub(in super::super) struct Secrets {
    client: Arc<[String]>,
    call: Vec<String>,
}

impl Secrets {
    pub(in super::super) fn new(client: &Arc<[String]>, call: Vec<String>) -> Self {
        Self { client: Arc::clone(client), call: sorted(call) }
    }

    /// Adds a credential.
    pub(in super::super) fn add(&mut self, secret: &Secret) {
        self.call = sorted(self.call.iter().cloned().chain([secret.expose().to_owned()]).collect());
    }

    /// The text with each credential in it replaced.
    pub(in super::super) fn redact(&self, text: &str) -> String {
        let mut redacted = text.to_owned();
        for secret in self.client.iter().chain(&self.call) {
            if redacted.contains(secret.as_str()) {
                redacted = redacted.replace(secret.as_str(), REDACTED);
            }
        }
        redacted
    }
}

/// The credentials as servers may repeat them, longest first: a part of one must not hide that the whole is there.
pub(in super::super) fn sorted(secrets: Vec<String>) -> Vec<String> {
    let encoded: Vec<_> = secrets.iter().map(|secret| utf8_percent_encode(secret, RESERVED).to_string()).collect();
    let mut forms: Vec<_> = secrets.into_iter().chain(encoded).filter(|secret| secret.len() >= SHORTEST).collect();
    forms.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    forms.dedup();
    forms
}

/// The credentials in a header: the values of cookies, or the whole value and what follows its scheme (`Bearer …`).
pub(in super::super) fn of_header(name: &HeaderName, value: &HeaderValue) -> Vec<String> {
    let text = String::from_utf8_lossy(value.as_bytes()).into_owned();
    if *name == COOKIE {
        let values = text.split(';').filter_map(|cookie| cookie.split_once('='));
        return values.map(|(_, value)| value.trim().to_owned()).collect();
    }
    let credential = text.split_once(' ').map(|(_, credential)| credential.trim().to_owned());
    [Some(text), credential].into_iter().flatten().collect()
}
