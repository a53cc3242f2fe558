//! The bodies of errors.

use super::{Docs, Ty};

/// What the bodies of errors are, by status: an enum for the operations of a group that declare the same.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusErrors {
    /// The operations that declare them. The enum has the name of the first, the others have an alias for it.
    pub operations: Vec<Named>,
    /// A variant for each body that has a type.
    pub variants: Vec<ErrorVariant>,
    /// Which variant an answer is, the first that fits.
    pub arms: Vec<ErrorArm>,
}

/// The name that an operation has for a type of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name in Rust.
    pub name: String,
    /// What errors call the operation.
    pub operation: String,
}

/// A body of errors.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorVariant {
    /// Its name in Rust.
    pub name: String,
    /// Its documentation.
    pub docs: Docs,
    /// What it is.
    pub body: ErrorBody,
}

/// What the body of an error is.
#[derive(Clone, Debug, PartialEq)]
pub enum ErrorBody {
    /// JSON of this type, or plain text that is a number or a boolean.
    Json(Ty),
    /// Text of this media type.
    Text(String),
}

/// A status, or a range of them, and what its body is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorArm {
    /// The first and the last status; none for all others.
    pub status: Option<(u16, u16)>,
    /// The media type that tells the body from another of the same status.
    pub media_type: Option<String>,
    /// The number of its variant; none for a body without a type.
    pub variant: Option<usize>,
}
