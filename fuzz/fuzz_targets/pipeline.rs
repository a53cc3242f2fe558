//! Any text is the files of a client, all of them Rust, or errors.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../made.rs"]
mod made;

fuzz_target!(|text: &str| made::check(text));
