//! The description's prose as documentation.
//!
//! Descriptions that were written out in many places stand there to the letter, so each text is made into lines once; and all
//! of them at once, so that it can be done while schemas are looked at.

use crate::api::{Api, Operation};
use crate::docs::doc_lines;
use crate::hash::HashMap;
use crate::ir::Docs;

/// The lines of each text.
#[derive(Default)]
pub struct Texts<'a>(HashMap<&'a str, Docs>);

impl<'a> Texts<'a> {
    /// Those of schemas, operations and what belongs to them.
    pub fn of(api: &'a Api) -> Self {
        let mut texts = HashMap::default();
        let schemas = api.schemas.iter().filter_map(|schema| schema.description.as_deref());
        for text in schemas.chain(api.operations.iter().flat_map(of_operation)) {
            texts.entry(text).or_insert_with(|| doc_lines(text));
        }
        Self(texts)
    }

    /// The lines of a text.
    pub fn lines(&self, text: &str) -> Docs {
        self.0.get(text).map_or_else(|| doc_lines(text), Clone::clone)
    }
}

fn of_operation(operation: &Operation) -> impl Iterator<Item = &str> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.description);
    let body = operation.body.iter().map(|body| &body.description);
    let headers = operation.responses.iter().flat_map(|response| &response.headers).map(|header| &header.description);
    let all = std::iter::once(&operation.description).chain(parameters).chain(body).chain(headers);
    all.filter_map(|text| text.as_deref())
}
