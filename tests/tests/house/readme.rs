//! What the project's documents promise, where no other suite holds it. Their Rust is compiled by `tests/book`.

use notte_codegen::cli::manifest::{Uses, manifest};
use notte_codegen::diagnostics::by_name;
use notte_codegen::{Diagnostics, Files, Settings, generate, load, sync};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_path_buf()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The fenced blocks of a document that are in one language, each without the indentation of its fence.
fn blocks(document: &str, language: &str) -> Vec<String> {
    let (mut found, mut open) = (Vec::new(), None::<(usize, bool, String)>);
    for line in document.lines() {
        let indentation = line.len() - line.trim_start().len();
        match (&mut open, line.trim_start().strip_prefix("```")) {
            (None, Some(info)) => {
                let is_wanted = info.split(',').next() == Some(language);
                open = Some((indentation, is_wanted, String::new()));
            }
            (Some(_), Some(_)) => {
                found.extend(open.take().filter(|(_, is_wanted, _)| *is_wanted).map(|(_, _, text)| text));
            }
            (Some((indentation, _, text)), None) => {
                text.push_str(line.get(*indentation..).unwrap_or_default());
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}

/// The lines of a table of a manifest.
fn dependencies(manifest: &str) -> Vec<String> {
    let lines = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    let lines = lines.take_while(|line| !line.starts_with(['[', '"']) && !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn xtask(arguments: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "xtask", "--"]).args(arguments).current_dir(root());
    cargo.output().expect("cargo can be run")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn every_command_and_option_in_the_documents_exists() {
    let documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "spec/README.md", "notte-generated/src/lib.rs"];
    let more = ["notte-generated/README.md", "fuzz/README.md", "notte-codegen/benches/README.md", ".ci/run"];
    let mut helps: BTreeMap<String, String> = BTreeMap::new();
    for document in documents.into_iter().chain(more).map(str::to_owned).chain(guide()) {
        for line in read(&document).lines() {
            for (program, package) in
                [("cargo xtask", "xtask"), ("cargo lab", "notte-lab"), ("notte-codegen", "notte-codegen")]
            {
                for rest in calls_of(program, line) {
                    let rest = rest.split(['`', '#']).next().unwrap_or_default();
                    let words: Vec<&str> = rest.split([' ', '"', ',', '.', ';', ':', ')']).collect();
                    // `bench` and `spec` have commands of their own.
                    let count = if matches!(words[0], "bench" | "spec") { 2 } else { 1 };
                    let name: Vec<&str> = words.iter().take(count).copied().filter(is_command).collect();
                    if name.is_empty() || name == ["help"] {
                        continue;
                    }
                    let key = format!("{program} {}", name.join(" "));
                    let help = helps.entry(key.clone()).or_insert_with(|| help(package, &name));
                    assert!(help.contains("Usage: "), "{document}: there is no `{key}`: {help}");
                    for option in words.iter().filter(|word| word.starts_with("--")) {
                        assert!(help.contains(option), "{document}: `{key}` has no `{option}`");
                    }
                }
            }
        }
    }
    assert!(helps.len() > 8, "{:?}", helps.keys());
}

/// The pages of the guide and its reference, but the one that the help itself is written to.
fn guide() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("docs")).expect("docs");
    let names = entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned());
    let pages = names.filter(|name| name.ends_with(".md") && name != "commands.md");
    pages.map(|name| format!("docs/{name}")).collect()
}

/// What follows each call of a program in a line. The name of the generator is that of a package too, in prose: a call begins its line.
fn calls_of<'t>(program: &str, line: &'t str) -> Vec<&'t str> {
    let call = format!("{program} ");
    match program.starts_with("cargo ") {
        true => line.split(&*call).skip(1).collect(),
        false => line.strip_prefix(&*call).into_iter().collect(),
    }
}

fn is_command(word: &&str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// What a command prints for `--help`; its error if there is no such command.
fn help(package: &str, command: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", package]).current_dir(root());
    if package == "notte-codegen" {
        cargo.args(["--features", "cli"]);
    }
    cargo.arg("--").args(command).arg("--help");
    let output = cargo.output().expect("cargo can be run");
    if output.status.success() {
        stdout(&output)
    } else {
        String::from_utf8_lossy(&output.stderr).replace("Usage: ", "")
    }
}

#[test]
fn every_code_in_the_documents_exists() {
    // What looks like a code and is the name of something else.
    let others = [
        "additional-properties",
        "audit-as-crates-io",
        "build-script",
        "native-tls",
        "notte-codegen",
        "notte-generated",
        "notte-tests",
        "application-json",
    ];
    let mut seen = 0;
    let documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "notte-codegen/src/mapping.rs"];
    let guide = guide().into_iter().filter(|page| page != "docs/updates.md");
    for document in documents.map(str::to_owned).into_iter().chain(guide) {
        for line in read(&document).lines() {
            for word in line.split('`').skip(1).step_by(2) {
                let is_like_a_code = word.contains('-')
                    && word.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase()));
                // Extensions begin so.
                let is_like_a_code = is_like_a_code && !word.starts_with("x-");
                if is_like_a_code && !others.contains(&word) && !is_dependency(word) {
                    assert!(by_name(word).is_some(), "{document}: there is no code `{word}`");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 10, "only {seen} codes were found");
}

fn is_dependency(name: &str) -> bool {
    read("Cargo.toml").lines().any(|line| line.starts_with(&format!("{name} = ")))
}

#[test]
fn the_quickstart_is_that_of_the_crate() {
    let documentation: String = read("notte-generated/src/lib.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("//!").map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))))
        .collect();
    let of_crate = blocks(&documentation, "no_run").into_iter().next().expect("a quickstart");
    let readme =
        blocks(&read("notte-generated/README.md"), "rust").into_iter().find(|block| block.contains("from_env"));
    let readme = readme.expect("a quickstart");
    // The crate's hides what stands around the calls.
    let calls = |block: &str| -> Vec<String> {
        let lines = block
            .lines()
            .map(str::trim)
            .filter(|line| ["client", "session", "println!"].iter().any(|word| line.contains(word)));
        lines.filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
    };
    assert!(calls(&readme).len() > 4);
    assert_eq!(calls(&readme), calls(&of_crate));
}

#[test]
fn the_first_description_becomes_what_the_readme_says() {
    let readme = read("README.md");
    let description = blocks(&readme, "yaml").into_iter().next().expect("a description");
    let shown = blocks(&readme, "rust").into_iter().next().expect("what it becomes");
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("pets.yaml", &description, &mut diagnostics);
    let generated = generate(&document, &Settings::default(), diagnostics).expect("files");
    let files = generated.files.expect("a description without errors");
    let made: String = ["pets.rs", "types/pets.rs"].map(|path| files[path].as_str()).concat();
    let mut rest = made.as_str();
    for line in shown.lines().filter(|line| !line.is_empty()) {
        // In the order of the page: what stands there is left out in some places, and changed in none.
        rest = rest.split_once(&format!("{line}\n")).unwrap_or_else(|| panic!("{line}")).1;
    }
    assert!(shown.lines().count() > 10);
}

#[test]
fn the_dependencies_of_generated_code_are_said_as_they_are() {
    let readme = read("docs/ways.md");
    let blocks = blocks(&readme, "toml");
    let said =
        blocks.iter().find(|block| block.contains("[build-dependencies]")).expect("the lines for a build script");
    let whole = manifest("any", &Settings::default(), &[], Uses::default());
    assert_eq!(dependencies(said), dependencies(&whole));
    let names = |lines: Vec<String>| -> Vec<String> {
        lines.iter().map(|line| line.split([' ', '.']).next().unwrap_or_default().to_owned()).collect()
    };
    for package in ["tests/build-script", "notte-generated"] {
        let manifest = read(&format!("{package}/Cargo.toml"));
        let needed = dependencies(&manifest).into_iter().filter(|line| !line.contains("optional")).collect();
        assert_eq!(names(needed), names(dependencies(said)), "{package}");
    }
}

#[test]
fn the_build_script_is_that_of_a_crate_that_is_built() {
    let readme = read("docs/ways.md");
    let script =
        blocks(&readme, "rust").into_iter().find(|block| block.contains("BuildError")).expect("a build script");
    let call = script.lines().find(|line| line.contains("Build::new")).expect("a call").trim();
    let call = call.replace("openapi.yaml", "openapi/library.yaml");
    assert!(read("tests/build-script/build.rs").contains(&call), "{call}");
    let include = blocks(&readme, "rust").into_iter().find(|block| block.contains("include!")).expect("an include");
    assert!(read("tests/build-script/src/lib.rs").contains(&include), "{include}");
}

#[test]
fn the_settings_of_the_documents_are_settings() {
    let blocks = blocks(&read("docs/configuring.md"), "toml");
    let text = blocks.iter().find(|block| block.contains("untyped")).expect("the settings");
    let mut diagnostics = Diagnostics::new();
    let settings = Settings::parse(text, 0, &mut diagnostics);
    assert!(!diagnostics.has_errors());
    assert_eq!(settings.operations["listSessions"].method.as_deref(), Some("list"));
    assert_eq!(settings.formats["uuid"], "uuid::Uuid");
}

/// The files of the client of Notte, as its description gives them.
fn made() -> Files {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_path(&root().join("spec/notte-openapi.yml"), &mut diagnostics);
    let settings = Settings::parse(&read("spec/codegen.toml"), document.sources.len(), &mut diagnostics);
    generate(&document, &settings, diagnostics).expect("no bug").files.expect("no errors")
}

#[test]
fn the_client_of_notte_is_what_its_description_gives() {
    let changes = sync::changes(&root().join("notte-generated/src/generated"), &made()).expect("it can be compared");
    assert!(changes.is_empty(), "run `cargo xtask regenerate`: {} files differ", changes.len());
}

#[test]
fn a_folder_holds_what_was_made_and_nothing_else() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("generated");
    let mut files = made();
    assert_eq!(sync::write(&folder, &files).expect("it is written").len(), files.len());
    assert!(sync::write(&folder, &files).expect("it is compared").is_empty());
    std::fs::write(folder.join("stray.rs"), "// @generated by notte-codegen once").expect("a file");
    files.remove("health.rs");
    sync::write(&folder, &files).expect("it is written");
    assert!(!folder.join("stray.rs").exists() && !folder.join("health.rs").exists() && folder.join("mod.rs").exists());
    let beside = std::fs::read_dir(place.path()).expect("a folder").count();
    assert_eq!(beside, 1, "something was left beside it");
}

#[test]
fn a_run_that_was_killed_leaves_one_folder_or_the_other() {
    let place = tempfile::tempdir().expect("a folder");
    let (folder, files) = (place.path().join("generated"), made());
    sync::write(&folder, &files).expect("it is written");
    // Killed while it wrote: what was begun is thrown away.
    std::fs::create_dir(place.path().join(".generated.new")).expect("a folder");
    std::fs::write(place.path().join(".generated.new/half.rs"), "").expect("a file");
    std::fs::write(place.path().join(".generated.new/whole.rs"), "// @generated by notte-codegen.").expect("a file");
    assert!(sync::write(&folder, &files).expect("it is compared").is_empty());
    // Killed between two renames, where folders can't change places: the old one comes back.
    std::fs::rename(&folder, place.path().join(".generated.old")).expect("it is moved");
    assert!(sync::write(&folder, &files).expect("it is compared").is_empty());
    assert_eq!(std::fs::read_dir(place.path()).expect("a folder").count(), 1);
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let mine = folder.path().join("mine.rs");
    std::fs::write(&mine, "// by hand\n").expect("a file");
    let error = sync::write(folder.path(), &made()).expect_err("it is not ours");
    assert!(error.to_string().contains("not generated"), "{error}");
    assert_eq!(std::fs::read_to_string(mine).expect("it is there"), "// by hand\n");
}

#[test]
fn regenerate_says_that_nothing_is_to_be_done() {
    let output = xtask(&["regenerate", "--check"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).contains("is up to date: 33 operations"), "{}", stdout(&output));
}

#[test]
fn a_crate_is_made_and_a_loss_can_be_denied() {
    let place = tempfile::tempdir().expect("a folder");
    let (spec, out) = (place.path().join("api.yaml"), place.path().join("shapes"));
    let text = "openapi: 3.1.0\ninfo: { title: Shapes, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    \
                Row: { type: array, prefixItems: [{ type: string }, { type: integer }] }\n";
    std::fs::write(&spec, text).expect("a file");
    let (spec, folder) = (spec.display().to_string(), out.display().to_string());
    let denied = xtask(&["generate", &spec, "--out", &folder, "--deny", "keyword-ignored"]);
    assert!(!denied.status.success() && !out.exists());
    assert!(
        stderr(&denied).contains("keyword-ignored") && stderr(&denied).contains("api.yaml:6"),
        "{}",
        stderr(&denied)
    );
    let json = xtask(&["generate", &spec, "--out", &folder, "--message-format", "json"]);
    assert!(json.status.success(), "{}", stderr(&json));
    for line in stdout(&json).lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("JSON on each line");
    }
    assert!(stdout(&json).contains("keyword-ignored"), "{}", stdout(&json));
    let manifest = std::fs::read_to_string(out.join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("name = \"shapes\"") && out.join("src/lib.rs").exists());
    let ledger = std::fs::read_to_string(out.join("LOSSES.md")).expect("the losses");
    assert!(ledger.contains("`keyword-ignored` at `#/components/schemas/Row/prefixItems`"), "{ledger}");
    let named = xtask(&["generate", &spec, "--out", &folder, "--name", "other"]);
    assert!(named.status.success() && stdout(&named).contains("crate `other`"), "{}", stderr(&named));
}

#[test]
fn every_code_can_be_explained() {
    let all = stdout(&xtask(&["explain"]));
    for code in notte_codegen::diagnostics::ALL {
        assert!(all.contains(code.name), "{}", code.name);
        assert!(code.explanation.len() > 40, "{} explains nothing", code.name);
    }
    let one = stdout(&xtask(&["explain", "union-ambiguous"]));
    assert!(one.starts_with("union-ambiguous (loss)\n"), "{one}");
    assert!(!xtask(&["explain", "no-such-code"]).status.success());
}

/// Runs `notte_codegen::build` as a build script runs it: in a process of its own, this test with these variables.
fn build(spec: &Path, out: &Path) -> Output {
    let mut test = Command::new(std::env::current_exe().expect("this program"));
    test.args(["--exact", "readme::a_build_script_tells_cargo_what_it_reads_and_what_was_lost", "--nocapture"]);
    test.env("README_SPEC", spec).env("OUT_DIR", out).output().expect("it can be run")
}

#[test]
fn a_build_script_tells_cargo_what_it_reads_and_what_was_lost() {
    if let Some(spec) = std::env::var_os("README_SPEC") {
        notte_codegen::build(Path::new(&spec), &Settings::default()).unwrap_or_else(|error| panic!("{error}"));
        return;
    }
    let place = tempfile::tempdir().expect("a folder");
    let spec = place.path().join("api.yaml");
    let text = |reference: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: A, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n    \
             Row: {{ type: array, prefixItems: [{{ type: string }}, {{ $ref: '{reference}' }}] }}\n"
        )
    };
    std::fs::write(&spec, text("part.yaml")).expect("a file");
    std::fs::write(place.path().join("part.yaml"), "type: integer\n").expect("a file");
    let output = build(&spec, place.path());
    assert!(output.status.success(), "{}", stderr(&output));
    for expected in ["cargo::rerun-if-changed=", "api.yaml\n", "part.yaml\n", "cargo::warning=", "(keyword-ignored)"] {
        assert!(stdout(&output).contains(expected), "no {expected:?} in {}", stdout(&output));
    }
    assert!(place.path().join("client.rs").exists());
    std::fs::write(&spec, "openapi: 2.0.0\n").expect("a file");
    let refused = build(&spec, place.path());
    let said = format!("{}{}", stdout(&refused), stderr(&refused));
    assert!(!refused.status.success() && said.contains("version-unsupported") && said.contains("api.yaml:1"), "{said}");
}
