//! Links from an answer to the operation that it leads to.

use crate::diagnostics::Place;

/// A link of a response (OpenAPI, Link Object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it stands.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// `description`.
    pub description: Option<String>,
    /// Where it leads.
    pub target: LinkTarget,
    /// The parameters of that operation, and what their values are: runtime expressions, or constants as JSON.
    pub parameters: Vec<(String, String)>,
    /// The same for the body.
    pub body: Option<String>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// To an operation of the description, by its number.
    Operation(usize),
    /// To this `operationId`, which no operation has.
    Id(String),
    /// To this `operationRef`, which leads to no operation of the description.
    Reference(String),
}
