//! The page of all settings, from their schema.

use serde_json::Value;
use std::fmt::Write as _;

const HEAD: &str = "<!-- Written by `cargo lab settings`. -->\n# Settings\n\n\
    `codegen.toml` changes what the rules of the generator make of a description: names, types, secrets, the operations of the client. All\n\
    settings are optional. An unknown key, a value of the wrong type and an entry that matches nothing in the description are errors, with their\n\
    line. To correct the description itself, use an overlay.\n\n\
    Editors complete the file with `codegen.schema.json` beside this page: put `#:schema ../docs/codegen.schema.json` in its first line.\n\n\
    A place is a JSON Pointer into the description: `#/components/schemas/Pet/properties/name`. In a key, `~` is `~0` and `/` is `~1`.\n";

/// The page.
pub fn page(schema: &Value) -> String {
    let mut page = HEAD.to_owned();
    page.push_str("\n## At the top\n\n");
    let members = members(schema);
    let is_table = |schema: &Value| schema["type"] == "object" || schema["anyOf"].is_array();
    rows(&mut page, members.iter().filter(|(name, schema)| *name != "$schema" && !is_table(schema)));
    for (name, schema) in members.iter().filter(|(_, schema)| is_table(schema)) {
        section(&mut page, name, schema);
    }
    page
}

fn section(page: &mut String, name: &str, schema: &Value) {
    let inner = schema["anyOf"].as_array().into_iter().flatten().find(|inner| inner["type"] == "object");
    let table = inner.unwrap_or(schema);
    let of_each = &table["additionalProperties"];
    let (header, table) = match of_each["properties"].is_object() || of_each["additionalProperties"].is_object() {
        true => (format!("[{name}.KEY]"), of_each),
        false => (format!("[{name}]"), table),
    };
    // Writing to a string can't fail.
    let _ = writeln!(page, "\n## `{header}`\n\n{}", text(schema));
    if inner.is_some() {
        let _ = writeln!(page, "\nShort: `{name} = [\"…\"]`.");
    }
    let members = members(table);
    if members.is_empty() {
        let _ = writeln!(page, "\nEach entry: `\"…\" = \"…\"`.");
    } else {
        page.push('\n');
        rows(page, members.iter());
    }
}

fn members(schema: &Value) -> Vec<(&str, &Value)> {
    schema["properties"].as_object().into_iter().flatten().map(|(name, schema)| (name.as_str(), schema)).collect()
}

fn rows<'v>(page: &mut String, members: impl Iterator<Item = &'v (&'v str, &'v Value)>) {
    page.push_str("| key | value | meaning |\n|---|---|---|\n");
    for (name, schema) in members {
        let _ = writeln!(page, "| `{name}` | {} | {} |", kind(schema), text(schema));
    }
}

fn text(schema: &Value) -> &str {
    schema["description"].as_str().unwrap_or_default()
}

fn kind(schema: &Value) -> String {
    let alternatives = schema["anyOf"].as_array().into_iter().flatten();
    let values = alternatives.chain([schema]).find_map(|schema| schema["enum"].as_array());
    match (values, schema["type"].as_str()) {
        (Some(values), _) => {
            let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
            let more = if schema["anyOf"].is_array() { ", a place" } else { "" };
            format!("{}{more}", values.join(", "))
        }
        (None, Some("array")) => "a list of strings".to_owned(),
        (None, Some("boolean")) => "`true`, `false`".to_owned(),
        (None, _) => "a string".to_owned(),
    }
}
