//! Reading the tables of the settings.

use super::reader::Reader;
use super::{Answer, OperationSettings, Package, Selection};
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::DeValue;

/// What an operation can have.
const OPERATION_KEYS: &[&str] = &["group", "method", "answer"];

/// What selects operations.
const SELECTION_KEYS: &[&str] = &["operations", "tags", "paths", "methods"];

/// What a package can have, by the names of the settings.
const PACKAGE_KEYS: &[&str] = &[
    "name",
    "version",
    "description",
    "license",
    "repository",
    "homepage",
    "documentation",
    "readme",
    "rust_version",
    "authors",
    "categories",
    "keywords",
    "publish",
];

/// crates.io takes no more, and no longer ones.
const MAX_KEYWORDS: usize = 5;
const MAX_KEYWORD: usize = 20;

impl Reader<'_> {
    pub fn operations(&mut self, value: &Spanned<DeValue<'_>>) -> BTreeMap<String, OperationSettings> {
        let mut operations = BTreeMap::new();
        for (id, value) in self.table("operations", value) {
            let name = format!("operations.{}", id.get_ref());
            let mut operation = OperationSettings::default();
            for (key, value) in self.table(&name, value) {
                match key.get_ref().as_ref() {
                    "group" => operation.group = self.string(&format!("{name}.group"), value),
                    "method" => operation.method = self.string(&format!("{name}.method"), value),
                    "answer" => operation.answer = self.answer(&format!("{name}.answer"), value),
                    _ => self.unknown(&name, key, OPERATION_KEYS),
                }
            }
            self.record(name, id.span());
            operations.insert(id.get_ref().to_string(), operation);
        }
        operations
    }

    fn answer(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Option<Answer> {
        let text = self.string(setting, value)?;
        self.record(setting.to_owned(), value.span());
        match text.as_str() {
            "bytes" => Some(Answer::Bytes),
            "text" => Some(Answer::Text),
            "json" => Some(Answer::Json),
            "events" => Some(Answer::Events),
            pointer if pointer.starts_with("#/") => Some(Answer::Schema(text)),
            _ => {
                let message = format!(
                    "`{setting}` must be `bytes`, `text`, `json`, `events` or the JSON Pointer of a schema, not `{text}`"
                );
                self.report(value.span(), message);
                None
            }
        }
    }

    pub fn selection(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Selection {
        let mut selection = Selection::default();
        for (key, value) in self.table(setting, value) {
            let list = match key.get_ref().as_ref() {
                "operations" => &mut selection.operations,
                "tags" => &mut selection.tags,
                "paths" => &mut selection.paths,
                "methods" => &mut selection.methods,
                _ => {
                    self.unknown(setting, key, SELECTION_KEYS);
                    continue;
                }
            };
            *list = self.list(&format!("{setting}.{}", key.get_ref()), value);
        }
        selection
    }

    /// A table of tables of strings.
    pub fn variants(&mut self, value: &Spanned<DeValue<'_>>) -> BTreeMap<String, BTreeMap<String, String>> {
        let mut variants = BTreeMap::new();
        for (pointer, value) in self.table("variants", value) {
            let name = format!("variants.{}", pointer.get_ref());
            variants.insert(pointer.get_ref().to_string(), self.names(&name, value));
            self.record(name, pointer.span());
        }
        variants
    }

    pub fn package(&mut self, value: &Spanned<DeValue<'_>>) -> Package {
        let mut package = Package::default();
        for (key, value) in self.table("package", value) {
            let key_name = key.get_ref().as_ref();
            let setting = format!("package.{key_name}");
            match key_name {
                "name" => package.name = self.string(&setting, value),
                "version" => {
                    package.version = self.string(&setting, value);
                    if package.version.as_deref().is_some_and(|version| !is_version(version)) {
                        self.invalid(value.span(), "`package.version` must be a version such as `1.4.0`".to_owned());
                    }
                }
                "publish" => package.publish = self.boolean(&setting, value).unwrap_or_default(),
                "authors" | "categories" | "keywords" => {
                    let list = self.list(&setting, value);
                    if key_name == "keywords"
                        && !(list.len() <= MAX_KEYWORDS && list.iter().all(|word| is_keyword(word)))
                    {
                        let message = format!(
                            "`package.keywords` must be at most {MAX_KEYWORDS} words of at most {MAX_KEYWORD} letters, digits, `-`, `_` or `+`"
                        );
                        self.invalid(value.span(), message);
                    }
                    package.lists.insert(key_name.to_owned(), list);
                }
                "description" | "license" | "repository" | "homepage" | "documentation" | "readme" | "rust_version" => {
                    if let Some(text) = self.string(&setting, value) {
                        package.texts.insert(key_name.replace('_', "-"), text);
                    }
                }
                _ => self.unknown("package", key, PACKAGE_KEYS),
            }
        }
        package
    }
}

/// Whether a text is a version as Cargo takes it (Semantic Versioning 2.0.0).
fn is_version(text: &str) -> bool {
    let (text, build) = text.split_once('+').map_or((text, None), |(text, build)| (text, Some(build)));
    let (numbers, pre) = text.split_once('-').map_or((text, None), |(numbers, pre)| (numbers, Some(pre)));
    let is_number = |part: &str| {
        part.parse::<u64>().is_ok()
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    let is_word =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_pre = |part: &str| is_word(part) && (is_number(part) || !part.bytes().all(|byte| byte.is_ascii_digit()));
    numbers.split('.').count() == 3
        && numbers.split('.').all(is_number)
        && pre.is_none_or(|pre| pre.split('.').all(is_pre))
        && build.is_none_or(|build| build.split('.').all(is_word))
}

fn is_keyword(word: &str) -> bool {
    word.len() <= MAX_KEYWORD
        && word.starts_with(|c: char| c.is_ascii_alphanumeric())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+'))
}

#[cfg(test)]
mod tests {
    use super::is_version;
    use crate::diagnostics::Diagnostics;
    use crate::settings::{Answer, Settings};

    fn errors(text: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::new();
        let _ = Settings::parse(text, 0, &mut diagnostics);
        diagnostics.iter().map(|one| format!("{}: {}", one.position.map_or(0, |(line, _)| line), one.message)).collect()
    }

    #[test]
    fn versions_are_those_of_cargo() {
        for version in ["0.1.0", "1.2.3-rc.1", "1.0.0-alpha-1+build.5", "10.20.30"] {
            assert!(is_version(version), "{version}");
        }
        for version in
            ["", "1", "1.0", "v1.0.0", "1.0.0.0", "01.0.0", "1.0.x", "1.0.0-", "1.0.0-01", "1.0.0+", "+1.0.0", "1.0.0 "]
        {
            assert!(!is_version(version), "{version}");
        }
    }

    #[test]
    fn tables_are_read() {
        let text = "[operations.a]\nanswer = \"#/components/schemas/A\"\n[operations.b]\nanswer = \"bytes\"\n[include]\ntags = [\"t\"]\n\
                    [exclude]\npaths = [\"/x/**\"]\nmethods = [\"delete\"]\n[members]\n\"#/a/properties/b\" = \"c\"\n\
                    [variants.\"#/components/schemas/C\"]\nred = \"Crimson\"\n[package]\nname = \"n\"\nkeywords = [\"a\", \"b-c\"]\n\
                    rust_version = \"1.88\"\npublish = true\n";
        let mut diagnostics = Diagnostics::new();
        let settings = Settings::parse(text, 0, &mut diagnostics);
        assert!(!diagnostics.has_errors());
        assert_eq!(settings.operations["a"].answer, Some(Answer::Schema("#/components/schemas/A".to_owned())));
        assert_eq!(settings.operations["b"].answer, Some(Answer::Bytes));
        assert_eq!((settings.include.tags, settings.exclude.paths), (vec!["t".to_owned()], vec!["/x/**".to_owned()]));
        assert_eq!(settings.variants["#/components/schemas/C"]["red"], "Crimson");
        assert_eq!(settings.package.texts["rust-version"], "1.88");
        assert!(settings.package.publish);
        assert_eq!(settings.positions["include.tags.t"], (6, 9));
        assert_eq!(settings.positions["variants.#/components/schemas/C.red"], (13, 1));
    }

    #[test]
    fn errors_stand_at_their_lines() {
        let text = "[operations.a]\nanswer = \"byte\"\n[include]\ntag = [\"t\"]\n[exclude]\npaths = \"/x\"\n[variants]\na = \"b\"\n\
                    [package]\nnames = \"n\"\nversion = \"1.0\"\nkeywords = [\"two words\"]\npublish = 1\nlicense = 2\n";
        assert_eq!(
            errors(text),
            [
                "2: `operations.a.answer` must be `bytes`, `text`, `json`, `events` or the JSON Pointer of a schema, not `byte`",
                "4: `tag` is not a setting of `include`; did you mean `tags`?",
                "6: `exclude.paths` must be a list of strings, not of type string",
                "8: `variants.a` must be a table, not of type string",
                "10: `names` is not a setting of `package`; did you mean `name`?",
                "11: `package.version` must be a version such as `1.4.0`",
                "12: `package.keywords` must be at most 5 words of at most 20 letters, digits, `-`, `_` or `+`",
                "13: `package.publish` must be `true` or `false`, not of type integer",
                "14: `package.license` must be a string, not of type integer",
            ]
        );
    }
}
