//! Makes the client of every fixture, as a module of this crate. They share one runtime, or each would compile it anew.

mod additive;
mod reserved;

use notte_codegen::{Diagnostics, Document, Settings, generate, load, single_file};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let mut index = String::new();
    let mut types = Vec::new();
    announce(&fixtures)?;
    for construct in folders(&fixtures)? {
        announce(&construct)?;
        for case in folders(&construct)? {
            announce(&case)?;
            let name = format!("{}_{}", name_of(&construct), name_of(&case)).replace('-', "_");
            let text = client(&case)?;
            types.extend(serde_types(&text).map(|ty| format!("{name}::types::{ty}")));
            std::fs::write(out.join(format!("{name}.rs")), text)?;
            writeln!(
                index,
                "/// `{}`\npub mod {name} {{ include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\")); }}",
                name_of(&case)
            )?;
        }
    }
    for (change, text) in additive::clients()? {
        let name = format!("additive_{change}");
        std::fs::write(out.join(format!("{name}.rs")), text)?;
        writeln!(index, "/// `{change}`\npub mod {name} {{ include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\")); }}")?;
    }
    let day_one = Path::new(env!("CARGO_MANIFEST_DIR")).join("day-one");
    announce(&day_one)?;
    for name in ["browsers", "chat", "issues", "machines", "models", "payments"] {
        let mut diagnostics = Diagnostics::new();
        let path = day_one.join(format!("{name}.yaml"));
        announce(&path)?;
        let document = load::from_path(&path, &mut diagnostics);
        let text = client_of(&document, &Settings::default(), diagnostics)?;
        std::fs::write(out.join(format!("day_one_{name}.rs")), text)?;
        writeln!(
            index,
            "/// `{name}`\npub mod day_one_{name} {{ include!(concat!(env!(\"OUT_DIR\"), \"/day_one_{name}.rs\")); }}"
        )?;
    }
    std::fs::write(out.join("many.rs"), many()?)?;
    writeln!(index, "/// Many shared types.\npub mod many {{ include!(concat!(env!(\"OUT_DIR\"), \"/many.rs\")); }}")?;
    std::fs::write(out.join("reserved.rs"), reserved::client()?)?;
    writeln!(
        index,
        "/// Names of the runtime.\n#[allow(clippy::module_inception, clippy::self_named_constructors, reason = \"the names are chosen to clash\")]\npub mod reserved {{ include!(concat!(env!(\"OUT_DIR\"), \"/reserved.rs\")); }}"
    )?;
    index.push_str("/// Shows a visitor each type of every client.\n#[cfg(all(feature = \"serde\", feature = \"testing\"))]\npub fn visit_types(visitor: &mut impl Visitor) {\n");
    types.iter().try_for_each(|ty| writeln!(index, "    visitor.visit::<{ty}>({ty:?});"))?;
    index.push_str("}\n");
    std::fs::write(out.join("index.rs"), index)?;
    Ok(())
}

/// A client with more shared types than one file has, most of which two groups use.
fn many() -> Result<String, Box<dyn Error>> {
    let numbers = || 1..=120;
    let members: String = numbers().map(|one| format!("s{one}: {{$ref: '#/components/schemas/S{one}'}}, ")).collect();
    let small =
        numbers().map(|one| format!("    S{one}: {{type: object, properties: {{name{one}: {{type: string}}}}}}\n"));
    let schemas: String = small.collect();
    let operation = |tag: &str, schema: &str| {
        let answer = format!("{{schema: {{$ref: '#/components/schemas/{schema}'}}}}");
        let responses = format!("{{'200': {{description: One., content: {{application/json: {answer}}}}}}}");
        format!("  /{tag}:\n    get: {{operationId: get_{tag}, tags: [{tag}], responses: {responses}}}\n")
    };
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: Many, version: '1'}}\npaths:\n{}{}{}components:\n  schemas:\n    All: \
         {{type: object, properties: {{{members}}}}}\n{schemas}",
        operation("first", "All"),
        operation("second", "All"),
        operation("orders", "S60"),
    );
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("many.yaml", &text, &mut diagnostics);
    let settings = Settings { features: Some(true), ..Settings::default() };
    client_of(&document, &settings, diagnostics)
}

/// The client of one fixture, less what can't be there twice: the runtime, and the constructors that it gives its client.
fn client(case: &Path) -> Result<String, Box<dyn Error>> {
    let mut diagnostics = Diagnostics::new();
    let text = std::fs::read_to_string(case.join("codegen.toml")).unwrap_or_default();
    let settings = Settings::parse(&text, 0, &mut diagnostics);
    let spec = case.join("spec.yaml");
    let document = load::from_path_with(&spec, &settings.load_options(&spec, case), &mut diagnostics);
    client_of(&document, &settings, diagnostics)
}

/// The types with the traits of serde.
fn serde_types(client: &str) -> impl Iterator<Item = &str> {
    let pieces = client.split("with_serde!(");
    // The documentation of the macro has an example.
    let is_code = |before: &str| !before.ends_with("/// ");
    let calls = pieces.clone().zip(pieces.skip(1)).filter(move |(before, _)| is_code(before));
    calls.filter_map(|(_, call)| call.split(';').next()?.rsplit("::").next()).map(str::trim)
}

fn client_of(document: &Document, settings: &Settings, diagnostics: Diagnostics) -> Result<String, Box<dyn Error>> {
    let mut settings = settings.clone();
    // All parts on request, each behind a feature of this package.
    settings.gated = settings.gated.or(settings.parts.is_empty().then_some(true));
    let mut files = generate(document, &settings, diagnostics)?.files.ok_or("the fixture is refused")?;
    files.retain(|path, _| !path.starts_with("runtime/") && path != "constructors.rs");
    if let Some(root) = files.get_mut("mod.rs") {
        let lines = root.lines().filter(|line| *line != "mod constructors;" && *line != "pub use constructors::API;");
        let lines = lines.map(|line| if line == "pub mod runtime;" { "pub use crate::runtime;" } else { line });
        *root = lines.collect::<Vec<_>>().join("\n");
    }
    Ok(single_file(&files))
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn name_of(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn announce(path: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", path.display());
    Ok(())
}
