//! The query as pairs.

use super::percent;
use crate::server::log::{Request, Rule};

/// Splits the raw query into decoded pairs. A `+` is a space, as in forms.
pub fn split(request: &mut Request) {
    let Some(query) = request.query.clone() else {
        return;
    };
    if let Some(letter) = percent::illegal_in_query(&query) {
        request.violate(Rule::Encoding, format!("{letter:?} in the query must be percent-encoded"));
    }
    if query.is_empty() {
        return;
    }
    for pair in query.split('&') {
        if pair.is_empty() {
            request.violate(Rule::UnknownQuery, "the query has an empty pair (`&` too many)");
            continue;
        }
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decoded = |text: &str| percent::decode(&text.replace('+', " "));
        match (decoded(name), decoded(value)) {
            (Ok(name), Ok(value)) => request.query_parameters.push((name, value)),
            (Err(fault), _) | (_, Err(fault)) => request.violate(Rule::Encoding, format!("the query: {fault}")),
        }
    }
}
