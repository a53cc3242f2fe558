//! Where references lead, and the tags of what they lead to.

use serde_json::{Map, Value};

/// Through how many `allOf` a discriminator is looked for.
const DEEPEST: usize = 6;

/// What a reference within a description leads to.
pub fn target<'r>(root: &'r Value, reference: &str) -> Option<&'r Value> {
    root.pointer(&pointer(reference)?)
}

/// The key and the tag by which alternatives with a discriminator know one of them.
pub fn of_alternative(union: &Map<String, Value>, alternative: &Value) -> Option<(String, String)> {
    of(union.get("discriminator")?, alternative.get("$ref")?.as_str()?)
}

/// The key and the tag of a component that has a discriminator, be it its own or that of what it includes.
pub fn of_component(root: &Value, schema: &Value, reference: &str) -> Option<(String, String)> {
    of(discriminator(root, schema, DEEPEST)?, reference)
}

fn discriminator<'r>(root: &'r Value, schema: &'r Value, depth: usize) -> Option<&'r Value> {
    if schema.get("oneOf").or(schema.get("anyOf")).is_some() || depth == 0 {
        return None;
    }
    let included = |part: &'r Value| {
        let part = part.get("$ref").and_then(Value::as_str).map_or(Some(part), |reference| target(root, reference))?;
        discriminator(root, part, depth - 1)
    };
    schema.get("discriminator").or_else(|| schema.get("allOf")?.as_array()?.iter().find_map(included))
}

/// What a discriminator says: by its mapping, or by the component's name.
fn of(discriminator: &Value, reference: &str) -> Option<(String, String)> {
    let key = discriminator.get("propertyName")?.as_str()?.to_owned();
    let pointer = pointer(reference)?;
    let name = pointer.strip_prefix("/components/schemas/")?.replace("~1", "/").replace("~0", "~");
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let is_it = |target: &Value| target.as_str().is_some_and(|target| target == reference || target == name);
    let mapped = mapping.and_then(|mapping| mapping.iter().find(|(_, target)| is_it(target)));
    Some((key, mapped.map_or(name, |(tag, _)| tag.clone())))
}

/// The pointer of a reference, as it is before it becomes part of a URI.
fn pointer(reference: &str) -> Option<String> {
    let encoded = reference.strip_prefix('#')?;
    Some(percent_encoding::percent_decode_str(encoded).decode_utf8_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::{of_alternative, of_component};
    use serde_json::json;

    #[test]
    fn tags_are_those_of_the_mapping_or_the_name() {
        let discriminator = json!({ "propertyName": "k", "mapping": { "c": "#/components/schemas/Cat", "d": "D/g" } });
        let root = json!({ "components": { "schemas": {
            "Base": { "discriminator": discriminator },
            "D/g": { "allOf": [{ "$ref": "#/components/schemas/Base" }] },
            "Ü": { "allOf": [{ "allOf": [{ "$ref": "#/components/schemas/D~1g" }] }] },
        } } });
        let tag = |name: &str, reference: &str| {
            let schema = root.pointer(&format!("/components/schemas/{name}"))?;
            of_component(&root, schema, reference).map(|(_, tag)| tag)
        };
        assert_eq!(tag("D~1g", "#/components/schemas/D~1g").as_deref(), Some("d"));
        assert_eq!(tag("Ü", "#/components/schemas/%C3%9C").as_deref(), Some("Ü"));
        let union = json!({ "discriminator": discriminator });
        let alternative = |reference: &str| of_alternative(union.as_object()?, &json!({ "$ref": reference }));
        assert_eq!(alternative("#/components/schemas/Cat"), Some(("k".to_owned(), "c".to_owned())));
        assert_eq!(alternative("#/components/schemas/Other"), Some(("k".to_owned(), "Other".to_owned())));
    }
}
