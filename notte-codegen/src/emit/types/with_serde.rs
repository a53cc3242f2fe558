//! The traits of serde, where the client has them.

use crate::emit::Module;
use crate::emit::tokens::{gate, ident, part_gate};
use crate::ir::{Crate, Kind, Part, TypeModule};
use proc_macro2::TokenStream;
use quote::quote;

/// The part of the client that has the traits.
pub fn part(lowered: &Crate) -> Option<&Part> {
    lowered.parts.iter().find(|part| part.name == "serde").filter(|_| !lowered.types.is_empty())
}

/// The declaration of the module that has them: apart from the others, so that it costs nothing without its feature.
pub fn declaration(lowered: &Crate) -> Option<TokenStream> {
    let gate = part_gate(part(lowered)?);
    Some(quote!(#gate mod serde;))
}

/// The module that has them.
pub fn module(lowered: &Crate) -> Module {
    let items = lowered.modules.iter().flat_map(|module| traits(lowered, module)).collect();
    Module {
        path: "wire/serde.rs".to_owned(),
        docs: vec!["`Serialize` and `Deserialize` for the types.".to_owned()],
        items,
    }
}

/// The traits for the types of a module, behind its features.
fn traits(lowered: &Crate, module: &TypeModule) -> Vec<TokenStream> {
    let types = module.types.iter().filter_map(|id| lowered.get(*id));
    let names = types.filter(|ty| !matches!(ty.kind, Kind::Alias(_))).map(|ty| ident(&ty.name));
    if module.features.is_empty() {
        return names
            .map(|name| quote!(with_serde!(super::super::types::#name; super::super::runtime::json);))
            .collect();
    }
    let (gate, name) = (gate(&module.features), ident(&format!("of_{}", module.path.join("_").replace("r#", ""))));
    let traits =
        names.map(|name| quote!(with_serde!(super::super::super::types::#name; super::super::super::runtime::json);));
    let traits: Vec<TokenStream> = traits.collect();
    if traits.is_empty() { Vec::new() } else { vec![quote!(#gate mod #name { #(#traits)* })] }
}
