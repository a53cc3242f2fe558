//! Any text is a tree or an error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use notte_codegen::diagnostics::{Style, render};
use notte_codegen::{Diagnostics, load};

fuzz_target!(|text: &str| {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("fuzz.yaml", text, &mut diagnostics);
    // Showing an error reads the text once more, to find its place.
    let _ = render(&diagnostics, &document.sources, Style::Plain);
});
