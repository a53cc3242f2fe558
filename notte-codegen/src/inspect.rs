//! The value after each stage as text, whole or as far as it is about one type or one operation.

use crate::api::{Api, Operation, Origin, Schema};
use crate::diagnostics::{Diagnostics, Place};
use crate::generate::{Generated, ir as lowered};
use crate::ir::Crate;
use crate::load::{Document, to_yaml};
use crate::normalize::normalize;
use crate::settings::Settings;
use crate::shapes::Definition;
use serde_json::Value;
use std::fmt::Debug;

/// What is asked for; everything, if nothing is.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The name of a type, in the description or in Rust.
    pub of_type: Option<String>,
    /// The id of an operation, or its method and path.
    pub operation: Option<String>,
}

impl Filter {
    fn is_all(&self) -> bool {
        self.of_type.is_none() && self.operation.is_none()
    }

    fn is_type(&self, name: &str) -> bool {
        self.of_type.as_deref() == Some(name)
    }

    fn is_operation(&self, operation: &Operation) -> bool {
        let by_path = format!("{} {}", operation.method, operation.path);
        self.operation.as_ref().is_some_and(|wanted| operation.id.as_ref() == Some(wanted) || *wanted == by_path)
    }
}

/// The tree of the entry, after its overlays, as YAML.
#[must_use]
pub fn document(document: &Document, filter: &Filter) -> String {
    let root = document.root();
    if filter.is_all() {
        return to_yaml(root);
    }
    let mut found = String::new();
    if let Some(name) = &filter.of_type {
        let key = name.replace('~', "~0").replace('/', "~1");
        let places = [format!("/components/schemas/{key}"), format!("/definitions/{key}")];
        found.extend(places.iter().filter_map(|place| root.pointer(place)).map(to_yaml));
    }
    let paths = root.get("paths").and_then(Value::as_object).into_iter().flatten();
    for (path, item) in paths {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let id = operation.get("operationId").and_then(Value::as_str);
            let by_path = format!("{} {path}", method.to_ascii_uppercase());
            let wanted = filter.operation.as_deref();
            if wanted.is_some() && (id == wanted || wanted == Some(by_path.as_str())) {
                found.push_str(&to_yaml(operation));
            }
        }
    }
    found
}

/// The description in one model for all versions.
#[must_use]
pub fn api(document: &Document, filter: &Filter, diagnostics: &mut Diagnostics) -> String {
    let Some(api) = normalize(document, diagnostics) else { return String::new() };
    if filter.is_all() {
        return shown(&[&api]);
    }
    let is_named = |schema: &&std::sync::Arc<Schema>| match &schema.origin {
        Origin::Component(name) => filter.is_type(name),
        _ => false,
    };
    let schemas: Vec<&Schema> = api.schemas.iter().filter(is_named).map(|schema| &**schema).collect();
    let operations: Vec<&Operation> = api.operations.iter().filter(|one| filter.is_operation(one)).collect();
    shown(&schemas) + &shown(&operations)
}

/// The types by the meaning of their values.
#[must_use]
pub fn shapes(document: &Document, settings: &Settings, filter: &Filter, diagnostics: &mut Diagnostics) -> String {
    let Some(api) = normalize(document, diagnostics) else { return String::new() };
    let places = places(&api, filter);
    let definitions = crate::lower::shapes_with_places(api, settings, diagnostics);
    let is_wanted = |(place, _): &&(Place, Definition)| {
        filter.is_all() || places.iter().any(|wanted| is_within(&wanted.pointer, &place.pointer))
    };
    let wanted: Vec<&(Place, Definition)> = definitions.iter().filter(is_wanted).collect();
    shown(&wanted)
}

/// The places of the schemas and operations that are asked for.
fn places(api: &Api, filter: &Filter) -> Vec<Place> {
    let components = api.components.iter().filter(|(name, _)| filter.is_type(name));
    let operations = api.operations.iter().filter(|one| filter.is_operation(one));
    components.map(|(_, id)| api.schema(*id).place.clone()).chain(operations.map(|one| one.place.clone())).collect()
}

fn is_within(outer: &str, inner: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The crate in Rust's terms.
#[must_use]
pub fn ir(document: &Document, settings: &Settings, filter: &Filter, diagnostics: &mut Diagnostics) -> String {
    let Some(lowered) = lowered(document, settings, diagnostics) else { return String::new() };
    if filter.is_all() {
        return shown(&[&lowered]);
    }
    let types: Vec<_> = lowered.types.iter().filter(|ty| filter.is_type(&ty.name)).collect();
    shown(&types) + &shown(&operations(&lowered, filter))
}

fn operations<'c>(lowered: &'c Crate, filter: &Filter) -> Vec<&'c crate::ir::Operation> {
    let by_path = |one: &crate::ir::Operation| format!("{} {}", one.http_method, one.path);
    let wanted = |one: &&crate::ir::Operation| {
        filter.operation.as_ref().is_some_and(|wanted| one.id == *wanted || by_path(one) == *wanted)
    };
    lowered.groups.iter().flat_map(|group| &group.operations).filter(wanted).collect()
}

/// The generated code: the files, or the items that have the name of the type or the constant of the operation in them.
#[must_use]
pub fn code(generated: &Generated, filter: &Filter) -> String {
    let mut text = String::new();
    for (path, file) in generated.files.iter().flatten().filter(|(path, _)| path.ends_with(".rs")) {
        let is_of_description = !path.starts_with("runtime/") && !path.starts_with("macros/");
        if filter.is_all() {
            text.push_str(&format!("// {path}\n{file}\n"));
        } else if is_of_description {
            let items: String = items(file).into_iter().filter(|item| is_about(item, filter)).collect();
            if !items.is_empty() {
                text.push_str(&format!("// {path}\n{items}\n"));
            }
        }
    }
    text
}

/// The items of a file, and of each `impl` of it, each with its documentation.
fn items(file: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut item = String::new();
    for line in file.lines() {
        if line.is_empty() {
            items.push(std::mem::take(&mut item));
        } else {
            item.push_str(line);
            item.push('\n');
        }
    }
    items.push(item);
    items
}

fn is_about(item: &str, filter: &Filter) -> bool {
    let words = |text: &str, word: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|one| one == word);
    let code = |line: &&str| !line.trim_start().starts_with("//");
    let head = item.lines().filter(code).find(|line| !line.trim_start().starts_with("#["));
    let declares = ["pub struct ", "pub enum ", "pub type ", "impl "];
    let is_type = filter.of_type.as_ref().is_some_and(|name| {
        head.is_some_and(|head| declares.iter().any(|start| head.starts_with(start)) && words(head, name))
    });
    let is_operation = filter.operation.as_ref().is_some_and(|wanted| {
        let quoted = format!("`{wanted}`");
        let constant = crate::names::constant(wanted);
        item.contains(&quoted) || item.contains(&format!("\"{wanted}\"")) || words(item, &constant)
    });
    is_type || is_operation
}

fn shown<T: Debug>(values: &[T]) -> String {
    values.iter().map(|value| format!("{value:#?}\n")).collect()
}
