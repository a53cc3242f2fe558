//! `cargo xtask regenerate`, run as a process on a copy: what it writes, what it says, and what it leaves alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_path_buf()
}

fn xtask(arguments: &[&str]) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "xtask", "--"]).args(arguments);
    cargo
}

/// The description and the generated client, in a folder of their own.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Self(tempfile::tempdir().expect("a folder"));
        for folder in ["spec", "notte-generated/src/generated"] {
            for (path, content) in tree(&workspace().join(folder)) {
                let to = copy.path().join(folder).join(path);
                fs::create_dir_all(to.parent().expect("a folder")).expect("folders");
                fs::write(to, content).expect("a file");
            }
        }
        copy
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn generated(&self) -> PathBuf {
        self.path().join("notte-generated/src/generated")
    }

    fn run(&self, more: &[&str]) -> Output {
        let root = self.path().display().to_string();
        let arguments = [&["regenerate", "--root", root.as_str()], more].concat();
        xtask(&arguments).output().expect("cargo can be run")
    }
}

/// Every file below a folder, hidden ones too.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(folder.join(&inner)).expect("a folder") {
            let entry = entry.expect("an entry");
            let path = inner.join(entry.file_name());
            if entry.path().is_dir() {
                open.push(path);
            } else {
                files.insert(path, fs::read(entry.path()).expect("a file"));
            }
        }
    }
    files
}

/// When each file below a folder was written.
fn stamps(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let paths = tree(folder).into_keys();
    let written = |path: &PathBuf| fs::metadata(folder.join(path)).and_then(|file| file.modified()).expect("a time");
    paths.map(|path| (path.clone(), written(&path))).collect()
}

/// The paths of files that differ, for messages.
fn differing<'a>(a: &'a BTreeMap<PathBuf, Vec<u8>>, b: &'a BTreeMap<PathBuf, Vec<u8>>) -> Vec<&'a PathBuf> {
    a.keys().chain(b.keys()).filter(|path| a.get(*path) != b.get(*path)).collect()
}

/// Two trees are the same to the byte.
#[track_caller]
fn assert_same(a: &BTreeMap<PathBuf, Vec<u8>>, b: &BTreeMap<PathBuf, Vec<u8>>) {
    assert!(a == b, "these differ: {:?}", differing(a, b));
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_committed_client_is_what_the_description_gives() {
    let output = xtask(&["regenerate", "--check"]).output().expect("cargo can be run");
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
}

#[test]
fn a_second_run_changes_nothing() {
    let copy = Copy::new();
    let (before, written) = (tree(copy.path()), stamps(copy.path()));
    let output = copy.run(&[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("was up to date: 33 operations"), "{}", text(&output.stdout));
    assert_same(&tree(copy.path()), &before);
    assert_eq!(stamps(copy.path()), written, "a file was written anew");
}

#[test]
fn what_was_deleted_comes_back_byte_for_byte() {
    let copy = Copy::new();
    let before = tree(copy.path());
    fs::remove_dir_all(copy.generated()).expect("it can be removed");
    assert!(copy.run(&[]).status.success());
    assert_same(&tree(copy.path()), &before);
}

#[test]
fn stale_and_changed_files_are_shown_by_check_and_mended_by_a_run() {
    let copy = Copy::new();
    let before = tree(copy.path());
    fs::write(copy.generated().join("stale.rs"), "// @generated once").expect("a file");
    let health = copy.generated().join("health.rs");
    let changed = fs::read_to_string(&health).expect("a file").replace("healthCheck", "healthCheque");
    fs::write(&health, changed).expect("a file");
    fs::remove_file(copy.generated().join("page.rs")).expect("it can be removed");
    let (spoilt, written) = (tree(copy.path()), stamps(copy.path()));

    let output = copy.run(&["--check"]);
    assert_eq!(output.status.code(), Some(1));
    let diff = text(&output.stdout);
    assert!(diff.contains("-const HEALTH_CHECK: Operation = Operation::new(\"healthCheque\""), "{diff}");
    assert!(diff.contains("+const HEALTH_CHECK: Operation = Operation::new(\"healthCheck\""), "{diff}");
    assert!(diff.contains("--- stale.rs"), "{diff}");
    assert!(diff.contains("+++ page.rs"), "{diff}");
    assert!(diff.lines().any(|line| line.starts_with("@@ ")), "{diff}");
    assert_same(&tree(copy.path()), &spoilt);
    assert_eq!(stamps(copy.path()), written, "a file was written anew");

    let output = copy.run(&[]);
    assert!(output.status.success());
    let said = text(&output.stdout);
    for line in ["removed  stale.rs", "changed  health.rs", "added    page.rs", "was regenerated"] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert_same(&tree(copy.path()), &before);
}

#[test]
fn a_broken_description_is_told_whole_and_changes_nothing() {
    let copy = Copy::new();
    let spec = copy.path().join("spec/notte-openapi.yml");
    let broken = fs::read_to_string(&spec)
        .expect("the description")
        .replacen("#/components/schemas/SessionResponse", "#/components/schemas/SessionRespons", 1)
        .replacen("operationId: sessionStop", "operationId: sessionStatus", 1)
        .replacen("name: session_id\n      in: path", "name: session_id\n      in: body", 1)
        .replacen(
            "type: object\n      properties:\n        persona_id",
            "type: objekt\n      properties:\n        persona_id",
            1,
        );
    fs::write(&spec, broken).expect("a file");
    let (before, written) = (tree(copy.path()), stamps(copy.path()));
    let output = copy.run(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert_same(&tree(copy.path()), &before);
    assert_eq!(stamps(copy.path()), written, "a file was written anew");
    let said = text(&output.stderr);
    for part in [
        "error[ref-unresolved]",
        "did you mean `#/components/schemas/SessionResponse`?",
        "error[operation-id-duplicate]",
        "error[parameter-invalid]",
        "error[wrong-type]",
        "notte-openapi.yml:",
        "type: objekt",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let json = copy.run(&["--message-format", "json"]);
    assert_eq!(json.status.code(), Some(1));
    let lines: Vec<serde_json::Value> =
        text(&json.stdout).lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    let source = fs::read_to_string(&spec).expect("the description");
    let source: Vec<&str> = source.lines().collect();
    for (code, at) in [
        ("ref-unresolved", "SessionRespons'"),
        ("operation-id-duplicate", "operationId: sessionStatus"),
        ("parameter-invalid", "in: body"),
        ("wrong-type", "type: objekt"),
    ] {
        let found = lines.iter().find(|line| line["code"] == code).unwrap_or_else(|| panic!("{code}: {lines:?}"));
        assert_eq!(found["severity"], "error", "{found}");
        assert!(found["file"].as_str().is_some_and(|file| file.ends_with("notte-openapi.yml")), "{found}");
        let number = |name: &str| usize::try_from(found[name].as_u64().expect("a number")).expect("it fits");
        let line = source[number("line") - 1];
        assert!(line.contains(at), "{code} stands at `{line}`");
        assert!(number("column") >= 1 && number("column") <= line.len(), "{found}");
        // The same place for people: file, line and column, and the line itself.
        let place = format!("notte-openapi.yml:{}:{}", number("line"), number("column"));
        assert!(said.contains(&place) && said.contains(line.trim()), "{place}: {said}");
    }
}

#[test]
fn a_file_that_is_no_yaml_changes_nothing() {
    let copy = Copy::new();
    fs::write(copy.path().join("spec/notte-openapi.yml"), "openapi: 3.0.1\ninfo: {title: x\npaths: {}\n")
        .expect("a file");
    let before = tree(copy.path());
    let output = copy.run(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("error[syntax]"), "{}", text(&output.stderr));
    assert_same(&tree(copy.path()), &before);
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_tree_or_the_new_one() {
    let copy = Copy::new();
    let generated = copy.generated();
    let new = tree(&generated);
    // Two states that take turns.
    let spec = copy.path().join("spec/notte-openapi.yml");
    let full = fs::read_to_string(&spec).expect("the description");
    let other = full.replace("title: Notte API", "title: Another API");
    fs::write(&spec, &other).expect("a file");
    assert!(copy.run(&[]).status.success());
    let old = tree(&generated);
    assert!(!differing(&old, &new).is_empty());
    let program = program();
    let root = copy.path().display().to_string();
    for step in 0..40_u64 {
        let (text, want) = if step % 2 == 0 { (&full, &new) } else { (&other, &old) };
        fs::write(&spec, text).expect("a file");
        let mut child = Command::new(&program)
            .args(["regenerate", "--root", &root])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        std::thread::sleep(Duration::from_micros(step * 1500));
        let _ = child.kill();
        let _ = child.wait();
        let left = tree(&generated);
        assert!(left == old || left == new, "a mixture after step {step}");
        // The next run completes it, whatever the last one left behind.
        let done = Command::new(&program).args(["regenerate", "--root", &root]).output().expect("the program");
        assert!(done.status.success());
        assert_same(&tree(&generated), want);
        let beside: Vec<_> = fs::read_dir(copy.path().join("notte-generated/src")).expect("a folder").collect();
        assert_eq!(beside.len(), 1, "after step {step}: {beside:?}");
    }
}

/// The program itself, so that a kill hits it and not cargo.
fn program() -> PathBuf {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--package", "xtask", "--message-format", "json"])
        .output()
        .expect("cargo can be run");
    let line = text(&built.stdout);
    let artifact = line
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find_map(|message| message["executable"].as_str().map(PathBuf::from));
    artifact.expect("cargo says where it put the program")
}
