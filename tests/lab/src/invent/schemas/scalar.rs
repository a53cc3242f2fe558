//! Schemas of what is neither an object nor a list.

use super::{Schemas, with, with_null_in_enum};
use crate::invent::names::{PROSE, VALUES};
use serde_json::{Value, json};

const STRING_FORMATS: &[&str] = &[
    "date-time",
    "date",
    "time",
    "duration",
    "uuid",
    "uri",
    "email",
    "ipv4",
    "ipv6",
    "byte",
    "binary",
    "password",
    "hostname",
    "uri-reference",
    "regex",
    "unheard-of",
];

const INTEGER_FORMATS: &[&str] = &["int32", "int64", "int8", "int16", "uint8", "uint16", "uint32", "uint64", "odd"];

impl Schemas {
    /// A boolean, number or string, a list of such values, or anything; sometimes or null.
    pub fn scalar(&mut self) -> Value {
        let schema = match self.dice.below(20) {
            0..8 => self.string(),
            8..12 => self.integer(),
            12 | 13 => self.number(),
            14 | 15 => json!({ "type": "boolean" }),
            16 => self.mixed(),
            17 => json!({}),
            _ => json!({ "type": "string" }),
        };
        let schema = if self.dice.chance(4) { with_null_in_enum(schema) } else { schema };
        self.nullable(schema, 15)
    }

    fn string(&mut self) -> Value {
        let schema = json!({ "type": "string" });
        let schema = match self.dice.below(10) {
            0..4 => with(schema, "format", self.dice.pick(STRING_FORMATS)),
            4 | 5 => return self.words(),
            6 if self.version.is_modern() => with(schema, "const", self.dice.pick(VALUES)),
            7 => with(schema, "minLength", 1),
            8 if self.version.is_modern() => with(schema, "contentEncoding", "base64"),
            _ => schema,
        };
        if self.dice.chance(5) { with(schema, "pattern", "^[^\\s]*$") } else { schema }
    }

    fn words(&mut self) -> Value {
        let number = self.dice.between(1, 5);
        let mut values = self.dice.sample(VALUES, number);
        if self.dice.chance(5) {
            values.extend(values.first().cloned());
        }
        let mut schema = json!({ "type": "string", "enum": values });
        if self.dice.chance(10) {
            let names: Vec<String> = (0..number).map(|place| format!("name {place}")).collect();
            schema = with(schema, "x-enum-varnames", names);
        }
        if self.dice.chance(10) {
            schema = with(schema, "x-enum-descriptions", self.dice.sample(PROSE, number));
        }
        schema
    }

    fn integer(&mut self) -> Value {
        let mut schema = json!({ "type": "integer" });
        match self.dice.below(10) {
            0..3 => schema = with(schema, "format", self.dice.pick(INTEGER_FORMATS)),
            3 | 4 => {
                let number = self.dice.between(1, 3);
                schema = with(schema, "enum", self.dice.sample(&[0, 1, 2, -1, 10, 300], number));
            }
            _ => {}
        }
        if self.dice.chance(20) {
            schema = with(schema, "minimum", self.dice.pick(&[0, 1, -5]));
            if self.dice.chance(20) {
                let is_modern = self.version.is_modern();
                schema = with(schema, "exclusiveMinimum", if is_modern { json!(-7) } else { json!(true) });
            }
        }
        if self.dice.chance(10) {
            schema = with(schema, "maximum", self.dice.pick(&[json!(100), json!(1_u64 << 40), json!(1.2e21)]));
        }
        schema
    }

    fn number(&mut self) -> Value {
        let schema = json!({ "type": "number" });
        match self.dice.below(10) {
            0..3 => with(schema, "format", self.dice.pick(&["float", "double", "decimal", "int32", "int64"])),
            3 => with(schema, "enum", json!([0.5, 1, 2.25])),
            4 => with(schema, "multipleOf", 0.25),
            _ => schema,
        }
    }

    /// A list of values of several types, or one of any type.
    fn mixed(&mut self) -> Value {
        let values =
            [json!("a"), json!(1), Value::Null, json!(true), json!(2.5), json!("b"), json!([1]), json!({"a": 1})];
        if self.version.is_modern() && self.dice.chance(20) {
            return json!({ "const": self.dice.pick(&values) });
        }
        let number = self.dice.between(1, 4);
        json!({ "enum": self.dice.sample(&values, number) })
    }
}
