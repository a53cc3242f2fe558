//! `cargo lab mutants` and `cargo lab hostile`, run as processes, on little.

use serde_json::Value;
use std::process::{Command, Output};

fn lab(arguments: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "notte-lab", "--"]).args(arguments).env_remove("NOTTE_CORPUS");
    cargo.output().expect("cargo can be run")
}

#[test]
fn changed_descriptions_become_clients_or_errors() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/one-of");
    let output = lab(&["mutants", fixtures, "--count", "12", "--compile", "0", "--seed", "7", "--json"]);
    assert!(output.status.success(), "{output:?}");
    let result: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&result["mutants"], &result["failed"]), (&Value::from(12), &serde_json::json!([])));
    assert!(result["generated"].as_u64().is_some_and(|generated| generated > 0), "{result}");
}

#[test]
fn a_shape_is_measured_in_two_sizes() {
    let output = lab(&["hostile", "--filter", "members of one object", "--bytes", "4000", "--runs", "1", "--json"]);
    assert!(output.status.success(), "{output:?}");
    let result: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let (once, twice) = (result[0]["bytes"].as_u64().unwrap_or(0), result[0]["twice"]["bytes"].as_u64().unwrap_or(0));
    assert!(once > 3000 && twice > once * 3 / 2, "{result}");
}
