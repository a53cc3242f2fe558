//! The headers of answers.

use super::{Docs, Named, Ty};

/// The headers of answers, with their types: a struct for the operations of a group that declare the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Headers {
    /// The operations that declare them. The struct has the name of the first, the others have an alias for it.
    pub operations: Vec<Named>,
    /// A field for each header.
    pub fields: Vec<HeaderField>,
}

/// A header.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderField {
    /// The field's name in Rust.
    pub name: String,
    /// The header's name.
    pub wire: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its type, or that of the items of a list.
    pub ty: Ty,
    /// How it is written.
    pub form: HeaderForm,
}

/// How the value of a header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderForm {
    /// One value.
    Single,
    /// Values with this character between them.
    List(char),
    /// A value for each line.
    Lines,
    /// JSON.
    Json,
}
