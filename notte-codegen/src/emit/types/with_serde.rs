//! The traits of serde, where the client has them.

use crate::emit::Module;
use crate::emit::tokens::{gate, ident, part_gate};
use crate::ir::{Crate, Kind, Part, TypeId, TypeModule};
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
    let traits = |_, ty: TokenStream, runtime: TokenStream| quote!(with_serde!(#ty; #runtime::json););
    Module {
        path: "wire/serde.rs".to_owned(),
        docs: vec!["`Serialize` and `Deserialize` for the types.".to_owned()],
        items: lowered.modules.iter().flat_map(|module| for_each(lowered, module, &traits)).collect(),
    }
}

/// An item for each type of a module, behind its features. It is given the number of the type, and the paths of the type and of the runtime.
pub fn for_each(
    lowered: &Crate,
    module: &TypeModule,
    item: &impl Fn(TypeId, TokenStream, TokenStream) -> TokenStream,
) -> Vec<TokenStream> {
    let types = module.types.iter().filter_map(|id| Some((*id, lowered.get(*id)?)));
    let named = types.filter(|(_, ty)| !matches!(ty.kind, Kind::Alias(_))).map(|(id, ty)| (id, ident(&ty.name)));
    if module.features.is_empty() {
        let items = named.map(|(id, name)| item(id, quote!(super::super::types::#name), quote!(super::super::runtime)));
        return items.collect();
    }
    let (gate, folder) = (gate(&module.features), ident(&format!("of_{}", module.path.join("_").replace("r#", ""))));
    let items = named
        .map(|(id, name)| item(id, quote!(super::super::super::types::#name), quote!(super::super::super::runtime)));
    let items: Vec<TokenStream> = items.collect();
    if items.is_empty() { Vec::new() } else { vec![quote!(#gate mod #folder { #(#items)* })] }
}
