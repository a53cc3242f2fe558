//! A description through every stage, and what must be true of what comes out.

use notte_codegen::diagnostics::{Style, render};
use notte_codegen::{Diagnostics, Settings, generate, load};

/// Panics when a description gives neither an error nor files that are Rust. What is copied for every description is not parsed: it would
/// take most of the time.
pub fn check(text: &str) {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("fuzz.yaml", text, &mut diagnostics);
    let generated = match generate(&document, &Settings::default(), diagnostics) {
        Ok(generated) => generated,
        Err(error) => panic!("the generator has a bug: {error}"),
    };
    let _ = render(&generated.diagnostics, &document.sources, Style::Plain);
    assert_eq!(generated.files.is_none(), generated.diagnostics.has_errors(), "files or errors, never both");
    let is_made = |path: &str| path.ends_with(".rs") && !path.starts_with("runtime/") && !path.starts_with("macros/");
    for (path, text) in generated.files.iter().flatten().filter(|(path, _)| is_made(path)) {
        if let Err(error) = syn::parse_file(text) {
            panic!("{path} is no Rust: {error}");
        }
    }
}
