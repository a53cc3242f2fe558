//! The commands of `cargo xtask`: those of `notte-codegen`, with the paths of this repository.

pub mod regenerate;
pub mod spec;
pub mod workspace;
