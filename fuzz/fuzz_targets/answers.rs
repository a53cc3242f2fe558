//! Any answer is a value of a generated type or an error, and a value that is written is read as the same.

#![no_main]
#![allow(dead_code, unused_imports, unused_macros, reason = "a part of the client is compiled here, without its calls")]

use libfuzzer_sys::fuzz_target;
use runtime::json::{Document, Json, JsonObject, Wire, convert, from_slice, from_slice_within, to_vec};
use std::fmt::Debug;

// The types of the client, and what they need of the runtime.
#[macro_use]
#[path = "../../notte-generated/src/generated/macros/mod.rs"]
mod macros;
#[path = "../../notte-generated/src/generated/runtime"]
mod runtime {
    pub mod json;
}
#[path = "../../notte-generated/src/generated/types/mod.rs"]
mod types;
#[path = "../../notte-generated/src/generated/wire/mod.rs"]
mod wire;

/// Reads the text as a type, and what is written of it again.
fn check<T: Wire + Debug + PartialEq>(text: &[u8]) {
    // A limit changes whether there is a value, and not which.
    let within = from_slice_within::<T>(text, 64 * text.len());
    let Ok(value) = from_slice::<T>(text) else {
        assert!(within.is_err(), "it is read only within a limit");
        return;
    };
    if let Ok(within) = within {
        assert_eq!(within, value);
    }
    let written = to_vec(&value);
    let again = match from_slice::<T>(&written) {
        Ok(again) => again,
        Err(error) => panic!("{error}: {}", String::from_utf8_lossy(&written)),
    };
    assert_eq!(again, value, "{}", String::from_utf8_lossy(&written));
    assert_eq!(to_vec(&again), written);
    let json = convert::<T, Json>(&value).and_then(|json| convert::<Json, T>(&json));
    assert!(json.is_ok_and(|json| json == value), "{}", String::from_utf8_lossy(&written));
}

fuzz_target!(|text: &[u8]| {
    if let Ok(json) = from_slice::<Json>(text) {
        let parsed: Result<Json, _> = json.to_string().parse();
        assert!(parsed.is_ok_and(|parsed| parsed == json && to_vec(&parsed) == to_vec(&json)));
    }
    check::<Json>(text);
    check::<JsonObject>(text);
    check::<Vec<Json>>(text);
    check::<types::SessionResponse>(text);
    check::<Vec<types::SessionResponse>>(text);
    check::<types::ObserveResponse>(text);
    check::<types::SessionStartRequest>(text);
    check::<types::AgentStatusResponse>(text);
    check::<types::CookiesResponse>(text);
    let Ok(document) = Document::parse(text) else { return };
    // What is kept of a value, wherever it stands, has the value of its place.
    let mut nodes = vec![document.root()];
    while let Some(node) = nodes.pop() {
        let kept = Json::read(node);
        assert_eq!(*kept, node.to_json());
        nodes.extend(node.as_array().into_iter().flatten());
        nodes.extend(node.as_object().into_iter().flatten().map(|(_, value)| value));
    }
});
