//! Maps whose names have a type.

use notte_compiled_fixtures::objects_keys::types::{Age, Kind, Stock, StockSizesKey};
use notte_compiled_fixtures::runtime::json::{from_slice, to_text};

#[test]
fn names_are_values_and_unknown_ones_are_kept() {
    let text = r#"{"pets":{"cat":["Tom"],"Dog":[],"bird":["Tweety"]},"sizes":{"l":1,"xl":null},"days":{"2026-01-31":2,"never":0}}"#;
    let mut stock: Stock = from_slice(text.as_bytes()).unwrap();
    assert_eq!(stock.pets[&Kind::Cat], ["Tom"]);
    assert_eq!(stock.pets.len(), 3);
    assert_eq!(stock.sizes.as_ref().unwrap()[&StockSizesKey::from("xl")], None);
    let days: Vec<bool> = stock.days.iter().flatten().map(|(day, _)| day.value().is_ok()).collect();
    assert_eq!(days, [true, false]);
    let written: serde_json::Value = serde_json::from_str(&to_text(&stock)).unwrap();
    assert_eq!(written, serde_json::from_str::<serde_json::Value>(text).unwrap());

    let ages: Stock = from_slice(br#"{"pets":{},"ages":{"old":3,"ancient":1}}"#).unwrap();
    assert_eq!(ages.ages.unwrap()[&Age::Old], 3);
    stock.pets.insert(Kind::Dog, vec!["Rex".to_owned()]);
    assert!(to_text(&stock).contains(r#""dog":["Rex"]"#));
}

#[test]
fn a_name_that_comes_twice_is_there_once() {
    let stock: Stock = from_slice(br#"{"pets":{"cat":["a"],"cat":["b"]}}"#).unwrap();
    assert_eq!(stock.pets[&Kind::Cat], ["b"]);
}
