//! Which values a description's types have to read.
//!
//! JSON Schema takes more than OpenAPI means: a text in a wrong format, a number that the format of its schema has no room
//! for, a value with the tag of one alternative that is valid as another, a number under `properties` without `type`. Such
//! values are examples of nothing.

use super::tag;
use crate::fidelity::{Validators, holds_names, is_data, modern};
use notte_codegen::Place;
use serde_json::{Map, Value, json};

/// What says whether a value is one that the types have to read.
pub struct Judge(Validators<'static>);

impl Judge {
    /// Takes a description.
    pub fn of(root: &Value, is_old: bool) -> Self {
        let mut tree = root.clone();
        modern(&mut tree, None, is_old);
        assert_all(&mut tree, false);
        Self(Validators::over(std::iter::once(tree), true))
    }

    /// Whether a value fits the schema at a pointer. What can't be judged does not.
    pub fn allows(&mut self, pointer: &str, value: &Value) -> bool {
        self.0.allow(&Place { file: 0, pointer: pointer.to_owned() }, value).unwrap_or_default()
    }
}

/// `names` says that the keys of this object are names and no keywords.
fn assert_all(node: &mut Value, names: bool) {
    match node {
        Value::Object(object) => {
            for (key, value) in object.iter_mut().filter(|(key, _)| names || !is_data(key)) {
                assert_all(value, !names && holds_names(key));
            }
            if !names {
                let mut said: Vec<Value> = format(object).into_iter().collect();
                said.extend(implied(object));
                said.extend(tags(object));
                let parts = (!said.is_empty()).then(|| object.entry("allOf").or_insert_with(|| json!([])));
                if let Some(parts) = parts.and_then(Value::as_array_mut) {
                    parts.extend(said);
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| assert_all(value, false)),
        _ => {}
    }
}

/// What the format of a schema says, or its lack.
fn format(schema: &Map<String, Value>) -> Option<Value> {
    let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
    let has = |kind: &str| match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().any(|it| it == kind),
        only => only.is_some_and(|it| it == kind),
    };
    let is_whole = has("integer") || (has("number") && (format == "int32" || format == "int64"));
    if is_whole && !(has("integer") && has("number")) {
        let (least, most) = range(format);
        // A number without a fraction; of other types it says nothing.
        return Some(json!({ "multipleOf": 1, "minimum": least, "maximum": most }));
    }
    let whole = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";
    (has("string") && format == "byte").then(|| json!({ "pattern": whole }))
}

/// What keywords without a `type` mean, unless the settings of the generator say otherwise.
fn implied(schema: &Map<String, Value>) -> Option<Value> {
    let says = |keywords: &[&str]| keywords.iter().any(|keyword| schema.contains_key(*keyword));
    if says(&["type", "enum", "const", "$ref"]) {
        return None;
    }
    let more = schema.get("additionalProperties").is_some_and(|more| *more != Value::Bool(true));
    if more || says(&["properties", "patternProperties"]) {
        return Some(json!({ "type": "object" }));
    }
    says(&["format", "pattern"]).then(|| json!({ "type": "string" }))
}

/// The least and the greatest number of a format.
fn range(format: &str) -> (i64, u64) {
    match format {
        "int8" => (i8::MIN.into(), 127),
        "int16" => (i16::MIN.into(), 32_767),
        "int32" => (i32::MIN.into(), 2_147_483_647),
        "uint8" => (0, u8::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        "uint32" => (0, u32::MAX.into()),
        "uint64" => (0, u64::MAX),
        _ => (i64::MIN, i64::MAX.unsigned_abs()),
    }
}

/// What a discriminator says of alternatives: a value with the tag of one is that one, and one with no known tag the default.
fn tags(schema: &Map<String, Value>) -> Vec<Value> {
    let alternatives = ["oneOf", "anyOf"].iter().filter_map(|word| schema.get(*word)?.as_array()).flatten();
    let known: Vec<(String, String, &Value)> =
        alternatives.filter_map(|one| tag::of_alternative(schema, one).map(|(key, tag)| (key, tag, one))).collect();
    let mut said: Vec<Value> =
        known.iter().map(|(key, tag, one)| json!({ "if": tagged(key, &json!([tag])), "then": one })).collect();
    let default = schema.get("discriminator").and_then(|discriminator| discriminator.get("defaultMapping"));
    if let (Some(default), Some((key, _, _))) = (default, known.first()) {
        let all: Vec<&String> = known.iter().map(|(_, tag, _)| tag).collect();
        let unknown = json!({ "type": "object", "not": tagged(key, &json!(all)) });
        said.push(json!({ "if": unknown, "then": { "$ref": default } }));
    }
    said
}

fn tagged(key: &str, tags: &Value) -> Value {
    json!({ "type": "object", "required": [key], "properties": { key: { "enum": tags } } })
}

#[cfg(test)]
mod tests {
    use super::Judge;
    use serde_json::{Value, json};

    fn allows(schema: Value, value: Value) -> bool {
        let cat = json!({ "type": "object", "required": ["kind", "lives"] });
        let schemas = json!({ "S": schema, "Cat": cat, "Dog": { "type": "object" } });
        Judge::of(&json!({ "components": { "schemas": schemas } }), false).allows("/components/schemas/S", &value)
    }

    #[test]
    fn a_format_is_kept() {
        let small = json!({ "type": ["integer", "null"], "format": "uint8" });
        let allowed = [json!(255), json!(3.0), Value::Null].map(|value| allows(small.clone(), value));
        assert_eq!(allowed, [true; 3]);
        assert_eq!([json!(256), json!(-1), json!(0.5)].map(|value| allows(small.clone(), value)), [false; 3]);
        assert!(!allows(json!({ "type": "integer" }), json!(1e21)));
        assert!(allows(json!({ "type": ["integer", "number"] }), json!(1e21)));
        assert!(!allows(json!({ "type": "string", "format": "date" }), json!("x")));
        assert!(!allows(json!({ "type": "string", "format": "byte" }), json!("x")));
        assert!(
            !allows(json!({ "properties": { "a": {} } }), json!(1)) && !allows(json!({ "pattern": "." }), json!(1))
        );
        assert!(allows(json!({ "properties": { "format": { "type": "string" } } }), json!({ "format": "byte" })));
    }

    #[test]
    fn a_tag_is_kept() {
        let refs = json!([{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }]);
        let union = |discriminator: Value| json!({ "anyOf": refs, "discriminator": discriminator });
        let plain = || union(json!({ "propertyName": "kind" }));
        assert!(allows(plain(), json!({ "kind": "Cat", "lives": 9 })));
        assert!(!allows(plain(), json!({ "kind": "Cat" })));
        assert!(allows(plain(), json!({ "kind": "Dog" })) && allows(plain(), json!({ "kind": "other" })));
        let default = || union(json!({ "propertyName": "kind", "defaultMapping": "#/components/schemas/Cat" }));
        assert!(!allows(default(), json!({ "kind": "other" })) && allows(default(), json!({ "kind": "Dog" })));
    }
}
