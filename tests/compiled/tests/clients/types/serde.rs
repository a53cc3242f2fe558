//! Generated types in formats of serde.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::runtime::http::testing::Sample;
use notte_compiled_fixtures::runtime::json::{DateTime, Json, convert, from_json, from_slice, to_json, to_text};
use notte_compiled_fixtures::secrets_by_name::types::Key;
use notte_compiled_fixtures::{Visitor, visit_types};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What is made of a value in each format, read back.
fn round_trips<T: Serialize + DeserializeOwned>(value: &T) -> Vec<T> {
    let json = serde_json::from_str(&serde_json::to_string(value).expect("JSON")).expect("a value");
    let tree = serde_json::from_value(serde_json::to_value(value).expect("a tree")).expect("a value");
    let yaml = serde_yaml::from_str(&serde_yaml::to_string(value).expect("YAML")).expect("a value");
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).expect("CBOR");
    let cbor = ciborium::from_reader(bytes.as_slice()).expect("a value");
    let postcard = postcard::from_bytes(&postcard::to_allocvec(value).expect("postcard")).expect("a value");
    vec![json, tree, yaml, cbor, postcard]
}

/// Reads and writes a sample of each type.
struct Samples {
    count: usize,
    /// What is wrong with samples that do not fit their type.
    faults: Vec<String>,
}

impl Visitor for Samples {
    fn visit<T: Sample + Serialize + DeserializeOwned>(&mut self, name: &str) {
        let text = to_text(&T::sample());
        if let Err(fault) = from_slice::<T>(T::JSON.as_bytes()) {
            self.faults.push(format!("{name}: {fault}: {}", T::JSON));
            return;
        }
        let sample = serde_json::from_str::<T>(&text).expect("a sample");
        self.count += 1;
        for value in round_trips(&sample) {
            assert_eq!(to_text(&value), text, "{name}");
        }
    }
}

#[test]
fn a_sample_of_every_type_comes_back() {
    let mut samples = Samples { count: 0, faults: Vec::new() };
    visit_types(&mut samples);
    assert!(samples.count > 400, "{}", samples.count);
    assert_eq!(samples.faults, Vec::<String>::new());
}

#[test]
fn a_value_is_converted_by_its_json() {
    let key: Key = convert(&json!({"api_key": "a", "client_secret": "s"})).unwrap();
    assert_eq!(convert::<Key, Json>(&key).unwrap(), json!({"api_key": "a", "client_secret": "s"}));
    assert!(convert::<Key, Vec<Json>>(&key).is_err());
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Own {
    key: Key,
    at: Vec<DateTime>,
}

#[test]
fn a_type_of_the_user_holds_a_generated_one() {
    let value = json!({"key": {"api_key": "a", "client_secret": "s", "max_tokens": 3, "more": [1.5, null, {"a": true}]}, "at": ["2026-01-01"]});
    let own: Own = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&own).unwrap(), value);
    assert!(round_trips(&own).iter().all(|read| *read == own));
    let key: Key = from_json(&to_json(&own.key)).unwrap();
    assert_eq!(serde_yaml::to_string(&key).unwrap().lines().next(), Some("api_key: a"));
    let error = serde_json::from_value::<Own>(json!({"key": {"api_key": 1}, "at": []})).unwrap_err();
    assert!(error.to_string().contains("$.api_key"), "{error}");
}
