//! Types of their own around others.

use crate::emit::imports::Imports;
use crate::emit::tokens::{docs_with_deprecation, ident};
use crate::emit::ty::{self, Names};
use crate::ir::{Ty, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// A newtype.
pub fn definition(of: &Type, inner: &Ty, imports: &mut Imports<'_>) -> TokenStream {
    let (name, docs) = (ident(&of.name), docs_with_deprecation(&of.docs, of.deprecated));
    let inner = ty::ty(inner, &mut Names::Imported(imports));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name(pub #inner);
    }
}

/// How a newtype travels: as what it holds.
pub fn wire<'c>(of: &'c Type, imports: &mut Imports<'c>) -> Vec<TokenStream> {
    let name = imports.own(of);
    let (wire, node, writer) = (imports.json("Wire"), imports.json("Node"), imports.json("Writer"));
    vec![quote! {
        impl #wire for #name {
            #[inline]
            fn read(node: #node<'_>) -> Self {
                Self(#wire::read(node))
            }

            #[inline]
            fn write(&self, writer: &mut #writer) {
                self.0.write(writer);
            }
        }
    }]
}
