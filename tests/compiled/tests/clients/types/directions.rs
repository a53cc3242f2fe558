//! A schema that travels both ways, as two types.

use notte_compiled_fixtures::direction_sent_and_received::types::{
    EventInput, Keeper, Pet, PetInput, Stamp, StampInput,
};
use notte_compiled_fixtures::runtime::json::{from_slice, to_json, to_text};

#[test]
fn what_travels_the_other_way_is_kept_where_it_comes_nevertheless() {
    let pet = r#"{"id":"p1","name":"Rex","kind":"dog","password":"secret","chip":{"number":1,"readings":7}}"#;
    let received: Pet = from_slice(pet.as_bytes()).unwrap();
    assert_eq!(received.id, "p1");
    assert_eq!(received.extra["password"], "secret");
    assert_eq!(to_json(&received), serde_json::from_str::<serde_json::Value>(pet).unwrap());
    let sent: PetInput = from_slice(pet.as_bytes()).unwrap();
    assert_eq!(sent.extra["id"], "p1");
    assert_eq!(to_json(&sent), serde_json::from_str::<serde_json::Value>(pet).unwrap());

    let keeper = r#"{"name":"Ann","pin":"1234"}"#;
    let received: Keeper = from_slice(keeper.as_bytes()).unwrap();
    assert_eq!(to_json(&received), serde_json::from_str::<serde_json::Value>(keeper).unwrap());
}

#[test]
fn a_body_has_nothing_that_only_the_server_sets() {
    let mut pet = PetInput::new("Rex", "secret", "dog");
    pet.parent = Some(Box::new(PetInput::new("Max", "secret", "dog")));
    let sent =
        r#"{"name":"Rex","password":"secret","kind":"dog","parent":{"name":"Max","password":"secret","kind":"dog"}}"#;
    assert_eq!(to_text(&pet), sent);
}

#[test]
fn an_alternative_that_is_sent_keeps_its_tag() {
    let birth = r#"{"type":"Birth","weight":3.5}"#;
    let sent: EventInput = from_slice(birth.as_bytes()).unwrap();
    assert!(matches!(sent, EventInput::Birth(_)));
    assert_eq!(to_text(&sent), birth);
}

#[test]
fn among_members_of_a_type_it_is_only_not_asked_for() {
    let stamp = r#"{"by":"Ann","pages":2,"copies":3}"#;
    let received: Stamp = from_slice(stamp.as_bytes()).unwrap();
    assert_eq!(to_text(&received), stamp);
    let sent: StampInput = from_slice(stamp.as_bytes()).unwrap();
    assert_eq!(to_text(&sent), stamp);
    assert_eq!(to_text(&StampInput::default()), "{}");
}
