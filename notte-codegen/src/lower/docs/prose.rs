//! The prose of the description as documentation.
//!
//! Descriptions repeat the same text in many places, so each distinct text is converted once. Conversion does not depend on the
//! types, so it runs on other threads while types are collected.

use crate::api::{Api, Operation};
use crate::docs::doc_lines;
use crate::hash::{HashMap, HashSet};
use crate::ir::Docs;
use crate::parallel::{self, Running};
use std::thread::Scope;

/// The lines of each text.
#[derive(Default)]
pub struct Prose<'a>(HashMap<&'a str, Docs>);

/// A text and its lines.
type Converted<'a> = (&'a str, Docs);

impl<'a> FromIterator<Converted<'a>> for Prose<'a> {
    fn from_iter<I: IntoIterator<Item = Converted<'a>>>(converted: I) -> Self {
        Self(converted.into_iter().collect())
    }
}

impl Prose<'_> {
    /// The lines of a text.
    pub fn lines(&self, text: &str) -> Docs {
        self.0.get(text).map_or_else(|| doc_lines(text), Clone::clone)
    }
}

/// Starts to convert the texts of schemas, operations and their parts on other threads.
pub fn spawn<'scope, 'a: 'scope>(
    scope: &'scope Scope<'scope, '_>,
    api: &'a Api,
) -> Running<'scope, &'a str, Converted<'a>, fn(&&'a str) -> Converted<'a>> {
    parallel::spawn(scope, distinct(api), |text| (*text, doc_lines(text)))
}

fn distinct(api: &Api) -> Vec<&str> {
    let schemas = api.schemas.iter().filter_map(|schema| schema.description.as_deref());
    let mut seen = HashSet::default();
    schemas.chain(api.operations.iter().flat_map(of_operation)).filter(|text| seen.insert(*text)).collect()
}

fn of_operation(operation: &Operation) -> impl Iterator<Item = &str> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.description);
    let body = operation.body.iter().map(|body| &body.description);
    let headers = operation.responses.iter().flat_map(|response| &response.headers).map(|header| &header.description);
    let all = std::iter::once(&operation.description).chain(parameters).chain(body).chain(headers);
    all.filter_map(|text| text.as_deref())
}
