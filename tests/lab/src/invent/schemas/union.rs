//! Schemas of several at once: alternatives, with and without tags, parts of a whole, and the rare ones.

use super::{Schemas, with};
use crate::invent::names::{MEMBERS, VALUES, reference};
use crate::invent::version::Version;
use serde_json::{Map, Value, json};

/// The members that tell alternatives apart.
const KEYS: &[&str] = &["type", "kind", "@id", "self"];

impl Schemas {
    /// Alternatives of any kind.
    pub fn union(&mut self, depth: usize) -> Value {
        let word = self.dice.pick(&["oneOf", "anyOf"]);
        let number = self.dice.between(1, 4);
        let alternatives: Vec<Value> = (0..number).map(|_| self.schema(depth + 1)).collect();
        let mut schema = json!({ word: alternatives });
        if self.dice.chance(10) {
            schema = with(schema, "type", "object");
        }
        if self.dice.chance(8) {
            schema = with(schema, "properties", json!({ "id": self.scalar() }));
        }
        if self.dice.chance(10) {
            schema = with(schema, "title", "U");
        }
        self.nullable(schema, 8)
    }

    /// Alternatives that a member tells apart: objects among the components, which get it.
    pub fn tagged(&mut self, depth: usize) -> Value {
        let is_object = |schema: &Value| schema.get("type").is_some_and(|it| it == "object");
        let objects: Vec<String> =
            self.made.iter().filter(|(_, schema)| is_object(schema)).map(|(name, _)| name.clone()).collect();
        if objects.len() < 2 {
            return self.union(depth);
        }
        let key = self.dice.pick(KEYS);
        let number = self.dice.between(2, 3);
        let alternatives = self.dice.sample(&objects, number);
        let mut mapping = Map::new();
        for name in &alternatives {
            let tag = self.tag(name, key);
            if self.dice.chance(90) {
                let target = if self.dice.chance(70) { reference("schemas", name) } else { name.clone() };
                mapping.insert(tag, target.into());
            }
        }
        let word = self.dice.pick(&["oneOf", "anyOf"]);
        let refs: Vec<Value> = alternatives.iter().map(|name| json!({ "$ref": reference("schemas", name) })).collect();
        let schema = json!({ word: refs });
        if !self.dice.chance(40) {
            return schema;
        }
        let mut discriminator = Map::new();
        discriminator.insert("propertyName".to_owned(), key.into());
        if self.dice.chance(50) {
            discriminator.insert("mapping".to_owned(), mapping.into());
        }
        if self.version == Version::V32 && self.dice.chance(30) {
            let default = alternatives.first().map(|name| reference("schemas", name));
            discriminator.insert("defaultMapping".to_owned(), default.into());
        }
        with(schema, "discriminator", discriminator)
    }

    /// The value of the member that tells a component apart, which is written into it; or only its name where the component says
    /// nothing more of that member than that it is a string.
    fn tag(&mut self, name: &str, key: &str) -> String {
        let tag = if self.dice.chance(50) { name.to_owned() } else { self.dice.pick(VALUES).to_owned() };
        let is_required = self.dice.chance(80);
        let one = if self.version.is_modern() && self.dice.chance(50) {
            json!({ "const": tag })
        } else {
            json!({ "type": "string", "enum": [tag] })
        };
        let schema = if self.dice.chance(80) { one } else { json!({ "type": "string" }) };
        let Some(object) = self.made.get_mut(name).and_then(Value::as_object_mut) else { return tag };
        let members = object.entry("properties").or_insert_with(|| json!({}));
        let known = members.as_object_mut().map(|members| members.entry(key).or_insert(schema).clone());
        if is_required {
            let required = object.entry("required").or_insert_with(|| json!([]));
            if let Some(required) = required.as_array_mut().filter(|required| !required.contains(&json!(key))) {
                required.push(key.into());
            }
        }
        let one = |schema: &Value| {
            schema.get("const").or_else(|| schema.get("enum")?.get(0)).and_then(Value::as_str).map(str::to_owned)
        };
        known.as_ref().and_then(one).unwrap_or_else(|| name.to_owned())
    }

    /// A component that includes another with a discriminator, or the one that others may include.
    pub fn subtype(&mut self, name: &str) -> Value {
        let bases: Vec<String> = self
            .made
            .iter()
            .filter(|(_, schema)| schema.get("discriminator").is_some() && schema.get("properties").is_some())
            .map(|(name, _)| name.clone())
            .collect();
        if bases.is_empty() || self.dice.chance(20) {
            let key = self.dice.pick(KEYS);
            let mut base = json!({ "type": "object", "required": [key], "discriminator": { "propertyName": key } });
            let member = if self.dice.chance(80) { json!({ "type": "string" }) } else { self.scalar() };
            base = with(base, "properties", json!({ key: member, "id": self.scalar() }));
            return base;
        }
        let base = self.dice.pick(&bases);
        if self.dice.chance(40) {
            let tag = self.dice.pick(VALUES);
            let discriminator =
                self.made.get_mut(&base).and_then(|base| base.get_mut("discriminator")?.as_object_mut());
            let mapping = discriminator.map(|it| it.entry("mapping").or_insert_with(|| json!({})));
            if let Some(mapping) = mapping.and_then(Value::as_object_mut) {
                mapping.entry(tag).or_insert_with(|| reference("schemas", name).into());
            }
        }
        json!({ "allOf": [{ "$ref": reference("schemas", &base) }, self.object(1)] })
    }

    /// Parts that hold at once.
    pub fn all_of(&mut self, depth: usize) -> Value {
        let number = self.dice.between(1, 3);
        let parts = (0..number).map(|_| match self.dice.below(10) {
            0..5 => self.held(),
            5..9 => self.object(depth + 1),
            _ => self.schema(depth + 1),
        });
        let parts: Vec<Value> = parts.collect();
        let mut schema = json!({ "allOf": parts });
        if self.dice.chance(25) {
            schema = with(schema, "properties", json!({ self.dice.pick(MEMBERS): self.below(depth + 1) }));
        }
        if self.dice.chance(15) {
            schema = with(schema, "required", json!([self.dice.pick(MEMBERS)]));
        }
        self.nullable(schema, 8)
    }

    /// What few descriptions have.
    pub fn rarity(&mut self, depth: usize) -> Value {
        if !self.version.is_modern() {
            return if self.dice.chance(50) { json!({}) } else { json!({ "not": { "type": "string" } }) };
        }
        let types = ["string", "integer", "object", "array", "null", "boolean", "number"];
        match self.dice.below(10) {
            0 => json!(true),
            1 if depth > 0 => json!(false),
            2..5 => {
                let number = self.dice.between(1, 3);
                json!({ "type": self.dice.sample(&types, number) })
            }
            5 => json!({ "not": { "type": "string" } }),
            6 => json!({ "if": { "type": "string" }, "then": { "minLength": 2 }, "else": { "type": "object" } }),
            7 => json!({ "type": ["object", "null"], "properties": { "id": self.below(depth + 1) } }),
            8 => json!({ "type": ["array", "string"], "items": self.below(depth + 1) }),
            _ => json!({ "properties": { "id": self.scalar() }, "items": self.scalar(), "$comment": "either" }),
        }
    }

    /// A component with definitions of its own, one of which has an anchor.
    pub fn with_definitions(&mut self, name: &str) -> Value {
        let schema = self.object(0);
        if !self.version.is_modern() || schema.get("type").is_none() {
            return schema;
        }
        let inner = format!("{}/$defs/Inner", reference("schemas", name));
        let schema = with(schema, "$defs", json!({ "Inner": self.object(1), "String": self.scalar() }));
        with(
            schema,
            "properties",
            json!({ "inner": { "$ref": inner }, "more": { "type": "array", "items": { "$ref": inner } } }),
        )
    }
}
