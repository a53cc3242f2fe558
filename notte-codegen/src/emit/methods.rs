//! The methods of a group: what is required are arguments, and what comes back is the call.

use super::arguments::{declared, declared_bytes, fill, set, set_bytes, set_json, set_text};
use super::tokens::{deprecated, docs, ident};
use super::ty::{self, Names};
use crate::ir::{Body, BodyField, Crate, Operation};
use proc_macro2::TokenStream;
use quote::quote;

/// The methods of an operation: one, and where it has arguments for the fields of a body, one more that takes the body as a value.
pub fn methods(lowered: &Crate, operation: &Operation) -> Vec<TokenStream> {
    let mut start = start(lowered, operation);
    let Some(Body::Fields { ty, required, is_required, .. }) = &operation.body else {
        return vec![method(
            operation,
            &operation.method,
            &operation.docs,
            &start.arguments,
            start.call(operation, None),
        )];
    };
    let with = operation.method_with.as_ref();
    let is_taken = operation.parameters.iter().any(|parameter| parameter.argument.name == "request");
    let request = ident(if is_taken { "request_value" } else { "request" });
    let value = if *is_required { quote!(#request) } else { quote!(Some(#request)) };
    let ty = ty::ty(ty, &mut Names::Qualified(lowered));
    let whole = with.map(|name| {
        let mut arguments = start.arguments.clone();
        arguments.push(quote!(#request: #ty));
        let other = operation.method.trim_start_matches("r#");
        let docs =
            [format!("Does what [`{other}`](Self::{}) does, with the whole request as a value.", operation.method)];
        method(operation, name, &docs, &arguments, start.call(operation, Some(&value)))
    });
    let content = match (with, is_required) {
        // A deprecated method that calls another is a warning in the client itself.
        (Some(with), true) if !operation.deprecated => {
            let (with, body, given) = (ident(with), new_body(&ty, required), &start.names);
            quote!(self.#with(#(#given,)* #body))
        }
        (_, true) => start.call(operation, Some(&new_body(&ty, required))),
        (_, false) => start.call(operation, Some(&quote!(None))),
    };
    start.arguments.extend(required.iter().map(|field| declared(lowered, &field.argument)));
    let own = method(operation, &operation.method, &operation.docs, &start.arguments, content);
    [Some(own), whole].into_iter().flatten().collect()
}

/// One method.
fn method(
    operation: &Operation,
    name: &str,
    lines: &[String],
    arguments: &[TokenStream],
    content: TokenStream,
) -> TokenStream {
    let (name, returns) = (ident(name), ident(&operation.call));
    let (docs, mark) = (docs(lines), deprecated(operation.deprecated));
    let too_many = (arguments.len() > 6)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "each of them is required by the operation")]));
    quote! {
        #docs
        #mark
        #too_many
        pub fn #name(&self, #(#arguments),*) -> #returns { #content }
    }
}

/// The beginning of a call: what it takes apart from the fields of a body, and how it is made of that.
struct Start {
    arguments: Vec<TokenStream>,
    /// The names of the arguments.
    names: Vec<TokenStream>,
    /// Statements before the call is made.
    binds: Vec<TokenStream>,
    call: TokenStream,
    /// Statements that change it.
    sets: Vec<TokenStream>,
}

impl Start {
    /// The content of a method.
    fn call(&self, operation: &Operation, body: Option<&TokenStream>) -> TokenStream {
        let Self { binds, call, sets, .. } = self;
        let body = body.map(|body| quote!(, body: #body));
        let name = ident(&operation.call);
        match (operation.has_setters, sets.is_empty()) {
            (true, true) => quote!(#(#binds)* #name { call: #call #body }),
            (false, true) => quote!(#(#binds)* #call),
            (true, false) => quote!(#(#binds)* let mut call = #call; #(#sets)* #name { call #body }),
            (false, false) => quote!(#(#binds)* let mut call = #call; #(#sets)* call),
        }
    }
}

fn start(lowered: &Crate, operation: &Operation) -> Start {
    let constant = ident(&operation.constant);
    let mut start = Start {
        arguments: Vec::new(),
        names: Vec::new(),
        binds: Vec::new(),
        call: quote!(Call::new(&self.client, &#constant)),
        sets: Vec::new(),
    };
    let mut fills = Vec::new();
    for parameter in operation.parameters.iter().filter(|one| one.required || one.setter.is_path()) {
        let name = ident(&parameter.argument.name);
        start.names.push(quote!(#name));
        start.arguments.push(declared(lowered, &parameter.argument));
        if parameter.setter.is_path() {
            let (bind, filled) = fill(lowered, parameter);
            start.binds.extend(bind);
            fills.push(filled);
        } else {
            start.sets.push(set(lowered, parameter, &quote!(call)));
        }
    }
    for filled in places(&operation.path).into_iter().filter_map(|index| fills.get(index)) {
        let call = &start.call;
        start.call = quote!(#call #filled);
    }
    if let Some(media) = &operation.parts {
        start.sets.insert(0, quote!(call.multipart(#media);));
    }
    match &operation.body {
        Some(Body::Json(argument, true)) => {
            start.arguments.push(declared(lowered, argument));
            start.sets.push(set_json(lowered, argument, &quote!(call)));
        }
        Some(Body::Bytes(argument, media, true)) => {
            start.arguments.extend(declared_bytes(argument, media));
            start.sets.push(set_bytes(argument, media, &quote!(call)));
        }
        Some(Body::Text(argument, media, true)) => {
            start.arguments.push(declared(lowered, argument));
            start.sets.push(set_text(lowered, argument, media, &quote!(call)));
        }
        Some(Body::Fields { .. } | Body::Json(_, false) | Body::Bytes(_, _, false) | Body::Text(_, _, false))
        | None => {}
    }
    start
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
