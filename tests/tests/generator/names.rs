//! Types and methods keep their names when the description grows.

use notte_codegen::surface::names;
use notte_codegen::{Diagnostics, Settings, ir, load, surface_of};
use std::collections::{BTreeMap, BTreeSet};

const RECEIVED: &str = r"
openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': { description: The pet., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
";

const SENT: &str = r"
    post:
      operationId: addPet
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '204': { description: Done. } }
";

const SCHEMAS: &str = r"
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        id: { type: string, readOnly: true }
        chip: { type: object, properties: { number: { type: integer }, at: { type: string, readOnly: true } } }
";

/// The names of structs, with the members that each has.
fn structs(parts: &[&str]) -> BTreeMap<String, Vec<String>> {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("spec.yaml", &parts.concat(), &mut diagnostics);
    let lowered = ir(&document, &Settings::default(), &mut diagnostics).expect("it is a description");
    let structs = lowered.types.into_iter().filter_map(|ty| match ty.kind {
        ir::Kind::Struct(object) => Some((ty.name, object.fields.into_iter().map(|field| field.wire).collect())),
        _ => None,
    });
    structs.collect()
}

#[test]
fn what_is_received_keeps_its_name_when_it_is_sent_as_well() {
    let before = structs(&[RECEIVED, SCHEMAS]);
    let after = structs(&[RECEIVED, SENT, SCHEMAS]);
    assert_eq!(before.keys().collect::<Vec<_>>(), ["Pet", "PetChip"]);
    for (name, members) in before {
        assert_eq!(after[&name], members);
    }
    assert_eq!(after["PetInput"], ["chip"]);
    assert_eq!(after["PetChipInput"], ["number"]);
}

#[test]
fn a_schema_that_nothing_uses_renames_nothing() {
    let before = structs(&[RECEIVED, SENT, SCHEMAS]);
    let other = "    Herd: { type: object, properties: { pets: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }\n";
    let mut after = structs(&[RECEIVED, SENT, SCHEMAS, other]);
    assert_eq!(after.remove("Herd").unwrap(), ["pets"]);
    assert_eq!(before, after);
}

/// What each operation is called: its method, builder and constant, by its id, and by the number of its way.
fn calls(description: &str) -> BTreeMap<String, Vec<[String; 3]>> {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("spec.yaml", description, &mut diagnostics);
    let lowered = ir(&document, &Settings::default(), &mut diagnostics).expect("it is a description");
    let mut calls: BTreeMap<String, Vec<[String; 3]>> = BTreeMap::new();
    for operation in lowered.groups.into_iter().flat_map(|group| group.operations) {
        let names = [operation.method, operation.call, operation.constant];
        calls.entry(operation.id).or_default().push(names);
    }
    calls
}

#[test]
fn an_operation_keeps_its_own_name_when_another_has_one_more_content_type_or_error() {
    let description = |more: &str, errors: &str| {
        let body =
            |more: &str| format!("{{ content: {{ application/json: {{ schema: {{ type: integer }} }}, {more} }} }}");
        let operation = |path: &str, id: &str, more: &str, errors: &str| {
            format!(
                "  /{path}:\n    post: {{ operationId: {id}, tags: [pets], requestBody: {}, responses: {{ '204': \
                 {{ description: Done. }}, {errors} }} }}\n",
                body(more)
            )
        };
        format!(
            "openapi: 3.1.0\ninfo: {{ title: Pets, version: '1' }}\npaths:\n{}{}{}",
            operation("a", "addPet", more, errors),
            operation("b", "addPetText", "", ""),
            operation("c", "addPetError", "", "")
        )
    };
    let before = calls(&description("", ""));
    let error = "'404': { description: None., content: { application/json: { schema: { type: integer } } } }";
    let after = calls(&description("text/plain: {}", error));
    assert_eq!(after["addPet"].len(), 2);
    assert_eq!(after["addPet"][0], before["addPet"][0]);
    for id in ["addPetText", "addPetError"] {
        assert_eq!(after[id], before[id], "{id}");
    }
}

/// The names of all types, by place, where types keep those of an earlier client.
fn names_after(earlier: BTreeSet<(String, String)>, parts: &[&str]) -> BTreeSet<(String, String)> {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("spec.yaml", &parts.concat(), &mut diagnostics);
    let settings = Settings { earlier_names: earlier, ..Settings::default() };
    names(&surface_of(&document, &settings, &mut diagnostics).expect("it is a description"))
}

const INLINE: &str = r"
components:
  schemas:
    Pet:
      type: object
      properties:
        chip: { type: object, properties: { number: { type: integer } } }
        Chip: { type: object, properties: { maker: { type: string } } }
";

#[test]
fn an_inline_schema_keeps_its_name_from_a_new_component() {
    let component = "    PetChip: { type: object, properties: { id: { type: string } } }\n";
    let before = names_after(BTreeSet::new(), &[RECEIVED, INLINE]);
    let name = |place: &str, name: &str| (place.to_owned(), name.to_owned());
    let chips = ["chip", "Chip"].map(|member| format!("#/components/schemas/Pet/properties/{member}"));
    assert!(
        before.contains(&name(&chips[0], "PetChip")) && before.contains(&name(&chips[1], "PetChipType")),
        "{before:?}"
    );

    let after = names_after(before.clone(), &[RECEIVED, INLINE, component]);
    assert!(before.is_subset(&after), "{after:?}");
    assert!(after.contains(&name("#/components/schemas/PetChip", "PetChipModel")), "{after:?}");
    // Without the earlier client, the component is the first to be named.
    assert!(
        names_after(BTreeSet::new(), &[RECEIVED, INLINE, component])
            .contains(&name("#/components/schemas/PetChip", "PetChip"))
    );
    // A name that the schema could not have is not kept.
    let wrong = BTreeSet::from([name("#/components/schemas/Pet", "Animal")]);
    assert_eq!(names_after(wrong, &[RECEIVED, INLINE]), before);
}

/// A type whose name would be too long, and, if asked for, another whose name ends in the same.
fn long(with_other: bool) -> String {
    let member = |name: &str, values: &str| {
        format!(
            "        {name}: {{ type: object, properties: {{ permissions_of_the_app: {{ type: object, properties: {{ organization_secrets: {{ type: string, enum: [{values}] }} }} }} }} }}\n"
        )
    };
    let other = if with_other { member("a_deployment_that_was_earlier", "on, done") } else { String::new() };
    let event = "components:\n  schemas:\n    deployment-status-created:\n      type: object\n      properties:\n";
    format!("{event}{other}{}    Pet: {{ type: object }}\n", member("deployment", "read, write"))
}

#[test]
fn a_short_name_stays_when_another_type_could_have_it() {
    let place = "#/components/schemas/deployment-status-created/properties/deployment/properties/permissions_of_the_app\
                 /properties/organization_secrets";
    let name_of = |names: &BTreeSet<(String, String)>| {
        names.iter().find(|(at, _)| at == place).map(|(_, name)| name.clone()).expect("there is such a type")
    };
    let before = names_after(BTreeSet::new(), &[RECEIVED, &long(false)]);
    assert_eq!(name_of(&before), "DeploymentStatusCreatedOrganizationSecrets");
    // Without the earlier client, the first of both has the name that both could have.
    let both = names_after(BTreeSet::new(), &[RECEIVED, &long(true)]);
    assert_eq!(name_of(&both), "DeploymentStatusCreatedAppOrganizationSecrets");
    let after = names_after(before.clone(), &[RECEIVED, &long(true)]);
    assert!(before.is_subset(&after), "{after:?}");
    assert!(after.iter().all(|(_, name)| name.len() <= 60), "{after:?}");
    // The name of a client that was made before names were shortened.
    let long_name = "DeploymentStatusCreatedDeploymentPermissionsOfTheAppOrganizationSecrets";
    let kept = names_after(BTreeSet::from([(place.to_owned(), long_name.to_owned())]), &[RECEIVED, &long(false)]);
    assert_eq!(name_of(&kept), long_name);
}

const TAGS: &str = r"
openapi: 3.1.0
info: { title: Tags, version: '1' }
paths:
  /tags/{tagId}:
    parameters: [{ name: tagId, in: path, required: true, schema: { type: string } }]
    get: { operationId: getTagById, tags: [tags], responses: { '204': { description: Done. } } }
";

#[test]
fn a_method_keeps_its_name_from_a_new_operation() {
    let place = "#/paths/~1tags~1{tagId}/get";
    let name_of = |names: &BTreeSet<(String, String)>| {
        let mut methods = names.iter().filter(|(at, _)| at == place).map(|(_, name)| name.clone());
        methods.next().expect("there is such a method")
    };
    let other =
        "  /tags:\n    get: { operationId: tagsGet, tags: [tags], responses: { '204': { description: Done. } } }\n";
    let before = names_after(BTreeSet::new(), &[TAGS]);
    assert_eq!(name_of(&before), "get");
    // Without the earlier client, the operation whose own id says so has the name.
    assert_eq!(name_of(&names_after(BTreeSet::new(), &[TAGS, other])), "get_by_id");
    let after = names_after(before.clone(), &[TAGS, other]);
    assert!(before.is_subset(&after), "{after:?}");
    assert_eq!(name_of(&after), "get");
}

/// Operations whose ids are one name in Rust, at these paths.
fn reading(operations: &[(&str, &str)]) -> String {
    let head = "openapi: 3.1.0\ninfo: { title: Same, version: '1' }\npaths:\n";
    let path = |(path, id): &(&str, &str)| {
        format!(
            "  {path}:\n    get: {{ operationId: {id}, tags: [t], responses: {{ '204': {{ description: Done. }} }} }}\n"
        )
    };
    head.to_owned() + &operations.iter().map(path).collect::<String>()
}

#[test]
fn a_method_keeps_the_number_of_its_name() {
    let (a, b, c) = (("/a", "read_one"), ("/b", "readOne"), ("/c", "read-one"));
    let before = names_after(BTreeSet::new(), &[&reading(&[a, b])]);
    let names: Vec<&str> = before.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["read_one", "read_one_2"]);
    // Without the earlier client, the first has the name without a number.
    assert_ne!(names_after(BTreeSet::new(), &[&reading(&[b, a])]), before);
    assert_eq!(names_after(before.clone(), &[&reading(&[b, a])]), before);
    let more = names_after(before.clone(), &[&reading(&[c, b, a])]);
    assert!(before.is_subset(&more), "{more:?}");
    assert_eq!(
        names_after(before.clone(), &[&reading(&[b])]),
        BTreeSet::from([("#/paths/~1b/get".to_owned(), "read_one_2".to_owned())])
    );
}

#[test]
fn a_tuple_is_no_list() {
    let of = |schema: &str| {
        calls(&format!(
            "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths:\n  /range:\n    get:\n      operationId: getRange\n      responses:\n        '200': {{ description: ok, content: {{ application/json: {{ schema: {schema} }} }} }}\n"
        ))["getRange"][0][0].clone()
    };
    assert_eq!(of("{ type: array, prefixItems: [{ type: string }, { type: integer }], items: false }"), "get");
    assert_eq!(of("{ type: array, items: { type: string } }"), "list");
}
