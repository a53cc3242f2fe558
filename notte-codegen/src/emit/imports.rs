//! What a file of types has to import, gathered while it is made.

use super::tokens::ident;
use crate::ir::{Crate, Kind, Ty, Type, TypeId};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{BTreeSet, HashSet};

/// What has been mentioned so far.
pub struct Imports<'c> {
    lowered: &'c Crate,
    module: &'c str,
    types: BTreeSet<String>,
    json: BTreeSet<&'static str>,
    map: bool,
    /// The names of generated types, which a name of the runtime must not hide.
    taken: HashSet<&'c str>,
}

impl<'c> Imports<'c> {
    /// For a file of this module, which needs no import for its own types.
    pub fn new(lowered: &'c Crate, module: &'c str) -> Self {
        Self {
            lowered,
            module,
            types: BTreeSet::new(),
            json: BTreeSet::new(),
            map: false,
            taken: lowered.types.iter().map(|ty| ty.name.as_str()).collect(),
        }
    }

    /// The name of a generated type.
    pub fn named(&mut self, id: TypeId) -> TokenStream {
        match self.lowered.get(id) {
            Some(ty) => self.own(ty),
            None => self.json("Json"),
        }
    }

    /// The type without aliases, to tell whether two are one.
    pub fn defined(&self, ty: &Ty) -> Ty {
        let inner = |ty: &Ty| Box::new(self.defined(ty));
        match ty {
            Ty::Scalar(_) | Ty::Formatted(_) => ty.clone(),
            Ty::Named(id) => match self.lowered.get(*id).map(|ty| &ty.kind) {
                Some(Kind::Alias(of)) => Ty::Named(*of),
                _ => ty.clone(),
            },
            Ty::Tuple(items) => Ty::Tuple(items.iter().map(|item| self.defined(item)).collect()),
            Ty::List(item) => Ty::List(inner(item)),
            Ty::Map(value) => Ty::Map(inner(value)),
            Ty::Nullable(of) => Ty::Nullable(inner(of)),
            Ty::Boxed(of) => Ty::Boxed(inner(of)),
        }
    }

    /// The name of a generated type that is at hand.
    pub fn own(&mut self, ty: &Type) -> TokenStream {
        if ty.module != self.module {
            self.types.insert(ty.name.clone());
        }
        let name = ident(&ty.name);
        quote!(#name)
    }

    /// The name of something in the runtime's `json`.
    pub fn json(&mut self, name: &'static str) -> TokenStream {
        if self.taken.contains(name) {
            let name = ident(name);
            return quote!(super::super::runtime::json::#name);
        }
        self.json.insert(name);
        let name = ident(name);
        quote!(#name)
    }

    /// `BTreeMap`.
    pub fn map(&mut self) -> TokenStream {
        self.map = true;
        quote!(BTreeMap)
    }

    /// The `use` items.
    pub fn items(&self) -> Vec<TokenStream> {
        let mut items = Vec::new();
        if self.map {
            items.push(quote!(
                use std::collections::BTreeMap;
            ));
        }
        if !self.json.is_empty() {
            let names = self.json.iter().map(|name| ident(name));
            items.push(quote!(use super::super::runtime::json::{#(#names),*};));
        }
        if !self.types.is_empty() {
            let names = self.types.iter().map(|name| ident(name));
            items.push(quote!(use super::{#(#names),*};));
        }
        items
    }
}
