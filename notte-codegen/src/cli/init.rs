//! `init`: settings with comments, and what regenerates the client: a build script or a command of the workspace.

use super::output::{Failure, say};
use crate::sync;
use std::path::{Path, PathBuf};

/// Writes codegen.toml beside a description, with every setting as a comment; and, if asked for, what generates the client.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of the package.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// The description, relative to the folder.
    #[arg(long, value_name = "FILE", default_value = "openapi.yaml")]
    spec: String,
    /// Writes a build script too, which generates the client whenever the package is built.
    #[arg(long)]
    build_script: bool,
}

/// Runs the command. A file that is there already is left as it is.
///
/// # Errors
/// When a file is there, or can't be written.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.spec.chars().any(char::is_control) {
        return Err(Failure::usage("the name of the description has control characters"));
    }
    let mut files = vec![("codegen.toml", settings())];
    if arguments.build_script {
        files.push(("build.rs", build_script(&arguments.spec)));
    }
    let paths: Vec<(PathBuf, String)> =
        files.into_iter().map(|(name, text)| (arguments.folder.join(name), text)).collect();
    if let Some((path, _)) = paths.iter().find(|(path, _)| path.exists()) {
        return Err(Failure::new(format!("`{}` is there already", path.display())));
    }
    for (path, text) in &paths {
        sync::write_file(path, text)?;
        say(&format!("wrote {}", path.display()))?;
    }
    if arguments.build_script {
        return say(NEXT_BUILD);
    }
    let spec = Path::new(&arguments.spec);
    say(&format!("next: notte-codegen generate {} --into . --settings codegen.toml", spec.display()))
}

const NEXT_BUILD: &str = "next: add `notte-codegen` to [build-dependencies], what it prints as missing to [dependencies], and to src/lib.rs:\n\n\
    pub mod client {\n    include!(concat!(env!(\"OUT_DIR\"), \"/client.rs\"));\n}";

fn build_script(spec: &str) -> String {
    format!(
        "//! Generates `$OUT_DIR/client.rs` when the description or the settings change.\n\n\
         fn main() -> Result<(), notte_codegen::BuildError> {{\n    \
         notte_codegen::Build::new({spec:?}).settings(\"codegen.toml\").run()\n}}\n"
    )
}

/// Every setting, as a comment.
fn settings() -> String {
    include_str!("settings.toml").to_owned()
}
