//! Groups: a cheap view of the client for each tag, with a method for each operation.

use super::answers::{choice, output};
use super::arguments::{declared, declared_bytes, fill, set, set_bytes, set_json, set_text};
use super::errors::errors;
use super::headers::headers;
use super::tokens::{deprecated, docs, file, ident};
use super::ty::{self, Names};
use super::uses::uses;
use super::{Module, builder};
use crate::ir::{Body, BodyField, Crate, Operation};
use proc_macro2::TokenStream;
use quote::quote;

/// The file of a group.
pub fn group(lowered: &Crate, number: usize) -> Module {
    let Some(group) = lowered.groups.get(number) else {
        return Module { path: String::new(), docs: Vec::new(), items: Vec::new() };
    };
    let name = ident(&group.name);
    let group_docs = docs(&group.docs);
    let methods = group.operations.iter().map(|operation| method(lowered, operation));
    let new_docs = docs(&["Returns the operations of this client.".to_owned()]);
    let mut items = vec![
        quote! {
            #group_docs
            #[derive(Clone, Debug)]
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
        items.extend(builder::builder(lowered, group, operation));
        items.extend(choice(lowered, operation));
    }
    items.extend(group.errors.iter().flat_map(|one| errors(lowered, one)));
    items.extend(group.headers.iter().flat_map(|one| headers(lowered, one)));
    items.extend(group.operations.iter().map(constant));
    let mut implied = Vec::new();
    if group.operations.iter().any(|operation| operation.builder.is_some()) {
        implied.extend(["Pending", "Reply"]);
    }
    if group.operations.iter().any(|operation| operation.builder.is_some() && operation.output.can_stream()) {
        implied.push("ByteStream");
    }
    let mut all = uses(&mut items, &implied);
    all.extend(items);
    Module { path: format!("{}.rs", file(&group.module)), docs: group.docs.clone(), items: all }
}

fn constant(operation: &Operation) -> TokenStream {
    let (name, id, method, path) = (ident(&operation.constant), &operation.id, &operation.http_method, &operation.path);
    let security = (!operation.security.is_empty()).then(|| {
        let alternatives = operation.security.iter().map(|names| quote!(&[#(#names),*]));
        quote!(.security(&[#(#alternatives),*]))
    });
    let server = operation.server.as_ref().map(|url| quote!(.server(#url)));
    let accept = operation.accept.as_ref().map(|media| quote!(.accept(#media)));
    let content_type = operation.content_type.as_ref().map(|media| quote!(.content_type(#media)));
    let redirects = operation.redirects.then(|| quote!(.redirects()));
    quote! {
        const #name: Operation =
            Operation::new(#id, #method, #path) #security #server #accept #content_type #redirects;
    }
}

/// The method: what is required are arguments, and what comes back is the call.
fn method(lowered: &Crate, operation: &Operation) -> TokenStream {
    let name = ident(&operation.method);
    let constant = ident(&operation.constant);
    let method_docs = docs(&operation.docs);
    let mark = deprecated(operation.deprecated);
    let mut arguments: Vec<TokenStream> = Vec::new();
    let mut binds = Vec::new();
    let mut call = quote!(Call::new(&self.client, &#constant));
    let mut fills = Vec::new();
    let mut sets = Vec::new();
    for parameter in &operation.parameters {
        if parameter.setter.is_path() {
            arguments.push(declared(lowered, &parameter.argument));
            let (bind, filled) = fill(lowered, parameter);
            binds.extend(bind);
            fills.push(filled);
        } else if parameter.required {
            arguments.push(declared(lowered, &parameter.argument));
            sets.push(set(lowered, parameter, &quote!(call)));
        }
    }
    for filled in places(&operation.path).into_iter().filter_map(|index| fills.get(index)) {
        call = quote!(#call #filled);
    }
    if let Some(media) = &operation.parts {
        sets.insert(0, quote!(call.multipart(#media);));
    }
    let mut body_field = None;
    match &operation.body {
        Some(Body::Fields { ty, required, is_required, .. }) => {
            let ty = ty::ty(ty, &mut Names::Qualified(lowered));
            arguments.extend(required.iter().map(|field| declared(lowered, &field.argument)));
            body_field = Some(if *is_required { new_body(&ty, required) } else { quote!(None) });
        }
        Some(Body::Json(argument, true)) => {
            arguments.push(declared(lowered, argument));
            sets.push(set_json(lowered, argument, &quote!(call)));
        }
        Some(Body::Bytes(argument, media, true)) => {
            arguments.extend(declared_bytes(argument, media));
            sets.push(set_bytes(argument, media, &quote!(call)));
        }
        Some(Body::Text(argument, media, true)) => {
            arguments.push(declared(lowered, argument));
            sets.push(set_text(lowered, argument, media, &quote!(call)));
        }
        Some(Body::Json(_, false) | Body::Bytes(_, _, false) | Body::Text(_, _, false)) | None => {}
    }
    let too_many = (arguments.len() > 6)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "each of them is required by the operation")]));
    let builder = operation.builder.as_ref().map(|builder| {
        let body = body_field.map(|body| quote!(, body: #body));
        (ident(builder), body)
    });
    let returns = match &builder {
        Some((builder, _)) => quote!(#builder),
        None => {
            let output = output(lowered, &operation.output);
            quote!(Call<#output>)
        }
    };
    let is_plain = sets.is_empty();
    let result = |call: TokenStream| match &builder {
        Some((builder, body)) if !is_plain => quote!(#builder { call #body }),
        Some((builder, body)) => quote!(#builder { call: #call #body }),
        None => call,
    };
    let content = if is_plain {
        let last = result(call);
        quote!(#(#binds)* #last)
    } else {
        let last = result(quote!(call));
        quote!(#(#binds)* let mut call = #call; #(#sets)* #last)
    };
    quote! {
        #method_docs
        #mark
        #too_many
        pub fn #name(&self, #(#arguments),*) -> #returns { #content }
    }
}

fn new_body(ty: &TokenStream, required: &[BodyField]) -> TokenStream {
    if required.is_empty() {
        return quote!(#ty::default());
    }
    let arguments = required.iter().map(|field| ident(&field.argument.name));
    quote!(#ty::new(#(#arguments),*))
}

/// Which of its parameters each place of a path template has: one that stands twice in it is filled in twice.
fn places(template: &str) -> Vec<usize> {
    let names = template.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest));
    let mut known: Vec<&str> = Vec::new();
    let mut place = |name| {
        known.iter().position(|one| *one == name).unwrap_or_else(|| {
            known.push(name);
            known.len() - 1
        })
    };
    names.map(&mut place).collect()
}
