//! The schemas of a description, and what can be read from them.

pub mod aliases;
pub mod equality;
pub mod graph;
pub mod keywords;
pub mod provenance;
pub mod store;
pub mod values;
