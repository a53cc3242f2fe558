//! Values of the types for tests, where the client has a double.

use super::with_serde::for_each;
use crate::emit::Module;
use crate::emit::tokens::part_gate;
use crate::hash::HashMap;
use crate::ir::{Crate, Part, TypeId};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The part of the client that has them.
pub fn part(lowered: &Crate) -> Option<&Part> {
    lowered.parts.iter().find(|part| part.name == "testing").filter(|_| !lowered.types.is_empty())
}

/// The declaration of the module that has them: apart from the others, so that it costs nothing without its feature.
pub fn declaration(lowered: &Crate) -> Option<TokenStream> {
    let gate = part_gate(part(lowered)?);
    Some(quote!(#gate mod samples;))
}

/// The module that has them.
pub fn module(lowered: &Crate) -> Module {
    let texts: HashMap<TypeId, &str> = lowered.samples.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let item = |id, ty: TokenStream, runtime: TokenStream| {
        let text = Literal::string(texts.get(&id).copied().unwrap_or("{}"));
        quote!(sample!(#ty, #text; #runtime::http::testing);)
    };
    Module {
        path: "wire/samples.rs".to_owned(),
        docs: vec!["Values of the types for tests, as JSON.".to_owned()],
        items: lowered.modules.iter().flat_map(|module| for_each(lowered, module, &item)).collect(),
    }
}
