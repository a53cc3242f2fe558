//! The methods of a group: what is required are arguments, and what comes back is the call.

use super::arguments::{Source, declared, declared_bytes, fill, set, set_bytes, set_fixed, set_json, set_text};
use super::builder::setters_type;
use super::named_arguments::taken;
use crate::emit::tokens::{deprecated, docs, ident};
use crate::emit::ty::{self, Names};
use crate::ir::{Body, BodyField, Crate, Flag, NamedArguments, Operation, Presence};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The methods of an operation: one, and where it has arguments for the fields of a body, one more that takes the body as a value.
pub fn methods(lowered: &Crate, operation: &Operation) -> Vec<TokenStream> {
    let source = source(operation.named.as_ref());
    let mut start = start(lowered, operation, source);
    let named = |arguments| operation.named.as_ref().map_or(arguments, |named| vec![taken(named)]);
    let Some(Body::Fields { ty, required, is_required, .. }) = &operation.body else {
        let call = start.call(operation, None);
        return vec![method(operation, &operation.method, &operation.docs, &named(start.arguments), call)];
    };
    let with = operation.method_with.as_ref();
    let ty = ty::ty(ty, &mut Names::Qualified(lowered));
    let request = request(operation);
    let set = operation.flag.as_ref().and_then(|flag| set_field(flag, &request));
    let whole = with.map(|name| whole(lowered, operation, name, &ty, set.as_ref()));
    // A flag is set whatever else is.
    let is_given = *is_required || is_set(operation.flag.as_ref());
    let body = new_body(&ty, required, operation.flag.as_ref(), source);
    let content = match (with.zip(given(operation, &start)), &set) {
        _ if !is_given => start.call(operation, Some(&quote!(None))),
        // A deprecated method that calls another is a warning in the client itself.
        (Some((with, given)), _) if !operation.deprecated => {
            let with = ident(with);
            quote!(self.#with(#(#given,)* #body))
        }
        (_, Some(set)) => {
            let call = start.call(operation, Some(&value(*is_required, &request)));
            quote!(let mut #request = #body; #set #call)
        }
        (_, None) => start.call(operation, Some(&body)),
    };
    let required = required.iter().filter(|field| !operation.flag.as_ref().is_some_and(|flag| flag.is_field(field)));
    start.arguments.extend(required.map(|field| declared(lowered, &field.argument)));
    let own = method(operation, &operation.method, &operation.docs, &named(start.arguments), content);
    [Some(own), whole].into_iter().flatten().collect()
}

fn source(named: Option<&NamedArguments>) -> Source {
    if named.is_some() { Source::Fields } else { Source::Each }
}

/// The name of the argument that is the body as a value.
fn request(operation: &Operation) -> Ident {
    let is_taken = operation.parameters.iter().any(|parameter| parameter.argument.name == "request");
    ident(if is_taken { "request_value" } else { "request" })
}

fn value(is_required: bool, request: &Ident) -> TokenStream {
    if is_required { quote!(#request) } else { quote!(Some(#request)) }
}

/// The method that takes the body as a value. `set` sets the flag in it.
fn whole(
    lowered: &Crate,
    operation: &Operation,
    name: &str,
    ty: &TokenStream,
    set: Option<&TokenStream>,
) -> TokenStream {
    let start = start(lowered, operation, source(operation.named_with.as_ref()));
    let is_required = matches!(operation.body, Some(Body::Fields { is_required: true, .. }));
    let (request, mutable) = (request(operation), set.is_some().then(|| quote!(mut)));
    let call = start.call(operation, Some(&value(is_required, &request)));
    let mut arguments = operation.named_with.as_ref().map_or(start.arguments, |named| vec![taken(named)]);
    arguments.push(quote!(#mutable #request: #ty));
    let other = operation.method.trim_start_matches("r#");
    let docs = [format!("Does what [`{other}`](Self::{other}) does, with the whole request as a value.")];
    method(operation, name, &docs, &arguments, quote!(#set #call))
}

/// What the method gives to the one that takes the body as a value, beside the body; none where that takes another struct.
fn given(operation: &Operation, start: &Start) -> Option<Vec<TokenStream>> {
    match (&operation.named, &operation.named_with) {
        (Some(own), Some(with)) => (own.name == with.name).then(|| vec![quote!(args)]),
        (_, _) => Some(start.values.clone()),
    }
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
    let (docs, mark) = (docs(lines), deprecated(operation.deprecated, &operation.docs));
    // Whoever knows the API looks for its own name.
    let id = &operation.id;
    let alias = (name == operation.method && is_another(id, &operation.method)).then(|| quote!(#[doc(alias = #id)]));
    let too_many = (arguments.len() > 6)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "each of them is required by the operation")]));
    quote! {
        #docs
        #alias
        #mark
        #too_many
        pub fn #name(&self, #(#arguments),*) -> #returns { #content }
    }
}

/// Whether an operation id can be an alias of a method in rustdoc, which takes no blanks and quotes, and differs from the method's name.
fn is_another(id: &str, method: &str) -> bool {
    !id.is_empty()
        && id != method.trim_start_matches("r#")
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-./".contains(&b))
}

/// The beginning of a call: what it takes apart from the fields of a body, and how it is made of that.
struct Start {
    arguments: Vec<TokenStream>,
    /// The values of the arguments.
    values: Vec<TokenStream>,
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
        let setters = operation.setters.as_deref().map(ident).filter(|name| !setters_type(operation, name).1);
        let setters = setters.map(|name| {
            let fields = body.map(|body| quote!({ body: #body }));
            quote!(.call_with(#name #fields))
        });
        let end = setters.unwrap_or_else(|| quote!(.call()));
        match sets.is_empty() {
            true => quote!(#(#binds)* #call #end),
            false => quote!(#(#binds)* let mut draft = #call; #(#sets)* draft #end),
        }
    }
}

/// Calls in a chain hold each other, so one without a bound would take a stack without a bound.
const LONGEST_CHAIN: usize = 32;

fn start(lowered: &Crate, operation: &Operation, source: Source) -> Start {
    let constant = ident(&operation.constant);
    let mut start = Start {
        arguments: Vec::new(),
        values: Vec::new(),
        binds: Vec::new(),
        call: quote!(Draft::new(&self.client, &#constant)),
        // A server that reads a form as it comes wants to know what it is before it gets a file.
        sets: operation.fixed.iter().filter_map(|fixed| set_fixed(fixed, &quote!(draft))).collect(),
    };
    let mut fills = Vec::new();
    for parameter in operation.parameters.iter().filter(|one| one.is_argument()) {
        start.values.push(source.value(&parameter.argument.name));
        start.arguments.push(declared(lowered, &parameter.argument));
        if parameter.setter.is_path() {
            let (bind, filled) = fill(lowered, parameter, source);
            start.binds.extend(bind);
            fills.push(filled);
        } else {
            start.sets.push(set(lowered, parameter, source, &quote!(draft)));
        }
    }
    let filled: Vec<TokenStream> =
        places(&operation.path).into_iter().filter_map(|index| fills.get(index)).cloned().collect();
    if filled.len() <= LONGEST_CHAIN {
        start.call.extend(filled);
    } else {
        let call = std::mem::replace(&mut start.call, quote!(draft));
        start.binds.push(quote!(let draft = #call;));
        start.binds.extend(filled.iter().map(|filled| quote!(let draft = draft #filled;)));
    }
    if let Some(Flag::Parameter(parameter, value)) = &operation.flag {
        let (name, set) = (ident(&parameter.argument.name), set(lowered, parameter, Source::Each, &quote!(draft)));
        start.sets.push(quote!(let #name = #value; #set));
    }
    if let Some(media) = &operation.parts {
        start.sets.insert(0, quote!(draft.multipart(#media);));
    }
    match &operation.body {
        Some(Body::Json(argument, true)) => {
            start.arguments.push(declared(lowered, argument));
            start.sets.push(set_json(lowered, argument, source, &quote!(draft)));
        }
        Some(Body::Bytes(argument, media, true)) => {
            start.arguments.extend(declared_bytes(argument, media));
            start.sets.push(set_bytes(argument, media, source, &quote!(draft)));
        }
        Some(Body::Text(argument, media, true)) => {
            start.arguments.push(declared(lowered, argument));
            start.sets.push(set_text(lowered, argument, media, source, &quote!(draft)));
        }
        Some(Body::Fields { .. } | Body::Json(_, false) | Body::Bytes(_, _, false) | Body::Text(_, _, false))
        | None => {}
    }
    start
}

fn new_body(ty: &TokenStream, required: &[BodyField], flag: Option<&Flag>, source: Source) -> TokenStream {
    if required.is_empty() {
        return quote!(#ty::default());
    }
    let arguments = required.iter().map(|field| match flag {
        Some(flag @ Flag::Field(_, _, Some(value))) if flag.is_field(field) => quote!(#value),
        _ => source.value(&field.argument.name),
    });
    quote!(#ty::new(#(#arguments),*))
}

/// Whether the flag is a field that is always sent.
fn is_set(flag: Option<&Flag>) -> bool {
    matches!(flag, Some(Flag::Field(_, _, Some(_))))
}

/// Sets a flag that is a field of a request.
fn set_field(flag: &Flag, request: &Ident) -> Option<TokenStream> {
    let Flag::Field(name, presence, value) = flag else { return None };
    let name = ident(name);
    let value = match (presence, value) {
        (Presence::Required, Some(value)) => quote!(#value),
        (Presence::Optional, Some(value)) => quote!(Some(#value)),
        (Presence::Nullable, Some(value)) => quote!(json::Nullable::Value(#value)),
        (Presence::Optional, None) => quote!(None),
        (Presence::Nullable, None) => quote!(json::Nullable::Absent),
        (Presence::Required, None) => return None,
    };
    Some(quote!(#request.#name = #value;))
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
