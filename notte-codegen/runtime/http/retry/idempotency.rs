//! Keys by which a server recognizes a call that it has seen before.

use bytes::Bytes;
use serde_json::Value;

use super::super::call::content::Whole;
use super::super::call::draft::Draft;
use super::random::random;

/// Where an operation takes a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum KeyPlace {
    Nowhere,
    Header(&'static str),
    /// A member of the JSON body.
    Member(&'static str),
}

/// Gives a call a key where the operation takes one and the caller has set none. All attempts have the same.
pub(in super::super) fn fill(draft: &mut Draft) {
    match draft.operation.key_place() {
        KeyPlace::Nowhere => {}
        KeyPlace::Header(name) if draft.has_header(name) => {}
        KeyPlace::Header(name) => draft.header(name, &key()),
        KeyPlace::Member(name) => {
            if let Some(bytes) = with_member(draft, name) {
                draft.change(|whole: &mut Whole| whole.bytes = bytes);
            }
        }
    }
}

/// Returns the body with a key, if it is an object without one.
fn with_member(draft: &Draft, name: &str) -> Option<Bytes> {
    let body: Value = serde_json::from_slice(draft.bytes()?).ok()?;
    let Value::Object(mut members) = body else { return None };
    if members.get(name).is_some_and(|value| !value.is_null()) {
        return None;
    }
    members.insert(name.to_owned(), Value::String(key()));
    Some(Bytes::from(Value::Object(members).to_string()))
}

/// Returns 122 random bits as a UUID (RFC 9562, 5.4), which most servers take.
fn key() -> String {
    let high = random() & !0xf000 | 0x4000;
    let low = random() & !(0b11 << 62) | 0b10 << 62;
    let (a, b, c) = (high >> 32, high >> 16 & 0xffff, high & 0xffff);
    format!("{a:08x}-{b:04x}-{c:04x}-{:04x}-{:012x}", low >> 48, low & 0xffff_ffff_ffff)
}
