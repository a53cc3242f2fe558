//! One operation: its arguments, its setters, its documentation.

use super::Lowering;
use crate::api::{self, Location};
use crate::docs::{doc_lines, sentence};
use crate::ir::{Body, Docs, Operation, Type};
use crate::names::{Scope, snake};

/// Names that every call has for itself.
const RESERVED_SETTERS: [&str; 15] = [
    "body",
    "call",
    "header",
    "into_call",
    "into_future",
    "query",
    "send",
    "send_with_meta",
    "stream",
    "timeout",
    "clone",
    "add",
    "not",
    "sub",
    "index",
];

impl Lowering<'_> {
    /// Meets the schemas of an operation, so that their types are known before any name is given.
    pub fn reach(&mut self, operation: &api::Operation) {
        for parameter in &operation.parameters {
            self.known(parameter.schema);
        }
        if let Some(schema) = self.chosen_body(operation).and_then(|chosen| chosen.schema) {
            self.known(schema);
        }
        if let Some(schema) = self.chosen_output(operation).schema {
            self.known(schema);
        }
    }

    /// Makes an operation; none, with a loss, when it has to be left out. Nothing of it is kept then.
    pub fn operation(
        &mut self,
        operation: &api::Operation,
        method: String,
        builder: String,
        constant: String,
        types: &[Type],
    ) -> Option<Operation> {
        let mut scope = Scope::with(RESERVED_SETTERS);
        let mut path_arguments = Vec::new();
        for parameter in operation.parameters.iter().filter(|p| p.location == Location::Path) {
            path_arguments.push(self.path_argument(parameter, &mut scope, types)?);
        }
        let mut parameters = Vec::new();
        for parameter in operation.parameters.iter().filter(|p| p.location != Location::Path) {
            match self.parameter(parameter, &mut scope, types) {
                Some(parameter) => parameters.push(parameter),
                None if parameter.required => return self.dropped(operation, parameter),
                None => {}
            }
        }
        let body = self.body(
            operation,
            &mut scope,
            types,
            path_arguments.len() + parameters.iter().filter(|p| p.required).count(),
        );
        let (output, accept) = self.output(operation);
        let optional = parameters.iter().any(|parameter| !parameter.required)
            || match &body {
                Some(Body::Fields { .. }) => true,
                Some(Body::Json(_, required) | Body::Bytes(_, _, required)) => !required,
                None => false,
            };
        Some(Operation {
            id: operation.id.clone().unwrap_or_else(|| format!("{} {}", operation.method, operation.path)),
            constant,
            method,
            builder: optional.then_some(builder),
            http_method: operation.method.to_owned(),
            path: operation.path.clone(),
            docs: operation_docs(operation),
            deprecated: operation.deprecated,
            security: operation.security.clone(),
            accept,
            path_arguments,
            parameters,
            body,
            output,
        })
    }

    fn dropped(&mut self, operation: &api::Operation, parameter: &api::Parameter) -> Option<Operation> {
        use crate::diagnostics::{Diagnostic, OPERATION_DROPPED};
        let message = format!("required parameter `{}` can't be sent", parameter.name);
        self.diagnostics.push(
            Diagnostic::new(&OPERATION_DROPPED, operation.place.clone(), message).effect("the operation is left out"),
        );
        None
    }
}

/// Summary, description, and what goes over the wire.
fn operation_docs(operation: &api::Operation) -> Docs {
    let mut docs = Docs::new();
    let description = operation.description.as_deref().map(doc_lines).unwrap_or_default();
    // A summary that only spells out the operation's id says nothing that the description does not.
    let says_more = |summary: &&str| {
        let of_id = operation.id.as_deref().map(snake);
        !summary.is_empty() && (description.is_empty() || of_id.is_none_or(|id| id != snake(summary)))
    };
    let summary = operation.summary.as_deref().map(str::trim).filter(says_more);
    if let Some(summary) = summary {
        docs.push(sentence(summary));
        if !description.is_empty() {
            docs.push(String::new());
        }
    }
    docs.extend(description);
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.push(format!("`{} {}`", operation.method, super::docs::code(&operation.path)));
    docs
}
