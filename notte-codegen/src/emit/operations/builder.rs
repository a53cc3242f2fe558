//! What methods return: a call, with a setter for each optional thing.

use super::answers::output;
use super::arguments::{Source, converted, declared, declared_bytes, set, set_bytes, set_json, set_text};
use super::pages::pages;
use super::waiters::waiters;
use crate::emit::tokens::{deprecated, docs, ident};
use crate::emit::ty::{self, Names};
use crate::ir::{Body, BodyField, Crate, Group, Input, Operation, Presence};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The type that the methods of an operation return: an alias of the runtime's `Call`, with the type of its setters and that of its errors. So
/// it has the same name when it gets some of these.
pub fn builder(lowered: &Crate, group: &Group, operation: &Operation) -> Vec<TokenStream> {
    let name = ident(&operation.call);
    let what = format!("A call of [`{}::{}`]", group.name, operation.method.trim_start_matches("r#"));
    if let Some(of) = &operation.call_of {
        let (docs, of) = (docs(&[format!("{what}, an alias of [`{of}`].")]), ident(of));
        return vec![quote!(#docs pub type #name = #of;)];
    }
    let docs_ = docs(&[format!("{what}.")]);
    let output = output(lowered, &operation.output);
    let errors = operation.errors.as_deref().map(ident);
    let Some(setters_name) = operation.setters.as_deref().map(ident) else {
        let errors = errors.map(|errors| quote!(, (), #errors));
        return vec![quote!(#docs_ pub type #name = Call<#output #errors>;)];
    };
    let errors = errors.map(|errors| quote!(, #errors));
    let body = match &operation.body {
        Some(Body::Fields { ty, is_required, .. }) => Some((ty::ty(ty, &mut Names::Qualified(lowered)), *is_required)),
        _ => None,
    };
    let fields = match &body {
        Some((ty, true)) => quote!({ body: #ty, }),
        Some((ty, false)) => quote!({ body: Option<#ty>, }),
        None => quote!(;),
    };
    let fill = body.as_ref().map(|(_, is_required)| {
        let fill = match is_required {
            true => quote!(draft.json(&self.body);),
            false => quote!(if let Some(body) = &self.body {
                draft.json(body);
            }),
        };
        quote! {
            #[inline]
            fn fill(&self, draft: &mut Draft) { #fill }
        }
    });
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let parameters = optional.map(|parameter| {
        let (name, argument) = (ident(&parameter.argument.name), declared(lowered, &parameter.argument));
        let (docs, mark) =
            (docs(&parameter.argument.docs), deprecated(parameter.argument.deprecated, &parameter.argument.docs));
        let set = set(lowered, parameter, Source::Each, &quote!(self.draft));
        quote!(#docs #mark pub fn #name(mut self, #argument) -> Self { #set self })
    });
    let mut setters: Vec<TokenStream> = parameters.collect();
    match &operation.body {
        Some(Body::Fields { optional, is_required, .. }) => {
            setters.extend(optional.iter().map(|field| body_setter(lowered, field, *is_required)));
        }
        Some(Body::Json(argument, false)) => {
            let (docs, name, declaration) = (docs(&argument.docs), ident(&argument.name), declared(lowered, argument));
            let set = set_json(lowered, argument, Source::Each, &quote!(self.draft));
            setters.push(quote!(#docs pub fn #name(mut self, #declaration) -> Self { #set self }));
        }
        Some(Body::Bytes(argument, media, false)) => {
            let (docs, name) = (docs(&argument.docs), ident(&argument.name));
            let (arguments, set) =
                (declared_bytes(argument, media), set_bytes(argument, media, Source::Each, &quote!(self.draft)));
            setters.push(quote!(#docs pub fn #name(mut self, #(#arguments),*) -> Self { #set self }));
        }
        Some(Body::Text(argument, media, false)) => {
            let (docs, name, declaration) = (docs(&argument.docs), ident(&argument.name), declared(lowered, argument));
            let set = set_text(lowered, argument, media, Source::Each, &quote!(self.draft));
            setters.push(quote!(#docs pub fn #name(mut self, #declaration) -> Self { #set self }));
        }
        Some(Body::Json(_, true) | Body::Bytes(_, _, true) | Body::Text(_, _, true)) | None => {}
    }
    let (ty, is_direct) = setters_type(operation, &setters_name);
    let mut items = vec![quote!(#docs_ pub type #name = Call<#output, #ty #errors>;)];
    if !setters.is_empty() {
        items.push(quote!(impl #name { #(#setters)* }));
    }
    if is_direct {
        items.push(quote!(#[doc(hidden)] pub struct #setters_name;));
    } else {
        // A parameter that is called `stream` keeps its name.
        let kind = if has_setter(operation, "stream") { quote!(AnySetters) } else { quote!(Setters) };
        items.push(quote! {
            #[doc(hidden)]
            #[derive(Clone)]
            pub struct #setters_name #fields
        });
        items.push(quote!(impl #kind for #setters_name { #fill }));
    }
    items.extend(pages(lowered, operation));
    items.extend(waiters(lowered, operation));
    items
}

/// What a call has its setters in, and whether they write to it at once.
pub fn setters_type(operation: &Operation, name: &Ident) -> (TokenStream, bool) {
    let is_direct = !matches!(operation.body, Some(Body::Fields { .. })) && !has_setter(operation, "stream");
    (if is_direct { quote!(Direct<#name>) } else { quote!(#name) }, is_direct)
}

/// Whether a setter of the operation has this name.
fn has_setter(operation: &Operation, name: &str) -> bool {
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let mut parameters = optional.map(|parameter| &parameter.argument);
    let is_of_body = match &operation.body {
        Some(Body::Fields { optional, .. }) => optional.iter().any(|field| field.argument.name == name),
        Some(Body::Json(argument, false) | Body::Bytes(argument, _, false) | Body::Text(argument, _, false)) => {
            argument.name == name
        }
        _ => false,
    };
    is_of_body || parameters.any(|argument| argument.name == name)
}

fn body_setter(lowered: &Crate, field: &BodyField, is_required: bool) -> TokenStream {
    let argument = &field.argument;
    let (name, field_name) = (ident(&argument.name), ident(&field.field));
    let (docs, mark) = (docs(&argument.docs), deprecated(argument.deprecated, &argument.docs));
    let (declaration, value) = (declared(lowered, argument), converted(argument, &quote!(self.draft)));
    let value = match field.presence {
        Presence::Required => value,
        Presence::Nullable if matches!(argument.input, Input::IntoNullable | Input::IntegerOrNull) => value,
        Presence::Optional => quote!(Some(#value)),
        Presence::Nullable => quote!(json::Nullable::Value(#value)),
    };
    let body = if is_required { quote!(self.setters.body) } else { quote!(self.setters.body.get_or_insert_default()) };
    quote!(#docs #mark pub fn #name(mut self, #declaration) -> Self { #body.#field_name = #value; self })
}
