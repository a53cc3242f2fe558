//! One thing more in a description.

use super::place::places;
use crate::invent::Dice;
use notte_codegen::surface::{Kind, Surface};
use serde_json::{Map, Value, json};

/// What was added.
#[derive(Clone, Debug)]
pub struct Addition {
    /// In words.
    pub what: &'static str,
    /// To what, as a JSON pointer.
    pub place: String,
}

/// Adds one thing by chance.
pub fn add(tree: &mut Value, surface: &Surface, dice: &mut Dice) -> Option<Addition> {
    let kind = dice.below(8);
    let name = name(surface, dice);
    match kind {
        0 => member(tree, &name, dice),
        1 => schema(tree, &name),
        2 => operation(tree, &name, dice),
        3 => parameter(tree, &name, dice),
        4 => value(tree, &name, dice),
        5 => error(tree, dice),
        6 => tag(tree, &name),
        _ => alternative(tree, dice),
    }
}

/// A name that is new, or that a type has already.
fn name(surface: &Surface, dice: &mut Dice) -> String {
    let is_type = |kind| matches!(kind, Kind::Struct | Kind::Enum | Kind::Union | Kind::Alias);
    let types: Vec<&str> =
        surface.items.iter().filter(|item| is_type(item.kind)).map(|item| item.name.as_str()).collect();
    if dice.chance(50) && !types.is_empty() {
        dice.pick(&types).to_owned()
    } else {
        format!("Added{}", dice.below(1000))
    }
}

/// Changes the value at one of some places.
fn at(
    tree: &mut Value,
    what: &'static str,
    places: &[String],
    dice: &mut Dice,
    change: impl FnOnce(&mut Value),
) -> Option<Addition> {
    let place = dice.pick(places);
    let value = tree.pointer_mut(&place).filter(|_| !places.is_empty())?;
    change(value);
    Some(Addition { what, place })
}

fn members_of<'v>(value: &'v mut Value, name: &str) -> Option<&'v mut Map<String, Value>> {
    value.as_object_mut()?.entry(name).or_insert_with(|| json!({})).as_object_mut()
}

fn member(tree: &mut Value, name: &str, dice: &mut Dice) -> Option<Addition> {
    let is_object = |at: &str, value: &Value| is_schema(at) && value.get("properties").is_some_and(Value::is_object);
    let found = places(tree, &is_object);
    let schema = dice.pick(&[
        json!({"type": "string"}),
        json!({"type": "string", "enum": ["a", "b"]}),
        json!({"type": "object", "properties": {"id": {"type": "integer"}}}),
    ]);
    at(tree, "an optional member", &found, dice, |value| {
        if let Some(members) = members_of(value, "properties") {
            members.entry(format!("added_{}", name.to_lowercase())).or_insert(schema);
        }
    })
}

fn schema(tree: &mut Value, name: &str) -> Option<Addition> {
    let holder = if tree.get("swagger").is_some() { "/definitions" } else { "/components/schemas" };
    let schemas = tree.pointer_mut(holder)?.as_object_mut()?;
    schemas.entry(name).or_insert(json!({"type": "object", "properties": {"id": {"type": "string"}}}));
    Some(Addition { what: "a schema", place: format!("{holder}/{name}") })
}

fn operation(tree: &mut Value, name: &str, dice: &mut Dice) -> Option<Addition> {
    let tags = places(tree, &|at, _| at.starts_with("/paths/") && at.ends_with("/tags/0"));
    let tag = tree.pointer(&dice.pick(&tags)).and_then(Value::as_str).unwrap_or("added").to_owned();
    let nested =
        places(tree, &|at, value| at.starts_with("/paths/") && at.matches('/').count() == 2 && value.is_object());
    let path = dice.pick(&nested).trim_start_matches("/paths/").replace("~1", "/").replace("~0", "~");
    let path = path.split_once('{').map_or(path.as_str(), |(start, _)| start).trim_end_matches('/').to_owned();
    let paths = tree.get_mut("paths")?.as_object_mut()?;
    let inline = json!({"description": "Done.", "content": {"application/json": {"schema": {"type": "object", "properties": {"state": {"type": "string", "enum": ["on", "off"]}}}}}});
    let path = format!("{path}/{}", name.to_lowercase());
    paths.insert(
        path.clone(),
        json!({"get": {"operationId": format!("{name}List"), "tags": [tag], "responses": {"200": inline}}}),
    );
    Some(Addition { what: "an operation", place: path })
}

fn is_operation(at: &str, value: &Value) -> bool {
    at.starts_with("/paths/") && at.matches('/').count() == 3 && value.get("responses").is_some()
}

fn parameter(tree: &mut Value, name: &str, dice: &mut Dice) -> Option<Addition> {
    let found = places(tree, &is_operation);
    let parameter = json!({"name": format!("added_{}", name.to_lowercase()), "in": "query", "schema": {"type": "string", "enum": ["a", "b"]}});
    at(tree, "an optional parameter", &found, dice, |value| {
        let parameters = value.as_object_mut().map(|one| one.entry("parameters").or_insert_with(|| json!([])));
        if let Some(Value::Array(parameters)) = parameters {
            parameters.push(parameter);
        }
    })
}

fn value(tree: &mut Value, name: &str, dice: &mut Dice) -> Option<Addition> {
    let is_enum = |at: &str, value: &Value| {
        is_schema(at)
            && value.get("type").and_then(Value::as_str) == Some("string")
            && value.get("enum").and_then(Value::as_array).is_some_and(|values| values.len() > 1)
    };
    let found = places(tree, &is_enum);
    let word = name.to_lowercase();
    at(tree, "a value of an enum", &found, dice, |value| {
        if let Some(Value::Array(values)) = value.get_mut("enum") {
            values.push(word.into());
        }
    })
}

fn error(tree: &mut Value, dice: &mut Dice) -> Option<Addition> {
    let found = places(tree, &is_operation);
    let body = json!({"type": "object", "properties": {"code": {"type": "string"}, "reason": {"type": "string", "enum": ["x", "y"]}}});
    let answer = if tree.get("swagger").is_some() {
        json!({"description": "Gone.", "schema": body})
    } else {
        json!({"description": "Gone.", "content": {"application/json": {"schema": body}}})
    };
    at(tree, "an error", &found, dice, |value| {
        if let Some(responses) = members_of(value, "responses") {
            responses.entry("410").or_insert(answer);
        }
    })
}

fn tag(tree: &mut Value, name: &str) -> Option<Addition> {
    let tags = tree.as_object_mut()?.entry("tags").or_insert_with(|| json!([]));
    tags.as_array_mut()?.push(json!({"name": name, "description": "Added."}));
    Some(Addition { what: "a tag", place: name.to_owned() })
}

/// A copy of an alternative under another tag: a union that is told apart by a tag stays one.
fn alternative(tree: &mut Value, dice: &mut Dice) -> Option<Addition> {
    let is_union = |at: &str, value: &Value| {
        let (_, alternatives) = alternatives(value).unzip();
        is_schema(at)
            && alternatives.is_some_and(|all| all.len() > 1 && all.iter().all(|one| tagged(tree, one).is_some()))
    };
    let found = places(tree, &is_union);
    let place = found.get(dice.below(found.len()))?.clone();
    let (keyword, all) = alternatives(tree.pointer(&place)?)?;
    let mut copy = tagged(tree, all.first()?)?.clone();
    let name = format!("AddedAlternative{}", dice.below(1000));
    let properties = copy.get_mut("properties")?.as_object_mut()?;
    properties.values_mut().for_each(|property| retag(property, &name));
    tree.pointer_mut("/components/schemas")?.as_object_mut()?.insert(name.clone(), copy);
    let reference = format!("#/components/schemas/{name}");
    let union = tree.pointer_mut(&place)?;
    union.get_mut(keyword)?.as_array_mut()?.push(json!({ "$ref": reference }));
    if let Some(Value::Object(mapping)) = union.pointer_mut("/discriminator/mapping") {
        mapping.insert(name, reference.into());
    }
    Some(Addition { what: "an alternative", place })
}

fn alternatives(value: &Value) -> Option<(&'static str, &Vec<Value>)> {
    ["oneOf", "anyOf"].into_iter().find_map(|keyword| Some((keyword, value.get(keyword)?.as_array()?)))
}

/// The component that an alternative refers to, if a member of it has a single text as its value.
fn tagged<'v>(tree: &'v Value, alternative: &Value) -> Option<&'v Value> {
    let reference = alternative.get("$ref")?.as_str()?.strip_prefix('#').filter(|at| at.starts_with("/components/"))?;
    let component = tree.pointer(reference)?;
    let mut properties = component.get("properties")?.as_object()?.values();
    properties.any(|property| tag_of(property).is_some()).then_some(component)
}

fn tag_of(property: &Value) -> Option<&str> {
    let values = property.get("enum").and_then(Value::as_array);
    let only = values.filter(|values| values.len() == 1).and_then(|values| values.first());
    property.get("const").or(only)?.as_str()
}

/// Gives a tag another value.
fn retag(property: &mut Value, value: &str) {
    if tag_of(property).is_none() {
        return;
    }
    if let Some(members) = property.as_object_mut() {
        members.shift_remove("default");
        members.shift_remove("const");
        members.insert("enum".to_owned(), json!([value]));
    }
}

/// Whether a place is within a schema, and not within one's `properties` itself.
fn is_schema(at: &str) -> bool {
    let is_within = at.contains("/schema") || at.starts_with("/components/schemas/") || at.starts_with("/definitions/");
    is_within && !at.ends_with("/properties")
}
