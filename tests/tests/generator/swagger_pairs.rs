//! Descriptions of one API in Swagger 2.0 and in OpenAPI 3: the clients are equal.

use notte_codegen::diagnostics::{Style, render};
use notte_codegen::{Diagnostics, Files, Settings, generate, load};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pairs")
}

/// The files of a client without their documentation, and how many operations it has.
fn client(path: &Path) -> (Files, usize) {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_path(path, &mut diagnostics);
    let generated = generate(&document, &Settings::default(), diagnostics).expect("the generator has no bug");
    let messages = render(&generated.diagnostics, &document.sources, Style::Plain);
    let files = generated.files.unwrap_or_else(|| panic!("{}: {messages}", path.display()));
    let code =
        |text: &str| text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let code = files.iter().filter(|(path, _)| path.ends_with(".rs")).map(|(path, text)| (path.clone(), code(text)));
    (code.collect(), generated.operations)
}

fn equal(name: &str) {
    let (swagger, operations) = client(&folder().join(name).join("swagger.yaml"));
    let (openapi, same) = client(&folder().join(name).join("openapi.yaml"));
    assert_eq!((operations, same), (10, 10), "{name}");
    assert_eq!(swagger.keys().collect::<Vec<_>>(), openapi.keys().collect::<Vec<_>>(), "{name}");
    for (path, text) in &swagger {
        pretty_equal(&format!("{name}/{path}"), text, &openapi[path]);
    }
}

/// Shows the first lines that differ: the files are long.
fn pretty_equal(path: &str, swagger: &str, openapi: &str) {
    for (number, (left, right)) in swagger.lines().zip(openapi.lines()).enumerate() {
        assert_eq!(left, right, "{path}, line {number} without documentation");
    }
    assert_eq!(swagger.lines().count(), openapi.lines().count(), "{path}");
}

#[test]
fn bodies_parameters_and_subtypes() {
    equal("pets");
}

#[test]
fn forms_files_and_texts() {
    equal("files");
}

#[test]
fn credentials_servers_and_references() {
    equal("accounts");
}
