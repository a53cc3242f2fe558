//! What the types take, keep and write.

mod alternatives;
mod directions;
mod habits;
mod keys;
mod null;
mod numbers;
mod samples;
mod secrets;
mod serde;
mod unions;
mod unix_time;
