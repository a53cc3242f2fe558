//! Answers: what a success gives, and the enum for one that can give several things.

use crate::docs::code;
use crate::emit::tokens::{docs, ident};
use crate::emit::ty::{self, Names};
use crate::ir::{ChoiceVariant, Crate, EventVariant, Operation, Output};
use proc_macro2::TokenStream;
use quote::quote;
use std::cmp::Reverse;

/// What a success gives, as a type.
pub fn output(lowered: &Crate, output: &Output) -> TokenStream {
    match output {
        Output::Json(json) => ty::ty(json, &mut Names::Qualified(lowered)),
        Output::Bytes => quote!(Bytes),
        Output::Text => quote!(Text),
        Output::Empty => quote!(()),
        Output::Events(Some(data)) => {
            let data = ty::ty(data, &mut Names::Qualified(lowered));
            quote!(Events<#data>)
        }
        Output::Events(None) => quote!(Events<Text>),
        Output::NamedEvents { name, .. } => {
            let name = ident(name);
            quote!(Events<#name>)
        }
        Output::Choice(name, _) => {
            let name = ident(name);
            quote!(#name)
        }
    }
}

/// The enum of what events carry, where their names tell it, and how it is made.
pub fn named_events(lowered: &Crate, operation: &Operation) -> Vec<TokenStream> {
    let Output::NamedEvents { name, variants, unknown } = &operation.output else { return Vec::new() };
    let (name, unknown) = (ident(name), ident(unknown));
    let enum_docs = docs(&[format!("What the events of `{}` carry, by their names.", code(&operation.id))]);
    let (mut definitions, mut arms) = (Vec::new(), Vec::new());
    for EventVariant { name, docs: text, events, data } in variants {
        let (name, docs) = (ident(name), docs(text));
        let (definition, read) = match data {
            Some(data) => {
                let ty = ty::ty(data, &mut Names::Qualified(lowered));
                let read = quote!(FromEvent::from_event(name, text, memory).map(|data| Self::#name(Box::new(data))));
                (quote!(#docs #name(Box<#ty>)), read)
            }
            None => (quote!(#docs #name(String)), quote!(Ok(Self::#name(text.to_owned())))),
        };
        definitions.push(definition);
        arms.push(quote!(#(#events)|* => #read));
    }
    vec![
        quote! {
            #enum_docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#definitions,)*
                #[doc = " The data of an event with any other name."]
                #unknown(String),
            }
        },
        quote! {
            impl FromEvent for #name {
                #[inline]
                fn from_event(name: &str, text: &str, memory: usize) -> Result<Self, json::DecodeError> {
                    match name {
                        #(#arms,)*
                        _ => Ok(Self::#unknown(text.to_owned())),
                    }
                }
            }
        },
    ]
}

/// The enum of an operation that can answer in several ways, and how it is made.
pub fn choice(lowered: &Crate, operation: &Operation) -> Vec<TokenStream> {
    let Output::Choice(name, variants) = &operation.output else { return Vec::new() };
    let name = ident(name);
    let enum_docs = docs(&[format!("The possible responses of `{}`.", code(&operation.id))]);
    let definitions = variants.iter().map(|variant| {
        let (name, docs) = (ident(&variant.name), docs(&variant.docs));
        let output = output(lowered, &variant.output);
        match variant.output {
            Output::Empty => quote!(#docs #name),
            Output::Json(_) => quote!(#docs #name(Box<#output>)),
            _ => quote!(#docs #name(#output)),
        }
    });
    // What no test names is read as the first way with a body, unless it is an error or has no body itself.
    let is_empty = |variant: &&ChoiceVariant| variant.output == Output::Empty;
    let others = variants.iter().find(|variant| variant.status.is_none());
    let empty = variants.iter().find(is_empty).filter(|_| others.is_none() && !operation.others_are_errors);
    let first = variants.iter().find(|variant| !is_empty(variant)).or(variants.first());
    let others = others.or(first.filter(|_| !operation.others_are_errors));
    let tests = tests(variants, others.filter(|_| empty.is_none()));
    let empty = empty.map(|empty| {
        let read = read(empty);
        quote!(if response.body().is_empty() { return #read; })
    });
    let other = others.map_or_else(|| quote!(Err(response.into_error())), read);
    let needs_status = variants.iter().any(|variant| variant.status.is_some());
    let status = needs_status.then(|| quote!(let status = response.status().as_u16();));
    vec![
        quote! {
            #enum_docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name { #(#definitions),* }
        },
        quote! {
            impl FromResponse for #name {
                #[inline]
                fn from_response(response: Response) -> Result<Self, Error> {
                    #status
                    #(#tests)*
                    #empty
                    #other
                }
            }
        },
    ]
}

/// What is asked to find the variant: a status before its range, a media type before a range of them, and last what has neither.
/// `others` is the variant of what no test names.
fn tests(variants: &[ChoiceVariant], others: Option<&ChoiceVariant>) -> Vec<TokenStream> {
    let mut ordered: Vec<ChoiceVariant> = variants.to_vec();
    for variant in variants.iter().filter(|variant| variant.status.is_some()) {
        // Whatever has none of the media types of its status is read as the first of them.
        let is_read = |known: &ChoiceVariant| known.status == variant.status && known.media_type.is_none();
        if !ordered.iter().any(is_read) && others.is_none_or(|others| others.status != variant.status) {
            ordered.push(ChoiceVariant { media_type: None, ..variant.clone() });
        }
    }
    ordered.sort_by_key(|variant| {
        let width = variant.status.map_or(u16::MAX, |(first, last)| last - first);
        let media_type = variant.media_type.as_deref();
        let is_range = media_type.map(|range| (range.contains('*'), range.starts_with('*')));
        let parameters = media_type.map(|range| Reverse(range.matches(';').count()));
        (width, media_type.is_none(), is_range, parameters)
    });
    ordered.iter().filter_map(test).collect()
}

fn test(variant: &ChoiceVariant) -> Option<TokenStream> {
    let status = variant.status.map(|(first, last)| {
        if first == last { quote!(status == #first) } else { quote!((#first..=#last).contains(&status)) }
    });
    let media = variant.media_type.as_ref().map(|media| quote!(response.is_media(#media)));
    let condition = match (status, media) {
        (Some(status), Some(media)) => quote!(#status && #media),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return None,
    };
    let read = read(variant);
    Some(quote!(if #condition { return #read; }))
}

fn read(variant: &ChoiceVariant) -> TokenStream {
    let name = ident(&variant.name);
    match variant.output {
        Output::Empty => quote!(Ok(Self::#name)),
        Output::Json(_) => quote!(FromResponse::from_response(response).map(|value| Self::#name(Box::new(value)))),
        _ => quote!(FromResponse::from_response(response).map(Self::#name)),
    }
}
