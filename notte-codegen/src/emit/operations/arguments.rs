//! Arguments: how they are declared, and what they become.

use crate::api::ParameterStyle;
use crate::emit::imports::Imports;
use crate::emit::tokens::ident;
use crate::emit::ty::{self, Names};
use crate::ir::{Argument, ContentType, Crate, Fixed, FixedValue, Input, Parameter, Scalar, Setter, Text, Ty};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Where a method has the values of its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// In an argument of its own each, in what a caller may give for its type.
    Each,
    /// In the fields of one argument, in their own types; texts are borrowed.
    Fields,
}

impl Source {
    /// The value of an argument, as the caller gives it.
    pub fn value(self, name: &str) -> TokenStream {
        let name = ident(name);
        match self {
            Self::Each => quote!(#name),
            Self::Fields => quote!(args.#name),
        }
    }
}

/// An argument as it is declared.
pub fn declared(lowered: &Crate, argument: &Argument) -> TokenStream {
    let name = ident(&argument.name);
    let ty = input(&argument.ty, argument.input, &mut Names::Qualified(lowered));
    quote!(#name: #ty)
}

/// An argument of a constructor, and the value that it becomes.
pub fn given(name: &Ident, field: &crate::ir::Field, imports: &mut Imports<'_>) -> (TokenStream, TokenStream) {
    let mut names = Names::Imported(imports);
    let ty = input(&field.ty, field.input, &mut names);
    let value = match field.input {
        Input::IntoOption => through_nullable(name, &names.json("Nullable")),
        input => convert(name, input),
    };
    (quote!(#name: #ty), value)
}

fn input(ty: &Ty, how: Input, names: &mut Names<'_, '_>) -> TokenStream {
    match (how, ty) {
        (Input::Text, _) => quote!(impl AsRef<str>),
        (Input::Into, ty) => {
            let ty = ty::ty(ty, names);
            quote!(impl Into<#ty>)
        }
        (Input::IntoNullable, ty) => {
            let ty = ty::ty(ty, names);
            quote!(impl Into<json::Nullable<#ty>>)
        }
        (Input::IntoOption, Ty::Nullable(inner)) => {
            let (nullable, inner) = (names.json("Nullable"), ty::ty(inner, names));
            quote!(impl Into<#nullable<#inner>>)
        }
        (Input::Integer, ty) => {
            let ty = ty::ty(ty, names);
            quote!(impl Integer<#ty>)
        }
        (Input::IntegerOrNull, ty) => {
            let ty = ty::ty(ty, names);
            quote!(impl Integer<json::Nullable<#ty>>)
        }
        (Input::Iterator, Ty::List(item)) => {
            let item = ty::ty(item, names);
            quote!(impl IntoIterator<Item = #item>)
        }
        (Input::IteratorInto, Ty::List(item)) => {
            let item = ty::ty(item, names);
            quote!(impl IntoIterator<Item = impl Into<#item>>)
        }
        (Input::Pairs | Input::PairsInto, Ty::Map(_) | Ty::Keyed(..)) => pairs(ty, how, names),
        (
            Input::Plain | Input::IntoOption | Input::Iterator | Input::IteratorInto | Input::Pairs | Input::PairsInto,
            ty,
        ) => ty::ty(ty, names),
    }
}

/// The pairs of a map.
fn pairs(map: &Ty, how: Input, names: &mut Names<'_, '_>) -> TokenStream {
    let (key, item) = match map {
        Ty::Map(item) => (quote!(String), item),
        Ty::Keyed(key, item) => (ty::ty(key, names), item),
        other => return ty::ty(other, names),
    };
    let item = ty::ty(item, names);
    let item = if how == Input::PairsInto { quote!(impl Into<#item>) } else { item };
    quote!(impl IntoIterator<Item = (impl Into<#key>, #item)>)
}

/// The value of an argument, in its own type. An integer that does not fit in it is a fault of the call.
pub fn converted(argument: &Argument, call: &TokenStream) -> TokenStream {
    let name = ident(&argument.name);
    match argument.input {
        Input::Integer | Input::IntegerOrNull => {
            let text = argument.name.trim_start_matches("r#");
            quote!(#call.integer(#text, #name))
        }
        input => convert(&name, input),
    }
}

fn convert(name: &Ident, how: Input) -> TokenStream {
    match how {
        Input::Plain | Input::Integer | Input::IntegerOrNull => quote!(#name),
        Input::Text => quote!(#name.as_ref()),
        Input::Into | Input::IntoNullable => quote!(#name.into()),
        Input::IntoOption => through_nullable(name, &quote!(json::Nullable)),
        Input::Iterator => quote!(#name.into_iter().collect()),
        Input::IteratorInto => quote!(#name.into_iter().map(Into::into).collect()),
        Input::Pairs => quote!(#name.into_iter().map(|(name, value)| (name.into(), value)).collect()),
        Input::PairsInto => quote!(#name.into_iter().map(|(name, value)| (name.into(), value.into())).collect()),
    }
}

/// An option, of what is a value or null.
fn through_nullable(name: &Ident, nullable: &TokenStream) -> TokenStream {
    quote!(#nullable::option(#name))
}

/// A statement that gives the argument its own type, where it has to be converted, and a reference to it.
fn bound(
    lowered: &Crate,
    argument: &Argument,
    source: Source,
    call: &TokenStream,
) -> (Option<TokenStream>, TokenStream) {
    let name = ident(&argument.name);
    if source == Source::Fields {
        let value = source.value(&argument.name);
        return match (argument.input, &argument.ty) {
            (Input::Text, _) => (None, value),
            (_, Ty::Scalar(Scalar::String)) => (Some(quote!(let #name = #value.to_owned();)), quote!(&#name)),
            _ => (None, quote!(&#value)),
        };
    }
    match argument.input {
        Input::Plain => (None, quote!(&#name)),
        Input::Text => (None, quote!(#name.as_ref())),
        // A conversion needs to know its target, which a reference to it does not say.
        Input::Into
        | Input::IntoNullable
        | Input::IntoOption
        | Input::Iterator
        | Input::IteratorInto
        | Input::Pairs
        | Input::PairsInto => {
            let (ty, value) = (ty::ty(&argument.ty, &mut Names::Qualified(lowered)), converted(argument, call));
            (Some(quote!(let #name: #ty = #value;)), quote!(&#name))
        }
        Input::Integer | Input::IntegerOrNull => {
            let value = converted(argument, call);
            (Some(quote!(let #name = #value;)), quote!(&#name))
        }
    }
}

/// Sets the body of a call to the value of an argument.
pub fn set_json(lowered: &Crate, argument: &Argument, source: Source, call: &TokenStream) -> TokenStream {
    let (bind, value) = bound(lowered, argument, source, call);
    quote!(#bind #call.json(#value);)
}

/// The arguments for a body of bytes: its content type where the caller gives it, and the body.
pub fn declared_bytes(argument: &Argument, content_type: &ContentType) -> Vec<TokenStream> {
    let content_type = match content_type {
        ContentType::Fixed(_) => None,
        ContentType::Given(name) => {
            let name = ident(name);
            Some(quote!(#name: &str))
        }
    };
    let name = ident(&argument.name);
    content_type.into_iter().chain([quote!(#name: impl Into<Body>)]).collect()
}

/// Sets the body of a call to bytes.
pub fn set_bytes(argument: &Argument, content_type: &ContentType, source: Source, call: &TokenStream) -> TokenStream {
    let value = source.value(&argument.name);
    match content_type {
        ContentType::Fixed(content_type) => quote!(#call.body(#content_type, #value);),
        ContentType::Given(content_type) => {
            let content_type = source.value(content_type);
            quote!(#call.body(#content_type, #value);)
        }
    }
}

/// Sets the body of a call to the value of an argument, as text.
pub fn set_text(
    lowered: &Crate,
    argument: &Argument,
    media_type: &str,
    source: Source,
    call: &TokenStream,
) -> TokenStream {
    let given = source.value(&argument.name);
    if argument.ty == Ty::Scalar(Scalar::String) {
        let bytes = if source == Source::Fields { quote!(to_owned) } else { quote!(into) };
        return quote!(#call.set_bytes(#media_type, #given.#bytes()););
    }
    let (bind, value) = bound(lowered, argument, source, call);
    // Numbers and booleans are what they are in JSON.
    let text = if argument.input == Input::Plain { quote!(json::to_text(#value)) } else { quote!(#given.to_string()) };
    quote!(#bind #call.set_bytes(#media_type, #text);)
}

/// Fills a parameter of the path: a statement before the call is made, and what is added to it.
pub fn fill(lowered: &Crate, parameter: &Parameter, source: Source) -> (Option<TokenStream>, TokenStream) {
    if parameter.argument.input == Input::Integer && source == Source::Each {
        let name = ident(&parameter.argument.name);
        return (None, quote!(.path_integer(#name)));
    }
    // Nothing else in a path is converted by the call, which is not there yet.
    let (bind, value) = bound(lowered, &parameter.argument, source, &quote!());
    let filled = match &parameter.setter {
        Setter::PathStyled(style, explode) => {
            let style = self::style(*style);
            quote!(.path_styled(#value, #style, #explode))
        }
        Setter::PathReserved(style, explode) => {
            let style = self::style(*style);
            quote!(.path_reserved(#value, #style, #explode))
        }
        Setter::Path(text) => {
            let text = self::text(&value, *text);
            quote!(.path(#text))
        }
        _ => quote!(),
    };
    (bind, filled)
}

/// Sets a parameter on a call; one of the path is filled in when the call is made.
pub fn set(lowered: &Crate, parameter: &Parameter, source: Source, call: &TokenStream) -> TokenStream {
    let wire = &parameter.wire;
    let given = source.value(&parameter.argument.name);
    // An integer is the same text as JSON.
    if let (Setter::Query(Text::Value | Text::Json), Input::Integer, Source::Each) =
        (&parameter.setter, parameter.argument.input, source)
    {
        return quote!(#call.query_integer(#wire, #given););
    }
    let (bind, value) = match &parameter.setter {
        // Files are converted by the call itself.
        Setter::File(_) if source == Source::Each => (None, quote!([#given.into()])),
        Setter::File(_) => (None, quote!([#given])),
        Setter::Files(_) if source == Source::Each => (None, quote!(#given.into_iter().map(Into::into))),
        Setter::Files(_) => (None, given),
        _ => bound(lowered, &parameter.argument, source, call),
    };
    let set = enter(&parameter.setter, wire, &value);
    if set.is_empty() { set } else { quote!(#bind #call.#set;) }
}

/// Sets a cookie or a field of a form that has one value. Headers and query parameters stand in the constant of the operation.
pub fn set_fixed(Fixed { setter, name, value }: &Fixed, call: &TokenStream) -> Option<TokenStream> {
    let value = match (setter, value) {
        (Setter::Header(_) | Setter::Query(_), _) => return None,
        (Setter::Cookie(_), value) => {
            let value = value.to_string();
            quote!(#value)
        }
        (_, FixedValue::Text(text)) => quote!(&#text.to_owned()),
        (_, FixedValue::Bool(value)) => quote!(&#value),
        (_, FixedValue::Integer(value)) => quote!(&#value),
    };
    let set = enter(setter, name, &value);
    Some(quote!(#call.#set;))
}

/// The call of the method that gives a value to a request; none for a path, which is filled in order.
fn enter(setter: &Setter, wire: &str, value: &TokenStream) -> TokenStream {
    match setter {
        Setter::Path(_) | Setter::PathStyled(..) | Setter::PathReserved(..) => TokenStream::new(),
        Setter::Query(text) => single("query", wire, value, *text),
        Setter::QueryStyled(style, explode) => styled("query_styled", wire, value, *style, *explode),
        Setter::QueryReserved(style, explode) => styled("query_reserved", wire, value, *style, *explode),
        Setter::QueryString(text) => {
            let text = self::text(value, *text);
            quote!(query_string(#text))
        }
        Setter::Header(text) => single("set_header", wire, value, *text),
        Setter::Cookie(text) => single("cookie", wire, value, *text),
        Setter::CookieStyled(explode) => quote!(cookie_styled(#wire, #value, #explode)),
        Setter::Field => quote!(field(#wire, #value)),
        Setter::FieldJson => quote!(field_json(#wire, #value)),
        Setter::FieldStyled(style, explode) => styled("form", wire, value, *style, *explode),
        Setter::FieldReserved(style, explode) => styled("form_reserved", wire, value, *style, *explode),
        Setter::Part(media_type) => {
            let media_type = optional(media_type.as_deref());
            quote!(part(#wire, #value, #media_type))
        }
        Setter::PartStyled(style, explode) => styled("part_styled", wire, value, *style, *explode),
        Setter::File(media_type) | Setter::Files(media_type) => {
            let media_type = optional(media_type.as_deref());
            quote!(files(#wire, #value, #media_type))
        }
        Setter::PartHeader(part, text) => {
            let text = self::text(value, *text);
            quote!(part_header(#part, #wire, #text))
        }
    }
}

/// A call of a method that takes a name and a text.
fn single(method: &str, wire: &str, value: &TokenStream, text: Text) -> TokenStream {
    let (method, text) = (ident(method), self::text(value, text));
    quote!(#method(#wire, #text))
}

/// A call of a method that takes a name, and a value with its style.
fn styled(method: &str, wire: &str, value: &TokenStream, style: ParameterStyle, explode: bool) -> TokenStream {
    let (method, style) = (ident(method), self::style(style));
    quote!(#method(#wire, #value, #style, #explode))
}

/// A value as one piece of text.
fn text(value: &TokenStream, text: Text) -> TokenStream {
    match text {
        Text::Value => value.clone(),
        Text::Json => quote!(&json::to_text(#value)),
        Text::Simple(explode) => quote!(&Style::plain(#value, #explode)),
        Text::List(style) => {
            let style = self::style(style);
            quote!(&#style.separated(#value))
        }
    }
}

fn optional(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
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
        ParameterStyle::DeepObjectBrackets => quote!(Style::DeepObjectBrackets),
        ParameterStyle::DeepObjectRepeat => quote!(Style::DeepObjectRepeat),
        ParameterStyle::Separated(separators) => {
            let separators = separators.text();
            quote!(Style::Separated(#separators))
        }
    }
}
