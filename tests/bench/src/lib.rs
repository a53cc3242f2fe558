//! What the generated code is held against, and on what: for the benchmarks beside this.
//!
//! Bodies are made up here, the same in every run. The hand-written types are what one would write with serde's derive, once as
//! they are and once with a map for the members that they do not know.

pub mod bodies;
pub mod derived;
pub mod rounds;
pub mod server;

/// The client of `issues.yaml`.
#[rustfmt::skip]
pub mod github {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}
