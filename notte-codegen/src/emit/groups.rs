//! Groups: a cheap view of the client for each tag, with a method for each operation.

use super::imports::Imports;
use super::tokens::{deprecated, docs, file, ident};
use super::ty::{self, Names};
use super::{Module, builder};
use crate::ir::{
    Argument, Body, BodyField, Carrier, Crate, Group, Input, Operation, Output, Parameter, ParameterForm, Scalar, Ty,
};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The file of a group.
pub fn group(lowered: &Crate, number: usize) -> Module {
    let Some(group) = lowered.groups.get(number) else {
        return Module { path: String::new(), docs: Vec::new(), items: Vec::new() };
    };
    let name = ident(&group.name);
    let group_docs = docs(&group.docs);
    let methods = group.operations.iter().map(|operation| method(lowered, operation));
    let mut items = uses(group);
    items.push(quote! {
        #group_docs
        #[derive(Clone, Debug)]
        pub struct #name {
            client: Client,
        }
    });
    let new_docs = docs(&["The operations, called by this client.".to_owned()]);
    items.push(quote! {
        impl #name {
            #new_docs
            pub fn new(client: &Client) -> Self {
                Self { client: client.clone() }
            }

            #(#methods)*
        }
    });
    for operation in &group.operations {
        items.extend(builder::builder(lowered, group, operation));
    }
    items.extend(group.operations.iter().map(constant));
    Module { path: format!("{}.rs", file(&group.module)), docs: group.docs.clone(), items }
}

/// What the file imports, which is only what it mentions.
fn uses(group: &Group) -> Vec<TokenStream> {
    let mut http = vec![ident("Call"), ident("Client"), ident("Operation")];
    let operations = &group.operations;
    if operations.iter().any(|operation| operation.builder.is_some()) {
        http.extend(["Pending", "Reply"].map(ident));
    }
    if operations.iter().any(|operation| operation.output == Output::Text) {
        http.push(ident("Text"));
    }
    if operations.iter().any(|operation| operation.output == Output::Bytes && operation.builder.is_some()) {
        http.push(ident("ByteStream"));
    }
    http.sort();
    let mut items = Vec::new();
    let bytes =
        |operation: &Operation| operation.output == Output::Bytes || matches!(operation.body, Some(Body::Bytes(..)));
    if operations.iter().any(bytes) {
        items.push(quote!(
            use bytes::Bytes;
        ));
    }
    items.push(quote!(use super::runtime::http::{#(#http),*};));
    if operations.iter().any(|operation| mentions(operation, is_json)) {
        items.push(quote!(
            use super::runtime::json;
        ));
    }
    if operations.iter().any(|operation| mentions(operation, |ty| matches!(ty, Ty::Named(_)))) {
        items.push(quote!(
            use super::types;
        ));
    }
    items
}

fn is_json(ty: &Ty) -> bool {
    matches!(ty, Ty::Scalar(Scalar::Json | Scalar::JsonObject | Scalar::DateTime | Scalar::Secret))
}

/// Whether the signatures of an operation mention a type of some kind.
fn mentions(operation: &Operation, is: impl Fn(&Ty) -> bool + Copy) -> bool {
    let arguments = operation.path_arguments.iter().chain(operation.parameters.iter().map(|one| &one.argument));
    let body = match &operation.body {
        Some(Body::Fields { ty, required, optional }) => {
            let nullable = optional.iter().any(|field| field.presence == crate::ir::Presence::Nullable);
            holds(ty, is)
                || required.iter().chain(optional).any(|field| holds(&field.argument.ty, is))
                || (nullable && is(&Ty::Scalar(Scalar::Json)))
        }
        Some(Body::Json(argument, _)) => holds(&argument.ty, is),
        Some(Body::Bytes(..)) | None => false,
    };
    let json_parameter =
        operation.parameters.iter().any(|one| one.form == ParameterForm::Json) && is(&Ty::Scalar(Scalar::Json));
    let output = matches!(&operation.output, Output::Json(ty) if holds(ty, is));
    body || output || json_parameter || arguments.into_iter().any(|argument| holds(&argument.ty, is))
}

fn holds(ty: &Ty, is: impl Fn(&Ty) -> bool + Copy) -> bool {
    is(ty)
        || match ty {
            Ty::List(inner) | Ty::Map(inner) | Ty::Nullable(inner) | Ty::Boxed(inner) => holds(inner, is),
            Ty::Scalar(_) | Ty::Named(_) => false,
        }
}

fn constant(operation: &Operation) -> TokenStream {
    let (name, id, method, path) = (ident(&operation.constant), &operation.id, &operation.http_method, &operation.path);
    let security = (!operation.security.is_empty()).then(|| {
        let alternatives = operation.security.iter().map(|names| quote!(&[#(#names),*]));
        quote!(.security(&[#(#alternatives),*]))
    });
    let accept = operation.accept.as_ref().map(|media| quote!(.accept(#media)));
    quote!(const #name: Operation = Operation::new(#id, #method, #path) #security #accept;)
}

/// What a success gives, as a type.
pub fn output(lowered: &Crate, operation: &Operation) -> TokenStream {
    match &operation.output {
        Output::Json(json) => ty::ty(json, &mut Names::Qualified(lowered)),
        Output::Bytes => quote!(Bytes),
        Output::Text => quote!(Text),
        Output::Empty => quote!(()),
    }
}

/// The method: what is required are arguments, and what comes back is the call.
fn method(lowered: &Crate, operation: &Operation) -> TokenStream {
    let name = ident(&operation.method);
    let constant = ident(&operation.constant);
    let method_docs = docs(&operation.docs);
    let mark = deprecated(operation.deprecated);
    let mut arguments: Vec<TokenStream> = Vec::new();
    let mut call = quote!(Call::new(&self.client, &#constant));
    for argument in &operation.path_arguments {
        let value = text(argument);
        arguments.push(declared(lowered, argument));
        call = quote!(#call.path(#value));
    }
    let mut sets = Vec::new();
    for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
        arguments.push(declared(lowered, &parameter.argument));
        sets.push(set(lowered, parameter, &quote!(call)));
    }
    let mut body_field = None;
    match &operation.body {
        Some(Body::Fields { ty, required, .. }) => {
            let ty = ty::ty(ty, &mut Names::Qualified(lowered));
            arguments.extend(required.iter().map(|field| declared(lowered, &field.argument)));
            body_field = Some(new_body(&ty, required));
        }
        Some(Body::Json(argument, true)) => {
            arguments.push(declared(lowered, argument));
            sets.push(set_json(lowered, argument, &quote!(call)));
        }
        Some(Body::Bytes(argument, media, true)) => {
            let name = ident(&argument.name);
            arguments.push(quote!(#name: impl Into<Bytes>));
            sets.push(quote!(call.bytes(#media, #name);));
        }
        Some(Body::Json(_, false) | Body::Bytes(_, _, false)) | None => {}
    }
    let too_many = (arguments.len() > 6)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "each of them is required by the operation")]));
    let (returns, builder) = match &operation.builder {
        Some(builder) => {
            let builder = ident(builder);
            let body = body_field.map(|body| quote!(, body: #body));
            (quote!(#builder), Some((builder, body)))
        }
        None => {
            let output = output(lowered, operation);
            (quote!(Call<#output>), None)
        }
    };
    let result = |call: TokenStream| match &builder {
        Some((builder, body)) if call.to_string() == "call" => quote!(#builder { call #body }),
        Some((builder, body)) => quote!(#builder { call: #call #body }),
        None => call,
    };
    let content = if sets.is_empty() {
        result(call)
    } else {
        let last = result(quote!(call));
        quote!(let mut call = #call; #(#sets)* #last)
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

/// An argument as it is declared.
pub fn declared(lowered: &Crate, argument: &Argument) -> TokenStream {
    let name = ident(&argument.name);
    let ty = input(&argument.ty, argument.input, &mut Names::Qualified(lowered));
    quote!(#name: #ty)
}

/// An argument of a constructor, and the value that it becomes.
pub fn given(name: &Ident, field: &crate::ir::Field, imports: &mut Imports<'_>) -> (TokenStream, TokenStream) {
    let ty = input(&field.ty, field.input, &mut Names::Imported(imports));
    (quote!(#name: #ty), convert(name, field.input))
}

fn input(ty: &Ty, how: Input, names: &mut Names<'_, '_>) -> TokenStream {
    match (how, ty) {
        (Input::Text, _) => quote!(impl AsRef<str>),
        (Input::Into, ty) => {
            let ty = ty::ty(ty, names);
            quote!(impl Into<#ty>)
        }
        (Input::Iterator, Ty::List(item)) => {
            let item = ty::ty(item, names);
            quote!(impl IntoIterator<Item = #item>)
        }
        (Input::IteratorInto, Ty::List(item)) => {
            let item = ty::ty(item, names);
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
        (Input::Plain | Input::Iterator | Input::IteratorInto, ty) => ty::ty(ty, names),
    }
}

/// The value of an argument, in its own type.
pub fn converted(argument: &Argument) -> TokenStream {
    convert(&ident(&argument.name), argument.input)
}

fn convert(name: &Ident, how: Input) -> TokenStream {
    match how {
        Input::Plain => quote!(#name),
        Input::Text => quote!(#name.as_ref()),
        Input::Into => quote!(#name.into()),
        Input::Iterator => quote!(#name.into_iter().collect()),
        Input::IteratorInto => quote!(#name.into_iter().map(Into::into).collect()),
    }
}

/// Sets the body of a call to the value of an argument.
pub fn set_json(lowered: &Crate, argument: &Argument, call: &TokenStream) -> TokenStream {
    let (name, value) = (ident(&argument.name), converted(argument));
    if argument.input == Input::Plain {
        return quote!(#call.json(&#name););
    }
    // A conversion needs to know its target, which a reference to it does not say.
    let ty = ty::ty(&argument.ty, &mut Names::Qualified(lowered));
    quote!(let #name: #ty = #value; #call.json(&#name);)
}

/// A reference to the value of an argument that becomes text.
fn text(argument: &Argument) -> TokenStream {
    let value = converted(argument);
    match argument.input {
        Input::Text => value,
        _ => quote!(&#value),
    }
}

/// Sets a parameter on a call.
pub fn set(lowered: &Crate, parameter: &Parameter, call: &TokenStream) -> TokenStream {
    let wire = &parameter.wire;
    let argument = &parameter.argument;
    let single = ident(match parameter.carrier {
        Carrier::Query => "query",
        Carrier::Header => "set_header",
        Carrier::Cookie => "cookie",
    });
    let name = ident(&argument.name);
    // A conversion needs to know its target, which a reference to it does not say.
    let (bind, value) = match argument.input {
        Input::Plain => (None, quote!(&#name)),
        Input::Text => (None, quote!(#name.as_ref())),
        Input::Into | Input::Iterator | Input::IteratorInto => {
            let (ty, value) = (ty::ty(&argument.ty, &mut Names::Qualified(lowered)), converted(argument));
            (Some(quote!(let #name: #ty = #value;)), quote!(&#name))
        }
    };
    match (parameter.form, parameter.carrier) {
        (ParameterForm::Single, _) => quote!(#bind #call.#single(#wire, #value);),
        (ParameterForm::Json, _) => quote!(#bind #call.#single(#wire, &json::to_text(#value));),
        (ParameterForm::Repeated, Carrier::Query) => quote!(#bind #call.query_list(#wire, #value);),
        (ParameterForm::Joined(separator), Carrier::Query) => {
            let separator = separator.to_string();
            quote!(#bind #call.query_joined(#wire, #value, #separator);)
        }
        (ParameterForm::Repeated | ParameterForm::Joined(_), _) => {
            quote!(#bind #call.#single(#wire, &super::runtime::http::joined(#value, ","));)
        }
    }
}
