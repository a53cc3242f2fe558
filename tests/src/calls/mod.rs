//! Every operation of Notte, called through the generated client: the least that it asks for, and all that it offers.
//!
//! What each call must look like on the wire stands beside it, written by hand from the description, so that the client
//! cannot be wrong unnoticed.

mod agents;
mod expected;
mod health;
mod page;
mod personas;
mod scraping;
mod sessions;
mod table;
mod vaults;

pub use expected::Expected;
pub use table::{Answered, Case, Operation, Sending, bytes, json};

use notte_generated::{Client, ClientBuilder, Retries};

use crate::server::KEY;

/// Notte's description.
pub const NOTTE: &str = include_str!("../../../spec/notte-openapi.yml");

/// The shapes that the API itself is known to have.
pub const OWN_SHAPES: &str = include_str!("../../notte/own-shapes.yaml");

/// Every operation of the description, in its order of groups.
#[must_use]
pub fn all() -> Vec<Operation> {
    [
        health::operations(),
        sessions::operations(),
        page::operations(),
        agents::operations(),
        scraping::operations(),
        personas::operations(),
        vaults::operations(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A client for a server at this URL, with the key that the strict server knows.
///
/// # Panics
///
/// The client cannot be built.
#[must_use]
#[track_caller]
pub fn client(url: &str) -> Client {
    builder(url).build().expect("a client")
}

/// The same, to be set up further. It sends each call once: most suites are about one answer.
pub fn builder(url: &str) -> ClientBuilder {
    Client::builder().base_url(url).credential("BearerAuth", KEY).retries(Retries::never())
}
