//! Examples of media types, which are about the type of their schema.

use crate::hash::HashMap;
use crate::lower::inputs::Inputs;
use crate::shapes::{ShapeId, ValueType};
use serde_json::Value;

/// The examples of each type, by its number: those of responses and requests, and the first items of lists.
pub fn examples<'a>(inputs: &Inputs<'a>) -> HashMap<usize, Vec<&'a Value>> {
    let mut examples: HashMap<usize, Vec<&'a Value>> = HashMap::default();
    for operation in inputs.api.operations.iter().chain(&inputs.api.incoming) {
        let responses = operation.responses.iter().flat_map(|response| &response.content);
        for media in responses.chain(operation.body.iter().flat_map(|body| &body.content)) {
            let (Some(schema), Some(example)) = (media.schema, &media.example) else { continue };
            let found = match (inputs.shapes.resolved(schema).ty, &**example) {
                (ValueType::Named(shape), example) => Some((shape, example)),
                (ValueType::List(item), Value::Array(items)) => match (*item, items.first()) {
                    (ValueType::Named(shape), Some(first)) => Some((shape, first)),
                    _ => None,
                },
                _ => None,
            };
            if let Some((ShapeId(number), example)) = found {
                examples.entry(number).or_default().push(example);
            }
        }
    }
    examples
}
