//! Parameters outside the body.

use serde_json::Value;

use super::{Document, Schema};

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How the items of an array (or the properties of an object) are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// The key is repeated (for an object: each property is a key of its own).
    Repeated,
    /// One value, cut at this character.
    Character(char),
    /// `name[property]=value`.
    Brackets,
    /// The value is a JSON text.
    Json,
}

/// One parameter of an operation.
#[derive(Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// Whether it must be there.
    pub required: bool,
    /// Whether `name=` is allowed whatever the schema says.
    pub allow_empty: bool,
    /// How several values are told apart.
    pub separator: Separator,
    /// `array`, `object`, `integer`, …; empty when the schema does not say.
    pub kind: String,
    /// The names of an object's properties.
    pub properties: Vec<String>,
    /// What the value has to be.
    pub schema: Schema,
}

impl Parameter {
    /// Reads a parameter; headers that OpenAPI describes elsewhere are not parameters.
    pub fn read(document: &Document, node: &Value) -> Option<Self> {
        let node = document.resolve(node);
        let text = |key: &str| node.get(key).and_then(Value::as_str);
        let flag = |key: &str| node.get(key).and_then(Value::as_bool).unwrap_or(false);
        let name = text("name")?.to_owned();
        let place = match text("in")? {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            "cookie" => Place::Cookie,
            _ => return None,
        };
        let elsewhere = ["accept", "content-type", "authorization"];
        if place == Place::Header && elsewhere.contains(&name.to_ascii_lowercase().as_str()) {
            return None;
        }
        let content = node.get("content").and_then(Value::as_object).and_then(|content| content.values().next());
        let schema = content.unwrap_or(node).get("schema").cloned().unwrap_or(Value::Bool(true));
        let form = matches!(place, Place::Query | Place::Cookie);
        let style = text("style").unwrap_or(if form { "form" } else { "simple" });
        let explode = node.get("explode").and_then(Value::as_bool).unwrap_or(style == "form");
        let separator = match style {
            _ if content.is_some() => Separator::Json,
            "deepObject" => Separator::Brackets,
            "form" if explode && place == Place::Query => Separator::Repeated,
            "spaceDelimited" => Separator::Character(' '),
            "pipeDelimited" => Separator::Character('|'),
            _ => Separator::Character(','),
        };
        let plain = document.resolve(&schema);
        let properties = plain.get("properties").and_then(Value::as_object);
        Some(Self {
            required: flag("required") || place == Place::Path,
            allow_empty: flag("allowEmptyValue"),
            kind: kind(plain),
            properties: properties.map(|all| all.keys().cloned().collect()).unwrap_or_default(),
            schema: Schema::request(schema),
            name,
            place,
            separator,
        })
    }
}

/// The one type of a schema, null aside.
fn kind(schema: &Value) -> String {
    match schema.get("type") {
        Some(Value::String(kind)) => kind.clone(),
        Some(Value::Array(kinds)) => {
            let mut kinds = kinds.iter().filter_map(Value::as_str).filter(|kind| *kind != "null");
            kinds.next().unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}
