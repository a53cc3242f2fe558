//! Bodies of requests: JSON, forms, files, texts and bytes.

use crate::invent::names::PROSE;
use crate::invent::schemas::{Schemas, with};
use crate::invent::version::Version;
use serde_json::{Map, Value, json};

/// The body of a request, in one content type or in several.
pub fn body(schemas: &mut Schemas) -> Value {
    let number = schemas.dice.pick(&[1, 1, 1, 1, 2, 3]);
    let content: Map<String, Value> = (0..number).map(|_| media(schemas)).collect();
    let mut body = json!({ "content": content });
    if schemas.dice.chance(60) {
        body = with(body, "required", true);
    }
    if schemas.dice.chance(20) { with(body, "description", schemas.dice.pick(PROSE)) } else { body }
}

fn media(schemas: &mut Schemas) -> (String, Value) {
    let (kind, media) = match schemas.dice.below(20) {
        0..11 => ("application/json", json!({ "schema": schemas.below(0) })),
        11 => ("application/merge-patch+json; charset=utf-8", json!({ "schema": schemas.below(0) })),
        12..14 => ("application/x-www-form-urlencoded", form(schemas)),
        14..17 => ("multipart/form-data", form(schemas)),
        17 => ("text/plain", json!({ "schema": schemas.scalar() })),
        18 => ("application/xml", json!({ "schema": schemas.below(0) })),
        _ => ("application/octet-stream", json!({})),
    };
    (kind.to_owned(), media)
}

/// A form whose fields are of every kind, with encodings for some; or any schema at all.
fn form(schemas: &mut Schemas) -> Value {
    if schemas.dice.chance(30) {
        return json!({ "schema": schemas.below(0) });
    }
    let file = match schemas.version {
        Version::V30 => json!({ "type": "string", "format": "binary" }),
        _ => schemas.dice.pick(&[json!({ "type": "string", "format": "binary" }), json!({})]),
    };
    let all = [
        ("file", file.clone()),
        ("files[]", json!({ "type": "array", "items": file })),
        ("name", schemas.scalar()),
        ("self", schemas.scalar()),
        ("tags", json!({ "type": "array", "items": schemas.scalar() })),
        ("meta", schemas.below(1)),
        ("a-b", schemas.below(2)),
    ];
    let number = schemas.dice.between(1, all.len());
    let fields: Map<String, Value> =
        schemas.dice.sample(&all, number).into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    let names: Vec<String> = fields.keys().cloned().collect();
    let number = schemas.dice.below(names.len() + 1);
    let required = schemas.dice.sample(&names, number);
    let mut encoding = Map::new();
    for name in names {
        if schemas.dice.chance(30) {
            encoding.insert(name, one_encoding(schemas));
        }
    }
    let schema = json!({ "type": "object", "properties": fields });
    let schema = if required.is_empty() { schema } else { with(schema, "required", required) };
    let media = json!({ "schema": schema });
    if encoding.is_empty() { media } else { with(media, "encoding", encoding) }
}

fn one_encoding(schemas: &mut Schemas) -> Value {
    schemas.dice.pick(&[
        json!({ "contentType": "application/json" }),
        json!({ "contentType": "image/png, image/jpeg" }),
        json!({ "contentType": "text/csv", "headers": { "X-Part": { "schema": { "type": "string" } } } }),
        json!({ "style": "form", "explode": true }),
        json!({ "style": "spaceDelimited", "explode": false }),
        json!({ "style": "deepObject" }),
        json!({ "allowReserved": true }),
    ])
}
