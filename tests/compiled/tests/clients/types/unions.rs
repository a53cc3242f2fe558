//! Alternatives that are told apart by more than one question.
#![allow(clippy::panic, reason = "a failure here is a failure of the test")]

use notte_compiled_fixtures::all_of_several_unions::types::{Owner, Pet};
use notte_compiled_fixtures::runtime::json::With as _;
use notte_compiled_fixtures::runtime::json::{from_slice, to_json, to_text};
use notte_compiled_fixtures::unions_default_mapping::types::Pet as DefaultPet;
use notte_compiled_fixtures::unions_nested::types::Outer;
use notte_compiled_fixtures::unions_numbers::types::HolderMixed;

#[test]
fn each_combination_of_constants_is_an_alternative() {
    for (text, name) in [
        (r#"{"name":"Tom","kind":"cat","state":"free"}"#, "CatFree"),
        (r#"{"name":"Rex","kind":"dog","state":"sold","price":9.5}"#, "DogSold"),
        (r#"{"name":"Tweety","kind":"bird","state":"free"}"#, "Unknown"),
    ] {
        let pet: Pet = from_slice(text.as_bytes()).unwrap();
        assert!(format!("{pet:?}").starts_with(name), "{pet:?}");
        assert_eq!(to_json(&pet), serde_json::from_str::<serde_json::Value>(text).unwrap());
    }
}

#[test]
fn a_tag_that_is_not_listed_is_of_the_default() {
    for (text, name) in [
        (r#"{"kind":"cat","lives":9}"#, "Cat"),
        (r#"{"kind":"newt","legs":4}"#, "Animal"),
        (r#"{"legs":4}"#, "Animal"),
        ("[]", "Unknown"),
    ] {
        let pet: DefaultPet = from_slice(text.as_bytes()).unwrap();
        assert!(format!("{pet:?}").starts_with(name), "{pet:?}");
        assert_eq!(to_text(&pet), text);
    }
}

#[test]
fn a_number_is_of_the_narrowest_type_that_holds_it() {
    for (text, value) in [
        ("5", HolderMixed::Integer(5)),
        ("9007199254740993", HolderMixed::Integer(9_007_199_254_740_993)),
        ("0.5", HolderMixed::Number(0.5)),
        ("\"a\"", HolderMixed::String("a".to_owned())),
    ] {
        let read: HolderMixed = from_slice(text.as_bytes()).unwrap();
        assert_eq!(read, value);
        assert_eq!(to_text(&read), text);
    }
}

#[test]
fn alternatives_that_are_one_type_are_read_as_that() {
    use notte_compiled_fixtures::unions_merged::types::{Dates, Level, Listed, ListedOrNumber, ListsOfRequired};
    let read = |text: &str| from_slice::<Dates>(text.as_bytes()).unwrap();
    assert_eq!(read(r#""2026-01-01""#), Dates::String("2026-01-01".to_owned()));
    assert_eq!(read("7"), Dates::Integer(7));
    let read = |text: &str| from_slice::<ListedOrNumber>(text.as_bytes()).unwrap();
    for text in [r#""auto""#, r#""fast""#, "1", "12", "true"] {
        assert_eq!(to_text(&read(text)), text);
        assert!(!matches!(read(text), ListedOrNumber::Unknown(_)), "{text}");
    }
    // A text becomes the alternative that is strings, whether it is listed or not.
    assert_eq!(ListedOrNumber::from("auto"), read(r#""auto""#));
    assert_eq!(ListedOrNumber::from("other"), read(r#""other""#));
    assert_eq!(from_slice::<Level>(b"1").unwrap(), Level::V1);
    assert_eq!(from_slice::<Level>(b"9").unwrap(), Level::Unknown(9));
    assert_eq!(from_slice::<Listed>(br#""large""#).unwrap(), Listed::Big);
    let second: ListsOfRequired = from_slice(br#"[{"b":"x"}]"#).unwrap();
    assert!(matches!(second, ListsOfRequired::List2(_)));
}

#[test]
fn what_has_no_tag_is_the_one_alternative_that_does_not_require_it() {
    use notte_compiled_fixtures::unions_tags_and_constants::types::{Constants, OneUntagged};
    let read = |text: &str| from_slice::<OneUntagged>(text.as_bytes()).unwrap();
    assert!(matches!(read(r#"{"wings":2}"#), OneUntagged::Bird(bird) if bird.wings == Some(2)));
    assert!(matches!(read(r#"{"kind":"bird"}"#), OneUntagged::Bird(_)));
    assert!(matches!(read(r#"{"kind":"fish"}"#), OneUntagged::Fish(_)));
    assert!(matches!(read(r#"{"kind":"newt"}"#), OneUntagged::Unknown(_)));
    // It could be either of two.
    assert!(matches!(from_slice::<Constants>(br#"{"id":"x"}"#).unwrap(), Constants::Unknown(_)));
}

#[test]
fn a_tag_that_nobody_knows_is_not_taken_for_an_alternative_without_one() {
    for (text, name) in
        [(r#"{"t":"a"}"#, "A"), (r#"{"c":"x"}"#, "C"), (r#"{"t":"z"}"#, "Unknown"), (r#"{"c":"x","t":"z"}"#, "C")]
    {
        let outer: Outer = from_slice(text.as_bytes()).unwrap();
        assert!(format!("{outer:?}").starts_with(name), "{outer:?}");
        assert_eq!(to_text(&outer), text);
    }
    assert!(from_slice::<Outer>(br#"{"c":1}"#).is_err());
}

#[test]
fn what_is_none_of_the_alternatives_is_not_shown() {
    let text = r#"{"code":"s3cr3t","kind":"bird","more":{"pin":"s3cr3t"}}"#;
    let pet: Pet = from_slice(text.as_bytes()).unwrap();
    assert_eq!(format!("{pet:?}"), r#"Unknown { code: "..", kind: "..", more: ".." }"#);
    assert_eq!(to_json(&pet), serde_json::from_str::<serde_json::Value>(text).unwrap());
    let pet: Pet = from_slice(br#""s3cr3t""#).unwrap();
    assert_eq!(format!("{pet:?}"), r#"Unknown("..")"#);
    // Within a type that is shown as what it is written as.
    let owner: Owner = from_slice(br#"{"pet":{"code":"s3cr3t","kind":"bird"}}"#).unwrap();
    assert_eq!(format!("{owner:?}"), r#"Owner { pet: {"code": "..", "kind": ".."} }"#);
    let pet: Pet = from_slice(br#"{"name":"Tom","kind":"cat","state":"free"}"#).unwrap();
    assert!(format!("{pet:#?}").starts_with("CatFree(\n    PetCat"), "{pet:#?}");
}

#[test]
fn a_constant_that_is_no_string_tells_alternatives_apart() {
    use notte_compiled_fixtures::unions_constants_of_any_type::types::Part;
    for (text, words) in [
        (r#"{"button":{"type":2,"label":"Go"}}"#, "Button("),
        (r#"{"button":{"type":3}}"#, "Menu("),
        (r#"{"mapped":{"type":2}}"#, "Button("),
        (r#"{"mapped":{"type":3}}"#, "Menu("),
        (r#"{"mapped":{"type":9}}"#, "Unknown"),
        (r#"{"pet":{"gone":true,"id":1}}"#, "GoneTrue("),
        (r#"{"pet":{"gone":false,"id":1}}"#, "GoneFalse("),
        (r#"{"set":{"id":"minify"}}"#, "Minify("),
        (r#"{"set":{"id":"cache"}}"#, "Cache("),
    ] {
        let part: Part = from_slice(text.as_bytes()).unwrap();
        let read = format!("{:?}", (&part.button, &part.mapped, &part.pet, &part.set));
        assert!(read.contains(words), "{read}");
        assert_eq!(to_text(&part), text);
    }
}

#[test]
fn an_inherited_discriminator_tells_alternatives_apart() {
    use notte_compiled_fixtures::unions_inherited_tags::types::House;
    for (text, words) in [
        (r#"{"pet":{"kind":"Cat","lives":9}}"#, "Cat("),
        (r#"{"pet":{"kind":"dog","name":"Rex"}}"#, "Dog("),
        (r#"{"guest":"none"}"#, "String(\"none\")"),
        (r#"{"guest":{"kind":"dog"}}"#, "Dog("),
        (r#"{"any":{"kind":"Lion","mane":true}}"#, "Lion("),
        (r#"{"any":{"kind":"Ant","legs":6,"queen":true}}"#, "Insect(Ant("),
        (r#"{"any":{"kind":"Snake"}}"#, "Snake("),
        (r##"{"any":{"kind":"#Zoo.Ostrich"}}"##, "Ostrich("),
        (r#"{"plant":{"kind":"Tree","height":9}}"#, "Tree("),
        (r#"{"any":{"kind":"Fish","name":"Nemo"}}"#, "Fish("),
        (r#"{"any":{"kind":"Bee","legs":6}}"#, "Base("),
    ] {
        let house: House = from_slice(text.as_bytes()).unwrap();
        let read = format!("{:?}", (&house.pet, &house.guest, &house.plant, &house.any));
        assert!(read.contains(words), "{read}");
        assert_eq!(to_text(&house), text);
    }
}

#[test]
fn of_alternatives_with_one_tag_the_one_that_requires_more_goes_first() {
    use notte_compiled_fixtures::unions_shared_tags::types::Item;
    for (text, words) in [
        (r#"{"type":"message","role":"user","text":"Hi"}"#, "Said("),
        (r#"{"type":"message","role":"robot","text":"Ho","id":"a","done":true}"#, "Answer("),
        (r#"{"type":"called","name":"f"}"#, "Call("),
        (r#"{"type":"reference","id":"a"}"#, "Reference("),
        (r#"{"type":"picture"}"#, "Unknown"),
    ] {
        let item: Item = from_slice(text.as_bytes()).unwrap();
        assert!(format!("{item:?}").starts_with(words), "{item:?}");
        assert_eq!(to_text(&item), text);
    }
}

#[test]
fn what_becomes_an_alternative_has_its_tag() {
    use notte_compiled_fixtures::runtime::json::Nullable;
    use notte_compiled_fixtures::unions_tags_and_constants::types::{
        Bird, Click, Constants, Link, Note, OneUntagged, Part, Quote, Scroll, ScrollType, Sent,
    };
    assert_eq!(to_text(&Sent::new(Note::default())), r#"{"part":{"type":"note"}}"#);
    assert_eq!(to_text(&Part::from(Link::default())), r#"{"type":"link"}"#);
    assert_eq!(to_text(&Constants::from(Click::default())), r#"{"type":"click"}"#);
    assert_eq!(to_text(&OneUntagged::from(Bird::default())), r#"{"kind":"bird"}"#);
    assert_eq!(to_text(&Part::from(Quote::default())), r#"{"type":"long"}"#);
    // It could be either of two.
    assert_eq!(to_text(&Part::from(Scroll::default())), "{}");
    // What is set stays as it is.
    let scroll = Scroll::default().with(|value| value.r#type = Some(ScrollType::Up));
    assert_eq!(to_text(&Part::from(scroll)), r#"{"type":"up"}"#);
    let link = Link::default().with(|value| value.r#type = Nullable::Null);
    assert_eq!(to_text(&Part::from(link)), r#"{"type":null}"#);
    // However the variant was made.
    assert_eq!(to_text(&Part::Note(Box::default())), r#"{"type":"note"}"#);
    assert_eq!(to_text(&Part::Link(Box::default())), r#"{"type":"link"}"#);
    let link = Link::default().with(|value| value.r#type = Nullable::Null);
    assert_eq!(to_text(&Part::Link(Box::new(link))), r#"{"type":null}"#);
    assert_eq!(to_text(&Part::Scroll(Box::default())), "{}");
    // What was read without a tag is written without one.
    let bird: OneUntagged = from_slice(br#"{"wings":2}"#).unwrap();
    assert_eq!(to_text(&bird), r#"{"wings":2}"#);
}

#[test]
fn equal_unions_in_a_circle_are_one() {
    use notte_compiled_fixtures::inline_equal::types::{OrderFirstStep, Repeat, RepeatOtherwiseItem, Wait};
    let step: RepeatOtherwiseItem = from_slice::<Wait>(br#"{"seconds":1}"#).unwrap().into();
    // Were they two types, neither the steps nor the call would take it.
    let mut repeat = from_slice::<Repeat>(br#"{"steps":[]}"#).unwrap();
    repeat.steps.push(step.clone());
    repeat.otherwise = Some(vec![step]);
    let first: OrderFirstStep = repeat.into();
    let text = r#"{"steps":[{"seconds":1}],"otherwise":[{"seconds":1}]}"#;
    assert_eq!(to_text(&first), text);
    assert_eq!(from_slice::<RepeatOtherwiseItem>(text.as_bytes()).unwrap(), first);
}

#[test]
fn equal_unions_may_list_their_tags_in_any_order() {
    use notte_compiled_fixtures::inline_equal::types::{Dot, OrderFirstMark, OrderLastMark};
    let first: OrderFirstMark = from_slice::<Dot>(br#"{"kind":"point"}"#).unwrap().into();
    let last: OrderLastMark = first;
    assert!(matches!(last, OrderLastMark::Dot(_)));
}

/// The name of the variant that a text is read as.
fn variant<T: notte_compiled_fixtures::runtime::json::Wire + std::fmt::Debug>(text: &str) -> String {
    let value: T = from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(to_text(&value), text);
    let shown = format!("{value:?}");
    shown.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

#[test]
fn a_new_alternative_is_unknown_however_alternatives_are_told_apart() {
    use notte_compiled_fixtures::unions_new_alternatives::types::{ByDecoding, ByItems, ByMember, ByTag, OnlyObject};
    assert_eq!(variant::<ByMember>(r#"{"fly":{"z":1}}"#), "Unknown");
    assert_eq!(variant::<ByMember>(r#"{"say":"a"}"#), "Say");
    assert_eq!(variant::<OnlyObject>(r#"{"fly":1}"#), "Unknown");
    assert_eq!(variant::<OnlyObject>(r#"{"say":"a"}"#), "Say");
    assert_eq!(variant::<ByTag>(r#"{"legs":4}"#), "Unknown");
    assert_eq!(variant::<ByTag>(r#"{"kind":"bird","wings":2}"#), "Bird");
    assert!(matches!(from_slice(br#"{"wings":2}"#).unwrap(), ByTag::Bird(_)));
    assert_eq!(variant::<ByTag>(r#"{"kind":"newt"}"#), "Unknown");
    assert_eq!(variant::<ByDecoding>(r#"{"a":true}"#), "Unknown");
    assert_eq!(variant::<ByDecoding>(r#"{"a":1}"#), "Looser");
    assert_eq!(variant::<ByItems>("[1]"), "Unknown");
    assert_eq!(variant::<ByItems>("[true]"), "List2");
    // A value that has the members of an alternative and does not fit it is a fault.
    assert!(from_slice::<ByMember>(br#"{"say":1}"#).is_err());
}

#[test]
fn a_member_with_one_value_is_not_asked_for() {
    use notte_compiled_fixtures::objects_only_value::types::{Click, Entity, ImageMessage, Message, TextMessage};
    let text = Message::from(TextMessage::new("hi"));
    assert_eq!(to_text(&text), r#"{"type":"text","text":"hi"}"#);
    assert_eq!(from_slice::<Message>(to_text(&text).as_bytes()).unwrap(), text);
    assert_eq!(to_text(&Message::from(ImageMessage::new("u"))), r#"{"type":"image","url":"u"}"#);
    assert_eq!(to_text(&Click::default()), r#"{"type":"click"}"#);
    assert_eq!(to_text(&from_slice::<Click>(b"{}").unwrap()), "{}");
    let mut entity = Entity::new("a");
    assert_eq!(
        to_text(&entity),
        r##"{"@type":"#entity","version":2,"kind":"entity","fixed":true,"level":7,"name":"a"}"##
    );
    entity.r#type = "#person".to_owned();
    assert!(to_text(&entity).starts_with(r##"{"@type":"#person""##));
}
