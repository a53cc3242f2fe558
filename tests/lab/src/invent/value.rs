//! Values by chance that are meant to be valid under a schema. Whether they are, the judge says.

use super::dice::Dice;
use super::names::{MEMBERS, STRANGERS, TEXTS, VALUES};
use super::{tag, text};
use serde_json::{Map, Value, json};

/// How deep values stand in each other, and how many there are in one.
const DEEPEST: usize = 12;
const MOST: usize = 400;

/// What values are made with.
pub struct Values<'a> {
    /// The description, in which references lead somewhere.
    pub root: &'a Value,
    /// Chance.
    pub dice: &'a mut Dice,
    /// How many values may still be made for the one that was asked for.
    room: usize,
    /// In how many `allOf` we are: what is written there must be valid under several schemas.
    parts: usize,
}

impl<'a> Values<'a> {
    /// Values of the schemas of a description.
    pub fn of(root: &'a Value, dice: &'a mut Dice) -> Self {
        Self { root, dice, room: MOST, parts: 0 }
    }

    /// A value.
    pub fn one(&mut self, schema: &Value) -> Value {
        (self.room, self.parts) = (MOST, 0);
        self.value(schema, 0)
    }

    fn value(&mut self, schema: &Value, depth: usize) -> Value {
        if depth > DEEPEST || self.room == 0 {
            return Value::Null;
        }
        self.room -= 1;
        let Some(object) = schema.as_object() else { return self.anything(depth) };
        if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
            return self.referred(reference, depth);
        }
        if let Some(only) = object.get("const") {
            return only.clone();
        }
        if object.get("nullable") == Some(&json!(true)) && self.dice.chance(30) {
            return Value::Null;
        }
        if let Some(values) = object.get("enum").and_then(Value::as_array) {
            return self.dice.pick(values);
        }
        let held = self.held(object, depth);
        let kind = self.kind(object);
        match (held, kind.as_str()) {
            (Some(Value::Object(members)), "object") => self.object(object, members, depth),
            (Some(held), _) => held,
            (None, "object") => self.object(object, Map::new(), depth),
            (None, "array") => self.array(object, depth),
            (None, "string") => self.string(object),
            (None, "integer") => self.integer(object),
            (None, "number") => self.number(object),
            (None, "boolean") => json!(self.dice.chance(50)),
            (None, "null") => Value::Null,
            _ => self.anything(depth),
        }
    }

    /// A value of what a reference leads to, with the tag of that component if it has one.
    fn referred(&mut self, reference: &str, depth: usize) -> Value {
        let Some(schema) = tag::target(self.root, reference) else { return self.anything(depth) };
        let mut value = self.value(schema, depth + 1);
        if let Some((key, tag)) = tag::of_component(self.root, schema, reference)
            && let Some(member) = value.get_mut(&key)
        {
            *member = tag.into();
        }
        value
    }

    /// What the alternatives and parts of a schema say that the value is.
    fn held(&mut self, schema: &Map<String, Value>, depth: usize) -> Option<Value> {
        let mut held = None;
        for word in ["oneOf", "anyOf"] {
            let Some(alternatives) = schema.get(word).and_then(Value::as_array) else { continue };
            let one = self.dice.pick(alternatives);
            let mut value = self.value(&one, depth + 1);
            if word == "anyOf" && self.dice.chance(20) {
                let other = self.dice.pick(alternatives);
                value = merged(self.value(&other, depth + 1), value);
            }
            if let Some((key, tag)) = tag::of_alternative(schema, &one)
                && let Some(member) = value.get_mut(&key)
            {
                *member = tag.into();
            }
            held = Some(held.map_or(value.clone(), |held| merged(held, value)));
        }
        self.parts += 1;
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            let value = self.value(part, depth + 1);
            held = Some(held.map_or(value.clone(), |held| merged(held, value)));
        }
        self.parts -= 1;
        held
    }

    /// The type of the value.
    fn kind(&mut self, schema: &Map<String, Value>) -> String {
        match schema.get("type") {
            Some(Value::String(kind)) => kind.clone(),
            Some(Value::Array(kinds)) => self.dice.pick(kinds).as_str().unwrap_or_default().to_owned(),
            _ if schema.contains_key("properties") || schema.contains_key("additionalProperties") => {
                "object".to_owned()
            }
            _ => String::new(),
        }
    }

    fn object(&mut self, schema: &Map<String, Value>, mut members: Map<String, Value>, depth: usize) -> Value {
        let required: Vec<&str> = list(schema, "required").iter().filter_map(Value::as_str).collect();
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, member) in properties.into_iter().flatten() {
            if required.contains(&name.as_str()) || (depth < 7 && self.dice.chance(60)) {
                members.insert(name.clone(), self.value(member, depth + 1));
            }
        }
        let is_named = |name: &str| properties.is_some_and(|properties| properties.contains_key(name));
        for name in required.into_iter().filter(|name| !is_named(name)) {
            if !members.contains_key(name) {
                members.insert(name.to_owned(), self.anything(depth));
            }
        }
        let more = schema.get("additionalProperties").unwrap_or(&Value::Bool(true));
        if *more != Value::Bool(false) && self.dice.chance(30) {
            let names = match schema.get("propertyNames").map(|names| list_of(names, "enum")) {
                Some(names) if !names.is_empty() => names.iter().filter_map(Value::as_str).collect(),
                _ => [MEMBERS, STRANGERS].concat(),
            };
            let name = self.dice.pick(&names);
            if !is_named(name) {
                members.insert(name.to_owned(), self.value(more, depth + 1));
            }
        }
        for pattern in schema.get("patternProperties").and_then(Value::as_object).into_iter().flat_map(Map::values) {
            if self.dice.chance(50) {
                let name = format!("x-{}", self.dice.pick(&["a", "b", "c"]));
                members.insert(name, self.value(pattern, depth + 1));
            }
        }
        let members: Vec<(String, Value)> = members.into_iter().collect();
        Value::Object(self.dice.shuffled(&members).into_iter().collect())
    }

    fn array(&mut self, schema: &Map<String, Value>, depth: usize) -> Value {
        let any = Value::Bool(true);
        let rest = schema.get("items").unwrap_or(&any);
        let mut list: Vec<Value> =
            list(schema, "prefixItems").iter().map(|place| self.value(place, depth + 1)).collect();
        if list.is_empty() {
            let number = if depth > 6 { 0 } else { self.dice.below(4) };
            list = (0..number).map(|_| self.value(rest, depth + 1)).collect();
        } else if *rest != Value::Bool(false) && self.dice.chance(30) {
            list.push(self.value(rest, depth + 1));
        } else if self.dice.chance(20) {
            list.truncate(1);
        }
        if schema.contains_key("uniqueItems") {
            let mut seen = Vec::new();
            list.retain(|value| {
                !seen.contains(value) && {
                    seen.push(value.clone());
                    true
                }
            });
        }
        Value::Array(list)
    }

    fn string(&mut self, schema: &Map<String, Value>) -> Value {
        let spellings = schema.get("format").and_then(Value::as_str).map(text::spellings).unwrap_or_default();
        let texts = [VALUES, TEXTS].concat();
        self.dice.pick(if spellings.is_empty() { &texts } else { spellings }).into()
    }

    fn integer(&mut self, schema: &Map<String, Value>) -> Value {
        let least = schema.get("minimum").and_then(Value::as_i64).unwrap_or(-3);
        let mut numbers = vec![0, 1, 2, -1, 100, 7, 10, -3];
        // Where another schema holds too, it may say that the number is a small one.
        if self.parts == 0 {
            numbers.extend([300, 70_000, 3_000_000_000, (1 << 53) + 1, i64::MAX]);
        }
        json!(self.dice.pick(&numbers).max(least))
    }

    fn number(&mut self, schema: &Map<String, Value>) -> Value {
        if schema.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("int")) {
            return self.integer(schema);
        }
        self.dice.pick(&[
            json!(0),
            json!(1),
            json!(1.5),
            json!(-2.25),
            json!(1e21),
            json!(0.1),
            json!(1e-7),
            json!(1.0),
        ])
    }

    /// A value of any type.
    fn anything(&mut self, depth: usize) -> Value {
        match self.dice.below(if depth < 3 { 8 } else { 5 }) {
            0 => Value::Null,
            1 => json!(self.dice.chance(50)),
            2 => self.dice.pick(&[json!(0), json!(1), json!(-1), json!(12_345_678_901_i64), json!(1.5), json!(1e3)]),
            3 => self.dice.pick(VALUES).into(),
            4 => self.dice.pick(&["2020-01-02T03:04:05Z", "2020-01-02", "x"]).into(),
            5 => json!({}),
            6 => json!([]),
            _ => json!({ self.dice.pick(MEMBERS): self.anything(depth + 1) }),
        }
    }
}

/// A value that a schema may have as its default; none where that is not plain.
pub fn default_of(schema: &Value) -> Option<Value> {
    if let Some(value) = schema.get("const").or_else(|| schema.get("enum")?.get(0)) {
        return Some(value.clone());
    }
    let plain = schema.get("format").is_none() && schema.get("pattern").is_none();
    match schema.get("type")?.as_str()? {
        "string" if plain => Some("a \"text\"".into()),
        "boolean" => Some(true.into()),
        "number" => Some(0.5.into()),
        "array" => Some(json!([])),
        _ => None,
    }
}

/// Both, if they are objects; what the second says counts.
fn merged(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut first), Value::Object(second)) => {
            first.extend(second);
            first.into()
        }
        (first, Value::Null) => first,
        (_, second) => second,
    }
}

fn list<'v>(schema: &'v Map<String, Value>, keyword: &str) -> &'v [Value] {
    schema.get(keyword).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn list_of<'v>(schema: &'v Value, keyword: &str) -> &'v [Value] {
    schema.as_object().map_or(&[], |schema| list(schema, keyword))
}
