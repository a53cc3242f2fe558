//! The client of the guide's description, and what no doctest can have: the client and the program of the front page, and the first program
//! of the guide.

use notte_codegen::Build;
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    Build::new("../../docs/petstore.yaml").settings("codegen.toml").run()?;
    let readme = "../../README.md";
    println!("cargo::rerun-if-changed={readme}");
    let text = std::fs::read_to_string(readme)?;
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let description = out.join("front.yaml");
    std::fs::write(&description, block(&text, "```yaml", "paths:").ok_or("the front page has no description")?)?;
    Build::new(description).name("front").run()?;
    let program = block(&text, "```rust", "Client::builder()").ok_or("the front page has no program")?;
    let program = format!(
        "/// The program of the front page.\npub async fn program() -> Result<(), Error> {{\n{program}Ok(())\n}}\n"
    );
    std::fs::write(out.join("program.rs"), program)?;
    // The first program of the guide has the client as a module, and a runtime; here it is a function of the client's crate.
    let page = "../../docs/first-client.md";
    println!("cargo::rerun-if-changed={page}");
    let text = std::fs::read_to_string(page)?;
    let program = block(&text, "```rust", "mod generated;\n").ok_or("the guide has no first program")?;
    let program = program.replace("mod generated;\n", "").replace("use generated::", "use crate::");
    let main = "/// The first program of the guide.\npub async fn main";
    std::fs::write(out.join("first.rs"), program.replace("#[tokio::main]\nasync fn main", main))?;
    let mut guide = String::new();
    for page in PAGES {
        let path = format!("../../docs/{page}.md");
        println!("cargo::rerun-if-changed={path}");
        guide.push_str(&functions(page, &std::fs::read_to_string(path)?));
    }
    std::fs::write(out.join("guide.rs"), guide)?;
    Ok(())
}

/// The pages whose functions a test calls.
const PAGES: [&str; 12] = [
    "blocking",
    "calls",
    "errors",
    "features",
    "options",
    "pages",
    "retries",
    "streaming",
    "tokens",
    "transport",
    "values",
    "waiting",
];

/// The blocks of a page that have functions, as modules that are named after the page and count from 1.
fn functions(page: &str, text: &str) -> String {
    let blocks = text.split("\n```rust,no_run\n").skip(1).filter_map(|rest| rest.split_once("\n```"));
    let module = |(number, (block, _)): (usize, (&str, &str))| {
        let block = format!("\n{block}\n").replace("\nuse petstore::", "\nuse crate::");
        let block = block.replace("\nasync fn ", "\n/// In the guide.\npub async fn ");
        let block = block.replace("\nfn ", "\n/// In the guide.\npub fn ");
        let block = block.replace("\nstruct ", "\npub struct ");
        format!("/// A block of the guide.\npub mod {page}_{} {{{block}}}\n", number + 1)
    };
    blocks.enumerate().map(module).collect()
}

/// The first fenced block that begins so and contains a text.
fn block(document: &str, fence: &str, part: &str) -> Option<String> {
    document.split(fence).skip(1).find_map(|rest| {
        let (_, text) = rest.split_once('\n')?;
        let (text, _) = text.split_once("```")?;
        text.contains(part).then(|| text.to_owned())
    })
}
