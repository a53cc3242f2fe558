//! The request for a page.

use bytes::Bytes;
use reqwest::Url;
use serde_json::Value;

use super::super::call::content::Whole;
use super::super::call::draft::Draft;
use super::super::exchange::request::Request;
use super::super::{Error, Fixed, SchemeKind};
use super::paging::{Paging, Path, Place};
use super::position::Spot;

/// Sets the position of a call. An address is left to [`address`].
pub(super) fn set(draft: &mut Draft, paging: &Paging, spot: &Spot) {
    let value = match spot {
        Spot::Start | Spot::Address(_) => return,
        Spot::Value(value) => Value::String(value.clone()),
        Spot::Number(number) => Value::from(*number),
    };
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match paging.place {
        Place::Nowhere => {}
        Place::Query(name) => draft.query.set(name, &text),
        Place::Header(name) => draft.header(name, &text),
        Place::Body(path) => set_member(draft, path, value),
    }
}

/// Sets a member of the JSON body.
fn set_member(draft: &mut Draft, path: Path, value: Value) {
    let json_type = draft.operation.json_type();
    draft.change(|whole: &mut Whole| {
        let body = serde_json::from_slice(&whole.bytes).unwrap_or_else(|_| Value::Object(serde_json::Map::new()));
        if whole.content_type.is_empty() {
            whole.content_type = json_type.to_owned();
        }
        whole.bytes = Bytes::from(with_member(body, path, value).to_string());
    });
}

fn with_member(tree: Value, path: Path, value: Value) -> Value {
    let Some((name, rest)) = path.split_first() else { return value };
    let mut members = match tree {
        Value::Object(members) => members,
        _ => serde_json::Map::new(),
    };
    let inner = members.remove(*name).unwrap_or(Value::Null);
    members.insert((*name).to_owned(), with_member(inner, rest, value));
    Value::Object(members)
}

/// Returns the request for the page at an address. The error says why it must not be sent.
pub(super) fn address(draft: &Draft, paging: &Paging, address: &str) -> Result<Result<Request, String>, Error> {
    let mut request = draft.request()?;
    Ok(resolve(draft, paging, &request.url, address).map(|url| {
        request.url = url;
        request
    }))
}

fn resolve(draft: &Draft, paging: &Paging, base: &Url, address: &str) -> Result<Url, String> {
    let mut next = base.join(address).map_err(|_| "the address of the next page is not valid".to_owned())?;
    if next.origin() != base.origin() || !matches!(next.scheme(), "http" | "https") {
        return Err(format!("the next page is at another origin, {}", next.origin().ascii_serialization()));
    }
    if !next.username().is_empty() || next.password().is_some() {
        return Err("the address of the next page has a user or a password".to_owned());
    }
    next.set_fragment(None);
    // The server does not always repeat the size and what is sent with each call, and never a credential.
    let settings = draft.client.shared_settings();
    let of_each = settings.query.parameters.iter().map(|(name, _)| name.as_str());
    let fixed = draft.operation.fixed_parameters().iter().filter_map(|fixed| match fixed {
        Fixed::Query(name, _) => Some(*name),
        Fixed::Header(..) => None,
    });
    let schemes = settings.credentials.api.schemes;
    let credentials = schemes.iter().filter_map(|scheme| match scheme.kind {
        SchemeKind::Query(name) => Some(name),
        _ => None,
    });
    let kept: Vec<&str> =
        credentials.chain([paging.size]).chain(of_each).chain(fixed).filter(|name| !name.is_empty()).collect();
    let missing: Vec<(String, String)> = base
        .query_pairs()
        .filter(|(name, _)| kept.contains(&name.as_ref()) && !next.query_pairs().any(|(known, _)| known == *name))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    if !missing.is_empty() {
        next.query_pairs_mut().extend_pairs(missing);
    }
    Ok(next)
}
