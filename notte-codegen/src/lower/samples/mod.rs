//! Values of the types for tests: what the description gives as examples, and what its schemas ask for where it gives none.

mod fit;
mod given;
mod leaves;
mod make;

use crate::ir::{Kind, Type, TypeId};
use crate::lower::inputs::Inputs;
use make::{Making, Sampler};
use serde_json::Value;

/// Bytes of a sample with members that could be absent. One that is longer does without them.
const WITH_OPTIONAL: usize = 2_000;

/// Bytes of a sample. A type whose samples are longer has none.
const LONGEST: usize = 16_000;

/// The JSON of a value of each type that is no alias, in printable ASCII: it becomes text of a program.
pub fn samples(inputs: &Inputs<'_>, types: &[Type]) -> Vec<(TypeId, String)> {
    let sampler = Sampler { schemas: inputs.schemas, shapes: inputs.shapes, types, given: given::examples(inputs) };
    let named = types.iter().enumerate().filter(|(_, ty)| !matches!(ty.kind, Kind::Alias(_)));
    named.filter_map(|(index, _)| Some((TypeId(index), sample(&sampler, TypeId(index))?))).collect()
}

fn sample(sampler: &Sampler<'_>, id: TypeId) -> Option<String> {
    let text = |with_optional| ascii(&sampler.named(&mut Making::new(with_optional), id, None, None));
    let whole = text(true);
    let text = if whole.len() > WITH_OPTIONAL { text(false) } else { whole };
    (text.len() <= LONGEST).then_some(text)
}

/// A value as JSON whose strings have escapes for all but printable ASCII.
fn ascii(value: &Value) -> String {
    let mut text = String::new();
    for letter in value.to_string().chars() {
        match letter {
            ' '..='~' => text.push(letter),
            _ => letter.encode_utf16(&mut [0; 2]).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}"))),
        }
    }
    text
}
