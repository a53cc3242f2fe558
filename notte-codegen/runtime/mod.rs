//! What every generated client is built on: JSON values on the wire, and HTTP calls.

pub mod http;
pub mod json;
