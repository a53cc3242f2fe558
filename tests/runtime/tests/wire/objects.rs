//! Objects and unions as the generator writes them.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test builds on fails the test")]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

use notte_runtime::json::{self, DecodeError, Extra, Json, Node, Nullable, Secret, Wire, Writer, from_slice, to_vec};
use serde_json::{Value, json};

#[derive(Clone, Default, PartialEq)]
struct Session {
    id: String,
    name: Option<String>,
    region: Nullable<String>,
    parent: Option<Box<Session>>,
    tags: Vec<String>,
    proxy: Option<i64>,
    password: Option<Secret>,
    extra: Extra,
}

impl Wire for Session {
    fn read(node: Node<'_>) -> Self {
        let mut object = node.object();
        Self {
            id: object.required("id"),
            name: object.optional("name"),
            region: object.nullable("region"),
            parent: object.optional("parent"),
            tags: object.required("tags"),
            proxy: object.required("proxy"),
            password: object.optional("password"),
            extra: object.extra::<Self>(),
        }
    }

    fn write(&self, writer: &mut Writer) {
        let mut object = writer.object();
        object.required("id", &self.id);
        object.optional("name", &self.name);
        object.nullable("region", &self.region);
        object.optional("parent", &self.parent);
        object.required("tags", &self.tags);
        object.required("proxy", &self.proxy);
        object.optional("password", &self.password);
        object.extra::<Self>(&self.extra);
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        json::debug("Session", self, f)
    }
}

fn read(text: &str) -> Session {
    from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn written(session: &Session) -> String {
    String::from_utf8(to_vec(session)).unwrap()
}

fn error(text: &str) -> (String, String) {
    let error = from_slice::<Vec<Session>>(text.as_bytes()).unwrap_err();
    (error.path(), error.message().to_owned())
}

#[test]
fn writes_back_what_was_read_to_the_letter() {
    let texts = [
        r#"{"id":"a","tags":[],"proxy":null}"#,
        r#"{"id":"a","name":"n","region":null,"tags":["x","y"],"proxy":3}"#,
        r#"{"id":"a","region":"eu","parent":{"id":"b","tags":[],"proxy":null,"new":{"deep":[1,null]}},"tags":[],"proxy":3}"#,
        r#"{"id":"a","tags":[],"proxy":3,"password":"hunter2","later":null,"new":1.5}"#,
        // A null that the description does not allow.
        r#"{"id":"a","tags":[],"proxy":3,"name":null}"#,
        r#"{"id":"\"\\\n","tags":["\u0001"],"proxy":-9223372036854775808}"#,
    ];
    for text in texts {
        assert_eq!(written(&read(text)), text);
    }
}

#[test]
fn takes_members_in_any_order() {
    let session = read(r#"{"x":1,"tags":["t"],"proxy":1,"name":"n","y":[{"id":"no"}],"id":"a"}"#);
    assert_eq!((session.id.as_str(), session.name.as_deref(), session.proxy), ("a", Some("n"), Some(1)));
    assert_eq!(Value::Object(session.extra.clone().into()), json!({"x": 1, "y": [{"id": "no"}]}));
}

#[test]
fn finds_keys_that_are_escaped() {
    let session = read(r#"{"\u0069d":"a","t\u0061gs":[],"pro\u0078y":1,"\u006eew":2}"#);
    assert_eq!(session.id, "a");
    assert_eq!(Value::Object(session.extra.clone().into()), json!({"new": 2}));
}

#[test]
fn a_repeated_member_counts_once_with_its_last_value() {
    let session = read(r#"{"id":"a","id":"b","name":"n","tags":[],"proxy":1,"name":null,"new":1,"new":2}"#);
    assert_eq!((session.id.as_str(), session.name.as_deref()), ("b", None));
    assert_eq!(written(&session), r#"{"id":"b","tags":[],"proxy":1,"name":null,"new":2}"#);
}

#[test]
fn a_member_that_is_set_is_not_written_again_from_extra() {
    let mut session = read(r#"{"id":"a","tags":[],"proxy":3,"name":null,"new":1}"#);
    session.name = Some("set".to_owned());
    assert_eq!(written(&session), r#"{"id":"a","name":"set","tags":[],"proxy":3,"new":1}"#);
    // The names of an inner object do not count for the outer one.
    session.parent = Some(Box::new(read(r#"{"id":"b","name":"inner","tags":[],"proxy":1}"#)));
    session.name = None;
    assert!(written(&session).ends_with(r#""proxy":3,"name":null,"new":1}"#));
}

#[test]
fn tells_absent_null_and_value_apart() {
    assert_eq!(read(r#"{"id":"a","tags":[],"proxy":1}"#).region, Nullable::Absent);
    assert_eq!(read(r#"{"id":"a","tags":[],"proxy":1,"region":null}"#).region, Nullable::Null);
    assert_eq!(read(r#"{"id":"a","tags":[],"proxy":1,"region":"eu"}"#).region, "eu".into());
}

#[test]
fn errors_say_where() {
    let pair = |path: &str, message: &str| (path.to_owned(), message.to_owned());
    assert_eq!(error("{}"), pair("$", "expected an array, found an object"));
    assert_eq!(error("[1]"), pair("$[0]", "expected an object, found a number"));
    assert_eq!(error("[{}]"), pair("$[0]", "missing field `id`"));
    assert_eq!(error(r#"[{"id":"a","tags":[]}]"#), pair("$[0]", "missing field `proxy`"));
    assert_eq!(error(r#"[{"id":null}]"#), pair("$[0].id", "expected a string, found null"));
    assert_eq!(
        error(r#"[{"id":"a","tags":["",{}],"proxy":1}]"#),
        pair("$[0].tags[1]", "expected a string, found an object")
    );
    assert_eq!(
        error(r#"[{"id":"a","tags":[],"proxy":1},{"id":"a","parent":{"id":"b","region":7},"tags":[],"proxy":1}]"#),
        pair("$[1].parent.region", "expected a string, found a number")
    );
    let error = from_slice::<Session>(br#"{"id":["s3cret"]}"#).unwrap_err();
    assert_eq!(error.to_string(), "at $.id: expected a string, found an array");
    assert!(!format!("{error:?}").contains("s3cret"));
}

#[test]
fn an_error_takes_the_space_of_a_pointer() {
    assert_eq!(size_of::<DecodeError>(), size_of::<usize>());
    fn is_an_error<T: std::error::Error + Send + Sync + 'static>() {}
    is_an_error::<DecodeError>();
}

#[test]
fn wide_objects_keep_every_unknown_member() {
    let unknown: BTreeMap<String, i64> = (0..500).map(|n| (format!("k{n}"), n)).collect();
    let mut tree = json!(unknown);
    tree["id"] = json!("a");
    tree["tags"] = json!([]);
    tree["proxy"] = json!(null);
    let session: Session = json::from_json(&tree).unwrap();
    assert_eq!(session.extra.len(), 500);
    assert_eq!(json::to_json(&session), tree);
}

/// An object whose other members are all of one type.
#[derive(Debug, PartialEq)]
struct Prices {
    currency: String,
    by_name: BTreeMap<String, f64>,
}

impl Wire for Prices {
    fn read(node: Node<'_>) -> Self {
        let mut object = node.object();
        Self { currency: object.required("currency"), by_name: object.rest() }
    }

    fn write(&self, writer: &mut Writer) {
        let mut object = writer.object();
        object.required("currency", &self.currency);
        object.entries(&self.by_name);
    }
}

#[test]
fn typed_members() {
    let text = r#"{"currency":"EUR","a":1.5,"b c":2.5}"#;
    let prices: Prices = from_slice(text.as_bytes()).unwrap();
    assert_eq!(prices.by_name, BTreeMap::from([("a".to_owned(), 1.5), ("b c".to_owned(), 2.5)]));
    assert_eq!(to_vec(&prices), text.as_bytes());
    let error = from_slice::<Prices>(br#"{"currency":"EUR","b c":"x"}"#).unwrap_err();
    assert_eq!(error.to_string(), r#"at $["b c"]: expected a number, found a string"#);
}

/// A union told apart by a tag.
#[derive(Clone, Debug, PartialEq)]
enum Item {
    Session(Box<Session>),
    Unknown(Json),
}

impl Wire for Item {
    fn read(node: Node<'_>) -> Self {
        match node.get("type").and_then(Node::as_str) {
            Some("session") => Self::Session(Wire::read(node)),
            _ => Self::Unknown(Wire::read(node)),
        }
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Session(value) => value.write(writer),
            Self::Unknown(value) => value.write(writer),
        }
    }
}

#[test]
fn unions_keep_unknown_tags_and_refuse_broken_bodies() {
    let text = r#"[{"id":"a","tags":[],"proxy":1,"type":"session"},{"type":"robot","x":[1]},7]"#;
    let items: Vec<Item> = from_slice(text.as_bytes()).unwrap();
    assert!(matches!(items.as_slice(), [Item::Session(_), Item::Unknown(_), Item::Unknown(_)]));
    assert_eq!(String::from_utf8(to_vec(&items)).unwrap().len(), text.len());
    let error = from_slice::<Vec<Item>>(br#"[{"type":"session","id":3}]"#).unwrap_err();
    assert_eq!(error.to_string(), "at $[0].id: expected a string, found a number");
}

#[test]
fn debug_shows_what_is_set_and_no_secret() {
    let mut session = read(r#"{"id":"a","region":null,"tags":["x"],"proxy":1,"password":"hunter2","token":"s3cret"}"#);
    assert_eq!(
        format!("{session:?}"),
        r#"Session { id: "a", region: null, tags: ["x"], proxy: 1, password: Secret(..), token: Secret(..) }"#
    );
    session.parent = Some(Box::new(read(r#"{"id":"b","tags":[],"proxy":null,"token":{"a":"s3cret"}}"#)));
    let shown = format!("{session:#?}");
    assert!(!shown.contains("s3cret") && !shown.contains("hunter2"), "{shown}");
    assert!(
        shown.starts_with("Session {\n    id: \"a\",\n    region: null,\n    parent: {\n        \"id\": \"b\","),
        "{shown}"
    );
}

/// A value of unknown shape in a type may hold a secret as well, but it is a field that the description names.
#[test]
fn debug_of_something_that_is_not_an_object() {
    struct Id(String);
    impl Wire for Id {
        fn read(node: Node<'_>) -> Self {
            Self(Wire::read(node))
        }
        fn write(&self, writer: &mut Writer) {
            self.0.write(writer);
        }
    }
    impl fmt::Debug for Id {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            json::debug("Id", self, f)
        }
    }
    assert_eq!(format!("{:?}", Id("a".to_owned())), r#"Id("a")"#);
}

/// Told apart by nothing but whether it fits.
enum Amount {
    Prices(Prices),
    Number(f64),
    Unknown(Json),
}

impl Wire for Amount {
    fn read(node: Node<'_>) -> Self {
        if let Some(value) = node.attempt() {
            return Self::Prices(value);
        }
        if let Some(value) = node.attempt() {
            return Self::Number(value);
        }
        Self::Unknown(Wire::read(node))
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Prices(value) => value.write(writer),
            Self::Number(value) => value.write(writer),
            Self::Unknown(value) => value.write(writer),
        }
    }
}

#[test]
fn what_does_not_fit_an_attempt_is_no_fault() {
    let text = r#"[{"currency":"EUR","a":1.5},2.5,{"currency":7},{"a":"x","currency":"EUR"},"s"]"#;
    let amounts: Vec<Amount> = from_slice(text.as_bytes()).unwrap();
    assert!(matches!(
        amounts.as_slice(),
        [Amount::Prices(_), Amount::Number(_), Amount::Unknown(_), Amount::Unknown(_), Amount::Unknown(_)]
    ));
    assert_eq!(String::from_utf8(to_vec(&amounts)).unwrap(), text);
}

thread_local! {
    static READS: Cell<usize> = const { Cell::new(0) };
}

/// A list in a list in a list, with something behind each that shows only at the end that the first alternative is not meant.
struct Nested<T>(Box<Tree>, T);

enum Tree {
    Numbered(Nested<i64>),
    Named(Nested<String>),
    Unknown(Json),
}

impl<T: Wire> Wire for Nested<T> {
    fn read(node: Node<'_>) -> Self {
        READS.set(READS.get() + 1);
        let mut object = node.object();
        Self(object.required("inner"), object.required("name"))
    }

    fn write(&self, writer: &mut Writer) {
        let mut object = writer.object();
        object.required("inner", &self.0);
        object.required("name", &self.1);
    }
}

impl Wire for Tree {
    fn read(node: Node<'_>) -> Self {
        if let Some(value) = node.attempt() {
            return Self::Numbered(value);
        }
        if let Some(value) = node.attempt() {
            return Self::Named(value);
        }
        Self::Unknown(Wire::read(node))
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Numbered(value) => value.write(writer),
            Self::Named(value) => value.write(writer),
            Self::Unknown(value) => value.write(writer),
        }
    }
}

impl Default for Box<Tree> {
    fn default() -> Self {
        Self::new(Tree::Unknown(Json::default()))
    }
}

/// Each level would double what is read if a failed attempt were made again.
#[test]
fn attempts_within_attempts_do_not_multiply() {
    const DEPTH: usize = 100;
    let text = format!("{}null{}", r#"{"inner":"#.repeat(DEPTH), r#","name":"a"}"#.repeat(DEPTH));
    let tree: Tree = from_slice(text.as_bytes()).unwrap();
    assert!(matches!(tree, Tree::Named(_)));
    assert_eq!(String::from_utf8(to_vec(&tree)).unwrap(), text);
    assert!(READS.get() <= 2 * DEPTH * DEPTH, "{} reads", READS.get());
}

#[test]
fn the_first_fault_is_reported_and_a_later_attempt_does_not_hide_it() {
    type Pairs = BTreeMap<String, Vec<Value>>;
    assert_eq!(from_slice::<Pairs>(br#"{"a":[],"b":1,"c":2}"#).unwrap_err().path(), "$.b");
    struct Both(i64, Option<bool>);
    impl Wire for Both {
        fn read(node: Node<'_>) -> Self {
            let mut object = node.object();
            Self(object.required("a"), node.get("b").and_then(Node::attempt))
        }
        fn write(&self, writer: &mut Writer) {
            let mut object = writer.object();
            object.required("a", &self.0);
            object.optional("b", &self.1);
        }
    }
    assert_eq!(from_slice::<Both>(br#"{"a":"x","b":"y"}"#).err().unwrap().path(), "$.a");
    assert_eq!(to_vec(&from_slice::<Both>(br#"{"a":1,"b":"y"}"#).unwrap()), br#"{"a":1}"#);
}

/// Two bytes of text must not become a large value each once it is known that the text does not fit.
#[test]
fn a_long_list_of_the_wrong_kind_costs_little() {
    let text = format!("[{}1]", "1,".repeat(2_000_000));
    assert_eq!(from_slice::<Vec<Session>>(text.as_bytes()).unwrap_err().path(), "$[0]");
    // The path is found by walking once over the text.
    let text = format!("[{}{{}}]", "{\"a\":1},".repeat(200_000));
    let error = from_slice::<Vec<BTreeMap<String, Vec<i64>>>>(text.as_bytes()).unwrap_err();
    assert_eq!(error.path(), "$[0].a");
}

/// A type may find fault with a value by itself.
#[test]
fn a_type_may_have_rules_of_its_own() {
    struct Even(i64);
    impl Wire for Even {
        fn read(node: Node<'_>) -> Self {
            let number = i64::read(node);
            if number % 2 != 0 {
                node.fault("expected an even number");
            }
            Self(number)
        }
        fn write(&self, writer: &mut Writer) {
            self.0.write(writer);
        }
    }
    let error = from_slice::<Vec<Even>>(b"[2,3,5]").err().unwrap();
    assert_eq!(error.to_string(), "at $[1]: expected an even number");
}

/// What was read as one type may have names that another one writes.
#[test]
fn extra_of_another_type_repeats_no_member() {
    let prices = from_slice::<Holder>(br#"{"id":"x","new":1.10,"tags":["t"]}"#).unwrap();
    assert_eq!(to_vec(&prices), br#"{"id":"x","new":1.10,"tags":["t"]}"#);
    let session = Session { id: "a".to_owned(), extra: prices.0, ..Session::default() };
    assert_eq!(written(&session), r#"{"id":"a","tags":[],"proxy":null,"new":1.10}"#);
    let back = read(&written(&session));
    assert_eq!(written(&back), written(&session));
}

struct Holder(Extra);

impl Wire for Holder {
    fn read(node: Node<'_>) -> Self {
        Self(node.object().extra::<Self>())
    }

    fn write(&self, writer: &mut Writer) {
        writer.object().extra::<Self>(&self.0);
    }
}
