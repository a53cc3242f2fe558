//! Groups: a cheap view of the client for each tag, with a method for each operation.

use super::answers::{choice, named_events};
use super::builder;
use super::errors::errors;
use super::headers::headers;
use super::methods::methods;
use super::named_arguments::{named_arguments, shown};
use super::uses::uses;
use crate::emit::Module;
use crate::emit::tokens::{docs, file, ident};
use crate::ir::{Crate, Fixed, IdempotencyKey, Operation, Setter};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The file of a group.
pub fn group(lowered: &Crate, number: usize) -> Module {
    let Some(group) = lowered.groups.get(number) else {
        return Module { path: String::new(), docs: Vec::new(), items: Vec::new() };
    };
    let name = ident(&group.name);
    let group_docs = docs(&group.docs);
    let methods = group.operations.iter().flat_map(|operation| methods(lowered, operation));
    let new_docs = docs(&["Returns the operations of this client.".to_owned()]);
    let mut items = vec![
        quote! {
            #group_docs
            #[derive(Clone, Debug)]
            #[must_use]
            pub struct #name {
                client: Client,
            }
        },
        quote! {
            impl #name {
                #new_docs
                pub fn new(client: &Client) -> Self {
                    Self { client: client.clone() }
                }

                #(#methods)*
            }
        },
    ];
    for operation in &group.operations {
        items.extend(named_arguments(lowered, group, operation));
        items.extend(builder::builder(lowered, group, operation));
        items.extend(choice(lowered, operation));
        items.extend(named_events(lowered, operation));
    }
    items.extend(group.errors.iter().flat_map(|one| errors(lowered, one)));
    items.extend(group.headers.iter().flat_map(|one| headers(lowered, one)));
    items.extend(group.operations.iter().flat_map(|operation| shown(lowered, operation)));
    items.extend(group.operations.iter().map(constant));
    let mut all = uses(&mut items);
    all.extend(items);
    Module { path: format!("{}.rs", file(&group.module)), docs: group.docs.clone(), items: all }
}

/// A header or a query parameter that has one value. The method itself sets the others.
fn fixed(Fixed { setter, name, value }: &Fixed) -> Option<TokenStream> {
    let place = match setter {
        Setter::Header(_) => quote!(Header),
        Setter::Query(_) => quote!(Query),
        _ => return None,
    };
    let value = value.to_string();
    Some(quote!(Fixed::#place(#name, #value)))
}

fn constant(operation: &Operation) -> TokenStream {
    let (name, id, method, path) = (ident(&operation.constant), &operation.id, &operation.http_method, &operation.path);
    let security = (!operation.security.is_empty()).then(|| {
        let alternatives = operation.security.iter().map(|names| quote!(&[#(#names),*]));
        quote!(.security(&[#(#alternatives),*]))
    });
    let server = operation.server.as_ref().map(|url| quote!(.server(#url)));
    let accept = operation.accept.as_ref().map(|media| quote!(.accept(#media)));
    let key = operation.key.as_ref().map(|key| match key {
        IdempotencyKey::Header(name) => quote!(.idempotency_header(#name)),
        IdempotencyKey::Member(name) => quote!(.idempotency_member(#name)),
    });
    let content_type = operation.content_type.as_ref().map(|media| quote!(.content_type(#media)));
    let json_beside_events = operation.json_beside_events.then(|| quote!(.json_beside_events()));
    let each: Vec<TokenStream> = operation.fixed.iter().filter_map(fixed).collect();
    let fixed = (!each.is_empty()).then(|| quote!(.fixed(&[#(#each),*])));
    let requires = operation.requires.as_slice();
    let requires = (!requires.is_empty()).then(|| quote!(.requires(&[#(#requires),*])));
    let statuses = (!operation.statuses.is_empty()).then(|| {
        let number = |status: &u16| Literal::u16_unsuffixed(*status);
        let ranges = operation.statuses.iter().map(|(first, last)| {
            let (first, last) = (number(first), number(last));
            quote!((#first, #last))
        });
        quote!(.statuses(&[#(#ranges),*]))
    });
    let redirects = operation.redirects.then(|| quote!(.redirects()));
    quote! {
        const #name: Operation =
            Operation::new(#id, #method, #path) #security #server #accept #content_type #key #fixed #requires #statuses #redirects #json_beside_events;
    }
}
