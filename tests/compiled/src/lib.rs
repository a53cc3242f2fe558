//! What every fixture becomes. That this compiles without a warning is the test; `tests/` runs it as well.

#![deny(warnings)]

#[path = "../../../notte-codegen/runtime/mod.rs"]
pub mod runtime;

include!(concat!(env!("OUT_DIR"), "/index.rs"));
