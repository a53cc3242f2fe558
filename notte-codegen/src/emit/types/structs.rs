//! Objects with known members.

use crate::docs::code;
use crate::emit::imports::Imports;
use crate::emit::operations::given;
use crate::emit::tokens::{docs, docs_with_deprecation, ident};
use crate::emit::ty::{self, Names};
use crate::ir::{Constructor, Extra, Field, Input, Presence, PresetValue, Scalar, Struct, Ty, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The struct, and its constructor if it has one.
pub fn definition(of: &Type, object: &Struct, imports: &mut Imports<'_>) -> Vec<TokenStream> {
    let name = ident(&of.name);
    let docs_ = docs_with_deprecation(&of.docs, of.deprecated);
    let is_derived = object.has_default && object.fields.iter().all(|field| field.preset.is_none());
    let default = is_derived.then(|| quote!(Default,));
    let fields = object.fields.iter().map(|field| {
        let (name, docs) = (ident(&field.name), docs_with_deprecation(&field.docs, field.deprecated));
        let ty = ty::field(&field.ty, field.presence, imports);
        quote!(#docs pub #name: #ty)
    });
    let mut fields: Vec<TokenStream> = fields.collect();
    match &object.extra {
        Extra::Closed => {}
        Extra::Json(name) => {
            let (name, extra) = (ident(name), imports.json("Extra"));
            fields.push(quote!(#[doc = " Members that are not in the description."] pub #name: #extra));
        }
        Extra::Typed(name, inner) => {
            let (name, map) = (ident(name), imports.map());
            let inner = ty::ty(inner, &mut Names::Imported(imports));
            fields.push(quote!(#[doc = " Members that are not in the description."] pub #name: #map<String, #inner>));
        }
    }
    let mut items = vec![quote! {
        #docs_
        #[derive(Clone, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
    }];
    items.extend(object.constructor.as_ref().map(|new| constructor(of, object, new, imports)));
    if object.has_default && !is_derived {
        items.push(with_presets(of, object, imports));
    }
    items
}

/// `Default` for a struct with values of its own.
fn with_presets(of: &Type, object: &Struct, imports: &mut Imports<'_>) -> TokenStream {
    let name = ident(&of.name);
    let mut values: Vec<TokenStream> = object
        .fields
        .iter()
        .map(|field| {
            let (name, value) = (ident(&field.name), initial(field, imports));
            quote!(#name: #value)
        })
        .collect();
    values.extend(no_extra(&object.extra, imports));
    quote! {
        impl std::default::Default for #name {
            fn default() -> Self {
                Self { #(#values),* }
            }
        }
    }
}

fn preset_sentence(field: &Field) -> Option<String> {
    let value = match &field.preset.as_ref()?.value {
        PresetValue::Null => "`null`".to_owned(),
        PresetValue::Text(text) => format!("`\"{}\"`", code(text)),
        PresetValue::Integer(value) => format!("`{value}`"),
        PresetValue::Bool(value) => format!("`{value}`"),
    };
    Some(format!("The value of `{}` is {value}.", code(&field.wire)))
}

/// The value of a field that nobody asks for: its preset, or nothing.
fn initial(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let Some(preset) = &field.preset else {
        return match field.presence {
            Presence::Nullable => {
                let nullable = imports.json("Nullable");
                quote!(#nullable::Absent)
            }
            Presence::Optional | Presence::Required => quote!(None),
        };
    };
    let value = match (&preset.value, &field.ty) {
        (PresetValue::Null, _) => {
            let null = imports.json("Null");
            quote!(#null)
        }
        (PresetValue::Text(text), Ty::Scalar(_)) => quote!(#text.to_owned()),
        (PresetValue::Text(text), _) => quote!(#text.into()),
        (PresetValue::Integer(value), Ty::Scalar(_)) => {
            let value = Literal::i64_unsuffixed(*value);
            quote!(#value)
        }
        (PresetValue::Integer(value), _) => {
            let value = Literal::i64_unsuffixed(*value);
            quote!(#value.into())
        }
        (PresetValue::Bool(value), _) => quote!(#value),
    };
    match field.presence {
        Presence::Required => value,
        Presence::Optional => quote!(Some(#value)),
        Presence::Nullable => {
            let nullable = imports.json("Nullable");
            quote!(#nullable::Value(#value))
        }
    }
}

/// The field for unknown members, without any.
fn no_extra(extra: &Extra, imports: &mut Imports<'_>) -> Option<TokenStream> {
    Some(match extra {
        Extra::Closed => return None,
        Extra::Json(name) => {
            let (name, extra) = (ident(name), imports.json("Extra"));
            quote!(#name: #extra::default())
        }
        Extra::Typed(name, _) => {
            let (name, map) = (ident(name), imports.map());
            quote!(#name: #map::new())
        }
    })
}

fn constructor(of: &Type, object: &Struct, new: &Constructor, imports: &mut Imports<'_>) -> TokenStream {
    let name = ident(&of.name);
    let mut lines = vec![format!("Returns a `{}` with its required members; the others are absent.", of.name)];
    lines.extend(object.fields.iter().filter_map(preset_sentence));
    let docs = docs(&lines);
    let too_many = (new.arguments.len() > 7)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "each of them is required")]));
    let is_argument = |index: usize| new.arguments.contains(&index);
    let (mut arguments, mut values) = (Vec::new(), Vec::new());
    for (index, field) in object.fields.iter().enumerate() {
        let name = ident(&field.name);
        if is_argument(index) {
            let (argument, value) = given(&name, field, imports);
            arguments.push(argument);
            values.push(if field.input == Input::Plain { quote!(#name) } else { quote!(#name: #value) });
        } else {
            let value = initial(field, imports);
            values.push(quote!(#name: #value));
        }
    }
    values.extend(no_extra(&object.extra, imports));
    quote! {
        impl #name {
            #docs
            #too_many
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// How the struct travels.
pub fn wire<'c>(of: &'c Type, object: &Struct, imports: &mut Imports<'c>) -> Vec<TokenStream> {
    let name = imports.own(of);
    let (wire, node, writer) = (imports.json("Wire"), imports.json("Node"), imports.json("Writer"));
    let ((debug, allowed), shown) = (imports.debug(), &of.name);
    let (mut reads, mut writes) = (Vec::new(), Vec::new());
    for field in &object.fields {
        let (name, key) = (ident(&field.name), &field.wire);
        let how = ident(match field.presence {
            Presence::Required => "required",
            Presence::Optional => "optional",
            Presence::Nullable => "nullable",
        });
        // Where the others are of one type, or there are none, a null can't be left among them.
        let keeps_null = match object.extra {
            Extra::Json(_) => false,
            Extra::Typed(..) => field.presence == Presence::Optional,
            Extra::Closed => field.presence == Presence::Optional && field.ty == Ty::Scalar(Scalar::Json),
        };
        let read = if keeps_null { ident("optional_beside_rest") } else { how.clone() };
        reads.push(quote!(#name: object.#read(#key)));
        writes.push(quote!(object.#how(#key, &self.#name);));
    }
    match &object.extra {
        Extra::Closed => {}
        Extra::Json(name) => {
            let name = ident(name);
            reads.push(quote!(#name: object.extra::<Self>()));
            writes.push(quote!(object.extra::<Self>(&self.#name);));
        }
        Extra::Typed(name, _) => {
            let name = ident(name);
            reads.push(quote!(#name: object.rest()));
            writes.push(quote!(object.entries(&self.#name);));
        }
    }
    let read = quote!(Self { #(#reads),* });
    // What a closed object has no place for would be lost.
    let read = if object.extra == Extra::Closed { quote!(let value = #read; object.end(); value) } else { read };
    vec![
        quote! {
            impl #wire for #name {
                #[inline]
                fn read(node: #node<'_>) -> Self {
                    let mut object = node.object();
                    #read
                }

                #[inline]
                fn write(&self, writer: &mut #writer) {
                    let mut object = writer.object();
                    #(#writes)*
                }
            }
        },
        quote! {
            impl std::fmt::Debug for #name {
                #[inline]
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    #debug(#shown, #allowed self, f)
                }
            }
        },
    ]
}
