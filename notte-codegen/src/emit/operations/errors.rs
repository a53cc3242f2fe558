//! The errors of operations, by status.

use crate::emit::tokens::{docs, ident};
use crate::emit::ty::{self, Names};
use crate::ir::{Crate, ErrorArm, ErrorBody, StatusErrors};
use proc_macro2::TokenStream;
use quote::quote;

/// The enum, how it is made of an answer, and the names that other operations have for it.
pub fn errors(lowered: &Crate, errors: &StatusErrors) -> Vec<TokenStream> {
    let Some((main, others)) = errors.operations.split_first() else { return Vec::new() };
    let name = ident(&main.name);
    let enum_docs = docs(&[format!("The error bodies of `{}`, by status.", main.operation)]);
    let variants = errors.variants.iter().map(|variant| {
        let (name, docs) = (ident(&variant.name), docs(&variant.docs));
        match &variant.body {
            ErrorBody::Json(ty) => {
                let ty = ty::ty(ty, &mut Names::Qualified(lowered));
                quote!(#docs #name(Box<#ty>))
            }
            ErrorBody::Text(_) => quote!(#docs #name(String)),
        }
    });
    let body = match errors.arms.as_slice() {
        [one] if one.status.is_none() && one.media_type.is_none() => read(errors, one),
        arms => {
            let is_whole = arms.iter().any(|arm| arm.status.is_none() && arm.media_type.is_none());
            let arms = arms.iter().map(|arm| self::arm(errors, arm, arms));
            let rest = (!is_whole).then(|| quote!(_ => None,));
            quote!(match answer.status().as_u16() { #(#arms,)* #rest })
        }
    };
    let mut items = vec![
        quote! {
            #enum_docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #[doc = " A response that does not match the description, unchanged."]
                Unknown(ApiError),
            }
        },
        quote! {
            impl From<&ApiError> for #name {
                #[inline]
                fn from(answer: &ApiError) -> Self {
                    let known = #body;
                    known.unwrap_or_else(|| Self::Unknown(answer.clone()))
                }
            }
        },
    ];
    // Variants of one type share an arm, as clippy asks.
    let mut bodies: Vec<(&ErrorBody, Vec<_>)> = Vec::new();
    for variant in &errors.variants {
        let name = ident(&variant.name);
        match bodies.iter_mut().find(|(body, _)| **body == variant.body) {
            Some((_, names)) => names.push(name),
            None => bodies.push((&variant.body, vec![name])),
        }
    }
    let shown = bodies.iter().map(|(_, names)| quote!(#(Self::#names(body))|* => ApiError::show(body, f)));
    items.push(quote! {
        impl std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    #(#shown,)*
                    Self::Unknown(answer) => answer.fmt(f),
                }
            }
        }
    });
    items.push(quote!(impl std::error::Error for #name {}));
    for other in others {
        let alias = ident(&other.name);
        let docs = docs(&[format!("The error bodies of `{}`, by status.", other.operation)]);
        items.push(quote!(#docs pub type #alias = #name;));
    }
    items
}

fn arm(errors: &StatusErrors, arm: &ErrorArm, arms: &[ErrorArm]) -> TokenStream {
    let is_taken = |code: u16| arms.iter().any(|arm| arm.status == Some((code, code)) && arm.media_type.is_none());
    // Two that begin alike are taken for a slip of the pen.
    let status = match arm.status {
        Some((first, last)) if first < last && is_taken(first) => Some((first + 1, last)),
        status => status,
    };
    let status = match status {
        Some((first, last)) if first == last => {
            let first = proc_macro2::Literal::u16_unsuffixed(first);
            quote!(#first)
        }
        Some((first, last)) => {
            let first = proc_macro2::Literal::u16_unsuffixed(first);
            let last = proc_macro2::Literal::u16_unsuffixed(last);
            quote!(#first..=#last)
        }
        None => quote!(_),
    };
    let media = arm.media_type.as_ref().map(|media| quote!(if answer.is_media(#media)));
    let read = read(errors, arm);
    quote!(#status #media => #read)
}

fn read(errors: &StatusErrors, arm: &ErrorArm) -> TokenStream {
    match arm.variant.and_then(|index| errors.variants.get(index)) {
        Some(variant) => {
            let name = ident(&variant.name);
            match variant.body {
                ErrorBody::Json(_) => quote!(answer.decode_as(Self::#name)),
                ErrorBody::Text(_) => quote!(answer.text_as(Self::#name)),
            }
        }
        None => quote!(None),
    }
}
