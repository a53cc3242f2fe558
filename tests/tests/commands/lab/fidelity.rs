//! `cargo lab fidelity`, run as a process: which examples it finds, how it judges them, and what fails it.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn fidelity(folder: &Path, more: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "notte-lab", "--", "fidelity"]).arg(folder).args(more);
    cargo.env_remove("NOTTE_CORPUS").output().expect("cargo can be run")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn row<'a>(result: &'a Value, name: &str) -> &'a Value {
    let rows = result["descriptions"].as_array().expect("rows");
    rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("no {name}: {result}"))
}

#[test]
fn examples_are_found_and_judged_wherever_they_stand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/examples");
    let output = fidelity(&folder, &["--json"]);
    assert!(output.status.success(), "{output:?}");
    let result = json(&output);
    let positions = row(&result, "positions/spec.yaml");
    assert_eq!(positions["examples"], serde_json::json!({ "valid": 15, "equal": 15, "invalid": 6, "not_judged": 2 }));
    for part in positions["not_judged"].as_array().expect("a list") {
        assert!(part["place"].as_str().is_some_and(|place| place.starts_with("#/")), "{part}");
    }
    let several = row(&result, "several-files/spec.yaml");
    assert_eq!(several["examples"], serde_json::json!({ "valid": 5, "equal": 5, "invalid": 2, "not_judged": 0 }));
    assert_eq!(row(&result, "subtypes/spec.yaml")["examples"]["equal"], 1);
    assert_eq!(row(&result, "required-members/spec.yaml")["examples"]["equal"], 3);
    let by_chance = row(&result, "by-chance/spec.yaml");
    assert_eq!(by_chance["examples"], serde_json::json!({ "valid": 29, "equal": 29, "invalid": 0, "not_judged": 0 }));
    assert_eq!(result["totals"]["failed"], 0);
}

#[test]
fn what_can_not_be_tried_fails_the_run_and_not_the_rest_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("a file");
    write("swagger.yaml", "swagger: '1.2'\ninfo: {title: Old, version: '1'}\n");
    write("broken.yaml", "openapi: 3.1.0\npaths: {\n");
    let good =
        "openapi: 3.1.0\ninfo: {title: Good, version: '1'}\ncomponents: {schemas: {A: {type: string, example: a}}}\n";
    write("good.yaml", good);
    write("index.tsv", "file\tvalid\nbroken.yaml\tinvalid\n");
    let output = fidelity(folder.path(), &["--json"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let result = json(&output);
    assert_eq!(row(&result, "swagger.yaml")["failure"], "refused");
    assert!(row(&result, "broken.yaml")["failure"].is_null(), "it is rightly refused");
    assert_eq!(row(&result, "good.yaml")["examples"]["equal"], 1);
    assert_eq!(result["totals"]["failed"], 1);
    assert_eq!(result["totals"]["rightly_refused"], 1);
    assert!(String::from_utf8_lossy(&output.stderr).contains("1 of 3 descriptions failed"), "{output:?}");

    let output = fidelity(folder.path(), &["--filter", "good", "--seconds", "0"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("good.yaml: the generator timed out"), "{output:?}");
}

#[test]
fn schemas_of_a_suite_that_need_more_of_the_runtime_than_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let suite = folder.path().join("tests/draft2020-12");
    fs::create_dir_all(&suite).expect("a folder");
    let write = |name: &str, schema: Value, data: Value| {
        let group = serde_json::json!([{
            "description": name, "schema": schema, "tests": [{ "description": name, "data": data, "valid": true }],
        }]);
        fs::write(suite.join(format!("{name}.json")), group.to_string()).expect("a file");
    };
    write("a", serde_json::json!({ "type": "string" }), "a".into());
    write("b", serde_json::json!({ "type": "string", "contentEncoding": "base64" }), "YQ==".into());
    let output = fidelity(folder.path(), &["--json"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(json(&output)["totals"]["examples"]["equal"], 2);
}

#[test]
fn without_a_folder_it_says_what_it_wants() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "notte-lab", "--", "fidelity"]).env_remove("NOTTE_CORPUS");
    let output = cargo.output().expect("cargo can be run");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("NOTTE_CORPUS"), "{output:?}");
}
