//! Descriptions made to hurt: each gives files or errors, on a thread with an ordinary stack, and in proportion to its size.

use crate::support::{assert_made, description, paths, row, run, run_with};
use notte_codegen::Settings;
use serde_json::{Map, Value, json};

#[test]
fn text_that_nests_ten_thousand_deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{a: ", "}")] {
        let end = if open == "[" { "" } else { "1" };
        let text = format!("{}{end}{}", open.repeat(10_000), close.repeat(10_000));
        let generated = run(text);
        assert!(generated.files.is_none() && generated.diagnostics.has_errors());
    }
    let indented: String = (0..3_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(run(indented).diagnostics.has_errors());
}

#[test]
fn a_row_of_all_of() {
    // Each has the members of all behind it, so what is made grows with the square.
    assert_made(&row(300, |number, next| {
        let own = json!({ "type": "object", "properties": { format!("p{number}"): { "type": "string" } } });
        if number == 299 { own } else { json!({ "allOf": [next, own] }) }
    }));
    // A thousand in a row, with members at every tenth.
    assert_made(&row(1_000, |number, next| {
        let own = match number % 10 {
            0 => json!({ "type": "object", "properties": { format!("p{number}"): { "type": "string" } } }),
            _ => json!({ "type": "object", "description": format!("Number {number}.") }),
        };
        if number == 999 { own } else { json!({ "allOf": [next, own] }) }
    }));
    assert_made(&row(1_000, |_, next| json!({ "allOf": [next] })));
    assert_made(&row(1_000, |_, next| json!({ "allOf": [next, { "required": ["a"] }] })));
    // All in one.
    let parts: Vec<Value> = (0..1_000)
        .map(|number| json!({ "type": "object", "properties": { format!("p{number}"): { "type": "string" } } }))
        .collect();
    assert_made(&row(1, |_, _| json!({ "allOf": parts })));
}

/// What a member of each is, is asked while the one before is merged.
#[test]
fn a_row_of_members_that_are_told_more_exactly() {
    let base = json!({ "type": "object", "properties": { "next": { "type": "object" } } });
    assert_made(&row(3_000, |_, next| json!({ "allOf": [base, { "properties": { "next": next } }] })));
}

#[test]
fn a_row_of_references_lists_maps_and_unions() {
    assert_made(&row(10_000, |number, next| if number == 9_999 { json!({ "type": "string" }) } else { next }));
    assert_made(&row(500, |_, next| json!({ "type": "array", "items": next })));
    assert_made(&row(500, |_, next| json!({ "type": "object", "additionalProperties": next })));
    assert_made(&row(300, |_, next| json!({ "oneOf": [next, { "type": "string" }] })));
    assert_made(&row(300, |_, next| json!({ "anyOf": [{ "type": "array", "items": next }, { "type": "null" }] })));
}

#[test]
fn a_row_of_objects_that_hold_each_other() {
    assert_made(&row(5_000, |_, next| json!({ "type": "object", "required": ["n"], "properties": { "n": next } })));
}

#[test]
fn references_that_multiply() {
    // Each merges the next one twice: 2^60 merges, if none were remembered.
    assert_made(&row(60, |number, next| {
        let own = json!({ "type": "object", "properties": { format!("p{number}"): { "type": "string" } } });
        if number == 59 { own } else { json!({ "allOf": [next.clone(), next, own] }) }
    }));
    assert_made(&row(60, |number, next| {
        if number == 59 {
            json!({ "type": "integer" })
        } else {
            json!({ "oneOf": [next.clone(), { "anyOf": [next] }] })
        }
    }));
}

#[test]
fn a_path_of_ten_thousand_parameters() {
    let path = |count: usize| {
        let parameter = json!({ "name": "b", "in": "path", "required": true, "schema": { "type": "string" } });
        let operation = json!({ "parameters": [parameter], "responses": { "204": { "description": "Done." } } });
        let generated = paths(json!({ ("/a/{b}".repeat(count)): { "get": operation } }), Map::new());
        generated.files.expect("files").get("a.rs").expect("a group").matches(".path(b.as_ref())").count()
    };
    assert_eq!([path(3), path(10_000)], [3, 10_000]);
}

/// Ways from a place of an operation to one schema: 300 from each level to the next, of `allOf`, of alternatives and of members.
#[test]
fn ways_to_one_schema() {
    let ways: [fn(Value) -> Value; 3] = [
        |next| json!({ "allOf": vec![next; 300] }),
        |next| json!({ "oneOf": vec![next; 300] }),
        |next| {
            let members = (0..300).map(|number| (format!("p{number}"), next.clone()));
            json!({ "type": "object", "properties": members.collect::<Map<_, _>>() })
        },
    ];
    for way in ways {
        let level = |number: usize| json!({ "$ref": format!("#/components/schemas/S{number}") });
        let mut schemas: Map<String, Value> =
            (0..8).map(|number| (format!("S{number}"), way(level(number + 1)))).collect();
        schemas.insert("S8".to_owned(), json!({ "type": "string" }));
        let form = json!({ "type": "object", "properties": { "file": level(0) } });
        let responses =
            json!({ "200": { "description": "ok", "content": { "application/json": { "schema": level(0) } } } });
        let get = json!({
            "tags": ["limits"],
            "parameters": [{ "name": "q", "in": "query", "required": true, "schema": level(0) }],
            "responses": responses,
        });
        let post = json!({
            "tags": ["limits"],
            "requestBody": { "content": { "multipart/form-data": { "schema": form } } },
            "responses": responses,
        });
        assert_made(&paths(json!({ "/limits": { "get": get, "post": post } }), schemas));
    }
}

#[test]
fn many_of_everything() {
    let values: Vec<String> = (0..100_000).map(|number| format!("value {number}")).collect();
    assert_made(&row(1, |_, _| json!({ "type": "string", "enum": values })));
    let numbers: Vec<u32> = (0..100_000).collect();
    assert_made(&row(1, |_, _| json!({ "type": "integer", "enum": numbers })));
    let properties: Map<String, Value> = (0..10_000).map(|n| (format!("p{n}"), json!({ "type": "string" }))).collect();
    assert_made(&row(1, |_, _| json!({ "type": "object", "properties": properties })));
    let same: Map<String, Value> = (0..2_000).map(|n| (format!("a{}", "-".repeat(n)), json!(true))).collect();
    assert_made(&row(1, |_, _| json!({ "type": "object", "properties": same })));
    assert_made(&row(
        1,
        |_, _| json!({ "type": "object", "properties": { "x".repeat(100_000): { "type": "string" } } }),
    ));
}

#[test]
fn ten_thousand_operations() {
    let operation = |number: usize| {
        json!({
            "operationId": format!("op{number}"),
            "tags": [format!("tag{}", number % 100)],
            "parameters": [{ "name": "q", "in": "query", "schema": { "type": "string" } }],
            "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": {
                "type": "object", "properties": { format!("p{number}"): { "type": "string" } },
            } } } } },
        })
    };
    let paths: Map<String, Value> =
        (0..10_000).map(|number| (format!("/a/{number}"), json!({ "get": operation(number) }))).collect();
    let document = json!({ "openapi": "3.1.0", "info": { "title": "Hostile", "version": "1" }, "paths": paths });
    let generated = run(document.to_string());
    assert_made(&generated);
    assert_eq!(generated.operations, 10_000);
}

#[test]
fn ten_thousand_operations_that_want_one_name() {
    let paths: Map<String, Value> = (0..10_000)
        .map(|number| {
            let responses = json!({ "204": { "description": "ok" } });
            (
                format!("/{}", "-".repeat(number % 97)) + &"/".repeat(number / 97),
                json!({ "get": { "operationId": "get", "responses": responses } }),
            )
        })
        .collect();
    let document = json!({ "openapi": "3.1.0", "info": { "title": "Hostile", "version": "1" }, "paths": paths });
    assert_made(&run(document.to_string()));
}

#[test]
fn names_of_a_hundred_kilobytes() {
    let long = "longName".repeat(12_500);
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": long, "version": long },
        "tags": [{ "name": long, "description": long }],
        "paths": { format!("/{long}/{{{long}}}"): { "get": {
            "operationId": long,
            "tags": [long],
            "parameters": [
                { "name": long, "in": "path", "required": true, "schema": { "type": "string", "enum": [long] } },
                { "name": format!("{long}2"), "in": "query", "schema": { "$ref": format!("#/components/schemas/{long}") } },
            ],
            "responses": { "200": { "description": long, "content": { "application/json": { "schema": {
                "$ref": format!("#/components/schemas/{long}"),
            } } } } },
        } } },
        "components": {
            "schemas": { (&long): { "title": long, "description": long, "type": "object", "properties": { (&long): {
                "type": "object", "properties": { (&long): { "type": "string", "enum": [long, "b"] } },
            } } } },
            "securitySchemes": { (&long): { "type": "apiKey", "in": "header", "name": long } },
        },
    });
    assert_made(&run(document.to_string()));
}

#[test]
fn aliases_that_multiply() {
    let mut text = String::from("openapi: 3.0.1\na0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for level in 1..12 {
        let before = format!("*a{},", level - 1).repeat(9);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", before.trim_end_matches(',')));
    }
    assert!(run(text).diagnostics.has_errors());
}

#[test]
fn aliases_of_what_is_large() {
    // A long list, a long text and a long object, each of them many times.
    let list = format!("[{}]", "x,".repeat(5_000));
    let text = "x".repeat(100_000);
    let object = format!("{{{}}}", (0..5_000).map(|n| format!("k{n}: 1,")).collect::<String>());
    for large in [list, text, object] {
        let many = "*a,".repeat(5_000);
        assert!(run(format!("openapi: 3.0.1\na: &a {large}\nb: [{many}]\n")).diagnostics.has_errors());
    }
    // Merge keys do the same.
    let mut text =
        format!("openapi: 3.0.1\na0: &a0 {{{}}}\n", (0..1_000).map(|n| format!("k{n}: 1,")).collect::<String>());
    for level in 1..300 {
        text.push_str(&format!("a{level}: &a{level} {{<<: *a{}, l{level}: 1}}\n", level - 1));
    }
    run(text);
    // An ordinary use of them is none of this.
    let generated = run("openapi: 3.0.1\npaths: {}\nx: &x {a: 1}\ny: [*x, *x]\nz: {<<: *x}\n".to_owned());
    assert!(generated.files.is_some());
}

#[test]
fn many_alternatives() {
    let alternatives = |count: usize| -> Vec<Value> {
        let one = |n: usize| json!({ "type": "object", "required": [format!("p{n}")], "properties": { format!("p{n}"): { "type": "string" } } });
        (0..count).map(one).collect()
    };
    assert_made(&row(1, |_, _| json!({ "oneOf": alternatives(1_000) })));
    assert_made(&row(1_000, |number, _| match number {
        0 => json!({
            "oneOf": (1..1_000).map(|n| json!({ "$ref": format!("#/components/schemas/S{n}") })).collect::<Vec<_>>(),
            "discriminator": { "propertyName": "kind" },
        }),
        n => json!({ "type": "object", "properties": { "kind": { "const": format!("k{n}") } } }),
    }));
    assert_made(&row(1_000, |number, _| match number {
        0 => {
            json!({ "type": "object", "properties": { "kind": { "type": "string" } }, "discriminator": { "propertyName": "kind" } })
        }
        _ => {
            json!({ "allOf": [{ "$ref": "#/components/schemas/S0" }, { "type": "object", "properties": { "own": { "type": "string" } } }] })
        }
    }));
}

#[test]
fn alternatives_that_multiply() {
    // Each of six schemas on a level has all six of the next for alternatives: 6^14 ways lead to the last.
    let of = |number: usize| json!({ "$ref": format!("#/components/schemas/S{number}") });
    for last in [json!({ "required": ["a"] }), json!({ "type": "null" }), json!({ "type": "string" })] {
        let mut schemas = Map::new();
        for number in 0..84 {
            let next: Vec<Value> = (number / 6 * 6 + 6..number / 6 * 6 + 12).map(of).collect();
            schemas.insert(format!("S{number}"), json!({ "anyOf": next }));
        }
        schemas.extend((84..90).map(|number| (format!("S{number}"), last.clone())));
        schemas.insert("Holder".to_owned(), json!({ "anyOf": [of(0), { "type": "integer" }] }));
        assert_made(&description(schemas));
    }
}

#[test]
fn what_makes_no_sense_at_all() {
    for text in [
        "",
        "\0",
        "null",
        "openapi: 3.1.0",
        "openapi: 3.1.0\npaths: []",
        "openapi: 3.1.0\npaths: {/a: 1, b: {get: []}}",
        "openapi: 3.1.0\ncomponents: {schemas: {A: 1, B: [], C: {properties: 7, required: x, allOf: {}, enum: {}, type: 3}}}",
        "openapi: 3.1.0\npaths: {'/{': {get: {}}, '/}{': {get: {}}, '/{a}{a}': {get: {parameters: 3, responses: {x: 1, 200: {content: 4}}}}}",
        "openapi: 3.1.0\ntags: {a: b}\nservers: [1, {url: '{x'}]\nsecurity: {a: b}\ncomponents: {securitySchemes: {a: 1}}",
        "openapi: 3.1.0\npaths: {/a: {$ref: '#/paths/~1a'}}",
        "openapi: 3.1.0\ncomponents: {schemas: {A: {$ref: '#/components/schemas/A/properties/a', properties: {a: {$ref: '#/components/schemas/A'}}}}}",
    ] {
        run(text.to_owned());
    }
}

#[test]
fn names_of_ten_thousand_letters() {
    let long = "a_very_long_name_".repeat(600);
    let other = format!("{long}b");
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": long, "version": "1" },
        "paths": { format!("/{long}"): { "post": {
            "operationId": long,
            "tags": [long, other],
            "parameters": [{ "name": long, "in": "query", "schema": { "type": "string" } }],
            "requestBody": { "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{long}") } } } },
            "responses": { "204": { "description": long } },
        } } },
        "components": { "schemas": {
            &long: { "type": "object", "properties": {
                &long: { "type": "string", "enum": [long, other] },
                &other: { "type": "object", "properties": { "a": { "type": "string" } } },
            } },
            &other: { "type": "string" },
        } },
    });
    let generated = run(document.to_string());
    assert_made(&generated);
    let files = generated.files.unwrap();
    // A system takes no longer name of a file.
    assert!(files.keys().all(|path| path.split('/').all(|name| name.len() < 240)));
}

#[test]
fn unions_whose_combinations_combine_in_turn() {
    let part =
        |name: &str| json!({ "type": "object", "required": [name], "properties": { name: { "type": "string" } } });
    assert_made(&row(24, |number, next| {
        if number == 23 {
            return part("end");
        }
        json!({ "allOf": [
            { "oneOf": [next, part("a"), part("b"), part("c")] },
            { "oneOf": [next, part("d"), part("e"), part("f")] },
        ] })
    }));
}

#[test]
fn thousands_of_schemas_that_travel_both_ways() {
    let schemas: Map<String, Value> = (0..2_000)
        .map(|number: usize| {
            let next = json!({ "$ref": format!("#/components/schemas/S{}", (number + 1) % 2_000) });
            let schema = json!({ "type": "object", "properties": { "next": next, "id": { "type": "string", "readOnly": true } } });
            (format!("S{number}"), schema)
        })
        .collect();
    let content = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/S0" } } });
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Both ways", "version": "1" },
        "paths": { "/a": { "post": {
            "operationId": "a",
            "tags": ["t"],
            "requestBody": { "content": content },
            "responses": { "200": { "description": "ok", "content": content } },
        } } },
        "components": { "schemas": schemas },
    });
    let generated = run(document.to_string());
    assert_made(&generated);
    assert_eq!(generated.types, 4_000);
}

/// What holds for circles of several lengths at once has the product of their lengths in types: 510,510 here.
#[test]
fn circles_of_members_that_hold_at_once() {
    let lengths = [2, 3, 5, 7, 11, 13, 17];
    let mut schemas = Map::new();
    let starts: Vec<Value> =
        (0..lengths.len()).map(|it| json!({ "$ref": format!("#/components/schemas/C{it}N0") })).collect();
    schemas.insert("S0".to_owned(), json!({ "allOf": starts }));
    for (circle, length) in lengths.into_iter().enumerate() {
        for at in 0..length {
            let next = json!({ "$ref": format!("#/components/schemas/C{circle}N{}", (at + 1) % length) });
            let schema =
                json!({ "type": "object", "properties": { "next": next, format!("m{circle}"): { "type": "string" } } });
            schemas.insert(format!("C{circle}N{at}"), schema);
        }
    }
    let generated = description(schemas);
    assert_made(&generated);
    assert!(generated.diagnostics.iter().any(|one| one.message.contains("too many schemas")));
}

/// As many groups as schemas, all of which hold each other; the length of what is made of them.
fn length_of_groups_that_share(count: usize) -> usize {
    let reference = |number: usize| json!({ "$ref": format!("#/components/schemas/S{}", number % count) });
    let schema = |number| json!({ "type": "object", "properties": { "next": reference(number + 1) } });
    let schemas: Map<String, Value> = (0..count).map(|number| (format!("S{number}"), schema(number))).collect();
    let operation = |number| {
        json!({ "get": { "operationId": format!("o{number}"), "tags": [format!("t{number}")], "responses": { "200": {
            "description": "ok",
            "content": { "application/json": { "schema": reference(number) } },
        } } } })
    };
    let paths: Map<String, Value> = (0..count).map(|number| (format!("/p{number}"), operation(number))).collect();
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Shared", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    });
    let settings = Settings { features: Some(true), ..Settings::default() };
    let files = run_with(document.to_string(), settings).files.expect("files");
    files.values().map(String::len).sum()
}

#[test]
fn groups_that_share_all_types() {
    let (once, thrice) = (length_of_groups_that_share(200), length_of_groups_that_share(600));
    assert!(thrice < 4 * once, "{once} bytes, and {thrice} of three times as much");
}

#[test]
fn operations_that_share_a_body_of_many_members() {
    let length = |members: usize, operations: usize| {
        let properties: Map<String, Value> =
            (0..members).map(|number| (format!("p{number}"), json!({ "type": "string" }))).collect();
        let operation = |number| {
            json!({ "post": { "operationId": format!("o{number}"), "tags": [format!("t{}", number % 10)],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/S" } } } },
                "responses": { "204": { "description": "ok" } },
            } })
        };
        let paths: Map<String, Value> =
            (0..operations).map(|number| (format!("/p{number}"), operation(number))).collect();
        let document = json!({
            "openapi": "3.1.0",
            "info": { "title": "Shared", "version": "1" },
            "paths": paths,
            "components": { "schemas": { "S": { "type": "object", "properties": properties } } },
        });
        run(document.to_string()).files.expect("files").values().map(String::len).sum::<usize>()
    };
    let (few, many) = (length(100, 100), length(100, 1_000));
    assert!(many < 4 * few, "{few} bytes, and {many} of ten times the operations");
    let (few, many) = (length(1_000, 100), length(1_000, 1_000));
    assert!(many < 4 * few, "{few} bytes, and {many} of ten times the operations");
}

/// Where a name or value of `fixtures/names/invisible` must be found in the code, since it is sent or compared.
const WIRE: [&str; 20] = [
    "/a@/{path@}",
    "query@",
    "header@",
    "cookie@",
    "deep@",
    "field@",
    "file@",
    "part-header@",
    "Answer@",
    "/b@",
    "p@",
    "x@",
    "v@",
    "c@",
    "k@",
    "k1@",
    "m@",
    "Key@",
    "Scheme@",
    "error@",
];

#[test]
fn invisible_characters_are_escapes_in_code_and_comments() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/names/invisible/spec.yaml");
    let description = std::fs::read_to_string(path).expect("the fixture");
    let ranges = [
        0x200b..=0x200f,
        0x2028..=0x202e,
        0x2060..=0x2064,
        0x2066..=0x2069,
        0xfeff..=0xfeff,
        0xad..=0xad,
        0x61c..=0x61c,
    ];
    let invisible: Vec<char> = ranges.into_iter().flatten().filter_map(char::from_u32).collect();
    for c in &invisible {
        let text = description.replace("\\u202e", &format!("\\u{:04x}", u32::from(*c)));
        let files = run(text).files.unwrap_or_else(|| panic!("no files for {c:?}"));
        for (path, text) in &files {
            for line in text.lines() {
                assert!(!line.contains(invisible.as_slice()), "{path} has {c:?}: {line:?}");
            }
        }
        let code: String =
            files.iter().filter(|(path, _)| !path.starts_with("runtime/")).map(|(_, text)| text.as_str()).collect();
        let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for wire in WIRE {
            let literal = format!("\"{}\"", wire.replace('@', &c.escape_unicode().to_string()));
            assert!(code.contains(&literal), "{literal} is not in the code");
        }
    }
}
