//! Other names of types.

use crate::emit::imports::Imports;
use crate::emit::tokens::{docs_with_deprecation, ident};
use crate::ir::{Type, TypeId};
use proc_macro2::TokenStream;
use quote::quote;

/// An alias.
pub fn definition(alias: &Type, of: TypeId, imports: &mut Imports<'_>) -> TokenStream {
    let (name, docs) = (ident(&alias.name), docs_with_deprecation(&alias.docs, alias.deprecated));
    let of = imports.named(of);
    quote!(#docs pub type #name = #of;)
}
