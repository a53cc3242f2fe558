//! Small pieces that all files are made of.

use crate::docs::{deprecation_note, visible};
use crate::ir::Part;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// An identifier; `r#` marks a raw one.
pub fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// What leaves an item out unless the feature of a part is on; nothing where the part is always there.
pub fn part_gate(part: &Part) -> TokenStream {
    gate(part.is_gated.then(|| part.name.to_owned()).as_slice())
}

/// What leaves an item out unless one of these features is on; nothing when there are none.
pub fn gate(features: &[String]) -> TokenStream {
    match features {
        [] => TokenStream::new(),
        [one] => quote!(#[cfg(feature = #one)]),
        several => quote!(#[cfg(any(#(feature = #several),*))]),
    }
}

/// The name of a file for a module.
pub fn file(module: &str) -> &str {
    module.strip_prefix("r#").unwrap_or(module)
}

/// Documentation: one attribute for all lines, so that there is one thing to parse, which is printed as a comment a line.
pub fn docs(lines: &[String]) -> TokenStream {
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 2).sum());
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        if !line.is_empty() {
            text.push(' ');
            text.push_str(&visible(line));
        }
    }
    // What would end a comment stands in attributes of its own.
    if ["/*", "*/"].iter().any(|mark| text.contains(mark)) || text.ends_with('/') {
        let lines = text.split('\n');
        return quote!(#(#[doc = #lines])*);
    }
    if lines.is_empty() {
        return TokenStream::new();
    }
    let text = literal(&text);
    quote!(#[doc = #text])
}

/// A string literal. Nearly all prose has no letter that needs an escape other than these, and for each letter
/// `Literal::string` asks tables of Unicode for one.
fn literal(text: &str) -> Literal {
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return Literal::string(text);
    }
    let mut written = String::with_capacity(text.len() + text.len() / 16 + 2);
    written.push('"');
    for part in text.split_inclusive(['"', '\\', '\n']) {
        let (kept, escape) = match part.as_bytes() {
            [kept @ .., b'"'] => (kept.len(), "\\\""),
            [kept @ .., b'\\'] => (kept.len(), "\\\\"),
            [kept @ .., b'\n'] => (kept.len(), "\\n"),
            kept => (kept.len(), ""),
        };
        written.push_str(part.get(..kept).unwrap_or_default());
        written.push_str(escape);
    }
    written.push('"');
    written.parse().unwrap_or_else(|_| Literal::string(text))
}

/// What marks a thing that the description calls deprecated, with what its documentation says of that.
pub fn deprecated(deprecated: bool, lines: &[String]) -> TokenStream {
    if !deprecated {
        return TokenStream::new();
    }
    match deprecation_note(lines) {
        Some(note) => {
            let note = visible(&note).into_owned();
            quote!(#[deprecated(note = #note)])
        }
        None => quote!(#[deprecated]),
    }
}

/// The same for what generated code itself uses, where the attribute would warn about our own use.
pub fn docs_with_deprecation(lines: &[String], deprecated: bool) -> TokenStream {
    if !deprecated {
        return docs(lines);
    }
    let mark = [String::new(), "**Deprecated** in the description.".to_owned()];
    docs(&[lines, &mark].concat())
}
