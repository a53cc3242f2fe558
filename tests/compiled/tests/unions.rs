//! Alternatives that are told apart by more than one question.

use notte_compiled_fixtures::all_of_several_unions::types::Pet;
use notte_compiled_fixtures::runtime::json::{Json, from_slice, to_json, to_text};
use notte_compiled_fixtures::unions_default_mapping::types::Pet as DefaultPet;
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
        assert_eq!(to_json(&pet), serde_json::from_str::<Json>(text).unwrap());
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
