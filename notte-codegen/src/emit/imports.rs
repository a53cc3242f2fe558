//! What a file of types has to import, gathered while it is made.

use super::tokens::ident;
use crate::hash::HashSet;
use crate::ir::{Crate, EnumRepr, Field, Kind, Ty, Type, TypeId};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeSet;

/// What has been mentioned so far.
pub struct Imports<'c> {
    lowered: &'c Crate,
    /// The names of generated types, which a name of the runtime must not hide.
    taken: &'c HashSet<&'c str>,
    /// The file whose types need no import, if it is one of types.
    module: Option<usize>,
    /// How deep the file stands below the root.
    depth: usize,
    types: BTreeSet<&'c str>,
    json: BTreeSet<&'static str>,
    /// Whether a macro mentions the module `json` itself.
    whole: bool,
    map: bool,
}

impl<'c> Imports<'c> {
    /// For a file this deep below the root: of the types of a module, or of how they travel.
    pub fn new(lowered: &'c Crate, taken: &'c HashSet<&'c str>, module: Option<usize>, depth: usize) -> Self {
        Self { lowered, taken, module, depth, types: BTreeSet::new(), json: BTreeSet::new(), whole: false, map: false }
    }

    /// What shows a type: the function of the runtime, and its arguments between the name of the type and the value.
    pub fn debug(&mut self) -> (TokenStream, TokenStream) {
        match self.lowered.shown.as_slice() {
            [] => (self.json("debug"), TokenStream::new()),
            shown => (self.json("debug_with"), quote!(&[#(#shown),*],)),
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
        let mut ty = ty.clone();
        ty.rename(&mut |id| match self.lowered.get(id).map(|ty| &ty.kind) {
            Some(Kind::Alias(target)) => *target,
            _ => id,
        });
        ty
    }

    /// Whether the type is strings of which some are known.
    pub fn is_open_enum(&self, ty: &Ty) -> bool {
        let Ty::Named(id) = self.defined(ty) else { return false };
        matches!(self.lowered.get(id).map(|ty| &ty.kind), Some(Kind::Enum(one)) if one.repr == EnumRepr::String)
    }

    /// The field of a struct that is this member on the wire.
    pub fn field(&self, ty: &Ty, member: &str) -> Option<&'c Field> {
        let Ty::Named(id) = self.defined(ty) else { return None };
        match &self.lowered.get(id)?.kind {
            Kind::Struct(object) => object.fields.iter().find(|field| field.wire == member),
            _ => None,
        }
    }

    /// Whether a type is a union with another type among its alternatives.
    pub fn has_alternative(&self, union: &Ty, other: &Type) -> bool {
        let Ty::Named(id) = self.defined(union) else { return false };
        let Some(Kind::Union(union)) = self.lowered.get(id).map(|ty| &ty.kind) else { return false };
        let inner = union.variants.iter().map(|variant| match &variant.ty {
            Ty::Boxed(inner) => &**inner,
            ty => ty,
        });
        inner.into_iter().any(|ty| match self.defined(ty) {
            Ty::Named(id) => self.lowered.get(id).is_some_and(|ty| std::ptr::eq(ty, other)),
            _ => false,
        })
    }

    /// The name of a generated type that is at hand.
    pub fn own(&mut self, ty: &'c Type) -> TokenStream {
        if Some(ty.module) != self.module {
            self.types.insert(&ty.name);
        }
        let name = ident(&ty.name);
        quote!(#name)
    }

    /// The name of something in the runtime's `json`.
    pub fn json(&mut self, name: &'static str) -> TokenStream {
        if self.taken.contains(name) {
            let (root, name) = (self.root(), ident(name));
            return quote!(#root runtime::json::#name);
        }
        self.json.insert(name);
        let name = ident(name);
        quote!(#name)
    }

    /// The module `json` itself.
    pub fn whole_json(&mut self) {
        self.whole = true;
    }

    /// The path to the root.
    fn root(&self) -> TokenStream {
        (0..self.depth).map(|_| quote!(super::)).collect()
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
        if self.whole {
            let root = self.root();
            items.push(quote!(use #root runtime::json;));
        }
        if !self.json.is_empty() {
            let (root, names) = (self.root(), self.json.iter().map(|name| ident(name)));
            items.push(quote!(use #root runtime::json::{#(#names),*};));
        }
        if !self.types.is_empty() {
            let (root, names) = (self.root(), self.types.iter().map(|name| ident(name)));
            items.push(quote!(use #root types::{#(#names),*};));
        }
        items
    }
}
