//! Which methods take named arguments: what counts is the type that a caller gives.

use notte_codegen::{Diagnostics, Settings, generate, load};

/// Whether a method with a required parameter of each of these schemas takes a struct.
fn is_named(schemas: &[&str], fewest: Option<u32>) -> bool {
    let parameters = schemas.iter().enumerate().map(|(number, schema)| {
        format!("        - {{name: p{number}, in: query, required: true, schema: {{{schema}}}}}\n")
    });
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths:\n  /a:\n    get:\n      operationId: getA\n      tags: [a]\n      \
         parameters:\n{}      responses: {{'204': {{description: Done.}}}}\n",
        parameters.collect::<String>()
    );
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("a.yaml", &text, &mut diagnostics);
    let settings = Settings { named_arguments: fewest, ..Settings::default() };
    let files = generate(&document, &settings, diagnostics).expect("no bug").files.expect("no error");
    let group = files.get("a.rs").expect("a group");
    let (method, structure) = (group.contains("(&self, args: GetAArgs"), group.contains("pub struct GetAArgs"));
    assert_eq!(method, structure, "{group}");
    method
}

const TEXT: &str = "type: string";
const INTEGER: &str = "type: integer";
const SMALL: &str = "type: integer, format: int32";
const NUMBER: &str = "type: number";
const ONE: &str = "type: string, enum: [a, b]";
const OTHER: &str = "type: string, enum: [c, d]";
const TIME: &str = "type: string, format: date-time";
const SECRET: &str = "type: string, format: password";
const TEXTS: &str = "type: array, items: {type: string}";
const TIMES: &str = "type: array, items: {type: string, format: date-time}";

#[test]
fn three_of_one_type_have_names() {
    for schemas in [
        [TEXT, TEXT, TEXT],
        [TEXT, TIME, SECRET],
        [INTEGER, SMALL, INTEGER],
        [ONE, ONE, ONE],
        [TEXTS, TIMES, TEXTS],
        [NUMBER, NUMBER, NUMBER],
    ] {
        // Equal inline enums are one type.
        assert!(is_named(&schemas, None), "{schemas:?}");
    }
    assert!(is_named(&[INTEGER, TEXT, ONE, TEXT, TEXT], None));
}

#[test]
fn others_have_an_order() {
    for schemas in [
        [TEXT, TEXT, INTEGER],
        [TEXT, TEXT, ONE],
        [ONE, OTHER, ONE],
        [INTEGER, NUMBER, INTEGER],
        [TEXT, TEXTS, TEXT],
        [TEXTS, TEXTS, TEXT],
    ] {
        assert!(!is_named(&schemas, None), "{schemas:?}");
    }
    assert!(!is_named(&[], None) && !is_named(&[TEXT, TEXT], None));
}

#[test]
fn the_settings_say_how_many() {
    assert!(is_named(&[TEXT, TEXT], Some(2)) && !is_named(&[TEXT, INTEGER], Some(2)));
    assert!(is_named(&[TEXT], Some(1)) && !is_named(&[], Some(1)));
    assert!(!is_named(&[TEXT; 4], Some(5)) && is_named(&[TEXT; 5], Some(5)));
    assert!(!is_named(&[TEXT; 6], Some(0)));
}
