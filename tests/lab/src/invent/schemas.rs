//! Schemas by chance: what they are made with, and which kind comes where.

mod object;
mod scalar;
mod union;

use super::dice::Dice;
use super::names::{COMPONENTS, reference};
use super::version::Version;
use serde_json::{Map, Value, json};

/// How deep inline schemas stand in each other.
const DEEPEST: usize = 3;

/// What schemas are made with, and those that are made.
#[derive(Debug)]
pub struct Schemas {
    /// Chance.
    pub dice: Dice,
    /// The version of OpenAPI, which decides what a schema can say.
    pub version: Version,
    /// The components that there will be, in the order in which they are made.
    pub names: Vec<String>,
    /// Those that are made.
    pub made: Map<String, Value>,
    /// Inline objects that were made, of which some come again.
    pub inline: Vec<Value>,
}

impl Schemas {
    /// The names of components, and none of them made.
    pub fn new(mut dice: Dice, version: Version) -> Self {
        let number = dice.between(3, 10);
        let names = dice.sample(COMPONENTS, number).into_iter().map(str::to_owned).collect();
        Self { dice, version, names, made: Map::new(), inline: Vec::new() }
    }

    /// Makes every component.
    ///
    /// What holds without going down into a value (an alternative, a part of `allOf`, a component that is another) leads to
    /// components that were made before: one that were a part of itself would say nothing, and no validator ends at it.
    pub fn components(&mut self) {
        for name in self.names.clone() {
            let schema = match self.dice.below(100) {
                0..50 => self.object(0),
                50..56 => self.held(),
                56..64 => self.tagged(0),
                64..72 => self.subtype(&name),
                72..76 => self.with_definitions(&name),
                _ => self.schema(0),
            };
            self.made.insert(name, schema);
        }
    }

    /// A schema of any kind below the value that it stands in, so deep within others: it may lead to any component.
    pub fn below(&mut self, depth: usize) -> Value {
        if !self.dice.chance(15) {
            return self.schema(depth);
        }
        let schema = self.reference();
        self.nullable(schema, 10)
    }

    /// A schema of any kind, so deep within others.
    pub fn schema(&mut self, depth: usize) -> Value {
        if depth > DEEPEST {
            return if self.dice.chance(70) { self.scalar() } else { self.held() };
        }
        match self.dice.below(1000) {
            0..400 => self.scalar(),
            400..500 => {
                let schema = self.held();
                self.nullable(schema, 10)
            }
            500..700 => self.object(depth),
            700..800 => self.array(depth),
            800..880 => self.union(depth),
            880..920 => self.tagged(depth),
            920..975 => self.all_of(depth),
            _ => self.rarity(depth),
        }
    }

    /// A reference to any component.
    pub fn reference(&mut self) -> Value {
        let name = self.dice.pick(&self.names);
        let reference = json!({ "$ref": reference("schemas", &name) });
        if self.version.is_modern() && self.dice.chance(5) {
            return with(reference, "description", "What a reference says of its own.");
        }
        reference
    }

    /// A schema that holds for the value that another holds for: a reference to a component that is made.
    pub fn held(&mut self) -> Value {
        let made: Vec<&str> = self.made.keys().map(String::as_str).collect();
        match self.dice.pick(&made) {
            "" => self.scalar(),
            name => json!({ "$ref": reference("schemas", name) }),
        }
    }

    /// A schema or null, so many times in a hundred, in one of the ways of saying so.
    pub fn nullable(&mut self, schema: Value, percent: usize) -> Value {
        if !self.dice.chance(percent) {
            return schema;
        }
        if !self.version.is_modern() {
            let schema = if schema.get("$ref").is_some() { json!({ "allOf": [schema] }) } else { schema };
            return with(schema, "nullable", true);
        }
        let only = schema.get("type").and_then(Value::as_str).map(str::to_owned);
        match only.filter(|_| self.dice.chance(35)) {
            Some(only) => {
                let schema = with(schema, "type", json!([only, "null"]));
                if self.dice.chance(60) { with_null_in_enum(schema) } else { schema }
            }
            None => {
                let word = self.dice.pick(&["anyOf", "oneOf"]);
                json!({ word: [schema, { "type": "null" }] })
            }
        }
    }
}

/// A schema with one more keyword; one that is `true` or `false` stays.
pub fn with(mut schema: Value, keyword: &str, value: impl Into<Value>) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert(keyword.to_owned(), value.into());
    }
    schema
}

/// A schema whose `enum`, if there is one, has null.
pub fn with_null_in_enum(mut schema: Value) -> Value {
    if let Some(values) = schema.get_mut("enum").and_then(Value::as_array_mut)
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    schema
}
