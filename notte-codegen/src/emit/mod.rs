//! `emit`: the crate to tokens. One construct a file, one `quote!` a function; nothing can fail here.

mod client;
mod front_page;
mod imports;
mod intricate;
mod needs;
mod operations;
mod root;
mod tokens;
mod ty;
mod types;

pub use front_page::{Home, example_head};
pub use needs::{Needs, needs};

use crate::docs::visible;
use crate::hash::HashSet;
use crate::ir::Crate;
use proc_macro2::TokenStream;

/// A file of the output, as tokens.
pub struct Module {
    /// Its path in the output, such as `types/sessions.rs`.
    pub path: String,
    /// The documentation of the module.
    pub docs: Vec<String>,
    /// Its items, in order.
    pub items: Vec<TokenStream>,
}

/// Every file of the output that is made from the description, as the work to make it.
///
/// Files do not depend on each other, so a caller may make them on several threads.
#[must_use]
pub fn files(lowered: &Crate) -> Vec<File> {
    let mut files = vec![File::Root, File::Client];
    files.extend((0..lowered.groups.len()).map(File::Group));
    if !lowered.types.is_empty() {
        files.extend([File::Types, File::Wire]);
        files.extend((0..lowered.modules.len()).map(File::TypesOf));
        files.extend((0..lowered.modules.len()).filter(|number| types::travels(lowered, *number)).map(File::WireOf));
        files.extend(types::serde_part(lowered).map(|_| File::Serde));
        files.extend(types::samples_part(lowered).map(|_| File::Samples));
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
    /// The module that holds how they travel.
    Wire,
    /// The types of a module, by its number.
    TypesOf(usize),
    /// How the types of a module travel, by its number.
    WireOf(usize),
    /// The traits of serde for the types.
    Serde,
    /// Values of the types for tests.
    Samples,
}

/// The names of the generated types.
#[must_use]
pub fn taken(lowered: &Crate) -> HashSet<&str> {
    lowered.types.iter().map(|ty| ty.name.as_str()).collect()
}

/// Makes one file. `taken` has the names of the generated types.
#[must_use]
pub fn emit<'c>(lowered: &'c Crate, taken: &'c HashSet<&'c str>, file: &File) -> Module {
    let mut module = match file {
        File::Root => root::root(lowered),
        File::Client => client::client(lowered),
        File::Group(number) => operations::group(lowered, *number),
        File::Types => types::types(lowered),
        File::Wire => types::wire(lowered),
        File::TypesOf(number) => types::types_of(lowered, taken, *number),
        File::WireOf(number) => types::wire_of(lowered, taken, *number),
        File::Serde => types::serde(lowered),
        File::Samples => types::samples(lowered),
    };
    for line in &mut module.docs {
        *line = visible(line).into_owned();
    }
    module
}

/// A type as the root of the generated crate would write it.
#[must_use]
pub fn type_name(lowered: &Crate, of: &crate::ir::Ty) -> String {
    let tokens = ty::ty(of, &mut ty::Names::Qualified(lowered)).to_string();
    tokens.replace(' ', "")
}
