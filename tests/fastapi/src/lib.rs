//! The client of the API in `app/`, made from `openapi.json`, which is what FastAPI says of it. `cargo lab fastapi` compares the two and runs
//! the tests against the API.

mod client {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}

pub use client::*;
