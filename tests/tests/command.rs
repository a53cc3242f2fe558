//! The program `notte-codegen`, as a process.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const SPEC: &str = r##"
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string }, photo: { type: string, format: byte } } }
"##;

/// The program, compiled once more only where something changed.
fn command(arguments: &[&str], folder: &Path) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
    cargo.args(["run", "--quiet", "--package", "notte-codegen", "--features", "cli", "--manifest-path"]);
    cargo.arg(manifest).arg("--").args(arguments).current_dir(folder);
    cargo
}

fn run(arguments: &[&str], folder: &Path) -> Output {
    command(arguments, folder).output().expect("cargo can be run")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("openapi.yaml"), SPEC).expect("a description");
    let path = folder.path().to_path_buf();
    (folder, path)
}

#[test]
fn a_client_goes_into_a_crate_that_exists() {
    let (_kept, folder) = folder();
    fs::create_dir_all(folder.join("app/src")).unwrap();
    fs::write(folder.join("app/src/main.rs"), "mod generated;\nfn main() {}\n").unwrap();
    let owned =
        "[package]\nname = \"app\" # mine\nversion = \"1.2.0\"\n\n[dependencies]\nbytes = { version = \"1.4\" }\n";
    fs::write(folder.join("app/Cargo.toml"), owned).unwrap();
    let arguments = ["openapi.yaml", "--into", "app"];
    let check = |code: i32| {
        let output = run(&[&["check"][..], &arguments].concat(), &folder);
        assert_eq!(output.status.code(), Some(code), "{}", said(&output));
        said(&output)
    };
    let differences = check(1);
    let lacking =
        differences.lines().find(|line| line.contains("Cargo.toml: lacks ")).expect("what the manifest lacks");
    assert!(lacking.contains("base64 = ") && !lacking.contains("bytes = "), "{lacking}");
    assert!(!folder.join("app/src/generated").exists());
    let output = run(&[&["generate"][..], &arguments].concat(), &folder);
    assert!(output.status.success(), "{}", said(&output));
    let manifest = fs::read_to_string(folder.join("app/Cargo.toml")).unwrap();
    assert!(manifest.starts_with(owned), "{manifest}");
    assert!(manifest.contains("\nbase64 = ") && manifest.contains("\nreqwest = ") && !manifest.contains("[features]"));
    assert!(folder.join("app/src/generated/pets.rs").exists());
    // A program uses a part of its client, and the module is private in it: no warnings.
    let root = fs::read_to_string(folder.join("app/src/generated/mod.rs")).unwrap();
    assert!(root.contains(
        "#[allow(dead_code, unused_imports, reason = \"a program uses a part of its client\")]\npub mod pets;"
    ));
    assert_eq!(fs::read_to_string(folder.join("app/src/main.rs")).unwrap(), "mod generated;\nfn main() {}\n");
    assert!(check(0).contains("up to date"));
}

#[test]
fn a_manifest_of_an_owner_is_completed_and_kept() {
    let (_kept, folder) = folder();
    let generate = || run(&["generate", "openapi.yaml", "--out", "pets"], &folder);
    assert!(generate().status.success());
    let path = folder.join("pets/Cargo.toml");
    let manifest = fs::read_to_string(&path).unwrap();
    let owned =
        manifest.split_once('\n').unwrap().1.replace("version = \"0.1.0\"", "version = \"1.2.0\"\nlicense = \"MIT\"");
    let owned = owned.replace("\"rustls\"", "\"native-tls\"").replace("http = \"1\"\n", "");
    fs::write(&path, &owned).unwrap();
    assert!(fs::read_to_string(folder.join("pets/README.md")).unwrap().contains("\n# pets\n\nA client for Pets"));
    fs::write(folder.join("pets/README.md"), "mine\n").unwrap();
    let output = generate();
    assert!(
        output.status.success() && said(&output).contains("added [dependencies] http = \"1\""),
        "{}",
        said(&output)
    );
    let completed = fs::read_to_string(&path).unwrap();
    assert!(completed.contains("license = \"MIT\"") && completed.contains("native-tls"), "{completed}");
    assert!(said(&generate()).contains(" 0 of "));
    assert_eq!(fs::read_to_string(folder.join("pets/README.md")).unwrap(), "mine\n");
    assert_eq!(fs::read_to_string(&path).unwrap(), completed);
}

#[test]
fn a_module_a_file_and_the_standard_input() {
    let (_kept, folder) = folder();
    let output = run(&["generate", "openapi.yaml", "--module", "src/client"], &folder);
    assert!(output.status.success() && folder.join("src/client/mod.rs").exists(), "{}", said(&output));
    let mut process = command(&["generate", "-", "--file", "src/client.rs"], &folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("cargo can be run");
    process.stdin.take().unwrap().write_all(SPEC.as_bytes()).unwrap();
    assert!(process.wait().unwrap().success());
    let text = fs::read_to_string(folder.join("src/client.rs")).unwrap();
    assert!(text.lines().next().unwrap().contains("@generated by notte-codegen") && text.contains("pub struct Pet"));
    assert_eq!(run(&["check", "openapi.yaml", "--file", "src/client.rs"], &folder).status.code(), Some(0));
    fs::write(folder.join("src/client.rs"), "fn mine() {}\n").unwrap();
    let output = run(&["generate", "openapi.yaml", "--file", "src/client.rs"], &folder);
    assert!(said(&output).contains("was not generated by notte-codegen"), "{}", said(&output));
    assert_eq!(run(&["generate", "openapi.yaml"], &folder).status.code(), Some(2));
    assert_eq!(run(&["generate", "openapi.yaml", "--file", "a", "--out", "b"], &folder).status.code(), Some(2));
}

#[test]
fn init_writes_settings_that_are_read() {
    let (_kept, folder) = folder();
    let output = run(&["init", "--build-script"], &folder);
    assert!(output.status.success(), "{}", said(&output));
    assert!(fs::read_to_string(folder.join("build.rs")).unwrap().contains("Build::new(\"openapi.yaml\")"));
    let next = said(&output);
    assert!(
        next.contains("\nreqwest = {") && next.contains("\n[build-dependencies]\nnotte-codegen = { version"),
        "{next}"
    );
    let settings = fs::read_to_string(folder.join("codegen.toml")).unwrap();
    let set: String =
        settings.lines().filter_map(|line| line.strip_prefix("# ")).map(|line| format!("{line}\n")).collect();
    let set: String = set
        .lines()
        .filter(|line| line.starts_with('[') || line.contains(" = "))
        .map(|line| format!("{line}\n"))
        .collect();
    let mut diagnostics = notte_codegen::Diagnostics::new();
    let settings = notte_codegen::Settings::parse(&set, 0, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{set}");
    assert_eq!(settings.formats["uuid"], "uuid::Uuid");
    assert_eq!(run(&["init"], &folder).status.code(), Some(1));
}

#[test]
fn init_writes_a_program_that_generates() {
    let (_kept, folder) = folder();
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::write(folder.join("src/lib.rs"), "mod generated;\n").unwrap();
    let manifest = "[package]\nname = \"pets\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
        [workspace]\nmembers = [\"xtask\"]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n";
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    assert_eq!(run(&["init"], &folder).status.code(), Some(0));
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("../notte-codegen").display().to_string();
    let output = run(&["init", "--xtask", "--generator", &generator], &folder);
    assert!(output.status.success() && said(&output).contains("[workspace]"), "{}", said(&output));
    // What is compiled already serves: versions, profile and folder are those of this workspace.
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let xtask = |arguments: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["xtask"]).args(arguments).current_dir(folder.join("src"));
        cargo.env("CARGO_TARGET_DIR", workspace.join("target")).env("CARGO_NET_OFFLINE", "true");
        cargo.output().expect("cargo can be run")
    };
    let output = xtask(&["generate"]);
    assert!(output.status.success() && folder.join("src/generated/pets.rs").exists(), "{}", said(&output));
    assert!(xtask(&["check"]).status.success());
    fs::write(folder.join("new.yaml"), SPEC.replace("getPet", "readPet")).unwrap();
    let output = xtask(&["accept", "new.yaml", "--no-check"]);
    assert!(output.status.success() && said(&output).contains("major"), "{}", said(&output));
    assert!(fs::read_to_string(folder.join("openapi.yaml")).unwrap().contains("readPet"));
    assert!(xtask(&["check"]).status.success());
    assert_eq!(run(&["init", "--xtask"], &folder).status.code(), Some(1));
}

#[test]
fn a_description_is_replaced_with_all_that_follows_from_it() {
    let (_kept, folder) = folder();
    let description = folder.join("app/api/openapi.yaml");
    fs::create_dir_all(folder.join("app/api")).unwrap();
    fs::create_dir_all(folder.join("app/src")).unwrap();
    fs::copy(folder.join("openapi.yaml"), &description).unwrap();
    fs::write(folder.join("app/src/lib.rs"), "pub mod generated;\n").unwrap();
    let manifest = "[package]\nname = \"app\"\nversion = \"1.2.0\"\nedition = \"2024\"\n\n[workspace]\n";
    fs::write(folder.join("app/Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("app/CHANGELOG.md"), "# Changelog\n\n## Unreleased\n").unwrap();
    let output = run(&["generate", "app/api/openapi.yaml", "--into", "app"], &folder);
    assert!(output.status.success(), "{}", said(&output));
    fs::write(folder.join("new.yaml"), SPEC.replace("photo:", "nick: { type: string }, photo:")).unwrap();
    let accept = ["accept", "new.yaml", "--spec", "app/api/openapi.yaml", "--into", "app", "--bump", "--no-check"];
    let output = run(&accept, &folder);
    assert!(output.status.success() && said(&output).contains("minor"), "{}", said(&output));
    assert_eq!(fs::read(&description).unwrap(), fs::read(folder.join("new.yaml")).unwrap());
    assert!(fs::read_to_string(folder.join("app/src/generated/types/pets.rs")).unwrap().contains("pub nick:"));
    assert!(fs::read_to_string(folder.join("app/Cargo.toml")).unwrap().contains("version = \"1.3.0\""));
    assert!(fs::read_to_string(folder.join("app/CHANGELOG.md")).unwrap().contains("nick"));
    assert!(!folder.join("app/src/.accept").exists() && !folder.join("app/api/lock.toml").exists());
    // What an update left behind is finished, within the crate: a list that leads elsewhere is refused.
    fs::create_dir_all(folder.join("app/src/.accept")).unwrap();
    fs::write(folder.join("app/src/.accept/file0"), "other\n").unwrap();
    let list = |path: &str| format!("[[file]]\nnumber = 0\npath = \"{path}\"\n");
    fs::write(folder.join("app/src/.accept/list.toml"), list("../elsewhere.txt")).unwrap();
    assert_eq!(run(&accept, &folder).status.code(), Some(1));
    assert!(!folder.join("elsewhere.txt").exists());
    fs::write(folder.join("app/src/.accept/list.toml"), list("notes.txt")).unwrap();
    let output = run(&accept, &folder);
    assert!(output.status.success() && said(&output).contains("is finished"), "{}", said(&output));
    assert_eq!(fs::read_to_string(folder.join("app/notes.txt")).unwrap(), "other\n");
    fs::copy(&description, folder.join("app/openapi.yaml")).unwrap();
    let diff = run(&["diff", "../openapi.yaml"], &folder.join("app"));
    assert!(diff.status.success() && said(&diff).contains("nick"), "{}", said(&diff));
    let check = run(&["check", "app/api/openapi.yaml", "--into", "app"], &folder);
    assert!(check.status.success(), "{}", said(&check));
    // A description with errors changes nothing, and one outside of the crate is none of its own.
    fs::write(folder.join("new.yaml"), "openapi: 2.0.0\n").unwrap();
    assert_eq!(run(&accept, &folder).status.code(), Some(1));
    let other = run(&["accept", "new.yaml", "--into", "app"], &folder);
    assert!(said(&other).contains("is not in a folder of the crate"), "{}", said(&other));
}

#[test]
fn shells_and_manuals() {
    let (_kept, folder) = folder();
    for shell in ["bash", "zsh", "fish"] {
        let output = run(&["completions", shell], &folder);
        assert!(said(&output).contains("effective"), "{}", said(&output));
    }
    let manual = said(&run(&["man"], &folder));
    assert!(manual.contains(".TH notte-codegen") && manual.contains("message\\-format"), "{manual}");
    let version = said(&run(&["--version"], &folder));
    assert!(version.starts_with("notte-codegen 0."), "{version}");
}
