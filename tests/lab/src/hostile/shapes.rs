//! Shapes of descriptions that are cheap to write and may be dear to read.

use serde_json::{Map, Value, json};

/// A shape: what it is, and its text made of so many pieces.
pub struct Shape {
    /// What it is.
    pub name: &'static str,
    /// The text.
    pub text: fn(usize) -> String,
}

/// All shapes.
pub const SHAPES: [Shape; 30] = [
    Shape { name: "objects in objects", text: |count| nested(count, r#"{"a":"#, "}") },
    Shape { name: "arrays in arrays", text: |count| nested(count, "[", "]") },
    Shape { name: "flow mappings of YAML", text: |count| format!("a: {}{}", "{a: ".repeat(count), "}".repeat(count)) },
    Shape { name: "quotes in quotes in prose", text: |count| described("> ".repeat(count)) },
    Shape { name: "open brackets in prose", text: |count| described("[".repeat(count)) },
    Shape { name: "one long description", text: |count| described("word ".repeat(count)) },
    Shape { name: "backticks of all lengths in prose", text: |count| described("`` ` ``` ".repeat(count)) },
    Shape {
        name: "`allOf` of the next schema",
        text: |count| {
            row(
                count,
                |next, n| json!({"allOf": [next, {"type": "object", "properties": {format!("p{n}"): {"type": "string"}}}]}),
            )
        },
    },
    Shape { name: "`oneOf` of the next schema", text: |count| row(count, |next, _| json!({"oneOf": [next]})) },
    Shape {
        name: "`anyOf` of the next schema and text",
        text: |count| row(count, |next, _| json!({"anyOf": [next, {"type": "string"}]})),
    },
    Shape { name: "references to references", text: |count| row(count, |next, _| next) },
    Shape {
        name: "objects that hold the next",
        text: |count| row(count, |next, _| json!({"type": "object", "properties": {"a": next}})),
    },
    Shape {
        name: "tuples of two of the next",
        text: |count| {
            row(count, |next, _| json!({"type": "array", "prefixItems": [next, next], "items": false, "minItems": 2}))
        },
    },
    Shape { name: "path items that refer to the next", text: path_items },
    Shape {
        name: "members of one object",
        text: |count| {
            one(json!({"type": "object", "properties": each(count, |n| (format!("p{n}"), json!({"type": "string"})))}))
        },
    },
    Shape {
        name: "members with one name in Rust",
        text: |count| {
            one(
                json!({"type": "object", "properties": each(count, |n| (format!("a{}", "_".repeat(n % 40) + &n.to_string()), json!({})))}),
            )
        },
    },
    Shape {
        name: "alternatives by required member",
        text: |count| {
            one(
                json!({"oneOf": list(count, |n| json!({"type": "object", "required": [format!("p{n}")], "properties": {format!("p{n}"): {"type": "string"}}}))}),
            )
        },
    },
    Shape {
        name: "alternatives by tag",
        text: |count| {
            one(
                json!({"oneOf": list(count, |n| json!({"type": "object", "required": ["t"], "properties": {"t": {"const": format!("v{n}")}}}))}),
            )
        },
    },
    Shape {
        name: "alternatives that nothing tells apart",
        text: |count| {
            one(
                json!({"oneOf": list(count, |n| json!({"type": "object", "properties": {format!("p{n}"): {"type": "string"}}}))}),
            )
        },
    },
    Shape { name: "values of an enum", text: |count| one(json!({"enum": list(count, |n| format!("v{n}").into())})) },
    Shape {
        name: "a wide `allOf` of many",
        text: |count| {
            document(
                json!({"allOf": list(count, reference)}),
                each(count, |n| (format!("S{n}"), json!({"type": "object", "properties": {format!("p{n}"): {}}})))
                    .into_iter()
                    .collect(),
            )
        },
    },
    Shape {
        name: "operations that want one name",
        text: |count| operations(count, |_| json!({"operationId": "same"})),
    },
    Shape {
        name: "members that are the object itself",
        text: |count| {
            let members = each(count, |n| (format!("p{n}"), reference(0)));
            let operation = json!({ "tags": ["limits"], "responses": giving(reference(0)) });
            whole(json!({ "/limits": { "get": operation } }), object(members))
        },
    },
    Shape {
        name: "operations that give one large object",
        text: |count| {
            let path = |n| (format!("/p{n}"), json!({ "get": { "responses": giving(reference(0)) } }));
            let members = each(count, |n| (format!("p{n}"), json!({ "type": "string" })));
            whole(Value::Object(each(count, path)), object(members))
        },
    },
    Shape {
        name: "a path of one parameter",
        text: |count| {
            let parameter = json!({ "name": "b", "in": "path", "required": true, "schema": { "type": "string" } });
            let operation = json!({ "parameters": [parameter], "responses": { "200": { "description": "d" } } });
            whole(json!({ ("/a/{b}".repeat(count)): { "get": operation } }), Map::new())
        },
    },
    Shape {
        name: "a parameter with parts of parts",
        text: |count| {
            let parameter = json!({ "name": "q", "in": "query", "required": true, "schema": reference(0) });
            let operation = json!({ "parameters": [parameter], "responses": { "200": { "description": "d" } } });
            whole(json!({ "/a": { "get": operation } }), levels(count, "allOf"))
        },
    },
    Shape {
        name: "a form with alternatives of alternatives",
        text: |count| {
            let form = json!({ "type": "object", "properties": { "a": reference(0) } });
            let body = json!({ "content": { "multipart/form-data": { "schema": form } } });
            let operation = json!({ "requestBody": body, "responses": { "200": { "description": "d" } } });
            whole(json!({ "/a": { "post": operation } }), levels(count, "oneOf"))
        },
    },
    Shape {
        name: "patterns in brackets",
        text: |count| {
            let pattern = "(".repeat(6) + "a" + &"{99})".repeat(6);
            let member = |n| (format!("p{n}"), json!({ "type": "string", "pattern": pattern }));
            let required = list(count, |n| format!("p{n}").into());
            one(json!({ "type": "object", "required": required, "properties": each(count, member) }))
        },
    },
    Shape { name: "tags", text: |count| operations(count, |n| json!({"tags": [format!("t{n}")]})) },
    Shape {
        name: "aliases of YAML",
        text: |count| {
            format!(
                "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths: {{}}\nx-a: &a [1, 2, 3, 4]\nx-b: [{}]\n",
                vec!["*a"; count].join(", ")
            )
        },
    },
];

fn nested(count: usize, open: &str, close: &str) -> String {
    format!(r#"{{"openapi":"3.1.0","x":{}1{}}}"#, open.repeat(count), close.repeat(count))
}

fn described(text: String) -> String {
    one(json!({ "type": "object", "description": text }))
}

fn one(schema: Value) -> String {
    document(schema, Map::new())
}

fn reference(number: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{number}") })
}

fn each(count: usize, member: impl Fn(usize) -> (String, Value)) -> Map<String, Value> {
    (0..count).map(member).collect()
}

fn list(count: usize, item: impl Fn(usize) -> Value) -> Vec<Value> {
    (0..count).map(item).collect()
}

/// Schemas in a row, each made of a reference to the next and its number. The last is text.
fn row(count: usize, schema: impl Fn(Value, usize) -> Value) -> String {
    let mut schemas = each(count, |n| (format!("S{n}"), schema(reference(n + 1), n)));
    schemas.insert(format!("S{count}"), json!({ "type": "object" }));
    document(reference(0), schemas)
}

/// Four schemas, each made of so many references to the next.
fn levels(count: usize, keyword: &str) -> Map<String, Value> {
    let mut schemas = each(4, |n| (format!("S{n}"), json!({ keyword: list(count, |_| reference(n + 1)) })));
    schemas.insert("S4".to_owned(), json!({ "type": "string" }));
    schemas
}

/// A description with one operation, which gives a value of this schema.
fn document(schema: Value, schemas: Map<String, Value>) -> String {
    let operation = json!({ "operationId": "a", "responses": giving(schema) });
    whole(json!({ "/a": { "get": operation } }), schemas)
}

/// The responses of an operation that gives a value of this schema.
fn giving(schema: Value) -> Value {
    json!({ "200": { "description": "d", "content": { "application/json": { "schema": schema } } } })
}

/// The first schema, an object with these members.
fn object(members: Map<String, Value>) -> Map<String, Value> {
    Map::from_iter([("S0".to_owned(), json!({ "type": "object", "properties": members }))])
}

fn whole(paths: Value, schemas: Map<String, Value>) -> String {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "t", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
    .to_string()
}

fn operations(count: usize, operation: impl Fn(usize) -> Value) -> String {
    let path = |number: usize| {
        let mut operation = operation(number);
        if let Some(members) = operation.as_object_mut() {
            members.insert("responses".to_owned(), json!({ "200": { "description": "d" } }));
        }
        (format!("/p{number}"), json!({ "get": operation }))
    };
    whole(Value::Object(each(count, path)), Map::new())
}

fn path_items(count: usize) -> String {
    let mut paths = each(count, |n| (format!("/a{n}"), json!({ "$ref": format!("#/paths/~1a{}", n + 1) })));
    paths.insert(format!("/a{count}"), json!({ "get": { "responses": { "200": { "description": "d" } } } }));
    whole(Value::Object(paths), Map::new())
}

#[cfg(test)]
mod tests {
    use super::SHAPES;

    #[test]
    fn twice_the_pieces_are_about_twice_the_text() {
        for shape in SHAPES {
            let (once, twice) = ((shape.text)(500).len(), (shape.text)(1000).len());
            assert!(twice > once * 3 / 2 && twice < once * 5 / 2, "{}: {once} and {twice}", shape.name);
        }
    }
}
