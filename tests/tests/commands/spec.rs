//! `cargo xtask spec diff` and `spec accept`, as processes on a copy of the description and the client.

use super::results::said;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The program itself, so that a kill hits it and not cargo.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--package", "xtask", "--message-format", "json"]);
    let output = cargo.output().expect("cargo can be run");
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    programs.next().expect("cargo says where it put the program")
});

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_path_buf()
}

/// The description, the client and the manifests, in a folder of their own.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Self(tempfile::tempdir().expect("a folder"));
        for path in ["spec", "notte-generated/src", "notte-generated/Cargo.toml", "Cargo.toml", "CHANGELOG.md"] {
            copy_all(&workspace().join(path), &copy.path(path));
        }
        copy
    }

    fn path(&self, inner: &str) -> PathBuf {
        self.0.path().join(inner)
    }

    fn read(&self, inner: &str) -> String {
        fs::read_to_string(self.path(inner)).unwrap_or_else(|error| panic!("{inner}: {error}"))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&*PROGRAM);
        command.args(arguments).arg("--root").arg(self.0.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program can be run")
    }

    /// A description with a change, outside of the folder of the committed one.
    fn changed(&self, name: &str, change: impl Fn(String) -> String) -> String {
        let text = change(fs::read_to_string(workspace().join("spec/notte-openapi.yml")).expect("the description"));
        let path = self.path(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    }
}

fn copy_all(from: &Path, to: &Path) {
    if from.is_file() {
        fs::create_dir_all(to.parent().expect("a folder")).expect("folders");
        fs::copy(from, to).expect("a file");
        return;
    }
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        copy_all(&entry.path(), &to.join(entry.file_name()));
    }
}

/// An operation more, with an upload and a member in base64.
fn with_upload(text: String) -> String {
    text.replace(
        "paths:\n",
        "paths:\n  /uploads:\n    post:\n      operationId: uploadFile\n      tags: [Sessions]\n      requestBody:\n        required: true\n        \
         content:\n          multipart/form-data:\n            schema:\n              type: object\n              required: [file]\n              \
         properties:\n                file: { type: string, format: binary }\n      responses:\n        \"200\":\n          description: Ok.\n          \
         content:\n            application/json:\n              schema:\n                type: object\n                properties:\n                  \
         digest: { type: string, format: byte }\n",
    )
}

#[test]
fn a_diff_is_one_object_for_machines_and_a_page_for_people() {
    let copy = Copy::new();
    let new = copy.changed("new.yaml", |text| text.replace("  /health:", "  /healthz:"));
    let page = copy.path("page.html");
    let output = copy.run(&["spec", "diff", &new, "--message-format", "json", "--html", &page.display().to_string()]);
    assert!(output.status.success(), "{}", said(&output));
    let lines: Vec<&[u8]> = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
    let json: Value = serde_json::from_slice(lines.last().expect("a line")).expect("JSON");
    assert_eq!(json["verdict"], "patch");
    let behavior: Vec<&Value> =
        json["changes"].as_array().expect("changes").iter().filter(|one| one["behavior"] == true).collect();
    assert_eq!(behavior.len(), 1, "{json}");
    assert_eq!(behavior[0]["kind"], "method-path-changed");
    assert_eq!((&behavior[0]["before"], &behavior[0]["after"]), (&"/health".into(), &"/healthz".into()));
    assert!(fs::read_to_string(page).expect("a page").contains("/healthz"));
    let same = copy.path("spec/notte-openapi.yml").display().to_string();
    assert!(said(&copy.run(&["spec", "diff", &same, &same])).starts_with("verdict: none"));
    assert_eq!(copy.run(&["spec", "diff"]).status.code(), Some(2));
    assert_eq!(copy.run(&["spec", "diff", "nowhere.yaml"]).status.code(), Some(1));
}

#[test]
fn a_description_is_accepted_with_all_that_follows_from_it() {
    let copy = Copy::new();
    let new = copy.changed("new.yaml", with_upload);
    let output = copy.run(&["spec", "accept", &new, "--bump", "--no-check"]);
    assert!(output.status.success() && said(&output).contains("verdict: minor"), "{}", said(&output));
    assert_eq!(copy.read("spec/notte-openapi.yml"), fs::read_to_string(&new).expect("the description"));
    let manifest = copy.read("notte-generated/Cargo.toml");
    assert!(manifest.contains("base64.workspace = true"), "{manifest}");
    assert!(copy.read("CHANGELOG.md").contains("  - minor: `sessions::Sessions::upload_file` method added"));
    assert!(copy.read("spec/lock.toml").contains("source = \"new.yaml\"\ndate = \"20"));
    let version = |text: String| text.lines().find(|line| line.starts_with("version = ")).map(str::to_owned);
    let before = version(fs::read_to_string(workspace().join("Cargo.toml")).expect("a manifest"));
    assert_ne!(version(copy.read("Cargo.toml")), before);
    let check = copy.run(&["regenerate", "--check"]);
    assert!(check.status.success(), "{}", said(&check));
    // Nothing of the journal is left.
    let left: Vec<_> = fs::read_dir(copy.path("spec")).expect("a folder").collect();
    assert!(left.iter().flatten().all(|entry| !entry.file_name().to_string_lossy().starts_with('.')), "{left:?}");
}

#[test]
fn a_description_in_another_format_has_its_ending() {
    let copy = Copy::new();
    let json = r##"{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/pets": {"get": {"operationId": "listPets",
        "parameters": [{"name": "password", "in": "query", "schema": {"type": "string"}}, {"name": "mfa_secret", "in": "query", "schema": {"type": "string"}}],
        "responses": {"200": {"description": "Ok."}}}}}}"##;
    fs::write(copy.path("spec/codegen.toml"), "").expect("a file");
    fs::write(copy.path("new.json"), json).expect("a file");
    let new = copy.path("new.json").display().to_string();
    let output = copy.run(&["spec", "accept", &new, "--no-check"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(copy.path("spec/notte-openapi.json").exists() && !copy.path("spec/notte-openapi.yml").exists());
    assert!(copy.run(&["regenerate", "--check"]).status.success());
}

#[test]
fn a_check_names_the_input_that_changed() {
    let copy = Copy::new();
    let check = || {
        let output = copy.run(&["regenerate", "--check"]);
        (output.status.success(), said(&output))
    };
    assert!(check().0, "{}", check().1);
    for (file, reason) in [
        ("spec/notte-openapi.yml", "the description `notte-openapi.yml` changed"),
        ("spec/codegen.toml", "the settings `codegen.toml` changed"),
    ] {
        let text = copy.read(file);
        fs::write(copy.path(file), format!("{text}\n# A comment.\n")).expect("a file");
        let (is_fine, said) = check();
        assert!(!is_fine && said.contains(reason), "{said}");
        fs::write(copy.path(file), text).expect("a file");
    }
    fs::write(copy.path("spec/overlay.yaml"), "overlay: 1.1.0\ninfo: { title: T, version: \"1\" }\nactions:\n  - target: $.info\n    update: { title: Other }\n").expect("a file");
    assert!(check().1.contains("the overlay `overlay.yaml` is new"), "{}", check().1);
    fs::remove_file(copy.path("spec/overlay.yaml")).expect("it is there");
    let health = copy.path("notte-generated/src/generated/health.rs");
    fs::write(&health, format!("{}// More.\n", fs::read_to_string(&health).expect("a file"))).expect("a file");
    assert!(check().1.contains("the generator changed, or generated files were edited"), "{}", check().1);
}

/// What an update may leave: the old description with its client, or the new one with its client, after the next command.
#[test]
fn a_kill_at_any_moment_leaves_what_the_next_command_finishes() {
    let copy = Copy::new();
    let old = copy.changed("old.yaml", |text| text);
    let new = copy.changed("other.yaml", with_upload);
    let start = Instant::now();
    assert!(copy.run(&["spec", "accept", &new, "--no-check"]).status.success());
    let whole = start.elapsed();
    let steps = 16;
    let mut finished = 0;
    for step in 0..steps {
        let next = if step % 2 == 0 { &old } else { &new };
        let mut command = copy.command(&["spec", "accept", next, "--no-check"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program");
        // The paths change at the end.
        std::thread::sleep(whole / 2 + whole * step / (2 * steps));
        let _ = child.kill();
        let _ = child.wait();
        let is_pending = copy.path("spec/.accept/list.toml").exists();
        if is_pending {
            finished += 1;
            let check = copy.run(&["regenerate", "--check"]);
            assert!(!check.status.success() && said(&check).contains("an update was cut off"), "{}", said(&check));
        }
        let output = copy.run(&["regenerate"]);
        assert!(output.status.success(), "{}", said(&output));
        let (found, olds) =
            (copy.read("spec/notte-openapi.yml"), [&old, &new].map(|path| fs::read_to_string(path).unwrap()));
        assert!(olds.contains(&found), "a mixture after step {step}");
        if is_pending {
            assert_eq!(found, fs::read_to_string(next).expect("a description"), "step {step}");
        }
        let check = copy.run(&["regenerate", "--check"]);
        assert!(check.status.success(), "step {step}: {}", said(&check));
    }
    eprintln!("{finished} of {steps} runs left a list");
}

/// Two at once on one folder: one waits for the other.
#[test]
fn two_updates_at_once_follow_each_other() {
    let copy = Copy::new();
    let files = [copy.changed("old.yaml", |text| text), copy.changed("other.yaml", with_upload)];
    for _ in 0..3 {
        let mut running: Vec<_> = files
            .iter()
            .map(|file| {
                let mut command = copy.command(&["spec", "accept", file, "--no-check"]);
                command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program")
            })
            .collect();
        for child in &mut running {
            assert!(child.wait().expect("the program").success());
        }
        std::thread::sleep(Duration::from_millis(10));
        assert!(copy.run(&["regenerate", "--check"]).status.success());
    }
}
