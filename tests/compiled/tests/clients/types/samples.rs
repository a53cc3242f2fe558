//! Values for tests, from what a description gives as examples.

use notte_compiled_fixtures::runtime::http::testing::Sample as _;
use notte_compiled_fixtures::runtime::json::to_json;
use notte_compiled_fixtures::settings_samples::types::{Event, Forms, Owner, Pet};
use serde_json::json;

#[test]
fn a_value_is_the_example_of_its_response() {
    let pet = Pet::sample();
    assert_eq!((pet.id, pet.name.as_str(), pet.tag.as_deref(), pet.note), (7, "Rex", Some("brown"), None));
    assert_eq!(Vec::<Pet>::sample(), []);
    assert_eq!(Box::<Pet>::sample().id, 7);
}

#[test]
fn what_does_not_fit_is_made_from_the_schema() {
    let owner = to_json(&Owner::sample());
    let pet = json!({"id": 7, "name": "Rex", "tag": "brown"});
    let expected = json!({
        "name": "Ann \"\u{202e}\" */ {}", "age": 18, "pets": [pet, pet], "best": pet, "home": {"street": "Main Street"}, "next": "b2",
    });
    assert_eq!(owner, expected);
}

#[test]
fn without_examples_formats_and_bounds_hold() {
    let forms = to_json(&Forms::sample());
    let list = vec![0; 100];
    let expected = json!({
        "id": "00000000-0000-4000-8000-000000000000", "at": "2024-01-01T00:00:00Z", "seen": "2024-01-31 23:59:59.5+02:00",
        "day": "2024-01-01", "leap": "2024-02-29", "length": "PT0S",
        "mail": "someone@example.com", "link": "https://example.com/", "code": "aaa", "state": "open", "count": 5, "ratio": 0.5,
        "step": 7, "letters": "AAA-0", "places": [{"street": "a"}], "below": -2, "pick": 3, "pair": ["", 0], "of": {"a": 1}, "any": null, "data": "", "list": list, "share": 0.5,
    });
    assert_eq!(forms, expected);
    assert!(Forms::sample().day.value().is_ok() && Forms::sample().length.value().is_ok());
    assert!(Forms::sample().at.timestamp().is_ok() && Forms::sample().seen.timestamp().is_ok());
}

#[test]
fn a_union_is_the_alternative_of_its_example() {
    assert_eq!(Event::sample().as_found().map(|found| found.place.as_str()), Some("Park"));
}
