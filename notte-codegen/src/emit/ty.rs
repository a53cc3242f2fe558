//! Types as they are written in signatures.

use super::imports::Imports;
use super::tokens::ident;
use crate::ir::{Crate, Presence, Scalar, Ty};
use proc_macro2::TokenStream;
use quote::quote;

/// Where a type is written, which decides how it names others.
pub enum Names<'a, 'c> {
    /// In a file of types: by their own names, which are imported.
    Imported(&'a mut Imports<'c>),
    /// In a file of operations: `types::Name`, `json::Name`.
    Qualified(&'c Crate),
}

impl Names<'_, '_> {
    fn named(&mut self, id: crate::ir::TypeId) -> TokenStream {
        match self {
            Self::Imported(imports) => imports.named(id),
            Self::Qualified(lowered) => match lowered.get(id) {
                Some(ty) => {
                    let name = ident(&ty.name);
                    quote!(types::#name)
                }
                None => quote!(json::Json),
            },
        }
    }

    /// A type of the runtime.
    pub fn json(&mut self, name: &'static str) -> TokenStream {
        match self {
            Self::Imported(imports) => imports.json(name),
            Self::Qualified(_) => {
                let name = ident(name);
                quote!(json::#name)
            }
        }
    }

    fn map(&mut self) -> TokenStream {
        match self {
            Self::Imported(imports) => imports.map(),
            Self::Qualified(_) => quote!(std::collections::BTreeMap),
        }
    }
}

/// The type.
pub fn ty(ty_: &Ty, names: &mut Names<'_, '_>) -> TokenStream {
    match ty_ {
        Ty::Scalar(scalar) => match scalar {
            Scalar::Null => names.json("Null"),
            Scalar::Bool => quote!(bool),
            Scalar::I32 => quote!(i32),
            Scalar::I64 => quote!(i64),
            Scalar::U32 => quote!(u32),
            Scalar::U64 => quote!(u64),
            Scalar::F64 => quote!(f64),
            Scalar::String => quote!(String),
            Scalar::DateTime => names.json("DateTime"),
            Scalar::UnixTime => names.json("UnixTime"),
            Scalar::Base64 => names.json("Base64"),
            Scalar::Secret => names.json("Secret"),
            Scalar::File => quote!(File),
            Scalar::Json => names.json("Json"),
            Scalar::JsonObject => names.json("JsonObject"),
        },
        Ty::Formatted(path) => formatted(path, names),
        Ty::Numeric(path) => of_path("Numeric", path, names),
        Ty::Own(path) => of_path("Own", path, names),
        Ty::List(item) => {
            let item = ty(item, names);
            quote!(Vec<#item>)
        }
        Ty::Tuple(items) => {
            let items = items.iter().map(|item| ty(item, names));
            quote!((#(#items),*))
        }
        Ty::Map(value) => {
            let (map, value) = (names.map(), ty(value, names));
            quote!(#map<String, #value>)
        }
        Ty::Keyed(key, value) => {
            let (map, key, value) = (names.map(), ty(key, names), ty(value, names));
            quote!(#map<#key, #value>)
        }
        Ty::Nullable(inner) => {
            let inner = ty(inner, names);
            quote!(Option<#inner>)
        }
        Ty::Boxed(inner) => {
            let inner = ty(inner, names);
            quote!(Box<#inner>)
        }
        Ty::Named(id) => names.named(*id),
    }
}

/// A string in a format; those of the runtime have names of their own.
fn formatted(path: &str, names: &mut Names<'_, '_>) -> TokenStream {
    match path {
        "jiff::civil::Date" => names.json("Date"),
        "jiff::civil::Time" => names.json("Time"),
        "jiff::Span" => names.json("Duration"),
        other => of_path("Formatted", other, names),
    }
}

/// A type of the runtime with the path of a type in it.
fn of_path(outer: &'static str, path: &str, names: &mut Names<'_, '_>) -> TokenStream {
    let outer = names.json(outer);
    let segments = path.split("::").map(ident);
    quote!(#outer<#(#segments)::*>)
}

/// The type of a field: with what its presence adds.
pub fn field(ty_: &Ty, presence: Presence, imports: &mut Imports<'_>) -> TokenStream {
    let inner = ty(ty_, &mut Names::Imported(imports));
    match presence {
        Presence::Required => inner,
        Presence::Optional => quote!(Option<#inner>),
        Presence::Nullable => {
            let nullable = imports.json("Nullable");
            quote!(#nullable<#inner>)
        }
    }
}
