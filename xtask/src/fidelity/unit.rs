//! A description with its examples, and the module that reads and writes them.

use super::examples::examples;
use super::spelling::modern;
use crate::output::Failure;
use notte_codegen::{Diagnostics, Document, Files, Settings, generate, positions, single_file};
use serde_json::{Value, json};
use std::collections::HashMap;

/// An example that is valid, and the number of the type that has to read it.
pub struct Case {
    /// Where its schema stands, for messages.
    pub place: String,
    /// The type, by its number in the unit.
    pub ty: usize,
    /// The value.
    pub value: Value,
}

/// What is known of one description.
#[derive(Default)]
pub struct Unit {
    /// The module's text, less the runtime.
    pub module: String,
    /// The types, as the module's root writes them.
    pub types: Vec<String>,
    /// The valid examples.
    pub cases: Vec<Case>,
    /// Examples that are not valid under their schema.
    pub invalid: usize,
    /// Examples whose schema the validator can't compile, or that no type was made of.
    pub unjudged: usize,
    /// The runtime, which units of one crate share.
    pub runtime: Files,
}

/// Makes the unit of a description; none when it is refused. Given `instances` stand for the examples.
pub fn unit(
    document: &Document,
    settings: &Settings,
    instances: Option<Vec<(String, Value)>>,
) -> Result<Option<Unit>, Failure> {
    let Some(files) = generate(document, settings, Diagnostics::new())?.files else { return Ok(None) };
    let mut unit = Unit { module: module(&files), ..Unit::default() };
    unit.runtime = files.into_iter().filter(|(path, _)| path.starts_with("runtime/")).collect();
    let types: HashMap<String, String> = positions(document, settings, &mut Diagnostics::new())
        .into_iter()
        .filter(|position| position.place.file == 0)
        .map(|position| (position.place.pointer, position.ty))
        .collect();
    let tree = document.root();
    let is_given = instances.is_some();
    let found = instances
        .unwrap_or_else(|| examples(tree).into_iter().map(|example| (example.schema, example.value)).collect());
    let mut validators = Validators::of(tree);
    for (schema, value) in found {
        // What is sent may have a type of its own, which only the reference to its schema tells.
        let at_reference = types.get(&schema);
        let place = target(tree, schema);
        let Some(ty) = at_reference.or_else(|| types.get(&place)) else {
            unit.unjudged += 1;
            continue;
        };
        match if is_given { Some(true) } else { validators.allow(&place, &value) } {
            Some(true) => {}
            Some(false) => {
                unit.invalid += 1;
                continue;
            }
            None => {
                unit.unjudged += 1;
                continue;
            }
        }
        let number = unit.types.iter().position(|known| known == ty).unwrap_or_else(|| {
            unit.types.push(ty.clone());
            unit.types.len() - 1
        });
        unit.cases.push(Case { place, ty: number, value });
    }
    Ok(Some(unit))
}

/// The types alone, in one module: what calls them is no matter here, and the runtime is shared.
fn module(files: &Files) -> String {
    let mut kept: Files = files
        .iter()
        .filter(|(path, _)| ["types/", "wire/", "macros/"].iter().any(|folder| path.starts_with(folder)))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect();
    let mut root = String::from("pub use crate::runtime;\npub use crate::runtime::json;\n");
    if kept.contains_key("macros/mod.rs") {
        root.insert_str(0, "#[macro_use]\nmod macros;\n");
    }
    if kept.contains_key("types/mod.rs") {
        root.push_str("pub mod types;\n");
    }
    if kept.contains_key("wire/mod.rs") {
        root.push_str("mod wire;\n");
    }
    kept.insert("mod.rs".to_owned(), root);
    single_file(&kept)
}

/// Where a schema stands, through references within the file.
fn target(tree: &Value, mut pointer: String) -> String {
    for _ in 0..32 {
        let node = tree.pointer(&pointer);
        let only = node.and_then(Value::as_object).filter(|object| object.len() == 1);
        match only
            .and_then(|object| object.get("$ref"))
            .and_then(Value::as_str)
            .and_then(|target| target.strip_prefix('#'))
        {
            Some(next) => pointer = next.to_owned(),
            None => break,
        }
    }
    pointer
}

/// What says whether a value is valid under the schema at a pointer.
struct Validators<'r> {
    registry: Option<jsonschema::Registry<'r>>,
    compiled: HashMap<String, Option<jsonschema::Validator>>,
}

impl Validators<'_> {
    fn of(tree: &Value) -> Self {
        let mut document = tree.clone();
        if tree.get("openapi").and_then(Value::as_str).is_some_and(|version| version.starts_with("3.0")) {
            modern(&mut document);
        }
        let registry =
            jsonschema::Registry::new().add(DESCRIPTION, document).and_then(|registry| registry.prepare()).ok();
        Self { registry, compiled: HashMap::new() }
    }

    /// Whether a value is valid; none when the schema can't be compiled.
    fn allow(&mut self, pointer: &str, value: &Value) -> Option<bool> {
        let registry = self.registry.as_ref()?;
        let validator = self.compiled.entry(pointer.to_owned()).or_insert_with(|| {
            let schema = json!({ "$ref": format!("{DESCRIPTION}#{}", fragment(pointer)) });
            let options = jsonschema::options().with_draft(jsonschema::Draft::Draft202012);
            options.with_registry(registry).build(&schema).ok()
        });
        validator.as_ref().map(|validator| validator.is_valid(value))
    }
}

/// The address by which the description is known to the validator.
const DESCRIPTION: &str = "json-schema:///description";

/// A pointer as a URI's fragment.
fn fragment(pointer: &str) -> String {
    let keep = |c: char| c.is_ascii_alphanumeric() || "/-._~!$&'()*+,;=:@".contains(c);
    pointer.chars().map(|c| if keep(c) { c.to_string() } else { encoded(c) }).collect()
}

fn encoded(c: char) -> String {
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer).bytes().map(|byte| format!("%{byte:02X}")).collect()
}
