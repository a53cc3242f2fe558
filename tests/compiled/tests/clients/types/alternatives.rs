//! Alternatives that closed objects, parents and equal schemas make; null and tuples.
#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::lists_tuples::types::Holder;
use notte_compiled_fixtures::null_alone::types::{Only, Wallet};
use notte_compiled_fixtures::runtime::json::{Null, Nullable, Wire, from_slice, to_text};
use notte_compiled_fixtures::unions_closed::types::{Both, Half, Mixed, Three};
use notte_compiled_fixtures::unions_equal_alternatives::types::{Match, MatchDelay, MatchMatch};
use notte_compiled_fixtures::unions_parents_of_children::types::{Demand, Shape, Source};

fn read<T: Wire>(text: &str) -> T {
    let value: T = from_slice(text.as_bytes()).expect(text);
    assert_eq!(to_text(&value), text);
    value
}

#[test]
fn a_closed_object_has_no_member_of_another_alternative() {
    assert!(matches!(read(r#"{"a":"x"}"#), Both::A(_)));
    assert!(matches!(read(r#"{"b":"x"}"#), Both::B(value) if value.b.as_deref() == Some("x")));
    // What no alternative has may be of a newer description.
    assert!(matches!(read(r#"{"b":"x","new":1}"#), Both::B(_)));
    assert!(matches!(read(r#"{"a":"x","b":"y"}"#), Both::Unknown(_)));
    assert!(matches!(read(r#"{"c":"x"}"#), Three::Wide(_)));
    assert!(matches!(read(r#"{"a":"y","c":"x"}"#), Three::Wide(_)));
    assert!(matches!(read(r#"{"o":"x"}"#), Half::Open(_)));
    assert!(matches!(read(r#"{"a":"x"}"#), Half::A(_)));
    assert!(matches!(read(r#"[{"a":"x"}]"#), Mixed::List(list) if list.len() == 1));
}

#[test]
fn children_have_the_members_of_the_parent_that_lists_them() {
    let source: Source = read(r#"{"type":"DEMAND","name":"n","cluster":"c1"}"#);
    assert!(matches!(source, Source::Demand(demand) if demand.cluster == "c1" && demand.name.as_deref() == Some("n")));
    assert_eq!(to_text(&Source::from(Demand::new("c2"))), r#"{"type":"DEMAND","cluster":"c2"}"#);
    assert!(matches!(read(r#"{"type":"OTHER"}"#), Source::Unknown(_)));
    assert!(matches!(read(r#"{"area":4.0,"side":2.0}"#), Shape::Square(square) if square.area == Some(4.0)));
}

#[test]
fn equal_alternatives_are_one() {
    let value: Match = read(r#"{"match":{"a":"x","b":["y"]},"rule":{"rule":"r"},"delay":[1,2]}"#);
    assert!(matches!(value.r#match, Some(MatchMatch::Map(labels)) if labels.len() == 2));
    assert!(matches!(value.delay, Nullable::Value(MatchDelay::List(list)) if list == [1, 2]));
    let value: Match = read(r#"{"delay":[1.5,2.5]}"#);
    assert!(matches!(value.delay, Nullable::Value(MatchDelay::List2(list)) if list == [1.5, 2.5]));
}

#[test]
fn null_alone_is_asked_of_nobody() {
    let wallet = Wallet::new("cash");
    assert_eq!(to_text(&wallet), r#"{"parent":null,"kind":"cash","closed":null}"#);
    assert_eq!(read::<Wallet>(&to_text(&wallet)), wallet);
    assert_eq!(read::<Wallet>(r#"{"parent":null,"kind":"","closed":null,"maybe":null}"#).maybe, Nullable::Null);
    assert_eq!(Only::default().none, Null);
    assert!(from_slice::<Only>(br#"{"none":1}"#).is_err() && from_slice::<Only>(b"{}").is_err());
}

#[test]
fn a_closed_list_is_a_tuple() {
    let holder: Holder = read(r#"{"pair":["a",1],"short":["b",2],"row":["c"]}"#);
    assert_eq!(holder.pair, Some(("a".to_owned(), 1)));
    assert_eq!(holder.row.as_deref(), Some(&["c".to_owned()][..]));
    assert!(from_slice::<Holder>(br#"{"pair":["a"]}"#).is_err());
}
