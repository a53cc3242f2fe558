//! Values of the types for tests: what the description gives as examples, and what its schemas ask for where it gives none.

mod fit;
mod given;
mod leaves;
mod make;
mod pattern;

use crate::ir::{Kind, Type, TypeId};
use crate::lower::inputs::Inputs;
use make::{Extent, Making, Sampler};
use serde_json::Value;

/// Bytes of a sample. One that is longer does without what could be absent, or without examples of the types within it.
const LONG: usize = 2_000;

/// Bytes of a sample. A type whose samples are longer has none.
const LONGEST: usize = 8_000;

/// The JSON of a value of each type that is no alias, in printable ASCII: it becomes text of a program.
pub fn samples(inputs: &Inputs<'_>, types: &[Type]) -> Vec<(TypeId, String)> {
    let sampler = Sampler { schemas: inputs.schemas, shapes: inputs.shapes, types, given: given::examples(inputs) };
    let named = types.iter().enumerate().filter(|(_, ty)| !matches!(ty.kind, Kind::Alias(_)));
    named.filter_map(|(index, _)| Some((TypeId(index), sample(&sampler, TypeId(index))?))).collect()
}

fn sample(sampler: &Sampler<'_>, id: TypeId) -> Option<String> {
    let text = |extent| ascii(&sampler.named(&mut Making::new(extent), id, None, None));
    let mut extents = [Extent::Whole, Extent::Required].into_iter().map(text);
    let text = extents.find(|text| text.len() <= LONG).unwrap_or_else(|| text(Extent::Brief));
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
