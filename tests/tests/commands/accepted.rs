//! `notte-codegen accept` compiles the crate, and says where the code by hand does not fit any more.

use crate::program::{SPEC, command, target};
use crate::results::said;
use std::fs;
use std::path::Path;
use std::process::Output;

/// A program and a test that read `name`.
const MAIN: &str = "mod generated;

fn main() {
    let client = generated::Client::new();
    drop(async move {
        let pet = client?.pets().get(\"7\").await?;
        println!(\"{}\", pet.name);
        Ok::<(), Box<dyn std::error::Error>>(())
    });
}
";

#[test]
fn code_by_hand_that_does_not_fit_is_listed() {
    let place = tempfile::tempdir().expect("a folder");
    let (folder, app) = (place.path(), place.path().join("app"));
    fs::create_dir_all(app.join("src")).expect("a folder");
    fs::write(app.join("src/main.rs"), MAIN).expect("a program");
    fs::write(app.join("openapi.yaml"), SPEC).expect("a description");
    // The profile, the versions and the folder of this workspace: most is compiled already, and nothing is fetched.
    let manifest = "[package]\nname = \"app\"\nversion = \"1.2.0\"\nedition = \"2024\"\n\n[workspace]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n";
    fs::write(app.join("Cargo.toml"), manifest).expect("a manifest");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::copy(workspace.join("Cargo.lock"), app.join("Cargo.lock")).expect("the versions");
    let run = |arguments: &[&str]| -> Output {
        let mut command = command(arguments, folder);
        command.env("CARGO_TARGET_DIR", target()).env("CARGO_NET_OFFLINE", "true");
        command.output().expect("cargo can be run")
    };
    let accept = |text: String| {
        fs::write(folder.join("new.yaml"), text).expect("a description");
        run(&["accept", "new.yaml", "--spec", "app/openapi.yaml", "--into", "app"])
    };
    assert!(run(&["generate", "app/openapi.yaml", "--into", "app"]).status.success());

    let output = accept(SPEC.replace("photo:", "nick: { type: string }, photo:"));
    assert!(output.status.success() && said(&output).contains("the crate compiles"), "{}", said(&output));

    let renamed = SPEC.replace("name: { type", "title: { type").replace("required: [name]", "required: [title]");
    let output = accept(renamed.clone());
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let message = "error: the description is accepted; the code by hand does not compile with it in 1 place:\n  src/main.rs:7:28: error[E0609]: ";
    assert!(said(&output).contains(message), "{}", said(&output));
    assert_eq!(fs::read_to_string(app.join("openapi.yaml")).expect("it is there"), renamed);

    // What is mended by hand compiles, though nothing changes in the description.
    fs::write(app.join("src/main.rs"), MAIN.replace("pet.name", "pet.title")).expect("a program");
    let output = accept(renamed);
    assert!(output.status.success() && said(&output).contains("the crate compiles"), "{}", said(&output));
}
