//! Named arguments: the structs that methods take.

use crate::emit::tokens::{docs, ident};
use crate::emit::ty::{self, Names};
use crate::ir::{ArgumentValue, Crate, Group, NamedArguments, Operation};
use proc_macro2::TokenStream;
use quote::quote;

/// The argument of a method that takes such a struct.
pub fn taken(named: &NamedArguments) -> TokenStream {
    let (name, lifetime) = (ident(&named.name), borrows(named).then(|| quote!(<'_>)));
    quote!(args: #name #lifetime)
}

/// Whether one of its fields is borrowed.
fn borrows(named: &NamedArguments) -> bool {
    named.fields.iter().any(|field| field.value == ArgumentValue::Text)
}

/// The structs that the methods of an operation take.
pub fn named_arguments(lowered: &Crate, group: &Group, operation: &Operation) -> Vec<TokenStream> {
    let method = |name: &str| format!("{}::{}", group.name, name.trim_start_matches("r#"));
    let is_own = |named: &NamedArguments| operation.named.as_ref().is_some_and(|own| own.name == named.name);
    let each = structs(operation).map(|named| match (&operation.method_with, is_own(named)) {
        (Some(with), false) => {
            item(lowered, named, &format!("The arguments of [`{}`] beside the request", method(with)))
        }
        _ => item(lowered, named, &format!("The arguments of [`{}`]", method(&operation.method))),
    });
    each.collect()
}

/// `Debug` for these structs, which hides what its name says is a secret.
pub fn shown(lowered: &Crate, operation: &Operation) -> Vec<TokenStream> {
    structs(operation).filter(|named| named.of.is_none()).map(|named| debug(lowered, named)).collect()
}

/// The structs of an operation, each once.
fn structs(operation: &Operation) -> impl Iterator<Item = &NamedArguments> {
    let own = operation.named.as_ref();
    let with = operation.named_with.as_ref().filter(move |with| own.is_none_or(|own| own.name != with.name));
    own.into_iter().chain(with)
}

fn debug(lowered: &Crate, named: &NamedArguments) -> TokenStream {
    let (name, text) = (ident(&named.name), &named.name);
    let lifetime = borrows(named).then(|| quote!(<'_>));
    let allowed = named.fields.iter().map(|field| &field.wire).filter(|wire| lowered.shown.contains(wire));
    let fields = named.fields.iter().map(|field| {
        let (name, wire) = (ident(&field.name), &field.wire);
        quote!((#wire, &self.#name))
    });
    quote! {
        impl std::fmt::Debug for #name #lifetime {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                json::debug_arguments(#text, &[#(#allowed),*], &[#(#fields),*], f)
            }
        }
    }
}

fn item(lowered: &Crate, named: &NamedArguments, what: &str) -> TokenStream {
    let (name, lifetime) = (ident(&named.name), borrows(named).then(|| quote!(<'a>)));
    if let Some(of) = &named.of {
        let (docs, of) = (docs(&[format!("{what}, an alias of [`{of}`].")]), ident(of));
        return quote!(#docs pub type #name #lifetime = #of #lifetime;);
    }
    let docs_ =
        docs(&[format!("{what}. All are required; a further one in the API is a new field, and a major change.")]);
    let fields = named.fields.iter().map(|field| {
        let (name, docs) = (ident(&field.name), docs(&field.docs));
        let ty = match &field.value {
            ArgumentValue::Text => quote!(&'a str),
            ArgumentValue::Body => quote!(Body),
            ArgumentValue::Of(ty) => ty::ty(ty, &mut Names::Qualified(lowered)),
        };
        quote!(#docs pub #name: #ty)
    });
    quote! {
        #docs_
        pub struct #name #lifetime { #(#fields),* }
    }
}
