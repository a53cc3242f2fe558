//! The folders that commands work on.

use super::snapshot::{self, Snapshot};
use super::step::Step;
use notte_codegen::cli::output::Failure;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A kind of folder, and the commands for it.
pub struct Layout {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// The path of the description.
    pub description: &'static str,
    /// The folder of the generated files.
    pub generated: &'static str,
    /// The folder in which an update stands while it is carried out.
    pub pending: &'static str,
    /// The manifest of the package, and the other files by hand.
    files: &'static [(&'static str, &'static str)],
    /// Completes the command that accepts a description.
    pub accept: fn(&mut Command, &Path, &Path),
    /// Completes the command that generates the client.
    pub regenerate: fn(&mut Command, &Path),
    /// Completes the command that compares the client with its description.
    pub check: fn(&mut Command, &Path),
}

const MANIFEST: &str = "# By hand.\n[package]\nname = \"raced\"\nversion = \"1.2.0\"\nedition = \"2024\"\n\n[dependencies]\nbytes = \"1.7.1\"\n";
const CHANGELOG: &str = "# Changelog\n\n## Unreleased\n\n- By hand.\n";

/// Both kinds.
pub const LAYOUTS: [Layout; 2] = [
    Layout {
        name: "workspace",
        about: "A folder that holds spec/ and notte-generated/ (`cargo xtask spec accept`, `cargo xtask regenerate`)",
        description: "spec/openapi.yaml",
        generated: "notte-generated/src/generated",
        pending: "spec/.accept",
        files: &[
            ("notte-generated/Cargo.toml", MANIFEST),
            ("notte-generated/src/lib.rs", "//! By hand.\npub mod generated;\n"),
            ("spec/codegen.toml", "# By hand.\n"),
            ("Cargo.toml", "# By hand.\n[workspace]\nmembers = [\"notte-generated\"]\n"),
            ("CHANGELOG.md", CHANGELOG),
        ],
        accept: |command, new, root| {
            command.args(["spec", "accept", "--bump", "--no-check", "--root"]).arg(root).arg(new);
        },
        regenerate: |command, root| {
            command.args(["regenerate", "--root"]).arg(root);
        },
        check: |command, root| {
            command.args(["regenerate", "--check", "--root"]).arg(root);
        },
    },
    Layout {
        name: "crate",
        about: "A crate that the client is a module of (`notte-codegen accept`, `notte-codegen generate --into`)",
        description: "openapi.yaml",
        generated: "src/generated",
        pending: "src/.accept",
        files: &[
            ("Cargo.toml", MANIFEST),
            ("src/lib.rs", "//! By hand.\npub mod generated;\n"),
            ("CHANGELOG.md", CHANGELOG),
        ],
        accept: |command, new, root| {
            command.args(["accept", "--bump", "--no-check", "--into"]).arg(root);
            command.arg("--spec").arg(root.join("openapi.yaml")).arg(new);
        },
        regenerate: |command, root| {
            command.arg("generate").arg(root.join("openapi.yaml")).arg("--into").arg(root);
        },
        check: |command, root| {
            command.arg("check").arg(root.join("openapi.yaml")).arg("--into").arg(root);
        },
    },
];

/// A kind of folder in its place.
pub struct Scene {
    /// Where it and its copies are.
    place: PathBuf,
    /// The kind.
    pub layout: &'static Layout,
    /// This program, which has the commands of both kinds.
    pub program: PathBuf,
}

impl Scene {
    /// Makes the descriptions, and the folder with a client of the first one.
    pub fn new(place: &Path, layout: &'static Layout) -> Result<Self, Failure> {
        if place.exists() {
            fs::remove_dir_all(place)?;
        }
        let scene = Self { place: place.to_path_buf(), layout, program: std::env::current_exe()? };
        fs::create_dir_all(place)?;
        for number in 0..2 {
            fs::write(scene.description(number), text(number))?;
        }
        let files = layout.files.iter().map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec()));
        let description = (PathBuf::from(layout.description), text(0).into_bytes());
        snapshot::put(&scene.folder(), &files.chain([description]).collect())?;
        Step::Regenerate.run(&scene, &scene.folder())?;
        Ok(scene)
    }

    /// The folder that commands race on.
    pub fn folder(&self) -> PathBuf {
        self.place.join("folder")
    }

    /// A new description, outside of the folder.
    pub fn description(&self, number: usize) -> PathBuf {
        self.place.join(format!("new{number}.yaml"))
    }

    /// Puts a description into the folder by hand, as someone would who edits it.
    pub fn edit(&self, number: usize) -> Result<(), Failure> {
        Ok(fs::write(self.folder().join(self.layout.description), text(number))?)
    }

    /// What a folder holds after these steps in a row, and how long they take.
    pub fn after(&self, before: &Snapshot, steps: &[Step]) -> Result<(Snapshot, std::time::Duration), Failure> {
        let twin = self.place.join("twin");
        snapshot::put(&twin, before)?;
        let mut time = std::time::Duration::ZERO;
        for step in steps {
            time += step.run(self, &twin)?;
        }
        Ok((snapshot::of(&twin)?, time))
    }
}

/// A description. Both have most files of the client in common, each with another text, and each has some that the other has not; the
/// second needs another dependency.
fn text(number: usize) -> String {
    let mut text = format!("openapi: 3.1.0\ninfo: {{ title: Raced, version: \"{number}\" }}\npaths:\n");
    let group = |name: &str| {
        format!(
            "  /{name}/{{id}}:\n    get:\n      operationId: get_{name}\n      tags: [{name}]\n      parameters: [{{ name: id, in: path, required: true, \
             schema: {{ type: string }} }}]\n      responses: {{ \"200\": {{ description: ok, content: {{ application/json: {{ schema: {{ $ref: \
             '#/components/schemas/{name}' }} }} }} }} }}\n"
        )
    };
    let names: Vec<String> = (0..12).map(|n| format!("kind{n}")).chain([format!("only{number}")]).collect();
    text.extend(names.iter().map(|name| group(name)));
    text.push_str("components:\n  schemas:\n");
    for name in &names {
        // Writing to a string can't fail.
        let _ = writeln!(
            text,
            "    {name}: {{ type: object, properties: {{ id: {{ type: string }}, version{number}: {{ type: string }} }} }}"
        );
    }
    if number == 1 {
        text = text.replace("version1: { type: string }", "version1: { type: string, format: byte }");
    }
    text
}
