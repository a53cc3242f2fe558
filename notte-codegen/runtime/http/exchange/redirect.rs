//! Redirects.
//!
//! They are followed here and not by reqwest, which removes only the standard credentials from a request to another origin, and not a key
//! in a custom header.

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, USER_AGENT};
use http::{HeaderMap, Method, StatusCode};
use reqwest::Url;

use super::request::Request;

/// The number of redirects that are followed.
pub(in super::super) const LIMIT: usize = 10;

/// Turns `request` into the one that follows a redirect. Returns false if the response is not a redirect to follow, and an error if it is one
/// that must not be followed.
///
/// `answered` is the URL of the response.
pub(in super::super) fn follow(
    request: &mut Request,
    answered: &Url,
    status: StatusCode,
    headers: &HeaderMap,
) -> Result<bool, String> {
    let becomes_get = match status {
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => request.method == Method::POST,
        StatusCode::SEE_OTHER => request.method != Method::HEAD,
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => false,
        _ => return Ok(false),
    };
    let Some(location) = headers.get(LOCATION).and_then(|value| value.to_str().ok()) else {
        return Ok(false);
    };
    let Some(next) = resolve(answered, location) else {
        return Err("the redirect has no URL that can be followed".to_owned());
    };
    if request.url.scheme() == "https" && next.scheme() != "https" {
        return Err("the redirect leads from https to http".to_owned());
    }
    if becomes_get {
        request.method = Method::GET;
        request.body = None;
        request.headers.remove(CONTENT_TYPE);
        request.headers.remove(CONTENT_LENGTH);
    }
    if origin(&next) != origin(&request.url) {
        if request.body.is_some() {
            return Err(format!(
                "the redirect would take the body to another origin, {}",
                next.origin().ascii_serialization()
            ));
        }
        keep_harmless(&mut request.headers);
    }
    request.url = next;
    Ok(true)
}

fn resolve(base: &Url, location: &str) -> Option<Url> {
    let mut next = base.join(location).ok()?;
    let usable = matches!(next.scheme(), "http" | "https");
    let clean = next.set_username("").is_ok() && next.set_password(None).is_ok();
    (usable && clean).then_some(next)
}

fn origin(url: &Url) -> (&str, Option<&str>, Option<u16>) {
    (url.scheme(), url.host_str(), url.port_or_known_default())
}

/// Removes all headers but two: any other may be a credential, whatever its name.
fn keep_harmless(headers: &mut HeaderMap) {
    let mut kept = HeaderMap::new();
    for name in [ACCEPT, USER_AGENT] {
        if let Some(value) = headers.remove(&name) {
            kept.insert(name, value);
        }
    }
    *headers = kept;
}
