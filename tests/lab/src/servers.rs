//! The clients against servers that others wrote.

pub mod conformance;
pub mod fastapi;
mod running;
