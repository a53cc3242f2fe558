//! `enum` and `const`: open lists of values.

use super::Lowering;
use super::ty::Shape;
use crate::api::{Schema, SchemaId, Type};
use crate::diagnostics::{Diagnostic, ENUM_TYPE_MISMATCH, KEYWORD_IGNORED};
use crate::docs::doc_lines;
use crate::ir::{Enum, EnumRepr, EnumValue, EnumVariant, Kind, Scalar, Ty};
use crate::names::{Scope, variant_word};
use serde_json::Value;

/// Integers up to this are floats to the letter.
const LARGEST_EXACT: u64 = 1 << 53;

impl Lowering<'_> {
    /// What a schema with a list of values is.
    pub fn of_values(&mut self, schema: &Schema, values: &[Value]) -> Shape {
        let values: Vec<&Value> = values.iter().filter(|value| !value.is_null()).collect();
        let strings = values.iter().filter(|value| value.is_string()).count();
        let integers = values.iter().filter(|value| value.as_i64().is_some()).count();
        let booleans = values.iter().filter(|value| value.is_boolean()).count();
        let numbers = values.iter().filter(|value| value.is_number()).count();
        let all = values.len();
        // What a float does not tell apart from its neighbours would not be written back as it came.
        let is_exact = |value: &&&Value| value.as_u64().is_none_or(|value| value <= LARGEST_EXACT);
        let exact = values.iter().filter(is_exact).count();
        match () {
            () if all == 0 && schema.nullable => self.json(schema, "null is the only value"),
            () if all == 0 => self.json(schema, "no value satisfies this schema"),
            // `type: string` with `[1, 2]`: YAML made numbers of what was meant as text. The type is what counts on the wire.
            () if strings < all
                && schema.types.contains(Type::String)
                && schema.types.iter().filter(|t| *t != Type::Null).count() == 1 =>
            {
                self.mismatch(schema);
                if strings == 0 { Shape::Plain(Ty::Scalar(Scalar::String)) } else { Shape::Enum }
            }
            () if strings == all => Shape::Enum,
            () if integers == all && !schema.types.contains(Type::Number) => Shape::Enum,
            () if booleans == all => {
                if all == 1 {
                    self.unlisted(schema, "bool");
                }
                Shape::Plain(Ty::Scalar(Scalar::Bool))
            }
            () if numbers == all && exact == all => {
                self.unlisted(schema, "f64");
                Shape::Plain(Ty::Scalar(Scalar::F64))
            }
            () if numbers == all => self.json(schema, "the values are more than any type of numbers holds"),
            () => {
                let alternatives = self.by_value(schema, schema.values.as_deref().unwrap_or_default());
                self.of_alternatives(schema, alternatives)
            }
        }
    }

    fn unlisted(&mut self, schema: &Schema, ty: &str) {
        let message = "values that are no strings and no integers can't be listed in a type";
        let effect = format!("the type is `{ty}`, and values are not checked");
        self.diagnostics.push(Diagnostic::new(&KEYWORD_IGNORED, schema.place.clone(), message).effect(effect));
    }

    fn mismatch(&mut self, schema: &Schema) {
        let message = "`enum` lists values that are no strings, though the type is `string`";
        self.diagnostics.push(
            Diagnostic::new(&ENUM_TYPE_MISMATCH, schema.place.child("enum"), message)
                .effect("only the strings are known values; others are kept as unknown ones"),
        );
    }

    /// The known values of a schema and their names.
    pub fn enumeration(&mut self, id: SchemaId) -> Kind {
        let schema = self.effective(id);
        let values = schema.values.clone().unwrap_or_default();
        let mut scope = Scope::with(["Self"]);
        let mut variants = Vec::new();
        let mut repr = EnumRepr::String;
        for (index, value) in values.iter().enumerate() {
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
                    format!("The text {}.", super::docs::code(&format!("{text:?}")))
                }
                EnumValue::String(text) => format!("`{}`", super::docs::code(text)),
                EnumValue::Integer(integer) => format!("`{integer}`"),
            };
            let docs = match schema.value_docs.get(index).filter(|docs| !docs.trim().is_empty()) {
                Some(text) => doc_lines(text),
                None => vec![docs],
            };
            variants.push(EnumVariant { name: scope.first_free(&candidates), value, docs });
        }
        let unknown = ["Unknown", "Other", "Unrecognized", "UnknownValue"].map(str::to_owned);
        Kind::Enum(Enum { repr, variants, unknown: scope.first_free(&unknown), is_key: false })
    }
}
