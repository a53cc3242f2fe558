//! JSON of any shape, which keeps its text.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test builds on fails the test")]

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use notte_runtime::json::{Document, Extra, Json, JsonObject, Nullable, Wire, from_slice, from_slice_within, to_text};
use serde_json::{Map, Value, json};

fn read<T: Wire>(text: &str) -> T {
    from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn parse(text: &str) -> Json {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn extra(text: &str) -> Extra {
    Document::parse(text.as_bytes()).unwrap().root().object().extra::<()>()
}

#[test]
fn numbers_come_back_as_they_are_written() {
    let numbers =
        ["12345678901234567890123", "1.10", "-0", "-0.0", "1E5", "1e400", "0.1", "100", "1e-7", "18446744073709551615"];
    for number in numbers {
        let bare: Json = read(number);
        assert_eq!((to_text(&bare).as_str(), bare.to_string().as_str()), (number, number));
        for text in [format!("[{number}]"), format!(r#"{{"a":[{{"b":{number}}},{number}]}}"#)] {
            let json: Json = read(&text);
            assert_eq!((to_text(&json), json.to_string()), (text.clone(), text.clone()));
            // To have looked at it changes nothing.
            assert!(json.is_array() || json.is_object());
            assert_eq!(json.clone().to_string(), text);
        }
        let object = format!(r#"{{"a":{number},"b":{{}}}}"#);
        assert_eq!(to_text(&read::<JsonObject>(&object)), object);
    }
}

#[test]
fn a_member_that_is_changed_leaves_the_others_as_they_are() {
    let mut object: JsonObject = read(r#"{"b":1.10,"a":[1.10],"c":{"x":1E5}}"#);
    assert_eq!(object.insert("a", 2), Some(parse("[1.1]")));
    assert!(object.remove("none").is_none());
    assert_eq!(to_text(&object), r#"{"a":2,"b":1.10,"c":{"x":1E5}}"#);
    // Within one value, a change gives the text up.
    object.get_mut("c").unwrap()["y"] = json!(true);
    assert_eq!(to_text(&object), r#"{"a":2,"b":1.10,"c":{"x":100000.0,"y":true}}"#);
}

#[test]
fn is_looked_at_as_a_tree() {
    let json: Json = read(r#"{"id": 7, "name": "n\n", "tags": ["a", null], "big": 123456789012345678901}"#);
    assert_eq!(
        (json["id"].as_i64(), json["name"].as_str(), json["tags"][0].as_str()),
        (Some(7), Some("n\n"), Some("a"))
    );
    assert_eq!(json.get("big").and_then(Value::as_f64), Some(1.234_567_890_123_456_8e20));
    assert_eq!(json.pointer("/tags/1"), Some(&Value::Null));
    assert_eq!(parse("1e400").as_f64(), Some(f64::MAX));
    assert_eq!(Value::from(json.clone()), *json);
    assert_eq!(json.to_string(), r#"{"id":7,"name":"n\n","tags":["a",null],"big":123456789012345678901}"#);
    let members = extra(r#"{"a": 1, "\u0062": [2.50]}"#);
    assert_eq!(members.keys().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!((&members["a"], members["b"][0].as_f64()), (&Json::from(1), Some(2.5)));
    assert!(extra("{}").is_empty() && extra("{}").get("a").is_none());
}

#[test]
fn is_equal_by_value() {
    let equal = [
        ("1.10", "1.1"),
        ("1e2", "100.0"),
        ("0.0", "-0.0"),
        ("0e5", "-0"),
        ("12345678901234567890123", "12345678901234567890123.0"),
        ("12e-1", "0.12e1"),
        (r#"{"a":1.10,"b":[]}"#, r#"{ "b":[], "\u0061":1.1 }"#),
        (r#"["\u00e9", {}]"#, r#"["é",{}]"#),
        (r#"{"a":1,"a":2}"#, r#"{"a":2}"#),
    ];
    let hash = |json: &Json| {
        let mut hasher = DefaultHasher::new();
        json.hash(&mut hasher);
        hasher.finish()
    };
    for (one, other) in equal {
        let (one, other) = (parse(one), parse(other));
        assert_eq!(one, other);
        assert_eq!(hash(&one), hash(&other), "{one} {other}");
        assert_eq!(hash(&Json::from(Value::from(one.clone()))), hash(&other), "{one} {other}");
    }
    let different = [
        ("1", "1.0"),
        ("12345678901234567890123", "12345678901234567890124"),
        ("0.1", "0.10000000000000000001"),
        ("1e400", "1e401"),
        ("1", "-1"),
        ("1.5", "-1.5"),
        ("null", "false"),
        ("true", "false"),
        ("[]", "{}"),
        ("[1.0]", "[1.0,2]"),
        (r#"{"a":1.5}"#, r#"{"b":1.5}"#),
        (r#"{"a":1.5}"#, r#"{"a":1.5,"b":1}"#),
        (r#"["1"]"#, "[1]"),
    ];
    for (one, other) in different {
        assert_ne!(parse(one), parse(other));
        assert!(HashSet::from([parse(one), parse(other)]).len() == 2);
    }
    assert_eq!(parse(r#"{"a":[1,2.50]}"#), json!({"a": [1, 2.5]}));
    assert_eq!(read::<JsonObject>(r#"{"a":1.10,"b":2}"#), read::<JsonObject>(r#"{"b":2,"a":1.1}"#));
    assert_ne!(extra(r#"{"a":1}"#), extra(r#"{"a":2}"#));
}

/// Wherever a value stands, what is kept is its own text.
#[test]
fn is_found_wherever_it_stands() {
    let values =
        ["[]", "{}", "[[1.10]]", r#"{"a":[{}]}"#, "1.10", "null", "true", r#""x""#, r#""\n""#, r#"["\\",{"\"":0.50}]"#];
    let places = [
        "#",
        "[#]",
        "[[[#]]]",
        "[[],#]",
        "[[[1]],#,2]",
        r#"["a",#]"#,
        r#"["\n",#]"#,
        "[true,null,#]",
        r#"{"k":#}"#,
        r#"{"\u006b":#,"l":[]}"#,
        r#"[{"a":[1]},#]"#,
        r#"[{"a":{}},[#]]"#,
        " [ 1 , [ # ] ] ",
        "\t{ \"k\" :\n#\r\n}",
        r#"{"a":[{"b":"\t"}],"k":[#]}"#,
    ];
    // The value that has no places in it, so that each is found by what surrounds it.
    fn innermost<'t>(json: &'t Value, out: &mut Vec<&'t Value>) {
        out.push(json);
        match json {
            Value::Array(list) => list.iter().for_each(|item| innermost(item, out)),
            Value::Object(members) => members.values().for_each(|item| innermost(item, out)),
            _ => {}
        }
    }
    for place in places {
        for value in values {
            let text = place.replace('#', value);
            let document = Document::parse(text.as_bytes()).unwrap();
            let expected: Value = serde_json::from_str(&text).unwrap();
            let mut trees = Vec::new();
            innermost(&expected, &mut trees);
            let mut nodes = vec![document.root()];
            let mut kept = Vec::new();
            while let Some(node) = nodes.pop() {
                kept.push(Json::read(node));
                let members = node.as_object().into_iter().flatten().map(|(_, value)| value);
                let within: Vec<_> = node.as_array().into_iter().flatten().chain(members).collect();
                nodes.extend(within.into_iter().rev());
            }
            assert_eq!(kept.len(), trees.len(), "{text}");
            for (kept, tree) in kept.iter().zip(trees) {
                assert_eq!(*kept, *tree, "{text}");
                assert_eq!(serde_json::from_str::<Value>(&kept.to_string()).unwrap(), *tree, "{text}");
                assert!(!kept.to_string().contains([' ', '\t', '\n', '\r']), "{text}");
            }
            assert_eq!(text.contains("1.10"), kept[0].to_string().contains("1.10"), "{text}");
        }
    }
}

#[test]
fn unknown_members_are_what_no_field_took() {
    let text = r#"{"x":[1.10],"id":1,"y":{"a": 2},"x":"last","\u007a":"\n","w":null}"#;
    let document = Document::parse(text.as_bytes()).unwrap();
    let mut object = document.root().object();
    assert_eq!(object.required::<i64>("id"), 1);
    let extra = object.extra::<()>();
    assert_eq!(Value::Object(extra.clone().into()), json!({"x": "last", "y": {"a": 2}, "z": "\n", "w": null}));
    assert_eq!(to_text(&JsonObject::from(extra)), r#"{"y":{"a":2},"x":"last","z":"\n","w":null}"#);
    let mut object = document.root().object();
    for name in ["x", "y", "z", "w", "id"] {
        object.required::<Json>(name);
    }
    assert!(object.extra::<()>().is_empty());
}

#[test]
fn is_made_of_what_one_has() {
    assert_eq!(Json::default(), Value::Null);
    assert_eq!(Json::from("a"), "a");
    assert_eq!(Json::from(vec![1.5, 2.0]), json!([1.5, 2.0]));
    assert_eq!(Json::from(vec![parse("1.10")]).to_string(), "[1.10]");
    assert_eq!(Json::from(None::<i64>), Json::from(()));
    assert_eq!(Json::from(JsonObject::from([("a", parse("1.10"))])).to_string(), r#"{"a":1.10}"#);
    let object: JsonObject = [("b", json!(1)), ("a", json!([]))].into_iter().collect();
    assert_eq!(to_text(&object), r#"{"a":[],"b":1}"#);
    assert_eq!(Map::from(object.clone()), *json!({"a": [], "b": 1}).as_object().unwrap());
    assert_eq!(JsonObject::from(Map::from(object.clone())), object);
    assert_eq!(JsonObject::from(BTreeMap::from(object.clone())), object);
    assert_eq!(Nullable::<Json>::from(json!(1)), Nullable::Value(1.into()));
    assert!("[1,]".parse::<Json>().is_err());
}

/// Names that say so are hidden; so are all values of what the type does not know.
#[test]
fn debug_hides_secrets() {
    let json = parse(r#"{"name":"n","api_key":"k","list":[1.10,{"password":"p"}]}"#);
    assert_eq!(
        format!("{json:?}"),
        r#"{"name": "n", "api_key": Secret(..), "list": [1.10, {"password": Secret(..)}]}"#
    );
    assert_eq!(format!("{:?}", extra(&json.to_string())), r#"{"api_key", "list", "name"}"#);
    assert_eq!(format!("{:?}", JsonObject::from([("otp", 1)])), r#"{"otp": Secret(..)}"#);
    assert_eq!(format!("{:?}", parse("[true,null]")), "[true, null]");
}

/// What is kept takes the room of its text and not that of its tree, which is sixteen times as much here.
#[test]
fn takes_the_memory_of_its_text() {
    let text = format!("[{}]", vec!["[1,{}]"; 10_000].join(","));
    // Half of the memory is for the entries of the document.
    let entries = 16 * 30_001;
    let memory = 2 * entries;
    assert!(from_slice_within::<Json>(text.as_bytes(), memory).is_ok());
    let object = format!(r#"{{"a":{text}}}"#);
    assert!(from_slice_within::<JsonObject>(object.as_bytes(), memory + 64).is_ok());
}

/// In JSON of serde, a number that it can't hold would be `null`.
#[test]
fn a_number_that_serde_has_no_place_for_is_an_error() {
    let large = parse(r#"{"a":[1e400]}"#);
    let error = serde_json::to_string(&large).unwrap_err();
    assert!(error.to_string().contains("out of range"), "{error}");
    assert_eq!(serde_json::to_string(&parse("[-0,-0.0,0.5]")).unwrap(), "[-0.0,-0.0,0.5]");
}
