//! What is the client's business: headers that nearly every operation takes.

use crate::api::{Api, Location, SchemaId, Type, is_set_by_transport};
use crate::hash::HashMap;
use crate::ir::{HeaderOption, Ty};
use crate::lower::inputs::Inputs;
use crate::lower::operations::arguments::parameter_docs;
use crate::names::{self, Scope, reserved};

/// Fewer operations than this say nothing about what an API does everywhere.
const FEWEST: usize = 4;

/// The optional headers, in small letters, that at least four operations in five take as a string.
pub fn headers(api: &Api) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::default();
    let mut order = Vec::new();
    for parameter in api.operations.iter().flat_map(|operation| &operation.parameters) {
        let schema = api.schema(parameter.schema);
        let is_text =
            schema.types.iter().all(|kind| matches!(kind, Type::String | Type::Null)) && schema.values.is_none();
        if parameter.location == Location::Header
            && !parameter.required
            && is_text
            && !is_set_by_transport(&parameter.name)
        {
            let name = parameter.name.to_ascii_lowercase();
            let count = counts.entry(name.clone()).or_default();
            if *count == 0 {
                order.push(name);
            }
            *count += 1;
        }
    }
    let all = api.operations.len();
    order.retain(|name| counts.get(name).is_some_and(|count| *count >= FEWEST && count * 5 >= all * 4));
    order
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
