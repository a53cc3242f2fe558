//! `inspect`: the value after each stage, whole or of one type or operation.

use super::program::{SPEC, run};
use super::results::said;

/// What is printed, of a description with one type and one operation.
fn inspected(arguments: &[&str]) -> (Option<i32>, String) {
    let place = tempfile::tempdir().expect("a folder");
    std::fs::write(place.path().join("openapi.yaml"), SPEC).expect("a description");
    let output = run(&[&["inspect"][..], arguments].concat(), place.path());
    (output.status.code(), said(&output))
}

/// Each stage says the same in its own terms; a line is of the type, the other of the operation.
const STAGES: [(&str, &str, &str); 5] = [
    ("document", "format: byte", "operationId: getPet"),
    ("api", "Component(", "sent_path: \"/pets/{id}\""),
    ("shapes", "\"/components/schemas/Pet\"", ""),
    ("ir", "name: \"Pet\"", "method: \"get\""),
    ("code", "pub struct Pet {", "pub fn get(&self, id: impl AsRef<str>) -> GetPet {"),
];

#[test]
fn each_stage_is_shown_whole_and_in_part() {
    for (stage, of_type, of_operation) in STAGES {
        let (code, whole) = inspected(&[stage, "openapi.yaml"]);
        assert!(code == Some(0) && whole.contains(of_type) && whole.contains(of_operation), "{stage}: {whole}");
        let (code, part) = inspected(&[stage, "openapi.yaml", "--type", "Pet"]);
        assert!(code == Some(0) && part.contains(of_type), "{stage}: {part}");
        assert!(part.len() < whole.len() || stage == "shapes", "{stage}: {part}");
        if of_operation.is_empty() {
            continue;
        }
        assert!(!part.contains(of_operation), "{stage}: {part}");
        for name in ["getPet", "GET /pets/{id}"] {
            let (code, part) = inspected(&[stage, "openapi.yaml", "--operation", name]);
            assert!(code == Some(0) && part.contains(of_operation), "{stage} {name}: {part}");
            assert!(!part.contains(of_type), "{stage} {name}: {part}");
        }
    }
}

#[test]
fn a_name_that_nothing_has_is_an_error() {
    for arguments in [["--type", "Pat"], ["--operation", "getPat"]] {
        let (code, said) = inspected(&["ir", "openapi.yaml", arguments[0], arguments[1]]);
        assert!(code == Some(1) && said.contains("nothing at this stage has that name"), "{said}");
    }
    let (code, said) = inspected(&["ir"]);
    assert!(code == Some(2) && said.contains("name the description"), "{said}");
}
