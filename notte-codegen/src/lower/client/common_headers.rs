//! What is the client's business: headers that nearly every operation takes.

use crate::api::{Api, Location, Operation, SchemaId, Type, is_set_by_transport};
use crate::hash::HashMap;
use crate::ir::{HeaderOption, Ty};
use crate::lower::inputs::Inputs;
use crate::lower::operations::arguments::parameter_docs;
use crate::names::{self, Scope, reserved};

/// Fewer operations than this say nothing about what an API does everywhere.
const FEWEST: usize = 4;

/// The headers, in small letters, that the client has: those that at least four operations in five take as a string, and those that
/// all operations require, if there are several.
pub fn headers(api: &Api) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::default();
    let mut required: HashMap<String, usize> = HashMap::default();
    let mut order = Vec::new();
    for parameter in api.operations.iter().flat_map(|operation| &operation.parameters) {
        let schema = api.schema(parameter.schema);
        let is_text =
            schema.types.iter().all(|kind| matches!(kind, Type::String | Type::Null)) && schema.values.is_none();
        if parameter.location == Location::Header && is_text && !is_set_by_transport(&parameter.name) {
            let name = parameter.name.to_ascii_lowercase();
            let count = counts.entry(name.clone()).or_default();
            if *count == 0 {
                order.push(name.clone());
            }
            *count += 1;
            *required.entry(name).or_default() += usize::from(parameter.required);
        }
    }
    let all = api.operations.len();
    order.retain(|name| {
        let count = counts.get(name).copied().unwrap_or_default();
        let is_required_by_all = all > 1 && required.get(name) == Some(&all);
        count >= FEWEST && count * 5 >= all * 4 || is_required_by_all
    });
    order
}

/// The headers that an operation requires and the client has. One that is a credential of it is asked for as such.
pub fn required_headers(inputs: &Inputs<'_>, operation: &Operation) -> Vec<String> {
    let schemes = || operation.security.iter().flatten().filter_map(|name| inputs.api.security_schemes.get(name));
    let is_credential = |name: &str| schemes().any(|scheme| scheme.kind.is_in_header(name));
    let required = operation.parameters.iter().filter(|one| one.required && one.location == Location::Header);
    let required = required.filter(|one| !is_credential(&one.name));
    let of_client = required.filter(|one| inputs.client_headers.contains(&one.name.to_ascii_lowercase()));
    of_client.map(|one| one.name.clone()).collect()
}

/// The headers as options of the client.
pub fn header_options(inputs: &Inputs<'_>) -> Vec<HeaderOption> {
    let mut scope = Scope::with(reserved::CLIENT_OPTIONS);
    let mut options = Vec::new();
    for name in inputs.client_headers {
        let parameters = inputs.api.operations.iter().flat_map(|operation| &operation.parameters);
        let mut parameters = parameters
            .filter(|parameter| parameter.location == Location::Header && parameter.name.eq_ignore_ascii_case(name));
        let Some(first) = parameters.next() else { continue };
        let word = names::field(&first.name);
        options.push(HeaderOption {
            name: scope.first_free(&[word.clone(), format!("header_{}", word.trim_start_matches("r#"))]),
            wire: first.name.clone(),
            docs: parameter_docs(inputs.prose, first.description.as_deref(), &first.name, Vec::new()),
        });
    }
    options
}

/// The types of what the API sends by itself.
pub fn incoming_types(inputs: &Inputs<'_>) -> Vec<Ty> {
    incoming_schemas(inputs.api).map(|schema| inputs.known(schema).ty).collect()
}

/// The schemas of the bodies that the API sends by itself.
pub fn incoming_schemas(api: &Api) -> impl Iterator<Item = SchemaId> {
    let bodies = api.incoming.iter().filter_map(|operation| operation.body.as_ref());
    bodies.flat_map(|body| &body.content).filter_map(|media| media.schema)
}
