//! Schemas of objects and lists.

use super::{Schemas, with};
use crate::invent::names::{MEMBERS, PROSE, VALUES};
use crate::invent::value::default_of;
use serde_json::{Map, Value, json};

impl Schemas {
    /// An object with members, with members that are not named, or both; sometimes one that was made before.
    pub fn object(&mut self, depth: usize) -> Value {
        if depth > 0 && self.dice.chance(10) && !self.inline.is_empty() {
            return self.dice.pick(&self.inline);
        }
        let mut schema = if self.dice.chance(93) { json!({ "type": "object" }) } else { json!({}) };
        let number = self.dice.pick(&[0, 1, 1, 2, 2, 3, 3, 4, 6]);
        let names = self.dice.sample(MEMBERS, number);
        if !names.is_empty() {
            schema = with(schema, "properties", self.members(&names, depth));
        }
        schema = self.required(schema, &names);
        schema = match self.dice.below(100) {
            0..8 => with(schema, "additionalProperties", false),
            8..16 => with(schema, "additionalProperties", true),
            16..30 => with(schema, "additionalProperties", self.below(depth + 1)),
            _ => schema,
        };
        if self.dice.chance(4) {
            schema = with(schema, "minProperties", 1);
        }
        if self.version.is_modern() {
            schema = self.modern_object(schema, depth);
        }
        let schema = self.nullable(schema, 5);
        if depth > 0 {
            self.inline.push(schema.clone());
        }
        schema
    }

    fn members(&mut self, names: &[&str], depth: usize) -> Map<String, Value> {
        let member = |name: &&str| {
            let schema = self.below(depth + 1);
            ((*name).to_owned(), self.annotated(schema))
        };
        names.iter().map(member).collect()
    }

    fn required(&mut self, schema: Value, names: &[&str]) -> Value {
        let mut required = Vec::new();
        if self.dice.chance(60) {
            let number = self.dice.between(1, names.len());
            required = self.dice.sample(names, number);
        }
        if self.dice.chance(5) {
            required.push("ghost");
        }
        if required.is_empty() { schema } else { with(schema, "required", required) }
    }

    /// What only JSON Schema 2020-12 says of an object.
    fn modern_object(&mut self, schema: Value, depth: usize) -> Value {
        match self.dice.below(100) {
            0..6 => with(schema, "patternProperties", json!({ "^x-": self.below(depth + 1) })),
            6..9 => with(schema, "propertyNames", json!({ "enum": self.dice.sample(VALUES, 4) })),
            9 => with(schema, "propertyNames", json!({ "pattern": "^[a-z]*$" })),
            10 => with(schema, "propertyNames", json!({ "format": "uuid" })),
            11..13 => with(schema, "unevaluatedProperties", false),
            13 => with(schema, "dependentRequired", json!({ "id": ["name"] })),
            14 => with(schema, "dependentSchemas", json!({ "id": { "required": ["name"] } })),
            _ => schema,
        }
    }

    /// What stands beside a member's type.
    fn annotated(&mut self, schema: Value) -> Value {
        let is_alone = !self.version.is_modern() && schema.get("$ref").is_some();
        if is_alone || !self.dice.chance(20) {
            return schema;
        }
        match self.dice.below(6) {
            0 => with(schema, "readOnly", true),
            1 => with(schema, "writeOnly", true),
            2 => with(schema, "deprecated", true),
            3 => with(schema, "description", self.dice.pick(PROSE)),
            4 => match default_of(&schema) {
                Some(default) => with(schema, "default", default),
                None => schema,
            },
            _ => with(schema, "title", self.dice.pick(&["String", "Node", "x y"])),
        }
    }

    /// A list whose elements have one type, types by place, or any.
    pub fn array(&mut self, depth: usize) -> Value {
        let mut schema = json!({ "type": "array" });
        if self.version.is_modern() && self.dice.chance(15) {
            let number = self.dice.between(1, 3);
            let places: Vec<Value> = (0..number).map(|_| self.below(depth + 1)).collect();
            schema = with(schema, "prefixItems", places);
            schema = match self.dice.below(4) {
                0 => with(schema, "items", false),
                1 => with(schema, "items", true),
                2 => with(schema, "items", self.below(depth + 1)),
                _ => schema,
            };
            if self.dice.chance(40) {
                schema = with(schema, "minItems", number);
            }
            if self.dice.chance(30) {
                schema = with(schema, "maxItems", number);
            }
        } else if !self.version.is_modern() || self.dice.chance(90) {
            schema = with(schema, "items", self.below(depth + 1));
        }
        if self.dice.chance(10) {
            schema = with(schema, "uniqueItems", true);
        }
        if self.version.is_modern() && self.dice.chance(3) {
            schema = with(schema, "contains", json!({ "type": "string" }));
        }
        self.nullable(schema, 5)
    }
}
