//! The runtime of a generated client: JSON on the wire, and HTTP calls.

pub mod http;
pub mod json;
