//! A manifest that its owner keeps: what a client needs is added, and nothing else is touched.

use crate::cli::output::Failure;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

/// What a manifest lacks, and its text with that added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completed {
    /// The text.
    pub text: String,
    /// The added lines: each the key and the value of an entry, with its table.
    pub added: Vec<String>,
}

/// Adds to a manifest the dependencies and features that a generated one has and it lacks. An entry that is there stays as it is,
/// whatever its version and features; a dependency of a `[target]` table counts as one. A crate that the `workspace` lists is taken
/// from there. Sorted dependencies stay sorted.
///
/// # Errors
/// When the owner's manifest or that of the workspace is no TOML, or a table of it is something else.
pub fn complete(owned: &str, generated: &str, workspace: Option<&str>) -> Result<Completed, Failure> {
    let parsed = |text: &str| text.parse().map_err(|error| Failure::new(format!("Cargo.toml: {error}")));
    let mut document: DocumentMut = parsed(owned)?;
    let workspace: DocumentMut = workspace.map_or_else(|| Ok(DocumentMut::new()), parsed)?;
    let generated: DocumentMut = generated.parse()?;
    let mut added = Vec::new();
    let elsewhere: Vec<String> = targets(&document);
    let shared = workspace.get("workspace").and_then(|workspace| workspace.get("dependencies"));
    let of_workspace = Item::Value(Value::InlineTable(from_workspace()));
    let is_sorted = is_sorted(&document, "dependencies");
    for (key, value) in entries(&generated, "dependencies") {
        if !elsewhere.iter().any(|name| name == key) {
            let is_shared = shared.is_some_and(|shared| shared.get(key).is_some());
            let value = if is_shared { &of_workspace } else { value };
            insert(table(&mut document, "dependencies")?, "dependencies", key, value, &mut added);
        }
    }
    if is_sorted {
        table(&mut document, "dependencies")?.sort_values();
    }
    for (key, value) in entries(&generated, "features") {
        let features = table(&mut document, "features")?;
        match (features.get_mut(key).and_then(Item::as_array_mut), value.as_array()) {
            // `full` lists the others, so it grows with them.
            (Some(list), Some(all)) if key == "full" => grow(list, all, &mut added),
            (Some(_), _) => {}
            (None, _) => insert(features, "features", key, value, &mut added),
        }
    }
    Ok(Completed { text: document.to_string(), added })
}

/// `workspace = true`, written behind the name of a dependency.
fn from_workspace() -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("workspace", true.into());
    table.set_dotted(true);
    table
}

/// The names of the dependencies for some targets only.
fn targets(document: &DocumentMut) -> Vec<String> {
    let targets = document.get("target").and_then(Item::as_table_like);
    let tables = targets.into_iter().flat_map(TableLike::iter).filter_map(|(_, target)| target.get("dependencies"));
    let tables = tables.filter_map(Item::as_table_like);
    tables.flat_map(|table| table.iter().map(|(key, _)| key.to_owned()).collect::<Vec<_>>()).collect()
}

fn entries<'d>(document: &'d DocumentMut, table: &str) -> impl Iterator<Item = (&'d str, &'d Item)> {
    document.get(table).and_then(Item::as_table_like).into_iter().flat_map(TableLike::iter)
}

/// Whether the keys of a table are in order. A single one shows no order.
fn is_sorted(document: &DocumentMut, table: &str) -> bool {
    entries(document, table).nth(1).is_some() && entries(document, table).map(|(key, _)| key).is_sorted()
}

fn table<'d>(document: &'d mut DocumentMut, name: &str) -> Result<&'d mut dyn TableLike, Failure> {
    let item = document.entry(name).or_insert_with(|| Item::Table(Table::new()));
    item.as_table_like_mut().ok_or_else(|| Failure::new(format!("Cargo.toml: `{name}` is not a table")))
}

fn insert(table: &mut dyn TableLike, name: &str, key: &str, value: &Item, added: &mut Vec<String>) {
    // A dependency may be written as a table of its own: `[dependencies.http]`.
    if table.contains_key(key) {
        return;
    }
    let mut value = value.clone();
    if let Some(value) = value.as_value_mut() {
        value.decor_mut().clear();
    }
    let is_dotted = value.as_inline_table().is_some_and(InlineTable::is_dotted);
    let line =
        if is_dotted { format!("{key}.workspace = true") } else { format!("{key} = {}", value.to_string().trim()) };
    added.push(format!("[{name}] {line}"));
    table.insert(key, value);
}

fn grow(list: &mut Array, all: &Array, added: &mut Vec<String>) {
    let has = |list: &Array, name: &str| list.iter().any(|value| value.as_str() == Some(name));
    for name in all.iter().filter_map(Value::as_str) {
        if !has(list, name) {
            list.push(name);
            added.push(format!("[features] full: {name:?}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::complete;

    const GENERATED: &str = "[dependencies]\nbytes = \"1\"\nhttp-body = \"1\"\nreqwest = { version = \"0.13\" }\n
[features]\ndefault = [\"full\"]\nfull = [\n    \"pets\",\n    \"shops\",\n]\npets = []\nshops = []\n";

    #[test]
    fn what_is_there_stays_and_what_is_missing_is_added() {
        let owned = "# Mine.\n[package]\nname = \"a\" # yes\nversion = \"1.2.0\"\n\n[dependencies]\nserde = \"1\"\n\
            reqwest = { version = \"0.13\", features = [\"native-tls\"] } # not rustls\n\n\
            [dependencies.bytes]\nversion = \"1.5\"\n\n[features]\ndefault = []\nfull = [\"pets\", \"mine\"]\npets = []\nmine = []\n";
        let completed = complete(owned, GENERATED, None).unwrap();
        for line in owned.lines().filter(|line| !line.starts_with("full")) {
            assert!(completed.text.contains(line), "{line}: {}", completed.text);
        }
        assert!(completed.text.contains("full = [\"pets\", \"mine\", \"shops\"]"), "{}", completed.text);
        assert_eq!(
            completed.added,
            ["[dependencies] http-body = \"1\"", "[features] full: \"shops\"", "[features] shops = []"]
        );
        let again = complete(&completed.text, GENERATED, None).unwrap();
        assert_eq!((again.text, again.added), (completed.text, Vec::new()));
    }

    #[test]
    fn a_manifest_without_tables_gets_them() {
        let completed = complete("[package]\nname = \"a\"\n", GENERATED, None).unwrap();
        assert!(completed.text.contains("[dependencies]\nbytes = \"1\"\n"), "{}", completed.text);
        let table: toml::Table = completed.text.parse().unwrap();
        assert_eq!(table["features"]["full"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn dependencies_of_targets_and_faults() {
        let owned = "[target.'cfg(unix)'.dependencies]\nbytes = \"1\"\n";
        assert!(!complete(owned, GENERATED, None).unwrap().added.iter().any(|line| line.contains("bytes")));
        assert!(complete("dependencies = 1", GENERATED, None).is_err());
        assert!(complete("[dependencies", GENERATED, None).is_err());
    }
    #[test]
    fn what_is_lacking_is_added_where_it_belongs() {
        let manifest =
            "[package]\nname = \"a\"\n\n[dependencies]\nbytes = \"1\"\njiff = \"1\"\n\n[lints]\nworkspace = true\n";
        let needed = "[dependencies]\nbytes = \"1\"\nhttp-body = \"1\"\nbase64 = \"1\"\n";
        let workspace = Some("[workspace.dependencies]\nhttp-body = \"1\"\n");
        let completed = complete(manifest, needed, workspace).unwrap();
        assert_eq!(completed.added, ["[dependencies] http-body.workspace = true", "[dependencies] base64 = \"1\""]);
        let table =
            "[dependencies]\nbase64 = \"1\"\nbytes = \"1\"\nhttp-body.workspace = true\njiff = \"1\"\n\n[lints]";
        assert!(completed.text.contains(table), "{}", completed.text);
        assert!(complete(&completed.text, needed, workspace).unwrap().added.is_empty());
        assert!(complete(manifest, needed, Some("[workspace")).is_err());
    }
}
