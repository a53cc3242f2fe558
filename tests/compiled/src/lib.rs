//! What every fixture becomes. That this compiles without a warning is the test; `tests/` runs it as well.

#![deny(warnings)]

#[path = "../../../notte-codegen/runtime/mod.rs"]
pub mod runtime;

/// What is done with each type.
#[cfg(feature = "serde")]
pub trait Visitor {
    /// Is shown a type and its name.
    fn visit<T: runtime::json::Wire + serde::Serialize + serde::de::DeserializeOwned>(&mut self, name: &str);
}

include!(concat!(env!("OUT_DIR"), "/index.rs"));
