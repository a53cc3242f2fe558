//! Types: two folders that mirror each other, what people read in `types` and how it travels in `wire`.

use super::{aliases, enums, newtypes, samples, structs, unions, with_serde};
use crate::emit::Module;
use crate::emit::imports::Imports;
use crate::emit::tokens::{file, gate, ident};
use crate::hash::HashSet;
use crate::ir::{Crate, Kind, Type, TypeModule};
use proc_macro2::TokenStream;
use quote::quote;

/// The module that holds the types.
pub fn types(lowered: &Crate) -> Module {
    let modules: Vec<&TypeModule> = lowered.modules.iter().filter(|module| module.path.len() == 1).collect();
    let items = listed(lowered, &modules, true);
    Module { path: "types/mod.rs".to_owned(), docs: vec!["The types of requests and responses.".to_owned()], items }
}

/// The module that holds how they travel.
pub fn wire(lowered: &Crate) -> Module {
    let modules = lowered.modules.iter().enumerate().filter(|(number, _)| travels(lowered, *number));
    let modules: Vec<&TypeModule> = modules.map(|(_, module)| module).filter(|module| module.path.len() == 1).collect();
    let docs = [
        "How the types are read from JSON and written as JSON.",
        "",
        "The functions are `#[inline]`, so that a program compiles only those that it uses.",
    ];
    let docs = docs.map(str::to_owned).to_vec();
    let mut items = listed(lowered, &modules, false);
    items.extend(with_serde::declaration(lowered));
    items.extend(samples::declaration(lowered));
    Module { path: "wire/mod.rs".to_owned(), docs, items }
}

/// Whether a file has anything that travels: an alias travels as what it names.
pub fn travels(lowered: &Crate, number: usize) -> bool {
    let Some(module) = lowered.modules.get(number) else { return false };
    of(lowered, module).iter().any(|ty| !matches!(ty.kind, Kind::Alias(_)))
        || below(lowered, module).any(|below| travels(lowered, below))
}

/// The types of a module.
pub fn types_of<'c>(lowered: &'c Crate, taken: &'c HashSet<&'c str>, number: usize) -> Module {
    let Some(module) = lowered.modules.get(number) else { return nothing() };
    let mut imports = Imports::new(lowered, taken, Some(number), module.path.len() + 1);
    let mut items = Vec::new();
    for ty in of(lowered, module) {
        match &ty.kind {
            Kind::Struct(object) => items.extend(structs::definition(ty, object, &mut imports)),
            Kind::Enum(one) => items.push(enums::definition(ty, one)),
            Kind::Union(union) => items.push(unions::definition(ty, union, &mut imports)),
            Kind::Newtype(inner) => items.push(newtypes::definition(ty, inner, &mut imports)),
            Kind::Alias(of) => items.push(aliases::definition(ty, *of, &mut imports)),
        }
    }
    let mut all = imports.items();
    all.extend(items);
    let below: Vec<usize> = below(lowered, module).collect();
    all.extend(listed(lowered, &numbered(lowered, &below), true));
    Module { path: path("types", module, !below.is_empty()), docs: module.docs.clone(), items: all }
}

/// How the types of a module travel.
pub fn wire_of<'c>(lowered: &'c Crate, taken: &'c HashSet<&'c str>, number: usize) -> Module {
    let Some(module) = lowered.modules.get(number) else { return nothing() };
    let mut imports = Imports::new(lowered, taken, None, module.path.len() + 1);
    let mut items = Vec::new();
    for ty in of(lowered, module) {
        match &ty.kind {
            Kind::Struct(object) => items.extend(structs::wire(ty, object, &mut imports)),
            Kind::Enum(one) => items.extend(enums::wire(ty, one, &mut imports)),
            Kind::Union(union) => items.extend(unions::wire(ty, union, &mut imports)),
            Kind::Newtype(_) => items.extend(newtypes::wire(ty, &mut imports)),
            Kind::Alias(_) => {}
        }
    }
    let mut all = imports.items();
    all.extend(items);
    let below: Vec<usize> = below(lowered, module).filter(|below| travels(lowered, *below)).collect();
    all.extend(listed(lowered, &numbered(lowered, &below), false));
    let docs =
        vec![format!("How the types of `types/{}` are read from JSON and written as JSON.", below_types(module))];
    Module { path: path("wire", module, !below.is_empty()), docs, items: all }
}

fn nothing() -> Module {
    Module { path: String::new(), docs: Vec::new(), items: Vec::new() }
}

fn of<'c>(lowered: &'c Crate, module: &TypeModule) -> Vec<&'c Type> {
    module.types.iter().filter_map(|id| lowered.get(*id)).collect()
}

fn numbered<'c>(lowered: &'c Crate, numbers: &[usize]) -> Vec<&'c TypeModule> {
    numbers.iter().filter_map(|number| lowered.modules.get(*number)).collect()
}

/// The files in a folder, by number. They follow it.
fn below<'c>(lowered: &'c Crate, folder: &'c TypeModule) -> impl Iterator<Item = usize> + 'c {
    let is_below = |module: &TypeModule| module.path.len() > folder.path.len() && module.path.starts_with(&folder.path);
    let start = lowered.modules.partition_point(|module| module.path <= folder.path);
    let after = lowered.modules.get(start..).unwrap_or_default();
    (start..).zip(after).take_while(move |(_, module)| is_below(module)).map(|(number, _)| number)
}

fn below_types(module: &TypeModule) -> String {
    let segments: Vec<&str> = module.path.iter().map(|segment| file(segment)).collect();
    segments.join("/")
}

fn path(folder: &str, module: &TypeModule, is_folder: bool) -> String {
    let end = if is_folder { "/mod.rs" } else { ".rs" };
    format!("{folder}/{}{end}", below_types(module))
}

/// The declarations of modules, and what users see of them.
fn listed(lowered: &Crate, modules: &[&TypeModule], are_seen: bool) -> Vec<TokenStream> {
    let declared = modules.iter().filter_map(|module| {
        let (gate, name) = (gate(&module.features), ident(module.path.last()?));
        Some(quote!(#gate mod #name;))
    });
    let mut items: Vec<TokenStream> = declared.collect();
    if are_seen {
        items.extend(modules.iter().filter_map(|module| seen(lowered, module)));
    }
    items
}

/// What users see of a module: its types by name, since the compiler's work on globs grows with their square.
/// What is in a folder depends on features, and a folder is empty without those of its files.
fn seen(lowered: &Crate, module: &TypeModule) -> Option<TokenStream> {
    let (gate, name) = (gate(&module.features), ident(module.path.last()?));
    if below(lowered, module).next().is_some() {
        let reason = "what is in it is behind features";
        let can_be_empty = module.types.is_empty() && !lowered.features.is_empty();
        let allow = can_be_empty.then(|| quote!(#[allow(unused_imports, reason = #reason)]));
        return Some(quote!(#gate #allow pub use #name::*;));
    }
    let types = of(lowered, module).into_iter().map(|ty| ident(&ty.name));
    Some(quote!(#gate pub use #name::{#(#types),*};))
}
