//! `enum` and `const`: open lists of values.

use crate::api::{Schema, Type};
use crate::docs::doc_lines;
use crate::ir::{Enum, EnumRepr, EnumValue, EnumVariant};
use crate::lower::docs::code;
use crate::names::{Scope, variant_word};
use serde_json::Value;

/// The values that a schema lists, and their names.
pub fn enumeration(schema: &Schema) -> Enum {
    let mut scope = Scope::with(["Self"]);
    let mut variants = Vec::new();
    let mut repr = EnumRepr::String;
    for (index, value) in schema.values.iter().flatten().enumerate() {
        let (value, word) = match value {
            Value::String(text) => (EnumValue::String(text.clone()), variant_word(text)),
            Value::Number(number) => match number.as_i64() {
                Some(integer) if schema.types.contains(Type::Integer) || !schema.types.contains(Type::String) => {
                    repr = EnumRepr::Integer;
                    (EnumValue::Integer(integer), variant_word(&integer.to_string()))
                }
                _ => continue,
            },
            _ => continue,
        };
        let mut candidates = Vec::new();
        let named = schema.value_names.get(index).filter(|name| !name.trim().is_empty());
        candidates.extend(named.map(|name| variant_word(name)));
        candidates.push(word);
        let docs = match &value {
            EnumValue::String(text) if text.trim().is_empty() => {
                format!("The text {}.", code(&format!("{text:?}")))
            }
            EnumValue::String(text) => format!("`{}`", code(text)),
            EnumValue::Integer(integer) => format!("`{integer}`"),
        };
        let description = schema.value_docs.get(index).filter(|docs| !docs.trim().is_empty());
        let mut lines = description.map(|text| doc_lines(text)).unwrap_or_default();
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(docs);
        variants.push(EnumVariant { name: scope.first_free(&candidates), value, docs: lines });
    }
    let unknown = ["Unknown", "Other", "Unrecognized", "UnknownValue"].map(str::to_owned);
    Enum { repr, variants, unknown: scope.first_free(&unknown) }
}
