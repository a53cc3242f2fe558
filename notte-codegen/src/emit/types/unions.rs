//! Unions: one of several types, and whatever else may come.

use crate::emit::imports::Imports;
use crate::emit::tokens::{docs, docs_with_deprecation, ident};
use crate::emit::ty::{self, Names};
use crate::hash::HashSet;
use crate::ir::{Field, Presence, Scalar, Test, Ty, Type, Union, Variant};
use proc_macro2::TokenStream;
use quote::quote;

/// The enum.
pub fn definition(of: &Type, union: &Union, imports: &mut Imports<'_>) -> TokenStream {
    let name = ident(&of.name);
    let docs_ = docs_with_deprecation(&of.docs, of.deprecated);
    let variants = union.variants.iter().map(|variant| {
        let (name, docs) = (ident(&variant.name), docs(&variant.docs));
        let ty = ty::ty(&variant.ty, &mut Names::Imported(imports));
        quote!(#docs #name(#ty))
    });
    let variants: Vec<TokenStream> = variants.collect();
    let (unknown, json) = (ident(&union.unknown), imports.json("Json"));
    quote! {
        #docs_
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " A value that matches none of the alternatives."]
            #unknown(#json),
        }
    }
}

/// How the union travels, and what converts into it.
pub fn wire<'c>(of: &'c Type, union: &Union, imports: &mut Imports<'c>) -> Vec<TokenStream> {
    let name = imports.own(of);
    let (wire, node, writer) = (imports.json("Wire"), imports.json("Node"), imports.json("Writer"));
    let unknown = ident(&union.unknown);
    let arms = union.variants.iter().map(|variant| arm(variant, imports));
    let arms: Vec<TokenStream> = arms.collect();
    let writes = union.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        quote!(Self::#name(value) => value.write(writer))
    });
    let mut items = vec![quote! {
        impl #wire for #name {
            #[inline]
            fn read(node: #node<'_>) -> Self {
                #(#arms)*
                Self::#unknown(#wire::read(node))
            }

            #[inline]
            fn write(&self, writer: &mut #writer) {
                match self {
                    #(#writes,)*
                    Self::#unknown(value) => writer.none_of_these(value),
                }
            }
        }
    }];
    items.push(shown(of, union, imports));
    items.push(accessors(of, union, imports));
    items.extend(conversions(of, union, imports));
    items
}

/// A method for each alternative, which returns the value if it is that one.
fn accessors<'c>(of: &'c Type, union: &Union, imports: &mut Imports<'c>) -> TokenStream {
    let name = imports.own(of);
    let accessors = union.variants.iter().map(|variant| {
        let (variant_name, method) = (ident(&variant.name), ident(&variant.accessor));
        let (inner, value) = match &variant.ty {
            Ty::Boxed(inner) => (&**inner, quote!(Some(&**value))),
            ty => (ty, quote!(Some(value))),
        };
        let ty = ty::ty(inner, &mut Names::Imported(imports));
        let docs = docs(&[format!("Returns the `{}`, if it is one.", variant.name.trim_start_matches("r#"))]);
        quote! {
            #docs
            #[inline]
            pub fn #method(&self) -> Option<&#ty> {
                match self {
                    Self::#variant_name(value) => #value,
                    _ => None,
                }
            }
        }
    });
    let accessors: Vec<TokenStream> = accessors.collect();
    quote!(impl #name { #(#accessors)* })
}

/// `Debug`: derived, it would show what is none of the alternatives.
fn shown<'c>(of: &'c Type, union: &Union, imports: &mut Imports<'c>) -> TokenStream {
    let name = imports.own(of);
    let (debug_one, debug_none) = (imports.json("debug_one"), imports.json("debug_none"));
    let bare = |name: &str| name.trim_start_matches("r#").to_owned();
    let arms = union.variants.iter().map(|variant| {
        let (name, shown) = (ident(&variant.name), bare(&variant.name));
        quote!(Self::#name(value) => #debug_one(#shown, value, f))
    });
    let (unknown, shown) = (ident(&union.unknown), bare(&union.unknown));
    quote! {
        impl std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    #(#arms,)*
                    Self::#unknown(value) => #debug_none(#shown, value, f),
                }
            }
        }
    }
}

/// Reads the variant if its questions are answered.
fn arm(variant: &Variant, imports: &mut Imports<'_>) -> TokenStream {
    let name = ident(&variant.name);
    let wire = imports.json("Wire");
    let mut conditions = Vec::new();
    let mut reads = false;
    for test in &variant.tests {
        match test {
            Test::Kinds(kinds) => {
                let kind = imports.json("Kind");
                let kinds = kinds.iter().map(|one| {
                    let one = ident(match *one {
                        "null" => "Null",
                        "boolean" => "Bool",
                        "number" => "Number",
                        "string" => "String",
                        "array" => "Array",
                        _ => "Object",
                    });
                    quote!(#kind::#one)
                });
                let kinds: Vec<TokenStream> = kinds.collect();
                conditions.push(match kinds.as_slice() {
                    [one] => quote!(node.kind() == #one),
                    several => quote!(matches!(node.kind(), #(#several)|*)),
                });
            }
            Test::Member(member, values) => conditions.push(quote!(node.member_is(#member, &[#(#values),*]))),
            Test::MemberOrNone(member, values) => {
                conditions.push(quote!((node.member_is(#member, &[#(#values),*]) || !node.has_members(&[#member]))));
            }
            Test::Has(members) => conditions.push(quote!(node.has_members(&[#(#members),*]))),
            Test::Lacks(members) => conditions.push(quote!(node.lacks_members(&[#(#members),*]))),
            Test::Reads => reads = true,
        }
    }
    let then = if reads {
        conditions.push(quote!(let Some(value) = node.attempt()));
        quote!(return Self::#name(value);)
    } else {
        quote!(return Self::#name(#wire::read(node));)
    };
    if conditions.is_empty() { then } else { quote!(if #(#conditions)&&* { #then }) }
}

/// The alternative that is strings of which some are known, where it is the only one that a text can be.
fn listed<'u>(union: &'u Union, imports: &Imports<'_>) -> Option<&'u Ty> {
    let inner = union.variants.iter().map(|variant| match &variant.ty {
        Ty::Boxed(inner) => &**inner,
        ty => ty,
    });
    let mut texts = inner.filter(|ty| matches!(ty, Ty::Scalar(Scalar::String)) || imports.is_open_enum(ty));
    let first = texts.next().filter(|ty| imports.is_open_enum(ty))?;
    texts.next().is_none().then_some(first)
}

/// `From` and `TryFrom` for every alternative whose type no other one has, and `From` for a text where it can be only one.
fn conversions<'c>(of: &'c Type, union: &Union, imports: &mut Imports<'c>) -> Vec<TokenStream> {
    let name = imports.own(of);
    let listed = listed(union, imports);
    let mut seen: HashSet<Ty> = HashSet::default();
    let mut items = Vec::new();
    for variant in &union.variants {
        let (inner, boxed) = match &variant.ty {
            Ty::Boxed(inner) => (&**inner, true),
            ty => (ty, false),
        };
        if !seen.insert(imports.defined(inner)) || matches!(inner, Ty::Scalar(Scalar::Json)) {
            continue;
        }
        let tagged = tagged(variant, inner, imports);
        let variant = ident(&variant.name);
        let ty = ty::ty(inner, &mut Names::Imported(imports));
        let value = if boxed { quote!(Box::new(value)) } else { quote!(value) };
        let taken = if boxed { quote!(*value) } else { quote!(value) };
        let argument = if tagged.is_empty() { quote!(value) } else { quote!(mut value) };
        if union.is_nullable_input {
            items.push(nullable_from(&quote!(#ty), &name, imports));
        }
        items.push(quote! {
            impl From<#ty> for #name {
                #[inline]
                fn from(#argument: #ty) -> Self {
                    #(#tagged)*
                    Self::#variant(#value)
                }
            }
        });
        // Where two unions are alternatives of each other, the conversion that can't fail is there already.
        let taken = (!imports.has_alternative(inner, of)).then(|| {
            quote! {
                impl std::convert::TryFrom<#name> for #ty {
                    type Error = #name;

                    #[inline]
                    fn try_from(value: #name) -> std::result::Result<Self, #name> {
                        match value {
                            #name::#variant(value) => Ok(#taken),
                            other => Err(other),
                        }
                    }
                }
            }
        });
        items.extend(taken);
        if matches!(inner, Ty::Scalar(Scalar::String)) || Some(inner) == listed {
            let text = if Some(inner) == listed { quote!(value.into()) } else { quote!(value.to_owned()) };
            let text = if boxed { quote!(Box::new(#text)) } else { text };
            if union.is_nullable_input {
                items.push(nullable_from(&quote!(&str), &name, imports));
            }
            items.push(quote! {
                impl From<&str> for #name {
                    #[inline]
                    fn from(value: &str) -> Self {
                        Self::#variant(#text)
                    }
                }
            });
        }
    }
    items
}

/// The same for a field that may be null.
fn nullable_from(ty: &TokenStream, name: &TokenStream, imports: &mut Imports<'_>) -> TokenStream {
    let nullable = imports.json("Nullable");
    quote! {
        impl From<#ty> for #nullable<#name> {
            #[inline]
            fn from(value: #ty) -> Self {
                Self::Value(value.into())
            }
        }
    }
}

/// Sets what tells the alternative and need not be there: without it nobody could say which one it is.
fn tagged<'c>(variant: &Variant, ty: &Ty, imports: &mut Imports<'c>) -> Vec<TokenStream> {
    let mut items = Vec::new();
    for (member, text) in &variant.tags {
        let field = imports.field(ty, member);
        items.extend(field.and_then(|field| set_if_absent(field, text, imports)));
    }
    items
}

/// Sets a member that need not be there, where it is text and is not set.
fn set_if_absent(field: &Field, text: &str, imports: &mut Imports<'_>) -> Option<TokenStream> {
    if field.ty != Ty::Scalar(Scalar::String) && !imports.is_open_enum(&field.ty) {
        return None;
    }
    let name = ident(&field.name);
    match field.presence {
        Presence::Required => None,
        Presence::Optional => Some(quote!(value.#name.get_or_insert_with(|| #text.into());)),
        Presence::Nullable => {
            let nullable = imports.json("Nullable");
            Some(quote!(if value.#name.is_absent() { value.#name = #nullable::Value(#text.into()); }))
        }
    }
}
