//! Arguments: how they are declared, and what they become.

use super::imports::Imports;
use super::tokens::ident;
use super::ty::{self, Names};
use crate::api::ParameterStyle;
use crate::ir::{Argument, Carrier, Crate, Input, Parameter, ParameterForm, Scalar, Ty};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

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

/// A statement that gives the argument its own type, where it has to be converted, and a reference to it.
fn bound(lowered: &Crate, argument: &Argument) -> (Option<TokenStream>, TokenStream) {
    let name = ident(&argument.name);
    match argument.input {
        Input::Plain => (None, quote!(&#name)),
        Input::Text => (None, quote!(#name.as_ref())),
        // A conversion needs to know its target, which a reference to it does not say.
        Input::Into | Input::Iterator | Input::IteratorInto => {
            let (ty, value) = (ty::ty(&argument.ty, &mut Names::Qualified(lowered)), converted(argument));
            (Some(quote!(let #name: #ty = #value;)), quote!(&#name))
        }
    }
}

/// Sets the body of a call to the value of an argument.
pub fn set_json(lowered: &Crate, argument: &Argument, call: &TokenStream) -> TokenStream {
    let (bind, value) = bound(lowered, argument);
    quote!(#bind #call.json(#value);)
}

/// Sets the body of a call to the value of an argument, as text.
pub fn set_text(lowered: &Crate, argument: &Argument, media_type: &str, call: &TokenStream) -> TokenStream {
    let name = ident(&argument.name);
    if argument.ty == Ty::Scalar(Scalar::String) {
        return quote!(#call.bytes(#media_type, #name.into()););
    }
    let (bind, value) = bound(lowered, argument);
    // Numbers and booleans are what they are in JSON.
    let text = if argument.input == Input::Plain { quote!(json::to_text(#value)) } else { quote!(#name.to_string()) };
    quote!(#bind #call.bytes(#media_type, #text);)
}

/// Fills a parameter of the path: a statement before the call is made, and what is added to it.
pub fn fill(lowered: &Crate, parameter: &Parameter) -> (Option<TokenStream>, TokenStream) {
    let (bind, value) = bound(lowered, &parameter.argument);
    match parameter.form {
        ParameterForm::Styled(style, explode) => {
            let style = self::style(style);
            (bind, quote!(.path_styled(#value, #style, #explode)))
        }
        ParameterForm::Reserved(style, explode) => {
            let style = self::style(style);
            (bind, quote!(.path_reserved(#value, #style, #explode)))
        }
        ParameterForm::Json => (bind, quote!(.path(&json::to_text(#value)))),
        _ => (bind, quote!(.path(#value))),
    }
}

/// Sets a parameter on a call.
pub fn set(lowered: &Crate, parameter: &Parameter, call: &TokenStream) -> TokenStream {
    let wire = &parameter.wire;
    let single = ident(match parameter.carrier {
        Carrier::Header => "set_header",
        Carrier::Cookie => "cookie",
        _ => "query",
    });
    let name = ident(&parameter.argument.name);
    let media = match &parameter.media_type {
        Some(media) => quote!(Some(#media)),
        None => quote!(None),
    };
    match parameter.form {
        ParameterForm::File => return quote!(#call.files(#wire, [#name.into()], #media);),
        ParameterForm::Files => return quote!(#call.files(#wire, #name.into_iter().map(Into::into), #media);),
        _ => {}
    }
    let (bind, value) = bound(lowered, &parameter.argument);
    let set = match (parameter.form, parameter.carrier) {
        (ParameterForm::Styled(style, explode), Carrier::Part) => {
            let style = self::style(style);
            quote!(#call.part_styled(#wire, #value, #style, #explode);)
        }
        (_, Carrier::Part) => quote!(#call.part(#wire, #value, #media);),
        (ParameterForm::Styled(_, explode), Carrier::PartHeader) => {
            let part = &parameter.part;
            quote!(#call.part_header(#part, #wire, &Style::plain(#value, #explode));)
        }
        (ParameterForm::Json, Carrier::QueryString) => quote!(#call.query_string(&json::to_text(#value));),
        (_, Carrier::QueryString) => quote!(#call.query_string(#value);),
        (ParameterForm::Json, Carrier::PartHeader) => {
            let part = &parameter.part;
            quote!(#call.part_header(#part, #wire, &json::to_text(#value));)
        }
        (_, Carrier::PartHeader) => {
            let part = &parameter.part;
            quote!(#call.part_header(#part, #wire, #value);)
        }
        (ParameterForm::Json, Carrier::Form) => quote!(#call.field_json(#wire, #value);),
        (ParameterForm::Styled(style, explode), Carrier::Form) => {
            let style = self::style(style);
            quote!(#call.form(#wire, #value, #style, #explode);)
        }
        (ParameterForm::Reserved(style, explode), Carrier::Form) => {
            let style = self::style(style);
            quote!(#call.form_reserved(#wire, #value, #style, #explode);)
        }
        (ParameterForm::Reserved(style, explode), _) => {
            let style = self::style(style);
            quote!(#call.query_reserved(#wire, #value, #style, #explode);)
        }
        (ParameterForm::Field, _) => quote!(#call.field(#wire, #value);),
        (ParameterForm::Styled(style, explode), Carrier::Query) => {
            let style = self::style(style);
            quote!(#call.query_styled(#wire, #value, #style, #explode);)
        }
        (ParameterForm::Styled(_, explode), Carrier::Cookie) => {
            quote!(#call.cookie_styled(#wire, #value, #explode);)
        }
        (ParameterForm::Styled(_, explode), _) => quote!(#call.#single(#wire, &Style::plain(#value, #explode));),
        (ParameterForm::Json, _) => quote!(#call.#single(#wire, &json::to_text(#value));),
        _ => quote!(#call.#single(#wire, #value);),
    };
    quote!(#bind #set)
}

fn style(style: ParameterStyle) -> TokenStream {
    match style {
        ParameterStyle::Simple => quote!(Style::Simple),
        ParameterStyle::Label => quote!(Style::Label),
        ParameterStyle::Matrix => quote!(Style::Matrix),
        ParameterStyle::Form => quote!(Style::Form),
        ParameterStyle::Space => quote!(Style::Space),
        ParameterStyle::Pipe => quote!(Style::Pipe),
        ParameterStyle::DeepObject => quote!(Style::DeepObject),
    }
}
