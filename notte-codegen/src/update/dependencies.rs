//! The crates that a client needs, against its manifest.

/// A crate that the generated code uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Its name.
    pub name: String,
    /// What follows the name in a manifest: a version, or a table.
    pub requirement: String,
}

/// The lines that a manifest lacks for these crates. A crate that the workspace has is taken from there.
///
/// # Errors
/// When a manifest is no TOML.
pub fn missing_dependencies(
    manifest: &str,
    workspace: Option<&str>,
    needed: &[Dependency],
) -> Result<Vec<String>, toml::de::Error> {
    let manifest: toml::Table = manifest.parse()?;
    let workspace: toml::Table = workspace.map(str::parse).transpose()?.unwrap_or_default();
    let table = |table: &toml::Table, keys: &[&str]| -> Option<toml::Table> {
        keys.iter().try_fold(table.clone(), |table, key| table.get(*key)?.as_table().cloned())
    };
    let own = table(&manifest, &["dependencies"]).unwrap_or_default();
    let shared = table(&workspace, &["workspace", "dependencies"]).unwrap_or_default();
    let lacking = needed.iter().filter(|needed| !own.contains_key(&needed.name));
    Ok(lacking
        .map(|needed| match shared.contains_key(&needed.name) {
            true => format!("{}.workspace = true", needed.name),
            false => format!("{} = {}", needed.name, needed.requirement),
        })
        .collect())
}

/// The manifest with these lines among its dependencies, each before the first line that sorts after it.
#[must_use]
pub fn with_dependencies(manifest: &str, lines: &[String]) -> String {
    let mut text: Vec<&str> = manifest.lines().collect();
    let Some(head) = text.iter().position(|line| line.trim() == "[dependencies]") else {
        let end = if manifest.is_empty() || manifest.ends_with('\n') { "" } else { "\n" };
        let all: String = lines.iter().map(|line| format!("{line}\n")).collect();
        return format!("{manifest}{end}\n[dependencies]\n{all}");
    };
    for line in lines {
        let after = text.get(head + 1..).unwrap_or_default();
        let section = after.iter().take_while(|line| !line.is_empty() && !line.starts_with('[')).count();
        let is_later = |other: &&str| !other.starts_with([' ', '#', '}', ']']) && *other > line.as_str();
        let index = after.iter().take(section).position(is_later).unwrap_or(section);
        text.insert(head + 1 + index, line);
    }
    text.iter().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Dependency, missing_dependencies, with_dependencies};

    const MANIFEST: &str =
        "[package]\nname = \"a\"\n\n[dependencies]\nbytes = \"1\"\njiff = \"1\"\n\n[lints]\nworkspace = true\n";

    fn needed() -> Vec<Dependency> {
        ["bytes", "http-body", "base64"]
            .map(|name| Dependency { name: name.to_owned(), requirement: "\"1\"".to_owned() })
            .into()
    }

    #[test]
    fn what_is_lacking_is_added_where_it_belongs() {
        let workspace = "[workspace.dependencies]\nhttp-body = \"1\"\n";
        let lines = missing_dependencies(MANIFEST, Some(workspace), &needed()).unwrap();
        assert_eq!(lines, ["http-body.workspace = true", "base64 = \"1\""]);
        let text = with_dependencies(MANIFEST, &lines);
        let table =
            "[dependencies]\nbase64 = \"1\"\nbytes = \"1\"\nhttp-body.workspace = true\njiff = \"1\"\n\n[lints]";
        assert!(text.contains(table), "{text}");
        assert!(missing_dependencies(&text, Some(workspace), &needed()).unwrap().is_empty());
    }

    #[test]
    fn a_manifest_without_dependencies_gets_the_table() {
        let text = with_dependencies("[package]\nname = \"a\"", &["base64 = \"1\"".to_owned()]);
        assert_eq!(text, "[package]\nname = \"a\"\n\n[dependencies]\nbase64 = \"1\"\n");
    }
}
