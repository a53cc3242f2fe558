//! What the documentation of a field or type says beside its description.

use super::prose::Prose;
use crate::api::{Bounds, Schema};
use crate::docs::{code, sentence};
use crate::ir::Docs;
use crate::shapes::{Schemas, is_null};
use serde_json::{Number, Value};

/// The description, or the title, or what can be said without either; then the facts.
pub fn documented(
    prose: &Prose<'_>,
    description: Option<&str>,
    title: Option<&str>,
    otherwise: impl FnOnce() -> String,
    facts: Vec<String>,
) -> Docs {
    let mut docs = description.map(|text| prose.lines(text)).unwrap_or_default();
    if docs.is_empty() {
        // Signs alone, or a block of code, are no sentence.
        docs = title.map(sentence).filter(|title| !title.is_empty()).map(|title| vec![title]).unwrap_or_default();
    }
    if docs.is_empty() {
        docs.push(otherwise());
    }
    if !facts.is_empty() {
        docs.push(String::new());
        docs.extend(facts);
    }
    docs
}

/// The title, unless it only repeats the name, as pydantic's do: `Viewport Width` of `viewport_width`.
pub fn telling<'a>(title: Option<&'a str>, name: &str) -> Option<&'a str> {
    let letters =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    title.filter(|title| letters(title) != letters(name))
}

/// The documentation of a member without a description: its name, and its format where the Rust type does not show it.
pub fn member(wire: &str, format: Option<&str>) -> String {
    let name = code(wire);
    format.map_or_else(|| format!("`{name}`"), |format| format!("`{name}`, in the format `{}`", code(format)))
}

/// The documentation of a type without a description.
pub fn of_type(name: &str) -> String {
    format!("The API's `{name}` type.")
}

/// Defaults and bounds. They are the server's business, so they are documented and neither sent nor enforced.
///
/// Where a value is of one schema or null, that schema has the bounds.
pub fn facts(schemas: &Schemas, schema: &Schema, required: bool) -> Vec<String> {
    let alternatives = schema.one_of.iter().chain(&schema.any_of).map(|id| schemas.merged(*id));
    let mut values = alternatives.filter(|alternative| !is_null(alternative));
    match (values.next(), values.next()) {
        (Some(only), None) if only.bounds != Bounds::default() || only.unique_items => {
            let mut whole = Schema { unique_items: schema.unique_items || only.unique_items, ..schema.clone() };
            whole.bounds.narrow(only.bounds.clone());
            facts_of(&whole, required)
        }
        _ => facts_of(schema, required),
    }
}

fn facts_of(schema: &Schema, required: bool) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(default) = schema.default.as_ref().filter(|default| !default.is_null() && !required) {
        facts.push(format!("Default on the server: `{}`.", short(default)));
    }
    let bounds = &schema.bounds;
    let mut limits = Vec::new();
    if let Some((minimum, exclusive)) = &bounds.minimum {
        limits.push(if *exclusive {
            format!("more than {}", plain(minimum))
        } else {
            format!("at least {}", plain(minimum))
        });
    }
    if let Some((maximum, exclusive)) = &bounds.maximum {
        limits.push(if *exclusive {
            format!("less than {}", plain(maximum))
        } else {
            format!("at most {}", plain(maximum))
        });
    }
    if let Some(step) = &bounds.multiple_of {
        limits.push(format!("a multiple of {}", plain(step)));
    }
    if !limits.is_empty() {
        facts.push(format!("Allowed: {}.", limits.join(", ")));
    }
    if schema.unique_items {
        facts.push("Its elements are unique.".to_owned());
    }
    match (bounds.min_size, bounds.max_size) {
        (Some(min), Some(max)) if min == max => facts.push(format!("Length: {min}.")),
        (Some(min), Some(max)) => facts.push(format!("Length: {min} to {max}.")),
        (Some(min), None) => facts.push(format!("Length: at least {min}.")),
        (None, Some(max)) => facts.push(format!("Length: at most {max}.")),
        (None, None) => {}
    }
    if let Some(pattern) =
        bounds.pattern.as_deref().filter(|pattern| !pattern.contains(['`', '\n']) && pattern.len() < 80)
    {
        facts.push(format!("Pattern: `{}`.", code(pattern)));
    }
    if facts.len() > 1 { facts.iter().map(|fact| format!("- {fact}")).collect() } else { facts }
}

/// A whole number reads better without `.0`.
fn plain(number: &Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn short(value: &Value) -> String {
    let text = code(&value.to_string());
    if text.chars().count() > 80 { text.chars().take(77).chain("...".chars()).collect() } else { text }
}
