//! The runtime with its tests, as one crate: they use what generated code uses, and that is `pub(crate)`.

#![allow(dead_code, unused_imports, reason = "the tests of the runtime use a part of it")]

extern crate self as notte_runtime;

#[path = "../../../notte-codegen/runtime/http/mod.rs"]
pub mod http;
#[path = "../../../notte-codegen/runtime/json/mod.rs"]
pub mod json;

mod access;
mod failures;
mod parts;
mod receiving;
mod sending;
mod support;
mod wire;
