//! What a file of operations imports: what its items mention.
//!
//! It is read from the finished tokens. A file of types records its imports while it is made (`emit/imports.rs`), since there a name may be
//! taken and becomes a path. Here no name can be, so emitters just mention what they need, and none can forget to record it; the walk
//! takes 0.6% of the time of generating GitHub's client.

use crate::emit::tokens::ident;
use proc_macro2::{Group, Ident, Spacing, TokenStream, TokenTree};
use quote::quote;

/// The names of the runtime's `http` that a file of operations may mention.
pub const HTTP: [&str; 26] = [
    "AnySetters",
    "ApiError",
    "Body",
    "ByteStream",
    "Call",
    "Client",
    "Direct",
    "Draft",
    "Error",
    "Events",
    "File",
    "Fixed",
    "FromEvent",
    "FromResponse",
    "HeaderReader",
    "Integer",
    "Operation",
    "Options",
    "Paged",
    "Paging",
    "Pending",
    "Reply",
    "Response",
    "Setters",
    "Style",
    "Text",
];

/// The `use` items for these items.
pub fn uses(items: &mut [TokenStream]) -> Vec<TokenStream> {
    let mut met = Met::default();
    for item in items {
        *item = walk(std::mem::take(item), &mut met);
    }
    let mut uses = Vec::new();
    if met.bytes {
        uses.push(quote!(
            use bytes::Bytes;
        ));
    }
    if met.header_map {
        uses.push(quote!(
            use http::HeaderMap;
        ));
    }
    let http = HTTP.iter().zip(met.http).filter(|(_, met)| *met);
    let http = http.map(|(name, _)| ident(name));
    uses.push(quote!(use super::runtime::http::{#(#http),*};));
    if met.json {
        uses.push(quote!(
            use super::runtime::json;
        ));
    }
    if met.types {
        uses.push(quote!(
            use super::types;
        ));
    }
    uses
}

/// Which of the names that may need an import were met.
#[derive(Default)]
struct Met {
    bytes: bool,
    header_map: bool,
    /// Those of [`HTTP`].
    http: [bool; HTTP.len()],
    /// As the beginning of a path.
    json: bool,
    /// As the beginning of a path.
    types: bool,
}

impl Met {
    fn name(&mut self, name: &Ident, begins_path: bool) {
        // What has been met need not be looked for.
        self.bytes = self.bytes || name == "Bytes";
        self.header_map = self.header_map || name == "HeaderMap";
        self.json = self.json || begins_path && name == "json";
        self.types = self.types || begins_path && name == "types";
        for (known, met) in HTTP.iter().zip(&mut self.http) {
            *met = *met || name == known;
        }
    }
}

/// Looks at every identifier that does not go on a path. The tokens are taken apart and put together again, which costs less
/// than a copy of them.
fn walk(tokens: TokenStream, met: &mut Met) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut in_path = false;
    let mut walked = Vec::new();
    while let Some(token) = tokens.next() {
        walked.push(match token {
            TokenTree::Group(group) => {
                let (delimiter, span, inner) = (group.delimiter(), group.span(), group.stream());
                // While the group is there, its tokens are shared, and would be copied.
                drop(group);
                in_path = false;
                let mut group = Group::new(delimiter, walk(inner, met));
                group.set_span(span);
                TokenTree::Group(group)
            }
            TokenTree::Ident(name) => {
                let colons = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
                if !in_path {
                    met.name(&name, colons);
                }
                in_path = false;
                TokenTree::Ident(name)
            }
            TokenTree::Punct(punct) => {
                // The second colon of `::`; what follows it is no beginning.
                in_path = punct.as_char() == ':' && (punct.spacing() == Spacing::Joint || in_path);
                TokenTree::Punct(punct)
            }
            TokenTree::Literal(literal) => {
                in_path = false;
                TokenTree::Literal(literal)
            }
        });
    }
    walked.into_iter().collect()
}
