//! The modules that hold the others.

use super::tokens::{file, ident};
use super::{Module, needs, type_modules};
use crate::ir::Crate;
use quote::quote;

/// The module that holds all others, and what of the runtime users see.
pub fn root(lowered: &Crate) -> Module {
    let groups = lowered.groups.iter().map(|group| ident(&group.module));
    let needs = needs(lowered);
    let mut items = Vec::new();
    if needs.calls || needs.open_enums {
        items.push(quote!(
            #[macro_use]
            mod macros;
        ));
    }
    items.push(quote!(
        mod constructors;
    ));
    items.extend(groups.map(|module| quote!(pub mod #module;)));
    items.push(quote!(
        pub mod runtime;
    ));
    if !lowered.types.is_empty() {
        items.push(quote!(
            pub mod types;
        ));
    }
    items.push(quote!(
        pub use constructors::API;
    ));
    items.push(quote!(
        pub use runtime::http::{ApiError, ByteStream, Call, Client, ClientBuilder, Error, Pending, Reply};
    ));
    items.push(quote!(
        pub use runtime::json;
    ));
    Module { path: "mod.rs".to_owned(), docs: lowered.docs.clone(), items }
}

/// The module that holds the types.
pub fn types(lowered: &Crate) -> Module {
    let modules = type_modules(lowered);
    let mut items = Vec::new();
    for module in &modules {
        let (types, wire) = (ident(module), ident(&format!("{}_wire", file(module))));
        items.push(quote!(mod #types;));
        items.push(quote!(mod #wire;));
    }
    for module in &modules {
        let module = ident(module);
        items.push(quote!(pub use #module::*;));
    }
    Module { path: "types/mod.rs".to_owned(), docs: vec!["The types that travel.".to_owned()], items }
}
