//! The page of well-known styles: small descriptions, and what they become.

use notte_codegen::cli::output::Failure;
use notte_codegen::{Diagnostics, Files, Settings, generate, load};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const HEAD: &str = "<!-- Written by `cargo lab reference`. -->\n# Gallery\n\n\
    Five descriptions in the styles of well-known APIs, and what they become. The descriptions are our own, and small; of the Rust, the\n\
    signatures and the types are shown, without documentation. Each is a fixture of the tests, which compile its client.\n";

/// A style, with its fixture below `tests/fixtures/gallery` and what to look at.
const STYLES: [(&str, &str, &str); 5] = [
    (
        "forms",
        "Forms, ids that become objects, and cursors (as Stripe)",
        "Requests are forms, whose objects are sent as `metadata[key]`. A reference is an id until it is expanded: a union of a\n\
         string and an object. `starting_after` with `has_more` is a list in pages, so `list` has `items()` and `pages()`. Times are seconds.",
    ),
    (
        "links",
        "Pages by the `Link` header, null beside references (as GitHub)",
        "The next page is an address in a header, which is followed on the same origin only. Operation ids have the name of their group. What\n\
         may be null is an `Option` where it is always there, and `send_typed` has the body of an error by its status.",
    ),
    (
        "streams",
        "A value or its events (as OpenAI)",
        "`stream` in the body decides what comes back: there is a method for each, and neither takes the flag. Events are an enum by the\n\
         constants of their tag, which keeps events that the description does not know.",
    ),
    (
        "resources",
        "Swagger 2.0 with names like packages (as Kubernetes)",
        "A name with dots is one word in Rust; `[types]` of the settings shortens it. `continue`, a keyword of\n\
         Rust, is a raw identifier. What the schema leaves open is a map that keeps its text.",
    ),
    (
        "validated",
        "Models that differ by direction, validation errors (as FastAPI)",
        "The model is one type for requests and one for responses. An operation id that repeats its path becomes a short method, titles that\n\
         only repeat a name are no documentation, and an error of the operation has the validation messages.",
    ),
];

/// The page.
pub fn page(fixtures: &Path) -> Result<String, Failure> {
    let mut page = HEAD.to_owned();
    for (name, title, about) in STYLES {
        let path = fixtures.join("gallery").join(name).join("spec.yaml");
        let text = fs::read_to_string(&path)?;
        let mut diagnostics = Diagnostics::new();
        let document = load::from_text("spec.yaml", &text, &mut diagnostics);
        let generated = generate(&document, &Settings::default(), diagnostics)?;
        let files = generated.files.ok_or_else(|| Failure::new(format!("{} has errors", path.display())))?;
        let code = code(&files);
        // Writing to a string can't fail.
        let _ = writeln!(page, "\n## {title}\n\n{about}\n\n```yaml\n{text}```\n\nbecomes\n\n```rust\n{code}```");
    }
    Ok(page)
}

/// The signatures of the groups, then the types.
fn code(files: &Files) -> String {
    let is_group =
        |path: &str| !path.contains('/') && path.ends_with(".rs") && !matches!(path, "mod.rs" | "constructors.rs");
    let groups = files.iter().filter(|(path, _)| is_group(path)).map(|(_, text)| signatures(text));
    let is_type = |path: &str| path.starts_with("types/") && path != "types/mod.rs";
    let types = files.iter().filter(|(path, _)| is_type(path)).map(|(_, text)| types(text));
    let items: Vec<String> = groups.chain(types).flatten().collect();
    items.join("\n")
}

/// The blocks `impl T` of a file with the signatures in them, and the names of calls. Those without a method are left out.
fn signatures(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("pub type ") {
            items.push(alias(line, &mut lines));
        } else if line.starts_with("impl ") && !line.contains(" for ") && line.ends_with('{') {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "}").collect();
            let methods = methods(&block);
            if !methods.is_empty() {
                items.push(format!("{line}\n{methods}}}\n"));
            }
        }
    }
    items
}

/// The public methods of a block, without their bodies and without the constructor of a group.
fn methods(block: &[&str]) -> String {
    let mut text = String::new();
    let mut is_open = false;
    for line in block {
        let begins = line.starts_with("    pub fn ") && !line.starts_with("    pub fn new(client");
        is_open = is_open || begins;
        if !is_open {
            continue;
        }
        match line.strip_suffix(" {") {
            Some(end) => {
                text.push_str(&format!("{end};\n"));
                is_open = false;
            }
            None => text.push_str(&format!("{line}\n")),
        }
    }
    text
}

/// The types of a file, without documentation, attributes, and the field that every struct has.
fn types(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut lines = text.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("//") && !line.starts_with("#[") && line != "pub extra: Extra,"
    });
    while let Some(line) = lines.next() {
        if line.starts_with("pub struct ") || line.starts_with("pub enum ") {
            let mut item = format!("{line}\n");
            if line.ends_with('{') {
                lines.by_ref().take_while(|line| *line != "}").for_each(|line| item.push_str(&format!("{line}\n")));
                item.push_str("}\n");
            }
            items.push(item);
        } else if line.starts_with("pub type ") {
            items.push(alias(line, &mut lines));
        }
    }
    items
}

/// An alias, which may stand on several lines.
fn alias<'a>(first: &str, rest: &mut impl Iterator<Item = &'a str>) -> String {
    let mut item = format!("{first}\n");
    while !item.ends_with(";\n") {
        let Some(line) = rest.next() else { break };
        item.push_str(&format!("{line}\n"));
    }
    item
}

#[cfg(test)]
mod tests {
    use super::{signatures, types};

    #[test]
    fn signatures_have_no_bodies_and_types_no_documentation() {
        let group = "impl Pets {\n    /// New.\n    pub fn new(client: &Client) -> Self {\n        x\n    }\n    /// One.\n    pub fn get(\n        &self,\n    \
                     ) -> GetPet {\n        x\n    }\n}\npub type GetPet = Call<\n    A,\n>;\nimpl Setters for A {}\nimpl B {\n}\n";
        assert_eq!(
            signatures(group),
            [
                "impl Pets {\n    pub fn get(\n        &self,\n    ) -> GetPet;\n}\n",
                "pub type GetPet = Call<\n    A,\n>;\n"
            ]
        );
        let text = "/// A pet.\n#[derive(Clone)]\npub struct Pet {\n    /// `id`\n    pub id: String,\n    pub extra: Extra,\n}\n";
        assert_eq!(types(text), ["pub struct Pet {\n    pub id: String,\n}\n"]);
    }
}
