//! Turns any OpenAPI description into an idiomatic Rust client.

pub mod api;
pub mod diagnostics;
pub mod docs;
pub mod emit;
pub mod ir;
pub mod load;
pub mod lower;
pub mod mapping;
pub mod names;
pub mod normalize;
pub mod print;
pub mod sync;

mod build_script;
mod generate;
mod runtime;
mod settings;
mod single_file;

pub use build_script::{BuildError, build};
pub use diagnostics::{Diagnostic, Diagnostics, Place, Severity};
pub use generate::{Files, Generated, Position, generate, ir, positions};
pub use load::{Document, Source};
pub use settings::{OperationSettings, Settings, Untyped};
pub use single_file::single_file;
