//! `emit`: the crate to tokens. One construct a file, one `quote!` a function; nothing can fail here.

mod aliases;
mod answers;
mod arguments;
mod builder;
mod client;
mod enums;
mod groups;
mod imports;
mod newtypes;
mod root;
mod structs;
mod tokens;
mod ty;
mod unions;
mod uses;

use crate::ir::{Crate, EnumRepr, Kind, Type};
use imports::Imports;
use proc_macro2::TokenStream;
use std::collections::BTreeSet;

/// A file of the output, as tokens.
pub struct Module {
    /// Its path in the output, such as `types/sessions.rs`.
    pub path: String,
    /// The documentation of the module.
    pub docs: Vec<String>,
    /// Its items, in order.
    pub items: Vec<TokenStream>,
}

/// What of the runtime an output needs beside the part that every output has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The macro for builders.
    pub calls: bool,
    /// The macro for open lists of strings.
    pub open_enums: bool,
}

/// Every file of the output that is made from the description, as the work to make it.
///
/// Files do not depend on each other, so a caller may make them on several threads.
#[must_use]
pub fn files(lowered: &Crate) -> Vec<File> {
    let mut files = vec![File::Root, File::Client];
    files.extend((0..lowered.groups.len()).map(File::Group));
    let modules = type_modules(lowered);
    if !modules.is_empty() {
        files.push(File::Types);
    }
    for module in modules {
        files.push(File::TypesOf(module.clone()));
        files.push(File::WireOf(module));
    }
    files
}

/// A file that is made from the description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum File {
    /// The module that holds the others.
    Root,
    /// The client's constructors and groups.
    Client,
    /// A group, by its number.
    Group(usize),
    /// The module that holds the types.
    Types,
    /// The types of one module.
    TypesOf(String),
    /// How the types of one module travel.
    WireOf(String),
}

/// Makes one file.
#[must_use]
pub fn emit(lowered: &Crate, file: &File) -> Module {
    match file {
        File::Root => root::root(lowered),
        File::Client => client::client(lowered),
        File::Group(number) => groups::group(lowered, *number),
        File::Types => root::types(lowered),
        File::TypesOf(module) => types_of(lowered, module),
        File::WireOf(module) => wire_of(lowered, module),
    }
}

/// A type as the root of the generated crate would write it.
#[must_use]
pub fn type_name(lowered: &Crate, of: &crate::ir::Ty) -> String {
    let tokens = ty::ty(of, &mut ty::Names::Qualified(lowered)).to_string();
    tokens.replace(' ', "")
}

/// What of the runtime the output needs.
#[must_use]
pub fn needs(lowered: &Crate) -> Needs {
    Needs {
        calls: lowered.groups.iter().flat_map(|group| &group.operations).any(|operation| operation.builder.is_some()),
        open_enums: lowered.types.iter().any(|ty| matches!(&ty.kind, Kind::Enum(one) if one.repr == EnumRepr::String)),
    }
}

/// The modules that types stand in.
fn type_modules(lowered: &Crate) -> Vec<String> {
    let modules: BTreeSet<&String> = lowered.types.iter().map(|ty| &ty.module).collect();
    modules.into_iter().cloned().collect()
}

/// The types of a module by name, so that a new one moves no other.
fn sorted<'c>(lowered: &'c Crate, module: &str) -> Vec<&'c Type> {
    let mut types: Vec<&Type> = lowered.types.iter().filter(|ty| ty.module == module).collect();
    types.sort_by(|a, b| a.name.cmp(&b.name));
    types
}

fn types_of(lowered: &Crate, module: &str) -> Module {
    let mut imports = Imports::new(lowered, module);
    let mut items = Vec::new();
    for ty in sorted(lowered, module) {
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
    let docs = match module {
        "shared" => "Types that several groups of operations use, or none.".to_owned(),
        group => format!("Types of the operations of [`{group}`](super::super::{group})."),
    };
    Module { path: format!("types/{}.rs", tokens::file(module)), docs: vec![docs], items: all }
}

fn wire_of(lowered: &Crate, module: &str) -> Module {
    let mut imports = Imports::new(lowered, "");
    let mut items = Vec::new();
    for ty in sorted(lowered, module) {
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
    let docs = vec![format!("How the types of [`{module}`](super::{module}) travel as JSON.")];
    Module { path: format!("types/{}_wire.rs", tokens::file(module)), docs, items: all }
}
