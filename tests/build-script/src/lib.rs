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
    notebook::types::Note { text: Some(text.to_owned()), ..Default::default() }.text.unwrap_or_default()
}
