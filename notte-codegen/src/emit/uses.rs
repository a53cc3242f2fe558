//! What a file of operations imports: what its items mention.

use super::tokens::ident;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use std::collections::HashSet;

/// The names of the runtime's `http` that a file of operations may mention.
pub const HTTP: [&str; 16] = [
    "ApiError",
    "Body",
    "ByteStream",
    "Call",
    "Client",
    "Error",
    "Events",
    "File",
    "FromResponse",
    "HeaderReader",
    "Operation",
    "Pending",
    "Reply",
    "Response",
    "Style",
    "Text",
];

/// The `use` items for these items. `implied` is what a macro mentions.
pub fn uses(items: &[TokenStream], implied: &[&'static str]) -> Vec<TokenStream> {
    let mut found = HashSet::new();
    let mut prefixes = HashSet::new();
    items.iter().for_each(|item| walk(item.clone(), &mut found, &mut prefixes));
    let mut uses = Vec::new();
    if found.contains("Bytes") {
        uses.push(quote!(
            use bytes::Bytes;
        ));
    }
    if found.contains("HeaderMap") {
        uses.push(quote!(
            use http::HeaderMap;
        ));
    }
    let http = HTTP.iter().filter(|name| found.contains(**name) || implied.contains(name)).map(|name| ident(name));
    uses.push(quote!(use super::runtime::http::{#(#http),*};));
    if prefixes.contains("json") {
        uses.push(quote!(
            use super::runtime::json;
        ));
    }
    if prefixes.contains("types") {
        uses.push(quote!(
            use super::types;
        ));
    }
    uses
}

/// Every identifier, and apart those that begin a path.
fn walk(tokens: TokenStream, found: &mut HashSet<String>, prefixes: &mut HashSet<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut in_path = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                walk(group.stream(), found, prefixes);
                in_path = false;
            }
            TokenTree::Ident(name) => {
                let name = name.to_string();
                let colons = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == proc_macro2::Spacing::Joint);
                if colons && !in_path {
                    prefixes.insert(name.clone());
                }
                if !in_path {
                    found.insert(name);
                }
                in_path = false;
            }
            TokenTree::Punct(punct) => {
                // The second colon of `::`; what follows it is no beginning.
                in_path = punct.as_char() == ':' && punct.spacing() == proc_macro2::Spacing::Alone && in_path
                    || punct.as_char() == ':' && punct.spacing() == proc_macro2::Spacing::Joint;
            }
            TokenTree::Literal(_) => in_path = false,
        }
    }
}
