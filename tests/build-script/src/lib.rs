//! A crate that generates two clients when it is built. A client in a private module compiles without a warning.

#![deny(warnings)]

/// The client.
pub mod client {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}

mod notebook {
    include!(concat!(env!("OUT_DIR"), "/notes.rs"));
}

/// A note, from the client in a private module.
#[must_use]
pub fn note(text: &str) -> String {
    let note = notebook::json::from_json::<notebook::types::Note>(&serde_json::json!({ "text": text }));
    note.ok().and_then(|note| note.text).unwrap_or_default()
}
