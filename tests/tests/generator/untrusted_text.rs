//! A description is written by strangers: no character of it that a reader does not see, or that a terminal or cargo obeys,
//! comes out anywhere but in the generated Rust, which has a suite of its own.

use notte_codegen::diagnostics::{Style, render, to_json_lines, to_lines};
use notte_codegen::{Diagnostics, Settings, generate, load};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Control characters (C0, DEL, C1), separators of lines and paragraphs, bidirectional controls, what has no width.
fn hidden() -> Vec<char> {
    let ranges = [
        '\0'..='\u{1f}',
        '\u{7f}'..='\u{9f}',
        '\u{2028}'..='\u{2029}',
        '\u{202a}'..='\u{202e}',
        '\u{2066}'..='\u{2069}',
        '\u{200b}'..='\u{200f}',
        '\u{2060}'..='\u{2064}',
        '\u{e0020}'..='\u{e007f}',
    ];
    ranges.into_iter().flatten().chain(['\u{61c}', '\u{ad}', '\u{feff}', '\u{180e}']).collect()
}

/// Text that does as much harm as it can, wherever it is shown.
fn hostile(number: usize) -> String {
    let characters: String = hidden().into_iter().collect();
    format!(
        "n{number}\ncargo::rustc-env=PWNED=1\nerror: forged\n`<script>alert(1)</script>![i](http://e.invalid/p)`{characters}"
    )
}

/// A description with hostile text in every place that diagnostics quote.
fn description() -> Value {
    let t = hostile;
    json!({
        "openapi": "3.1.0",
        "info": {"title": t(0), "version": t(1)},
        t(30): 1,
        "servers": [{"url": format!("/{}{{x}}", t(2))}],
        "security": [{t(3): []}],
        "tags": [{"name": t(4)}],
        "paths": {
            format!("/{}/{{id}}", t(5)): {
                "post": {
                    "operationId": t(6),
                    "tags": [t(7)],
                    t(8): 1,
                    "parameters": [
                        {"name": t(9), "in": "query", "schema": {"type": t(10)}},
                        {"name": t(11), "in": t(12)},
                        {"name": t(13), "in": "header", "content": {t(14): {}}},
                        {"name": t(13), "in": "header", "schema": {}},
                        {"$ref": format!("#/components/parameters/{}", t(15))},
                    ],
                    "requestBody": {"content": {t(16): {"schema": {"type": "object"}}, "text/csv": {}}},
                    "responses": {
                        "200": {"description": t(17), "content": {"application/json": {"schema": {"$ref": format!("#/{}", t(18))}}}},
                        "404": {"description": "", "content": {"application/json": {"schema": {"$ref": format!("{}.yaml", t(19))}}}},
                        "405": {"description": "", "content": {"application/json": {"schema": {"$ref": format!("https://e.invalid/{}", t(20))}}}},
                        "406": {"description": "", "content": {"application/json": {"schema": {"$ref": format!("ftp://{}", t(21))}}}},
                        t(22): {"description": ""},
                    },
                },
            },
        },
        "components": {
            "schemas": {
                t(23): {
                    "type": "object",
                    "required": [t(24)],
                    "not": {"type": "string"},
                    "properties": {t(25): {"enum": [t(26), 1], "type": "integer"}, t(27): {"if": {}, "x-rust-type": t(28)}},
                    "discriminator": {"propertyName": t(29), "mapping": {t(31): t(32)}},
                },
            },
            "securitySchemes": {t(33): {"type": t(34)}, t(35): {"type": "http", "scheme": t(36)}},
        },
    })
}

/// Panics where a text has a hidden character, besides those of `kept`.
#[track_caller]
fn assert_visible(text: &str, kept: &[char]) {
    let hidden = hidden();
    if let Some((at, c)) = text.char_indices().find(|(_, c)| hidden.contains(c) && !kept.contains(c)) {
        let before: String = text[..at].chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().collect();
        panic!("{c:?} after {before:?}");
    }
}

fn write(folder: &Path) -> String {
    let path = folder.join("api.json");
    fs::write(&path, description().to_string()).expect("a file");
    path.display().to_string()
}

#[test]
fn diagnostics_and_losses() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut diagnostics = Diagnostics::new();
    let document = load::from_path(Path::new(&write(folder.path())), &mut diagnostics);
    let generated = generate(&document, &Settings::default(), diagnostics).expect("no bug");
    let (found, sources) = (&generated.diagnostics, &document.sources);
    let codes: std::collections::BTreeSet<&str> = found.iter().map(|one| one.code.name).collect();
    assert!(codes.len() > 10, "the description does not say much: {codes:?}");
    let plain = render(found, sources, Style::Plain);
    assert_visible(&plain, &['\n']);
    // Nothing of the description begins a line.
    assert!(!plain.lines().any(|line| line.starts_with("error: forged") || line.starts_with("cargo::")), "{plain}");
    // The renderer's own colors are the only escapes.
    let colored = render(found, sources, Style::Ansi);
    let rest: String = colored
        .split('\u{1b}')
        .map(|part| part.strip_prefix('[').and_then(|part| part.split_once('m')).map_or(part, |(_, rest)| rest))
        .collect();
    assert_visible(&rest, &['\n']);
    assert_eq!(rest, plain);
    let machines = to_json_lines(found, sources);
    assert_visible(&machines, &['\n']);
    assert_eq!(machines.lines().count(), found.iter().count());
    assert!(machines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    to_lines(found, sources).iter().for_each(|line| assert_visible(line, &[]));
    let files = generated.files.expect("no errors");
    let ledger = &files["LOSSES.md"];
    assert_visible(ledger, &['\n']);
    let losses = found.iter().filter(|one| one.severity == notte_codegen::Severity::Loss).count();
    assert!(losses > 5);
    assert_eq!(ledger.lines().filter(|line| line.starts_with("- `")).count(), losses);
    assert_eq!(ledger.lines().count(), losses + 5, "{ledger}");
}

/// Runs `notte_codegen::build` as a build script: in a process of its own, this test with these variables.
fn build(spec: &str, out: &Path) -> Output {
    let mut test = Command::new(std::env::current_exe().expect("this program"));
    test.args(["--exact", "untrusted_text::the_lines_of_a_build_script", "--nocapture"]);
    test.env("UNTRUSTED_SPEC", spec).env("OUT_DIR", out).output().expect("it can be run")
}

#[test]
fn the_lines_of_a_build_script() {
    if let Some(spec) = std::env::var_os("UNTRUSTED_SPEC") {
        if let Err(error) = notte_codegen::build(Path::new(&spec), &Settings::default()) {
            println!("failed: {error}\n{error:?}");
        }
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let spec = write(folder.path());
    // Of every shape: a loss, a note on a slip, a file that is read, and an error.
    let name =
        format!("part{}.yaml", hidden().into_iter().filter(|c| *c != '\0').step_by(2).take(60).collect::<String>());
    fs::write(folder.path().join(&name), "type: string\n").expect("a file");
    let mut whole = description();
    whole["components"]["schemas"]["Part"] = json!({"$ref": name});
    fs::write(&spec, whole.to_string()).expect("a file");
    let output = build(&spec, folder.path());
    let text = String::from_utf8(output.stdout).expect("text");
    assert_visible(&text, &['\n']);
    let instructions: Vec<&str> =
        text.lines().filter(|line| line.contains("cargo::") && !line.starts_with("test ")).collect();
    assert!(instructions.len() > 10, "{text}");
    for line in instructions {
        assert!(line.starts_with("cargo::warning=") || line.starts_with("cargo::rerun-if-changed="), "{line}");
    }
    assert!(text.contains("part\\u{1}"), "{text}");
    fs::write(&spec, json!({"openapi": hostile(0), "info": {}}).to_string()).expect("a file");
    let text = String::from_utf8(build(&spec, folder.path()).stdout).expect("text");
    assert!(text.contains("failed: ") && text.contains("version-unsupported"), "{text}");
    assert_visible(&text, &['\n']);
}

#[test]
fn a_build_script_names_file_line_and_nearest_match() {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("api.yaml");
    let text = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    Order:\n      type: object\n      \
                required: id\n      properties: {next: {$ref: '#/components/schemas/Ordr'}}\n    Kind: {type: objct}\n";
    fs::write(&spec, text).expect("a file");
    let output = build(&spec.display().to_string(), folder.path());
    let text = String::from_utf8(output.stdout).expect("text");
    for wanted in [
        "api.yaml:8:7: a list of property names is expected here",
        "api.yaml:9:27: `#/components/schemas/Ordr` leads nowhere",
        "did you mean `#/components/schemas/Order`?",
        "api.yaml:10:12: `objct` is none of JSON Schema's types",
    ] {
        assert!(
            text.lines().any(|line| line.starts_with("cargo::warning=") && line.contains(wanted)),
            "{wanted}: {text}"
        );
    }
}

fn xtask(arguments: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "xtask", "--"]).args(arguments);
    let output = cargo.output().expect("cargo can be run");
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn the_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
    fs::create_dir_all(root.join("spec")).expect("a folder");
    fs::create_dir_all(root.join("notte-generated/src/generated")).expect("a folder");
    fs::copy(workspace.join("spec/notte-openapi.yml"), root.join("spec/notte-openapi.yml")).expect("a file");
    fs::copy(workspace.join("spec/codegen.toml"), root.join("spec/codegen.toml")).expect("a file");
    // What an earlier version may have written, or a branch.
    let old = root.join("notte-generated/src/generated/LOSSES.md");
    fs::write(old, format!("<!-- @generated by notte-codegen. -->\n- {}\n", hostile(0))).expect("a file");
    let said = xtask(&["regenerate", "--check", "--root", &root.display().to_string()]);
    assert!(said.contains("+++ LOSSES.md") && said.contains("\\u{1b}"), "{said}");
    assert_visible(&said, &['\n', '\t']);
    // An error text with a name that the caller did not choose.
    let missing = root.join("no\u{1b}[31m\u{202e}\rsuch.yaml").display().to_string();
    let said = xtask(&["generate", &missing, "--out", &root.join("x").display().to_string()]);
    assert!(said.contains("can't read"), "{said}");
    assert_visible(&said, &['\n', '\t']);
    let spec = write(root);
    let out = root.join("crate");
    let said = xtask(&["generate", &spec, "--out", &out.display().to_string(), "--name", "m", "--verbose"]);
    assert_visible(&said, &['\n', '\t']);
    for file in ["Cargo.toml", "LOSSES.md", "surface.txt", ".gitignore"] {
        assert_visible(&fs::read_to_string(out.join(file)).expect("a file"), &['\n']);
    }
}
