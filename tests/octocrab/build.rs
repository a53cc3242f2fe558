//! The client, and the programs of the page that use it.

use std::error::Error;
use std::path::PathBuf;

const PAGE: &str = "../../docs/octocrab.md";

fn main() -> Result<(), Box<dyn Error>> {
    notte_codegen::Build::new("github.yaml").settings("codegen.toml").run()?;
    println!("cargo::rerun-if-changed={PAGE}");
    let page = std::fs::read_to_string(PAGE)?;
    let mut programs = String::new();
    for (number, block) in page.split("```rust,no_run\n").skip(1).enumerate() {
        let (program, _) = block.split_once("```").ok_or("a block has no end")?;
        let program = program.replace("use github::", "use crate::");
        // Tests call them.
        let program = program.replace("\nasync fn ", "\n/// A program of the page.\npub async fn ");
        let program = program.replace("\nfn ", "\n/// A program of the page.\npub fn ");
        programs.push_str(&format!("/// A block of the page.\npub mod task_{} {{\n{program}}}\n", number + 1));
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    std::fs::write(out.join("programs.rs"), programs)?;
    Ok(())
}
