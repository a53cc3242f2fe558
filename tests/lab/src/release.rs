//! What a release promises: that nothing is lost, that the public API is known, that the tests would notice.

pub mod api;
pub mod coverage;
pub mod mutation;
pub mod races;
mod result;
