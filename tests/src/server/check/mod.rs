//! Whether a request keeps to the description.

mod body;
mod credentials;
mod json;
mod parameters;
mod percent;
mod query;
mod route;
mod value;

use super::description::{Document, Operation};
use super::log::Request;

pub use percent::decode;

/// Finds the operation of a request and holds the request against it; what is wrong is noted in the request.
pub fn check<'a>(document: &Document, operations: &'a [Operation], request: &mut Request) -> Option<&'a Operation> {
    let operation = route::find(operations, request)?;
    request.operation = Some(operation.id.clone());
    query::split(request);
    credentials::check(operation, request);
    parameters::check(document, operation, request);
    body::check(document, operation, request);
    body::check_accept(operation, request);
    Some(operation)
}
