//! What the suites of the project share.

pub mod calls;
pub mod fixtures;
pub mod server;
