//! A client with the forms of GitHub's description, and the programs of `docs/octocrab.md`, one module a task.

mod client {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}

pub use client::*;

include!(concat!(env!("OUT_DIR"), "/programs.rs"));
