//! `cargo xtask generate`, `explain` and `help`, as processes.

use super::results::{said, tree};
use notte_codegen::diagnostics::ALL;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

fn xtask(arguments: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "xtask", "--"]).args(arguments);
    cargo.output().expect("cargo can be run")
}

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name).display().to_string()
}

#[test]
fn each_command_says_how_it_is_called() {
    for command in ["regenerate", "generate", "explain", "inspect", "spec accept", "spec diff", "spec effective"] {
        let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let output = xtask(&words);
        assert!(output.status.success(), "{}", said(&output));
        assert!(said(&output).contains(&format!("Usage: cargo xtask {command}")), "{}", said(&output));
    }
    assert!(said(&xtask(&["generate", "spec.yaml", "-h"])).contains("[possible values: human, json]"));
    assert_eq!(xtask(&["no-command", "--help"]).status.code(), Some(2));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let said = said(&xtask(&["generate", "nope.yaml", "--out", "nowhere"]));
    assert!(said.contains("--> nope.yaml\n"), "{said}");
}

#[test]
fn a_crate_of_a_description_in_several_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("library").display().to_string();
    let spec = fixture("build-script/openapi/library.yaml");
    let output = xtask(&["generate", &spec, "--out", &out, "--name", "library-client"]);
    assert!(output.status.success(), "{}", said(&output));
    let manifest = fs::read_to_string(Path::new(&out).join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("name = \"library-client\""), "{manifest}");
    for path in ["src/lib.rs", "src/books.rs", "src/runtime/mod.rs", "src/types/books.rs", "LOSSES.md"] {
        assert!(Path::new(&out).join(path).exists(), "{path}");
    }
    let before = tree(Path::new(&out));
    let again = xtask(&["generate", &spec, "--out", &out, "--name", "library-client"]);
    assert!(said(&again).contains(" 0 of "), "{}", said(&again));
    assert_eq!(tree(Path::new(&out)), before);
    let output = cargo_metadata(Path::new(&out));
    assert!(output.status.success(), "{}", said(&output));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("metadata");
    assert_eq!(metadata["packages"][0]["name"], "library-client");
    assert_eq!(metadata["packages"][0]["targets"][0]["name"], "library_client");
    let features = &metadata["packages"][0]["features"];
    assert_eq!(features["default"], serde_json::json!(["full", "rustls"]));
    assert_eq!(features["full"], serde_json::json!(["books"]));
    let root = fs::read_to_string(Path::new(&out).join("src/lib.rs")).expect("a root");
    assert!(root.contains("#[cfg(feature = \"books\")]\npub mod books;"), "{root}");
}

/// The example is compiled as documentation of `notte_tests::FrontPage`.
#[test]
fn the_example_of_a_crate_has_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("notte").display().to_string();
    let spec = fixture("../spec/notte-openapi.yml");
    let output = xtask(&["generate", &spec, "--out", &out, "--name", "notte-generated"]);
    assert!(output.status.success(), "{}", said(&output));
    let root = fs::read_to_string(Path::new(&out).join("src/lib.rs")).expect("a root");
    let lines = root.lines().skip_while(|line| *line != "//! ```no_run");
    let lines = lines.take_while(|line| *line != "//! # Authentication");
    let example: String = lines.map(|line| format!("{}\n", line.trim_start_matches("//!").trim())).collect();
    assert_eq!(example.trim_end(), include_str!("../../src/front_page.md").trim_end());
}

/// What cargo reads out of a crate by itself, without the network.
fn cargo_metadata(folder: &Path) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--offline", "--no-deps", "--format-version", "1"]).current_dir(folder);
    cargo.output().expect("cargo can be run")
}

/// A description with many types, so that writing them takes a while.
fn many_types(property: &str) -> String {
    let mut text = "openapi: 3.1.0\ninfo: {title: Many, version: '1'}\npaths:\n".to_owned();
    for number in 0..80 {
        let schema = format!("#/components/schemas/Kind{number}");
        write!(
            text,
            "  /kinds{number}:\n    get:\n      operationId: get{number}\n      tags: [group{}]\n      responses:\n        \
             '200': {{description: ok, content: {{application/json: {{schema: {{$ref: '{schema}'}}}}}}}}\n",
            number % 40
        )
        .expect("a text");
    }
    text.push_str("components:\n  schemas:\n");
    for number in 0..80 {
        writeln!(text, "    Kind{number}: {{type: object, properties: {{{property}: {{type: string}}}}}}")
            .expect("a text");
    }
    text
}

/// The program itself, so that a kill hits it and not cargo.
fn program() -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--package", "xtask", "--message-format", "json"]);
    let output = cargo.output().expect("cargo can be run");
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let mut programs = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    programs.next().expect("cargo says where it put the program")
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_sources_or_the_new_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let (spec, out, program) = (folder.path().join("many.yaml"), folder.path().join("many"), program());
    let generate = || {
        let mut command = Command::new(&program);
        command.arg("generate").arg(&spec).arg("--out").arg(&out).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let texts = [many_types("before"), many_types("after")];
    let wanted = texts.each_ref().map(|text| {
        fs::write(&spec, text).expect("a file");
        assert!(generate().status().expect("the program").success());
        tree(&out)
    });
    // A whole run sets the scale: the kills are spread over all of it, whatever machine this is.
    fs::write(&spec, &texts[0]).expect("a file");
    let start = Instant::now();
    assert!(generate().status().expect("the program").success());
    let whole = start.elapsed().min(Duration::from_secs(2));
    let sources = |all: &BTreeMap<PathBuf, Vec<u8>>| -> BTreeMap<PathBuf, Vec<u8>> {
        all.iter()
            .filter(|(path, _)| path.starts_with("src"))
            .map(|(path, text)| (path.clone(), text.clone()))
            .collect()
    };
    for step in 1..=24_u32 {
        let now = usize::from(step % 2 == 1);
        fs::write(&spec, &texts[now]).expect("a file");
        // Now and then there is nothing yet.
        let fresh = step % 8 == 0;
        if fresh {
            fs::remove_dir_all(&out).expect("it can be removed");
        }
        let mut child = generate().spawn().expect("the program");
        std::thread::sleep(whole * step / 22);
        let _ = child.kill();
        let _ = child.wait();
        let left = tree(&out);
        let found = sources(&left);
        let old = if fresh { BTreeMap::new() } else { sources(&wanted[1 - now]) };
        assert!(found == old || found == sources(&wanted[now]), "a mixture after step {step}");
        for name in ["Cargo.toml", ".gitignore", "LOSSES.md", "surface.txt"].map(PathBuf::from) {
            let text = left.get(&name);
            assert!(text.is_none() && fresh || wanted.iter().any(|one| one.get(&name) == text), "{name:?}: {text:?}");
        }
        assert!(generate().status().expect("the program").success());
        // Nothing that a kill left stands beside it.
        assert!(tree(&out) == wanted[now], "not whole after step {step}");
    }
    let beside: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(beside.len(), 2, "{beside:?}");
}

#[test]
fn what_a_kill_left_goes_with_the_next_run_even_if_that_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (spec, out) = (fixture("build-script/openapi/library.yaml"), folder.path().join("library"));
    let generate = || xtask(&["generate", &spec, "--out", &out.display().to_string()]);
    assert!(generate().status.success());
    let wanted = tree(&out);
    // What is new may be cut off; what is old was whole.
    let marker = "// @generated by notte-codegen. Do not edit: regenerate instead.\n";
    for (name, text) in [
        (".Cargo.toml.new", "# @gen"),
        ("..gitignore.new", "# @gen"),
        (".LOSSES.md.new", "# @gen"),
        (".surface.txt.new", "# @gen"),
        (".src.new/lib.rs", "# @gen"),
        (".src.old/lib.rs", marker),
    ] {
        let path = out.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    }
    let output = generate();
    assert!(said(&output).contains(" 0 of "), "{}", said(&output));
    let left = tree(&out);
    assert!(left == wanted, "{:?}", left.keys());
    assert!(!out.join(".src.new").exists() && !out.join(".src.old").exists());
}

#[test]
fn a_name_that_no_crate_can_have_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = fixture("build-script/openapi/library.yaml");
    for (name, why) in [
        ("fn", "it is a keyword of Rust"),
        ("async", "it is a keyword of Rust"),
        ("crate", "it is a keyword of Rust"),
        ("std", "a crate of Rust itself"),
        ("proc-macro", "a crate of Rust itself"),
        ("7zip", "a letter first"),
        ("a b", "a letter first"),
        ("", "a letter first"),
    ] {
        let out = folder.path().join("out");
        let output = xtask(&["generate", &spec, "--out", &out.display().to_string(), "--name", name]);
        assert_eq!(output.status.code(), Some(2), "{name}: {}", said(&output));
        let message = format!("`{name}` can't be the name of a crate: ");
        assert!(said(&output).contains(&message) && said(&output).contains(why), "{}", said(&output));
        assert!(!out.exists(), "{name}");
    }
    // A folder may be called so; the crate in it is called otherwise.
    let out = folder.path().join("fn");
    assert!(xtask(&["generate", &spec, "--out", &out.display().to_string()]).status.success());
    let manifest = fs::read_to_string(out.join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("name = \"api-fn\""), "{manifest}");
}

#[test]
fn files_that_were_not_generated_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("src")).expect("a folder");
    fs::write(folder.path().join("src/precious.rs"), "mine").expect("a file");
    let out = folder.path().display().to_string();
    let output = xtask(&["generate", &fixture("build-script/openapi/library.yaml"), "--out", &out, "--name", "x"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("precious.rs` was not generated"), "{}", said(&output));
    assert_eq!(fs::read_dir(folder.path().join("src")).expect("a folder").count(), 1);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "something was written beside it");
    fs::remove_file(folder.path().join("src/precious.rs")).expect("it can be removed");
    fs::write(folder.path().join("notes.txt"), "mine").expect("a file");
    let output = xtask(&["generate", &fixture("build-script/openapi/library.yaml"), "--out", &out, "--name", "x"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(folder.path().join("notes.txt").exists());
}

#[test]
fn a_folder_that_cannot_be_written_or_read_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "mine").expect("a file");
    let spec = fixture("build-script/openapi/library.yaml");
    let output = xtask(&["generate", &spec, "--out", &file.display().to_string(), "--name", "x"]);
    assert_eq!(output.status.code(), Some(1));
    let message = format!("error: can't write `{}`: ", file.display());
    assert!(said(&output).starts_with(&message), "{}", said(&output));
    let out = folder.path().join("out").display().to_string();
    let output = xtask(&["generate", ".", "--out", &out]);
    assert!(said(&output).contains("can't read `.`: "), "{}", said(&output));
}

#[test]
fn a_loss_can_be_denied() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("x").display().to_string();
    let spec = fixture("fixtures/unions/required-members/spec.yaml");
    let output = xtask(&["generate", &spec, "--out", &out, "--deny", "union-ambiguous"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("error[union-ambiguous]"), "{}", said(&output));
    assert!(!Path::new(&out).exists());
    let output = xtask(&["generate", &spec, "--out", &out, "--deny", "no-such-code"]);
    assert!(said(&output).contains("there is no code `no-such-code`"), "{}", said(&output));
}

#[test]
fn every_code_is_explained() {
    let list = said(&xtask(&["explain"]));
    for code in ALL {
        assert!(list.contains(code.name), "{}", code.name);
        assert!(code.explanation.len() > 60, "{} says too little", code.name);
    }
    // By the program itself: cargo would take a while to start for each.
    let program = program();
    for code in ALL {
        let output = Command::new(&program).args(["explain", code.name]).output().expect("the program");
        assert!(output.status.success(), "{}", code.name);
        assert!(said(&output).contains(code.explanation.trim_end()), "{}", said(&output));
    }
    let output = xtask(&["explain", "nope"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("there is no code `nope`"), "{}", said(&output));
}

#[test]
fn fetching_without_the_feature_says_how_to_get_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let spec = fixture("build-script/openapi/library.yaml");
    let output = xtask(&["generate", &spec, "--out", &out.display().to_string(), "--fetch"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("build it again with `--features fetch`"), "{}", said(&output));
    assert!(!out.exists());
}

#[test]
fn what_is_not_known_is_refused() {
    for arguments in [&["nope"][..], &["regenerate", "--nope"], &["generate"], &["generate", "x.yaml"]] {
        let output = xtask(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
        assert!(said(&output).starts_with("error: "), "{arguments:?}: {}", said(&output));
    }
}

#[test]
fn a_type_keeps_its_name_when_a_schema_of_that_name_is_added() {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("openapi.yaml");
    let (path, out) = (spec.display().to_string(), folder.path().join("pets").display().to_string());
    let text = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    Pet:\n      type: object\n      properties:\n        chip: { type: object, properties: { number: { type: integer } } }\n";
    let added = "    PetChip: { type: object, properties: { id: { type: string } } }\n";
    for text in [text.to_owned(), format!("{text}{added}")] {
        fs::write(&spec, text).expect("a file");
        let output = xtask(&["generate", &path, "--out", &out]);
        assert!(output.status.success(), "{}", said(&output));
    }
    let types = tree(&Path::new(&out).join("src/types")).into_values().flatten().collect();
    let types = String::from_utf8(types).expect("text");
    assert!(types.contains("pub chip: Option<PetChip>,") && types.contains("pub struct PetChipModel {"), "{types}");
    // Without a listing that can be read, nobody knows the names that were there, and that is said.
    fs::write(Path::new(&out).join("surface.txt"), "# @generated by notte-codegen.\n<<<<<<< ours\n").expect("a file");
    let output = xtask(&["generate", &path, "--out", &out]);
    assert!(
        output.status.success() && said(&output).contains("types and methods may get other names"),
        "{}",
        said(&output)
    );
}
