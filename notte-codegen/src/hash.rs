//! Maps and sets for what is looked up millions of times, with a hash that is quick for short keys.
//!
//! Nothing is ever put out in their order, which differs from run to run.

pub use foldhash::fast::RandomState;

/// A map without an order.
pub type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;

/// A set without an order.
pub type HashSet<K> = std::collections::HashSet<K, RandomState>;
