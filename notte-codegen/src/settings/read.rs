//! Reading the settings: one walk over the TOML, which reports every error at its line.

use super::nearest::nearest;
use super::{Lists, OperationSettings, Settings, Untyped};
use crate::diagnostics::{ALL, Diagnostic, Diagnostics, Place, SETTING_UNKNOWN, by_name};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// The settings, by name.
const KEYS: &[&str] =
    &["secrets", "deny", "client", "operations", "types", "sent_types", "formats", "untyped", "features", "ref_roots"];

/// The settings of the client.
const CLIENT_KEYS: &[&str] = &["lists"];

/// What an operation can have.
const OPERATION_KEYS: &[&str] = &["group", "method"];

/// Reads the settings. A value that can't be read is left at its default.
pub fn read(text: &str, file: usize, diagnostics: &mut Diagnostics) -> Settings {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, file, diagnostics, positions: BTreeMap::new() };
    for error in errors {
        reader.report(error.span().unwrap_or_default(), error.message().to_owned());
    }
    let mut settings = Settings { file, ..Settings::default() };
    for (key, value) in in_order(table.get_ref()) {
        match key.get_ref().as_ref() {
            "secrets" => settings.secrets = reader.list("secrets", value),
            "deny" => settings.deny = reader.list("deny", value),
            "client" => reader.client(value, &mut settings),
            "operations" => settings.operations = reader.operations(value),
            "types" => settings.types = reader.names("types", value),
            "sent_types" => settings.sent_types = reader.names("sent_types", value),
            "formats" => settings.formats = reader.names("formats", value),
            "untyped" => settings.untyped = reader.untyped(value),
            "features" => settings.features = reader.boolean("features", value),
            "ref_roots" => settings.ref_roots = reader.list("ref_roots", value).into_iter().map(Into::into).collect(),
            _ => reader.unknown("", key, KEYS),
        }
    }
    settings.positions = reader.positions;
    for name in &settings.deny {
        match by_name(name) {
            Some(code) => diagnostics.deny(code),
            None => {
                let hint = match nearest(name, ALL.iter().map(|code| code.name)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`cargo xtask explain` lists the codes".to_owned(),
                };
                let message = format!("`deny` names `{name}`, which is no code; {hint}");
                diagnostics.push(settings.about(&SETTING_UNKNOWN, "deny", name, message));
            }
        }
    }
    settings
}

/// The entries of a table in the order of the text.
fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<(&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// The text that is read, and what is found out about it.
struct Reader<'a> {
    text: &'a str,
    file: usize,
    diagnostics: &'a mut Diagnostics,
    positions: BTreeMap<String, (usize, usize)>,
}

impl Reader<'_> {
    fn client(&mut self, value: &Spanned<DeValue<'_>>, settings: &mut Settings) {
        for (key, value) in self.table("client", value) {
            match key.get_ref().as_ref() {
                "lists" => settings.lists = self.lists(value),
                _ => self.unknown("client", key, CLIENT_KEYS),
            }
        }
    }

    fn lists(&mut self, value: &Spanned<DeValue<'_>>) -> Lists {
        let found = match value.get_ref().as_str() {
            Some("indexed") => return Lists::Indexed,
            Some("brackets") => return Lists::Brackets,
            Some("repeat") => return Lists::Repeat,
            Some(other) => format!("`{other}`"),
            None => format!("of type {}", value.get_ref().type_str()),
        };
        let message = format!("`client.lists` must be `indexed`, `brackets` or `repeat`, not {found}");
        self.report(value.span(), message);
        Lists::default()
    }

    fn operations(&mut self, value: &Spanned<DeValue<'_>>) -> BTreeMap<String, OperationSettings> {
        let mut operations = BTreeMap::new();
        for (id, value) in self.table("operations", value) {
            let name = format!("operations.{}", id.get_ref());
            let mut operation = OperationSettings::default();
            for (key, value) in self.table(&name, value) {
                match key.get_ref().as_ref() {
                    "group" => operation.group = self.string(&format!("{name}.group"), value),
                    "method" => operation.method = self.string(&format!("{name}.method"), value),
                    _ => self.unknown(&name, key, OPERATION_KEYS),
                }
            }
            self.record(name, id.span());
            operations.insert(id.get_ref().to_string(), operation);
        }
        operations
    }

    /// A table of strings.
    fn names(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        for (key, value) in self.table(setting, value) {
            let name = format!("{setting}.{}", key.get_ref());
            if let Some(text) = self.string(&name, value) {
                names.insert(key.get_ref().to_string(), text);
            }
            self.record(name, key.span());
        }
        names
    }

    /// A list of strings.
    fn list(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let Some(elements) = value.get_ref().as_array() else {
            self.wrong(setting, "a list of strings", value);
            return Vec::new();
        };
        let mut list = Vec::new();
        for element in elements.iter() {
            if let Some(text) = self.string(&format!("each element of {setting}"), element) {
                self.record(format!("{setting}.{text}"), element.span());
                list.push(text);
            }
        }
        list
    }

    fn untyped(&mut self, value: &Spanned<DeValue<'_>>) -> Untyped {
        match value.get_ref().as_str() {
            Some("infer") => Untyped::Infer,
            Some("any") => Untyped::Any,
            Some(other) => {
                let message = format!("`untyped` must be `infer` or `any`, not `{other}`");
                self.report(value.span(), message);
                Untyped::default()
            }
            None => {
                self.wrong("untyped", "`infer` or `any`", value);
                Untyped::default()
            }
        }
    }

    fn boolean(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Option<bool> {
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong(setting, "`true` or `false`", value);
        }
        boolean
    }

    fn string(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(setting, "a string", value);
        }
        text
    }

    fn table<'t, 'i>(
        &mut self,
        setting: &str,
        value: &'t Spanned<DeValue<'i>>,
    ) -> Vec<(&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>)> {
        match value.get_ref().as_table() {
            Some(table) => in_order(table),
            None => {
                self.wrong(setting, "a table", value);
                Vec::new()
            }
        }
    }

    /// Reports a key that means nothing, with the nearest one that does.
    fn unknown(&mut self, table: &str, key: &Spanned<DeString<'_>>, keys: &[&str]) {
        let name = key.get_ref();
        let of = if table.is_empty() { String::new() } else { format!(" of `{table}`") };
        let hint = match nearest(name, keys.iter().copied()) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => format!("; the settings{of} are `{}`", keys.join("`, `")),
        };
        self.report(key.span(), format!("`{name}` is no setting{of}{hint}"));
    }

    /// Reports a value of the wrong type.
    fn wrong(&mut self, setting: &str, wanted: &str, value: &Spanned<DeValue<'_>>) {
        let setting = if setting.contains(' ') { setting.to_owned() } else { format!("`{setting}`") };
        let message = format!("{setting} must be {wanted}, not of type {}", value.get_ref().type_str());
        self.report(value.span(), message);
    }

    fn report(&mut self, span: Range<usize>, message: String) {
        let (line, column) = position(self.text, span.start);
        let diagnostic = Diagnostic::new(&SETTING_UNKNOWN, Place::root(self.file), message);
        self.diagnostics.push(diagnostic.at(line, column));
    }

    fn record(&mut self, name: String, span: Range<usize>) {
        let position = position(self.text, span.start);
        self.positions.entry(name).or_insert(position);
    }
}

/// The line and column of a byte, both from 1.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::{Lists, read};
    use crate::diagnostics::Diagnostics;

    fn errors(text: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::new();
        read(text, 0, &mut diagnostics);
        diagnostics.iter().map(|diagnostic| diagnostic.message.clone()).collect()
    }

    #[test]
    fn names_have_their_positions_by_table() {
        let text = "secrets = [\"listPets\"]\n# uuid and listPets\n[operations.listPets]\nmethod = \"all\"\n\n[formats]\nuuid = \
                    \"uuid::Uuid\"\n[types]\n\"#/a.b\" = \"A\"\n";
        let mut diagnostics = Diagnostics::new();
        let settings = read(text, 3, &mut diagnostics);
        assert!(!diagnostics.has_errors());
        let position = |name: &str| settings.positions.get(name).copied();
        assert_eq!(position("secrets.listPets"), Some((1, 12)));
        assert_eq!(position("operations.listPets"), Some((3, 13)));
        assert_eq!(position("formats.uuid"), Some((7, 1)));
        assert_eq!(position("types.#/a.b"), Some((9, 1)));
        assert_eq!(settings.operations["listPets"].method.as_deref(), Some("all"));
        assert_eq!(settings.file, 3);
    }

    #[test]
    fn all_errors_come_at_once() {
        let text = "secret = 1\nfeatures = \"yes\"\nuntyped = \"maybe\"\ndeny = [\"nope\", 1]\n[operations.a]\nmethods = \
                    \"b\"\n[formats]\nuuid = 1\n[retry]\n";
        assert_eq!(
            errors(text),
            [
                "`secret` is no setting; did you mean `secrets`?",
                "`features` must be `true` or `false`, not of type string",
                "`untyped` must be `infer` or `any`, not `maybe`",
                "each element of deny must be a string, not of type integer",
                "`methods` is no setting of `operations.a`; did you mean `method`?",
                "`formats.uuid` must be a string, not of type integer",
                "`retry` is no setting; the settings are `secrets`, `deny`, `client`, `operations`, `types`, `sent_types`, `formats`, \
                 `untyped`, `features`, `ref_roots`",
                "`deny` names `nope`, which is no code; `cargo xtask explain` lists the codes",
            ]
        );
    }

    #[test]
    fn settings_of_the_client() {
        for (text, lists) in [("", Lists::Indexed), ("brackets", Lists::Brackets), ("repeat", Lists::Repeat)] {
            let text = if text.is_empty() { String::new() } else { format!("[client]\nlists = \"{text}\"\n") };
            let mut diagnostics = Diagnostics::new();
            assert_eq!(read(&text, 0, &mut diagnostics).lists, lists);
            assert!(!diagnostics.has_errors());
        }
        assert_eq!(
            errors("[client]\nlists = \"comma\"\nlist = 1\n"),
            [
                "`client.lists` must be `indexed`, `brackets` or `repeat`, not `comma`",
                "`list` is no setting of `client`; did you mean `lists`?",
            ]
        );
        assert_eq!(
            errors("client = {lists = 1}\n"),
            ["`client.lists` must be `indexed`, `brackets` or `repeat`, not of type integer"]
        );
    }

    #[test]
    fn what_is_no_toml_is_reported_with_the_rest() {
        let found = errors("secret = 1\ntypes = = 2\n");
        assert!(found.len() > 1 && found.iter().any(|message| message.contains("`secret`")), "{found:?}");
    }
}
