//! The bound on the memory that a document and the values in it may take.

#![allow(clippy::unwrap_used, reason = "what fails here is the test")]

use std::collections::BTreeMap;

use notte_runtime::json::{
    Document, Extra, Json, JsonObject, Node, ObjectReader, Wire, Writer, from_slice, from_slice_within,
};
use serde_json::{Map, Value};

/// A struct that is large beside the text that it is read from.
#[derive(Debug)]
struct Large {
    fields: [Option<String>; 40],
    extra: Extra,
}

impl Wire for Large {
    fn read(node: Node<'_>) -> Self {
        let mut object: ObjectReader<'_> = node.object();
        Self { fields: std::array::from_fn(|_| object.optional("a")), extra: object.extra::<Self>() }
    }

    fn write(&self, writer: &mut Writer) {
        let mut object = writer.object();
        self.fields.iter().for_each(|field| object.optional("a", field));
        object.extra::<Self>(&self.extra);
    }
}

fn list(element: &str, count: usize) -> String {
    format!("[{}]", vec![element; count].join(","))
}

fn is_refused<T: Wire>(text: &str, memory: usize) -> bool {
    match from_slice_within::<T>(text.as_bytes(), memory) {
        Ok(_) => false,
        Err(error) => {
            assert!(error.is_too_large(), "{error}");
            true
        }
    }
}

/// Each shape of a text takes at least the bytes that its values have, and is taken where there is four times as much.
fn holds<T: Wire>(text: &str, least: usize) {
    assert!(is_refused::<T>(text, least), "{} bytes suffice for {:.40}", least, text);
    assert!(!is_refused::<T>(text, 4 * least), "{} bytes do not suffice for {:.40}", 4 * least, text);
    assert!(from_slice::<T>(text.as_bytes()).is_ok());
}

#[test]
fn a_value_takes_no_more_memory_than_it_may() {
    let (value, string) = (size_of::<Value>(), size_of::<String>());
    let count = 10_000;
    holds::<Vec<i64>>(&list("0", count), count * 16 + count * 8);
    holds::<Vec<String>>(&list("\"\"", count), count * 16 + count * string);
    holds::<Vec<Large>>(&list("{}", count), count * 16 + count * size_of::<Large>());
    holds::<Vec<Box<i64>>>(&list("0", count), count * 16 + count * 8);
    holds::<Value>(&list("0", count), count * 16 + count * value);
    holds::<Value>(&list("[]", count), count * 16 + count * value);
    holds::<Value>(&list("\"\"", count), count * 16 + count * value);
    // The first node of a map has room for eleven members.
    let object = count * (3 * 16 + value + 11 * (string + value));
    holds::<Value>(&list(r#"{"":0}"#, count), object);
    holds::<Vec<Map<String, Value>>>(&list(r#"{"":0}"#, count), object - count * (value - 24));
    holds::<Vec<BTreeMap<String, i64>>>(&list(r#"{"":0}"#, count), count * (3 * 16 + 24 + 11 * (string + 8)));
    let members: Vec<_> = (0..count).map(|index| format!("\"{index}\":0")).collect();
    let members = format!("{{{}}}", members.join(","));
    holds::<Large>(&members, count * 2 * 16 + members.len());
    holds::<JsonObject>(&members, count * 2 * 16 + members.len());
    holds::<Json>(&members, count * 2 * 16 + members.len());
    holds::<Vec<Json>>(&list("0", count), count * 16 + count * size_of::<Json>());
    holds::<Vec<Json>>(&list("[0]", count), count * 2 * 16 + count * (size_of::<Json>() + size_of::<Value>()));
    holds::<BTreeMap<String, i64>>(&members, count * (2 * 16 + string + 8));
}

/// The list of entries is bounded by itself: a text of small values is refused before any of them is read.
#[test]
fn a_document_has_no_more_entries_than_it_may() {
    for element in ["0", "\"\"", "[]", r#"{"":0}"#, "null", r#""\n""#] {
        let text = list(element, 100_000);
        let entries = 1 + 100_000 * if element.contains(':') { 3 } else { 1 };
        let memory = 2 * 16 * entries;
        assert!(Document::parse_within(text.as_bytes(), memory).is_ok(), "{element}");
        let error = Document::parse_within(text.as_bytes(), memory - 32).err().unwrap();
        assert!(error.is_too_large(), "{error}");
    }
}

#[test]
fn what_did_not_fit_gives_its_memory_back() {
    let text = list("0", 10_000);
    let memory = 2 * 16 * 10_001;
    let document = Document::parse_within(text.as_bytes(), memory).unwrap();
    for _ in 0..100 {
        assert!(document.root().attempt::<Vec<bool>>().is_none());
    }
    assert_eq!(document.root().attempt::<Vec<i64>>().map(|list| list.len()), Some(10_000));
}
