//! A crate that makes its client of a description when it is built.

/// The client.
pub mod client {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}
