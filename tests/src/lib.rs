//! What the suites of the project share.

pub mod calls;
pub mod fixtures;
pub mod server;
pub mod snapshots;

/// The Rust of the project's front page, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
