//! The headers of answers.

use crate::emit::tokens::{docs, ident};
use crate::emit::ty::{self, Names};
use crate::ir::{Crate, HeaderForm, Headers};
use proc_macro2::TokenStream;
use quote::quote;

/// The struct, how it is made of headers, and the names that other operations have for it.
pub fn headers(lowered: &Crate, headers: &Headers) -> Vec<TokenStream> {
    let Some((main, others)) = headers.operations.split_first() else { return Vec::new() };
    let name = ident(&main.name);
    let (mut fields, mut reads) = (Vec::new(), Vec::new());
    for field in &headers.fields {
        let (name, docs, wire) = (ident(&field.name), docs(&field.docs), &field.wire);
        let ty = ty::ty(&field.ty, &mut Names::Qualified(lowered));
        let (ty, read) = match field.form {
            HeaderForm::Single => (ty, quote!(one(#wire))),
            HeaderForm::List(',') => (quote!(Vec<#ty>), quote!(list(#wire))),
            HeaderForm::List(separator) => (quote!(Vec<#ty>), quote!(separated(#wire, #separator))),
            HeaderForm::Lines => (quote!(Vec<#ty>), quote!(lines(#wire))),
            HeaderForm::Json => (ty, quote!(json(#wire))),
        };
        fields.push(quote!(#docs pub #name: Option<#ty>));
        reads.push(quote!(#name: reader.#read));
    }
    let says = |operation: &str| {
        docs(&[format!("The response headers of `{operation}`. A header that does not match its schema is `None`.")])
    };
    let struct_docs = says(&main.operation);
    let mut items = vec![
        quote! {
            #struct_docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub struct #name { #(#fields),* }
        },
        quote! {
            impl From<&HeaderMap> for #name {
                #[inline]
                fn from(headers: &HeaderMap) -> Self {
                    let reader = HeaderReader::new(headers);
                    Self { #(#reads),* }
                }
            }
        },
    ];
    for other in others {
        let (alias, docs) = (ident(&other.name), says(&other.operation));
        items.push(quote!(#docs pub type #alias = #name;));
    }
    items
}
