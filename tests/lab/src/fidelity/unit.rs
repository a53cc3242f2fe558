//! A description with its examples, and the module that reads and writes them.

use super::examples::{examples, reference};
use super::row::Example;
use super::validators::Validators;
use notte_codegen::cli::output::Failure;
use notte_codegen::{Diagnostics, Document, Files, Place, Settings, generate, positions, single_file};
use serde_json::Value;
use std::collections::HashMap;

/// What is known of one description.
#[derive(Default)]
pub struct Unit {
    /// The module's text, less the runtime.
    pub module: String,
    /// The types, as the module's root writes them.
    pub types: Vec<String>,
    /// The valid examples, each with the number of the type that has to read it.
    pub examples: Vec<(usize, Example)>,
    /// Examples that are not valid under their schema.
    pub invalid: usize,
    /// Examples that could not be judged: the places of their schemas, and why.
    pub unjudged: Vec<(String, String)>,
}

/// Makes the unit of a description; the diagnostics when it is refused. Given `instances` stand for the examples: each
/// with the pointer of its schema, and known to be valid.
pub fn unit(
    document: &Document,
    settings: &Settings,
    diagnostics: Diagnostics,
    instances: Option<Vec<(String, Value)>>,
) -> Result<Result<Unit, Diagnostics>, Failure> {
    let generated = generate(document, settings, diagnostics)?;
    let Some(files) = generated.files else { return Ok(Err(generated.diagnostics)) };
    let mut unit = Unit { module: module(&files), ..Unit::default() };
    let types: HashMap<Place, String> = positions(document, settings, &mut Diagnostics::new())
        .into_iter()
        .filter(|position| is_on_the_wire(&position.ty))
        .map(|position| (position.place, position.ty))
        .collect();
    let is_given = instances.is_some();
    let found: Vec<(Place, Option<Value>)> = match instances {
        Some(given) => given.into_iter().map(|(pointer, value)| (Place { file: 0, pointer }, Some(value))).collect(),
        None => examples(document, &types).into_iter().map(|example| (example.schema, example.value)).collect(),
    };
    let mut validators = Validators::of(document);
    let mut numbers: HashMap<&String, usize> = HashMap::new();
    for (schema, value) in found {
        // What is sent may have a type of its own, which only the reference to its schema tells.
        let at_reference = types.get(&schema);
        let place = target(document, schema);
        let valid = match (&value, at_reference.or_else(|| types.get(&place))) {
            (None, _) => Err("the value is not in the description".to_owned()),
            (_, None) => Err("no type was made of the schema".to_owned()),
            (Some(_), Some(ty)) if is_given => Ok(Some(ty)),
            (Some(value), Some(ty)) => match validators.allow(&place, value) {
                Ok(valid) => Ok(Some(ty).filter(|_| valid)),
                Err(error) => Err(format!("the validator can't compile the schema: {error}")),
            },
        };
        match valid {
            Err(reason) => unit.unjudged.push((shown(document, &place), reason)),
            Ok(None) => unit.invalid += 1,
            Ok(Some(ty)) => {
                let number = *numbers.entry(ty).or_insert_with(|| {
                    unit.types.push(ty.clone());
                    unit.types.len() - 1
                });
                let place = shown(document, &place);
                unit.examples.push((number, Example { place, ty: ty.clone(), value: value.unwrap_or_default() }));
            }
        }
    }
    Ok(Ok(unit))
}

/// A file that is sent in a form is no JSON.
fn is_on_the_wire(ty: &str) -> bool {
    ty.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').all(|name| name != "File")
}

fn shown(document: &Document, place: &Place) -> String {
    match document.sources.get(place.file).filter(|_| place.file > 0) {
        Some(source) => format!("{}#{}", source.name, place.pointer),
        None => format!("#{}", place.pointer),
    }
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

/// Where a schema stands, through references that stand alone.
fn target(document: &Document, mut place: Place) -> Place {
    for _ in 0..32 {
        let tree = document.sources.get(place.file).map(|source| &source.tree);
        let node = tree.and_then(|tree| tree.pointer(&place.pointer)).and_then(Value::as_object);
        let only = node.filter(|object| object.len() == 1).and_then(|object| object.get("$ref")?.as_str());
        match only.and_then(|target| reference(document, place.file, target)) {
            Some(next) => place = next,
            None => break,
        }
    }
    place
}
