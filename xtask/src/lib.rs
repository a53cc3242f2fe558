//! The commands of `cargo xtask`, which the lab runs as well.

pub mod description;
pub mod diff;
pub mod explain;
#[cfg(feature = "fetch")]
pub mod fetch;
pub mod generate;
pub mod manifest;
pub mod output;
pub mod regenerate;
pub mod spec;
pub mod workspace;
