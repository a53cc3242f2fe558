//! Open lists of values.

use crate::emit::imports::Imports;
use crate::emit::tokens::{docs, docs_with_deprecation, ident};
use crate::ir::{Enum, EnumRepr, EnumValue, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// The enum.
pub fn definition(of: &Type, one: &Enum) -> TokenStream {
    let name = ident(&of.name);
    let docs_ = docs_with_deprecation(&of.docs, of.deprecated);
    let variants = one.variants.iter().map(|variant| {
        let (name, docs) = (ident(&variant.name), docs(&variant.docs));
        quote!(#docs #name)
    });
    let unknown = ident(&one.unknown);
    // Strings are compared by their text: see the macro `open_enum`.
    let (inner, compared) = match one.repr {
        EnumRepr::String => (quote!(String), None),
        EnumRepr::Integer => (quote!(i64), Some(quote!(, PartialEq, Eq, PartialOrd, Ord, Hash))),
    };
    quote! {
        #docs_
        #[derive(Clone, Debug #compared)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " A value that is not in the description."]
            #unknown(#inner),
        }
    }
}

/// How the enum travels.
pub fn wire<'c>(of: &'c Type, one: &Enum, imports: &mut Imports<'c>) -> Vec<TokenStream> {
    match one.repr {
        EnumRepr::String => strings(of, one, imports),
        EnumRepr::Integer => integers(of, one, imports),
    }
}

fn strings<'c>(of: &'c Type, one: &Enum, imports: &mut Imports<'c>) -> Vec<TokenStream> {
    let (name, trait_) = (imports.own(of), imports.json("OpenEnum"));
    imports.whole_json();
    let unknown = ident(&one.unknown);
    let (mut known, mut from, mut to) = (Vec::new(), Vec::new(), Vec::new());
    for variant in &one.variants {
        let EnumValue::String(value) = &variant.value else { continue };
        let variant = ident(&variant.name);
        known.push(quote!(Self::#variant));
        from.push(quote!(#value => Self::#variant));
        to.push(quote!(Self::#variant => #value));
    }
    vec![
        quote! {
            impl #trait_ for #name {
                const KNOWN: &'static [Self] = &[#(#known),*];

                #[inline]
                fn from_text(text: &str) -> Self {
                    match text {
                        #(#from,)*
                        other => Self::#unknown(other.to_owned()),
                    }
                }

                #[inline]
                fn as_str(&self) -> &str {
                    match self {
                        #(#to,)*
                        Self::#unknown(text) => text,
                    }
                }
            }
        },
        quote!(open_enum!(#name);),
    ]
}

fn integers<'c>(of: &'c Type, one: &Enum, imports: &mut Imports<'c>) -> Vec<TokenStream> {
    let name = imports.own(of);
    let (wire, node, writer) = (imports.json("Wire"), imports.json("Node"), imports.json("Writer"));
    let unknown = ident(&one.unknown);
    let (mut known, mut from, mut to) = (Vec::new(), Vec::new(), Vec::new());
    for variant in &one.variants {
        let EnumValue::Integer(value) = &variant.value else { continue };
        let (variant, value) = (ident(&variant.name), proc_macro2::Literal::i64_unsuffixed(*value));
        known.push(quote!(Self::#variant));
        from.push(quote!(#value => Self::#variant));
        to.push(quote!(#name::#variant => #value));
    }
    vec![
        quote! {
            impl #name {
                #[doc = " The values that the description has."]
                pub const KNOWN: &'static [Self] = &[#(#known),*];
            }
        },
        quote! {
            impl From<i64> for #name {
                #[inline]
                fn from(value: i64) -> Self {
                    match value {
                        #(#from,)*
                        other => Self::#unknown(other),
                    }
                }
            }
        },
        quote! {
            impl From<&#name> for i64 {
                #[inline]
                fn from(value: &#name) -> Self {
                    match value {
                        #(#to,)*
                        #name::#unknown(other) => *other,
                    }
                }
            }
        },
        quote! {
            impl #wire for #name {
                #[inline]
                fn read(node: #node<'_>) -> Self {
                    Self::from(i64::read(node))
                }

                #[inline]
                fn write(&self, writer: &mut #writer) {
                    i64::from(self).write(writer);
                }
            }
        },
    ]
}
