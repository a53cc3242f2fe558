//! Faults that were found in one place, tried in other places and in other spellings.

use notte_codegen::mapping::{client_of, codes_of, types_of};

/// Components, and a line that is among the types that they become.
#[track_caller]
fn assert_types(cases: &[(&str, &str)]) {
    for (schema, line) in cases {
        let types = types_of(schema);
        assert!(types.contains(line), "{schema}\nhas no `{line}`:\n{types}");
    }
}

/// An object of which `member` is the schema of a member.
fn of(member: &str) -> String {
    format!("A: {{ type: object, properties: {{ a: {member} }} }}")
}

#[test]
fn titles_of_constants_name_the_values_of_each_enum_made_of_them() {
    let base = "Kind: { oneOf: [{ title: Ping, const: 1 }, { title: Later, description: Not now., const: 5 }] }\n";
    for narrowed in [
        "{ enum: [5], allOf: [{ $ref: '#/components/schemas/Kind' }] }",
        "{ $ref: '#/components/schemas/Kind', const: 5 }",
        "{ allOf: [{ $ref: '#/components/schemas/Kind' }, { enum: [5] }] }",
        "{ allOf: [{ enum: [5] }, { $ref: '#/components/schemas/Kind' }] }",
        "{ anyOf: [{ $ref: '#/components/schemas/Kind' }], enum: [5] }",
    ] {
        let types = types_of(&format!("{base}Late: {narrowed}"));
        let (_, late) = types.split_once("enum Late").unwrap_or_else(|| panic!("{narrowed}: {types}"));
        assert!(late.trim_start_matches([' ', '{', '\n']).starts_with("/// Not now."), "{narrowed}: {late}");
        assert!(late.contains(" Later,") && !late.contains("Ping"), "{narrowed}: {late}");
    }
    // Both members are one: what the base says is whole.
    let whole = of("{ enum: [1, 5], $ref: '#/components/schemas/Kind' }");
    assert_types(&[(&format!("{base}{whole}"), "    Later,")]);
}

#[test]
fn alternatives_of_one_type_are_that_type() {
    assert_types(&[
        (&of("{ oneOf: [{ const: true }, { const: false }] }"), "pub a: Option<bool>,"),
        (&of("{ anyOf: [{ type: 'null' }] }"), "pub a: Nullable<Null>,"),
        (&of("{ oneOf: [{ const: null }, { type: 'null' }] }"), "pub a: Nullable<Null>,"),
        // Zod writes `undefined` so.
        (&of("{ anyOf: [{ type: boolean }, { not: {} }] }"), "pub a: Option<bool>,"),
        (&of("{ anyOf: [{ not: {} }, { type: string, enum: [x] }, { type: 'null' }] }"), "pub a: Nullable<AA>,"),
        (&of("{ oneOf: [false, { type: 'null' }] }"), "pub a: Nullable<Null>,"),
    ]);
}

#[test]
fn types_of_alternatives_are_named_as_their_variants_are() {
    let own =
        |kind: &str| format!("{{ type: object, required: [kind], properties: {{ kind: {{ enum: [{kind}] }} }} }}");
    let base = "Base: { type: object, properties: { object: { const: event }, id: { type: string } } }\n";
    for (open, kind, close) in [
        ("{ allOf: [", "start", ", { $ref: '#/components/schemas/Base' }] }"),
        ("{ allOf: [{ $ref: '#/components/schemas/Base' }, ", "start", "] }"),
        ("", "start", ""),
    ] {
        let union = format!("Event: {{ oneOf: [{open}{}{close}, {open}{}{close}] }}", own(kind), own("end"));
        let types = types_of(&format!("{base}{union}"));
        assert!(
            types.contains("    Start(Box<EventStart>),") && types.contains("    End(Box<EventEnd>),"),
            "{union}\n{types}"
        );
    }
}

#[test]
fn a_constant_that_alternatives_share_names_none_of_them() {
    let one = |kind: &str, more: &str| {
        format!("{{ type: object, required: [kind], properties: {{ kind: {{ const: {kind} }}{more} }} }}")
    };
    let (x, y) = (one("a", ", of: { const: x }"), one("a", ", of: { const: y }"));
    let types = types_of(&format!("U: {{ oneOf: [{x}, {y}, {}] }}", one("b", "")));
    for variant in ["    X(Box<UX>),", "    Y(Box<UY>),", "    B(Box<UB>),"] {
        assert!(types.contains(variant), "{types}");
    }
}

#[test]
fn children_of_children_are_told_apart_by_the_tag_of_the_first_parent() {
    let parent = |mapping: &str| {
        format!(
            "Animal: {{ type: object, required: [kind], discriminator: {{ propertyName: kind{mapping} }}, oneOf: [{{ $ref: '#/components/schemas/Dog' }}, {{ $ref: '#/components/schemas/Cat' }}], properties: {{ kind: {{ type: string }} }} }}\n"
        )
    };
    let child = |name: &str, of: &str, more: &str| {
        format!(
            "{name}: {{ allOf: [{{ $ref: '#/components/schemas/{of}' }}, {{ type: object, properties: {{ of_{name}: {{ type: string }} }} }}]{more} }}\n"
        )
    };
    let dogs = ", oneOf: [{ $ref: '#/components/schemas/Poodle' }, { $ref: '#/components/schemas/Husky' }]";
    let children = [
        child("Dog", "Animal", dogs),
        child("Cat", "Animal", ""),
        child("Poodle", "Dog", ""),
        child("Husky", "Dog", ""),
    ];
    let mapped = ", mapping: { cat: Cat, dog: Dog, poodle: Poodle, husky: Husky }";
    for mapping in [mapped, ""] {
        let schemas = parent(mapping) + &children.concat();
        let types = types_of(&schemas);
        assert!(types.contains("pub enum Dog {") && types.contains("    Poodle(Box<Poodle>),"), "{types}");
        let indented: String = schemas.lines().map(|line| format!("    {line}\n")).collect();
        assert_eq!(codes_of(&format!("components:\n  schemas:\n{indented}")), [""; 0], "{mapping}");
    }
}

#[test]
fn a_closed_list_is_a_tuple_however_it_is_closed() {
    let elements = "[{ type: string }, { type: integer }]";
    for list in [
        format!("prefixItems: {elements}, items: false"),
        format!("prefixItems: {elements}, items: {{ not: {{}} }}"),
        format!("prefixItems: {elements}, unevaluatedItems: false"),
        format!("items: {elements}, additionalItems: false"),
    ] {
        let schema = of(&format!("{{ type: array, {list} }}"));
        assert_types(&[(&schema, "pub a: Option<(String, i64)>,")]);
        assert_eq!(codes_of(&format!("components: {{ schemas: {{ {schema} }} }}")), ["tuple-length"]);
    }
    // Elements after these are of a type.
    let open = of(&format!("{{ type: array, items: {elements}, additionalItems: {{ type: integer }} }}"));
    assert_types(&[(&open, "pub a: Option<Vec<AAItem>>,")]);
}

#[test]
fn closed_objects_are_told_apart_however_they_are_closed() {
    for closed in [
        "additionalProperties: false",
        "additionalProperties: { not: {} }",
        "unevaluatedProperties: false",
        "unevaluatedProperties: { not: true }",
    ] {
        let object = |name: &str| format!("{{ type: object, {closed}, properties: {{ {name}: {{ type: string }} }} }}");
        let union = format!("U: {{ anyOf: [{}, {}] }}", object("a"), object("b"));
        assert_eq!(codes_of(&format!("components: {{ schemas: {{ {union} }} }}")), [""; 0], "{closed}");
    }
    // Other parts of the schema speak of members as well.
    let parts = "U: { unevaluatedProperties: false, allOf: [{ type: object, properties: { a: { type: string } } }] }";
    assert_eq!(codes_of(&format!("components: {{ schemas: {{ {parts} }} }}")), ["keyword-ignored"]);
}

#[test]
fn what_stands_beside_a_reference_is_not_lost_without_a_word() {
    for beside in
        ["not: { required: [x] }", "unevaluatedProperties: false", "if: { required: [a] }, then: { required: [b] }"]
    {
        for reference in ["$ref: '#/components/schemas/B'", "allOf: [{ $ref: '#/components/schemas/B' }]"] {
            for place in ["A: {}", "A: { type: object, properties: { a: {} } }", "A: { type: array, items: {} }"] {
                let schemas = place.replace("{}", &format!("{{ {reference}, {beside} }}"));
                let description = format!(
                    "components: {{ schemas: {{ B: {{ type: object, properties: {{ a: {{ type: string }} }} }}, {schemas} }} }}"
                );
                assert_eq!(codes_of(&description), ["keyword-ignored"], "{schemas}");
            }
        }
    }
}

#[test]
fn keywords_that_restrict_nothing_lose_nothing() {
    for vacuous in [
        "{ type: object, properties: { a: { type: string } }, if: { required: [a] } }",
        "{ type: object, properties: { a: { type: string } }, then: { required: [a] } }",
        "{ type: array, items: { type: string }, minContains: 2 }",
        "{ type: object, properties: { a: { type: string } }, not: false, contains: {}, unevaluatedProperties: true }",
    ] {
        assert_eq!(codes_of(&format!("components: {{ schemas: {{ A: {vacuous} }} }}")), [""; 0], "{vacuous}");
    }
}

#[test]
fn headers_of_responses_are_not_lost_without_a_word() {
    let codes = |headers: &str| {
        codes_of(&format!(
            "paths: {{ /a: {{ get: {{ operationId: a, responses: {{ '200': {{ description: ok, headers: {{ {headers} }} }} }} }} }} }}"
        ))
    };
    for text in [
        "X: { schema: { type: object, properties: { a: { type: string } } } }",
        "X: { schema: { type: array, items: { type: array, items: { type: string } } } }",
        "X: { schema: { oneOf: [{ type: integer }, { type: string }] } }",
        "X: { schema: { type: integer, enum: [1, 2] } }",
        "X: { content: { text/plain: { schema: { type: integer } } } }",
        "X: { schema: { type: integer } }, x: { schema: { type: boolean } }",
    ] {
        assert_eq!(codes(text), ["body-unsupported"], "{text}");
    }
    for typed in [
        "X: { schema: { type: string } }",
        "X: { schema: {} }",
        "X: { schema: { type: [integer, 'null'] } }",
        "X: { schema: { type: array, items: { type: integer } } }",
        "X: { content: { application/json: { schema: { type: object } } } }",
        "Set-Cookie: { schema: { type: string } }",
    ] {
        assert!(!codes(typed).contains(&"body-unsupported"), "{typed}");
    }
}

#[test]
fn what_a_style_does_not_define_is_said() {
    let codes = |parameter: &str| {
        codes_of(&format!(
            "paths: {{ '/a/{{p}}': {{ get: {{ operationId: a, parameters: [{{ {parameter} }}], responses: {{ '204': {{ description: Done. }} }} }} }} }}"
        ))
    };
    let path = "name: p, in: path, required: true, schema: { type: string } }, { ";
    let (list, object) = ("type: array, items: { type: string }", "type: object, properties: { a: { type: string } }");
    for place in ["in: query", "in: query, style: pipeDelimited", "in: header", "in: cookie"] {
        let codes = |schema: &str| codes(&format!("{path}name: q, {place}, schema: {{ {schema} }}"));
        for flat in [list, object, "type: object, additionalProperties: { type: integer }"] {
            assert_eq!(codes(flat), [""; 0], "{place} {flat}");
        }
        for nested in [
            format!("type: array, items: {{ {list} }}"),
            format!("type: array, items: {{ {object} }}"),
            format!("type: object, properties: {{ a: {{ {list} }} }}"),
            format!("type: object, additionalProperties: {{ {object} }}"),
            format!("oneOf: [{{ type: string }}, {{ type: array, items: {{ {list} }} }}]"),
        ] {
            assert_eq!(codes(&nested), ["style-nested"], "{place} {nested}");
        }
    }
    let matrix =
        format!("name: p, in: path, required: true, style: matrix, schema: {{ type: array, items: {{ {list} }} }}");
    assert_eq!(codes(&matrix), ["style-nested"]);
    let deep = format!("{path}name: q, in: query, style: deepObject, schema: {{ {list} }}");
    assert_eq!(codes(&deep), ["deep-object-nested"]);
    let json = format!(
        "{path}name: q, in: query, content: {{ application/json: {{ schema: {{ type: array, items: {{ {list} }} }} }} }}"
    );
    assert_eq!(codes(&json), [""; 0]);
}

#[test]
fn names_of_members_that_are_free_lose_nothing() {
    for names in [
        "{ $ref: '#/components/schemas/T' }",
        "{ allOf: [{ type: string }] }",
        "{ minLength: 0 }",
        "{ pattern: '^.*$' }",
    ] {
        let schemas = format!(
            "T: {{ type: string }}, M: {{ type: object, propertyNames: {names}, additionalProperties: {{ type: integer }} }}"
        );
        assert_eq!(codes_of(&format!("components: {{ schemas: {{ {schemas} }} }}")), [""; 0], "{names}");
    }
    for pattern in ["", "^", ".*", "^.*", ".+", "^(.*)$", "[\\s\\S]*"] {
        let map = of(&format!("{{ type: object, patternProperties: {{ '{pattern}': {{ type: integer }} }} }}"));
        assert_types(&[(&map, "pub a: Option<BTreeMap<String, i64>>,")]);
        assert_eq!(codes_of(&format!("components: {{ schemas: {{ {map} }} }}")), [""; 0], "{pattern}");
    }
    let some = of("{ type: object, propertyNames: { pattern: '^x' }, additionalProperties: { type: integer } }");
    assert_eq!(codes_of(&format!("components: {{ schemas: {{ {some} }} }}")), ["keyword-ignored"]);
}

#[test]
fn an_integer_holds_its_examples_wherever_they_stand() {
    let int = "{ type: integer, format: int32 }";
    for parameter in [
        format!("schema: {int}, example: 5000000000"),
        format!("schema: {int}, example: '5000000000'"),
        format!("schema: {int}, examples: {{ one: {{ value: 5000000000 }} }}"),
        "schema: { type: integer, format: int32, example: '5000000000' }".to_owned(),
        "schema: { allOf: [{ type: integer, format: int32 }], default: 5000000000 }".to_owned(),
        format!("content: {{ application/json: {{ schema: {int}, example: 5000000000 }} }}"),
    ] {
        let description = format!(
            "paths: {{ /a: {{ get: {{ operationId: a, parameters: [{{ name: n, in: query, {parameter} }}], responses: {{ '204': {{ description: Done. }} }} }} }} }}"
        );
        let client = client_of(&description);
        assert!(client.contains("n: impl Integer<i64>"), "{parameter}\n{client}");
    }
    assert_types(&[
        (&of("{ allOf: [{ type: integer, format: int32 }, { maximum: 12000000000 }] }"), "pub a: Option<i64>,"),
        (
            "A: { type: object, properties: { a: { type: integer, format: int32 } }, example: { a: 13000000000 } }",
            "pub a: Option<i64>,",
        ),
    ]);
    // An enum has integers of 64 bits with a sign.
    assert_types(&[
        (&of("{ type: integer, enum: [1, 18446744073709551615] }"), "pub a: Option<u64>,"),
        (&of("{ type: integer, const: 18446744073709551615 }"), "pub a: Option<u64>,"),
        (&of("{ type: integer, enum: [-1, 18446744073709551615] }"), "pub a: Option<Json>,"),
    ]);
    // A text is no integer.
    assert_types(&[
        (&of("{ oneOf: [{ type: integer, format: int32 }, { type: string }], example: '5000000000' }"), "Integer(i32)"),
        (&of("{ type: integer, format: int32, example: '12' }"), "pub a: Option<i32>,"),
    ]);
}

#[test]
fn a_plural_without_a_list_is_got() {
    let is_called = |method: &str, schema: &str| {
        let client = client_of(&format!(
            "paths: {{ /metrics: {{ get: {{ responses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {schema} }} }} }} }} }} }} }}"
        ));
        assert!(client.contains(&format!("pub fn {method}(&self) -> GetMetrics")), "{schema}\n{client}");
    };
    for one in [
        "{ type: object, properties: { cpu: { type: number }, disk: { type: object, properties: { used: { type: integer } } } } }",
        "{ allOf: [{ type: object, properties: { cpu: { type: number } } }, { type: object, properties: { disk: { type: [integer, 'null'] } } }] }",
        "{ oneOf: [{ type: object, properties: { cpu: { type: number } } }, { type: 'null' }] }",
    ] {
        is_called("get", one);
    }
    for several in [
        "{ type: array, items: { type: number } }",
        "{ type: object, properties: { of: { type: array, items: { type: number } } } }",
        "{ type: object, properties: { of: { type: object, properties: { any: { type: [array, 'null'] } } } } }",
        "{ type: object, additionalProperties: { type: number } }",
        "{ type: object, properties: { cpu: {} } }",
        "{ type: object }",
        "{}",
    ] {
        is_called("list", several);
    }
}

#[test]
fn json_is_no_event_where_both_are_described() {
    let events = |body: &str, other: &str| {
        let client = client_of(&format!(
            "paths: {{ /a: {{ post: {{ operationId: a, {body} responses: {{ '200': {{ description: ok, content: {{ {other}: {{ schema: {{ type: object }} }}, text/event-stream: {{ schema: {{ type: object }} }} }} }} }} }} }} }}"
        ));
        assert!(client.contains("pub fn a_events("), "{client}");
        client.contains(".json_beside_events()")
    };
    let either = "oneOf: [{ type: object, required: [b], properties: { b: { type: string } } }, { type: string }]";
    for body in ["", &format!("requestBody: {{ content: {{ application/json: {{ schema: {{ {either} }} }} }} }},")] {
        assert!(events(body, "application/json"), "{body}");
        assert!(events(body, "application/problem+json"), "{body}");
        assert!(!events(body, "application/pdf"), "{body}");
    }
}

#[test]
fn one_value_is_sent_if_it_can_be_in_its_place() {
    let is_sent = |place: &str, value: &str| {
        let client = client_of(&format!(
            "paths: {{ /a: {{ get: {{ operationId: a, parameters: [{{ name: p, in: {place}, required: true, schema: {{ const: {value} }} }}], responses: {{ '204': {{ description: Done. }} }} }} }} }}"
        ));
        client.contains("pub fn a(&self) -> ACall")
    };
    for (place, value, expected) in [
        ("query", "'a b&c=ü'", true),
        ("query", "''", true),
        ("query", "true", true),
        ("header", "'x, y'", true),
        ("header", "ü", false),
        ("header", "''", false),
        ("cookie", "3", true),
        ("cookie", "'a;b'", false),
    ] {
        assert_eq!(is_sent(place, value), expected, "{place} {value}");
    }
}

#[test]
fn a_required_argument_that_may_be_null_takes_a_text() {
    let arguments = |member: &str| {
        let client = client_of(&format!(
            "paths: {{ /a: {{ post: {{ operationId: a, requestBody: {{ required: true, content: {{ application/json: {{ schema: {{ type: object, required: [b], properties: {{ b: {member} }} }} }} }} }}, responses: {{ '204': {{ description: Done. }} }} }} }} }}"
        ));
        client
            .split_once("pub fn a(&self, ")
            .and_then(|(_, rest)| rest.split_once(')'))
            .unwrap_or_default()
            .0
            .to_owned()
    };
    for (member, declared) in [
        ("{ type: [string, 'null'] }", "b: impl Into<json::Nullable<String>>"),
        ("{ anyOf: [{ type: string }, { type: 'null' }] }", "b: impl Into<json::Nullable<String>>"),
        ("{ type: [string, 'null'], enum: [x, null] }", "b: impl Into<json::Nullable<types::ARequestB>>"),
        ("{ type: [string, 'null'], format: date-time }", "b: impl Into<json::Nullable<json::DateTime>>"),
        ("{ type: [integer, 'null'] }", "b: impl Into<Option<i64>>"),
        ("{ type: [array, 'null'], items: { type: string } }", "b: impl Into<Option<Vec<String>>>"),
    ] {
        assert_eq!(arguments(member), declared, "{member}");
    }
}

#[test]
fn a_part_with_one_value_is_sent_before_files() {
    let form = |fields: &str| {
        format!(
            "paths: {{ /a: {{ post: {{ operationId: a, requestBody: {{ required: true, content: {{ multipart/form-data: {{ {fields} }} }} }}, responses: {{ '204': {{ description: Done. }} }} }} }} }}"
        )
    };
    let properties = "properties: { kind: { const: photo }, file: { type: string, format: binary } }";
    let client = client_of(&form(&format!("schema: {{ type: object, required: [file, kind], {properties} }}")));
    let kind = client.find(r#"draft.part("kind", &"photo".to_owned(), None);"#).expect("it is sent");
    assert!(
        client.find("draft.files(").expect("a file") > kind && client.contains("fn a(&self, file: impl Into<File>)")
    );
    // What may be left out is asked for, and so is what has headers that somebody has to give.
    let optional = client_of(&form(&format!("schema: {{ type: object, required: [file], {properties} }}")));
    assert!(optional.contains("pub fn kind(mut self"), "{optional}");
    let headers = "encoding: { kind: { headers: { X-Size: { required: true, schema: { type: integer } } } } }";
    let with =
        client_of(&form(&format!("schema: {{ type: object, required: [file, kind], {properties} }}, {headers}")));
    assert!(with.contains("kind_x_size: impl Integer<i64>"), "{with}");
}
