//! From the raw path to the operation.

use super::percent;
use crate::server::description::Operation;
use crate::server::log::{Request, Rule};

/// The operation that the request is for; what is wrong with the path is noted.
pub fn find<'a>(operations: &'a [Operation], request: &mut Request) -> Option<&'a Operation> {
    if let Some(letter) = percent::illegal_in_path(&request.path) {
        request.violate(Rule::Encoding, format!("{letter:?} in the path must be percent-encoded"));
    }
    if let Err(fault) = percent::decode(&request.path) {
        request.violate(Rule::Encoding, format!("the path: {fault}"));
        return None;
    }
    let segments = request.path.split('/').skip(1).map(|raw| percent::decode(raw).unwrap_or_default());
    let segments: Vec<String> = segments.collect();
    if segments.iter().any(|segment| segment == "." || segment == "..") {
        request.violate(Rule::DotSegment, "a path segment is `.` or `..`: what stands between may take it away");
    }
    let mut matches: Vec<_> = operations
        .iter()
        .filter_map(|operation| Some((operation, operation.route.parameters(&request.path)?)))
        .collect();
    matches.sort_by_key(|(operation, _)| operation.route.rank());
    if matches.is_empty() {
        if segments.iter().any(String::is_empty) {
            request.violate(Rule::EmptySegment, format!("{:?} has an empty segment", request.path));
        } else {
            request.violate(Rule::UnknownPath, format!("{:?} is not described", request.path));
        }
        return None;
    }
    let Some((operation, parameters)) = matches.into_iter().find(|(operation, _)| operation.method == request.method)
    else {
        request.violate(Rule::UnknownMethod, format!("{} is not described for {:?}", request.method, request.path));
        return None;
    };
    request.path_parameters = parameters;
    Some(operation)
}
