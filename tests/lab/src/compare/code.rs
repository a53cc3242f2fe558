//! What is compared of a Rust file.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::{Item, UseTree, Visibility};

/// The tokens of a file, an item or a part of one on a line; its private imports first, sorted. A file that is no Rust is
/// compared as it is.
pub fn lines(text: &str) -> Vec<String> {
    let Ok(file) = syn::parse_file(text) else {
        return text.lines().map(str::to_owned).collect();
    };
    let mut imports = BTreeSet::new();
    let mut lines = Vec::new();
    for item in &file.items {
        match item {
            Item::Use(import) if matches!(import.vis, Visibility::Inherited) => {
                flatten(&import.tree, &mut Vec::new(), &mut imports);
            }
            item => lines.extend(broken(&shown(item.to_token_stream()))),
        }
    }
    imports.into_iter().chain(lines).collect()
}

/// An import for each name.
fn flatten(tree: &UseTree, path: &mut Vec<String>, imports: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(inner) => {
            path.push(inner.ident.to_string());
            flatten(&inner.tree, path, imports);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, path, imports)),
        leaf => {
            let kept = path.iter().position(|segment| segment == "runtime").map_or(path.len(), |at| at + 1);
            let kept = path.get(..kept).unwrap_or_default();
            imports.insert(format!("use {} :: {} ;", kept.join(" :: "), leaf.to_token_stream()));
        }
    }
}

/// Tokens as text, without documentation, and with paths into the runtime reduced to their last segments.
fn shown(tokens: TokenStream) -> String {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut parts: Vec<String> = Vec::new();
    let mut rest = trees.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        match first {
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_documentation(tail) => {
                rest = tail.get(1..).unwrap_or_default();
            }
            TokenTree::Ident(ident) if *ident == "runtime" => {
                parts.push("runtime".to_owned());
                while is_path(rest) && is_path(rest.get(3..).unwrap_or_default()) {
                    rest = rest.get(3..).unwrap_or_default();
                }
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                parts.push(format!("{open}{}{close}", shown(group.stream())));
            }
            other => parts.push(other.to_string()),
        }
    }
    parts.join(" ").replace(": :", "::")
}

/// Whether a bracket follows that begins with `doc`.
fn is_documentation(rest: &[TokenTree]) -> bool {
    let Some(TokenTree::Group(group)) = rest.first() else { return false };
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(ident)) if ident == "doc")
}

/// Whether `::` and a name follow.
fn is_path(rest: &[TokenTree]) -> bool {
    let is_colon = |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ':');
    matches!(rest, [a, b, TokenTree::Ident(_), ..] if is_colon(a) && is_colon(b))
}

/// Lines that are short enough to read in a difference.
fn broken(text: &str) -> Vec<String> {
    text.replace("; ", ";\n").replace("{ ", "{\n").replace(" , ", " ,\n").lines().map(str::to_owned).collect()
}
