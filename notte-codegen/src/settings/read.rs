//! Reading the settings: one walk over the TOML, which reports every error at its line.

use super::nearest::nearest;
use super::reader::{Reader, in_order};
use super::{Lists, Overlays, PARTS, Settings, Untyped};
use crate::diagnostics::{ALL, Diagnostics, SETTING_UNKNOWN, by_name};
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The settings, by name.
const KEYS: &[&str] = &[
    "secrets",
    "deny",
    "client",
    "operations",
    "include",
    "exclude",
    "pages",
    "waiters",
    "retries",
    "idempotency",
    "types",
    "sent_types",
    "members",
    "variants",
    "formats",
    "untyped",
    "features",
    "ref_roots",
    "overlays",
    "package",
];

/// The settings of the client.
const CLIENT_KEYS: &[&str] = &["features", "gated", "lists", "lenient", "named_arguments", "secrets"];

/// The settings of overlays.
const OVERLAY_KEYS: &[&str] = &["files", "allow_unmatched"];

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
            "pages" => settings.pages = reader.pages(value),
            "waiters" => settings.waiters = reader.waiters(value),
            "retries" => settings.retries = reader.retries(value),
            "idempotency" => settings.idempotency_header = reader.idempotency(value),
            "types" => settings.types = reader.names("types", value),
            "include" => settings.include = reader.selection("include", value),
            "exclude" => settings.exclude = reader.selection("exclude", value),
            "members" => settings.members = reader.names("members", value),
            "variants" => settings.variants = reader.variants(value),
            "package" => settings.package = reader.package(value),
            "sent_types" => settings.sent_types = reader.names("sent_types", value),
            "formats" => settings.formats = reader.names("formats", value),
            "untyped" => settings.untyped = reader.untyped(value),
            "features" => settings.features = reader.boolean("features", value),
            "ref_roots" => settings.ref_roots = reader.paths("ref_roots", value),
            "overlays" => settings.overlays = reader.overlays(value),
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
                    None => "`notte-codegen explain` lists the codes".to_owned(),
                };
                let message = format!("`deny` names `{name}`, which is not a code; {hint}");
                diagnostics.push(settings.about(&SETTING_UNKNOWN, "deny", name, message));
            }
        }
    }
    settings
}

impl Reader<'_> {
    fn client(&mut self, value: &Spanned<DeValue<'_>>, settings: &mut Settings) {
        for (key, value) in self.table("client", value) {
            match key.get_ref().as_ref() {
                "lists" => settings.lists = self.lists(value),
                "features" => settings.parts = self.parts(value),
                "gated" => settings.gated = self.boolean("client.gated", value),
                "lenient" => settings.lenient = self.boolean("client.lenient", value).unwrap_or_default(),
                "named_arguments" => settings.named_arguments = self.whole_number("client.named_arguments", value, 0),
                "secrets" => settings.shown = self.shown(value),
                _ => self.unknown("client", key, CLIENT_KEYS),
            }
        }
    }

    fn shown(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let mut shown = Vec::new();
        for (key, value) in self.table("client.secrets", value) {
            match key.get_ref().as_ref() {
                "allow" => shown = self.list("client.secrets.allow", value),
                _ => self.unknown("client.secrets", key, &["allow"]),
            }
        }
        shown
    }

    fn parts(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let parts = self.list("client.features", value);
        if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
            let known: Vec<String> = PARTS.iter().map(|part| format!("`{part}`")).collect();
            self.invalid(value.span(), format!("`client.features` may have {}, not `{unknown}`", known.join(", ")));
        }
        parts
    }

    /// A list of files, or a table that has one.
    fn overlays(&mut self, value: &Spanned<DeValue<'_>>) -> Overlays {
        let mut overlays = Overlays::default();
        if value.get_ref().is_array() {
            overlays.files = Some(self.paths("overlays", value));
            return overlays;
        }
        for (key, value) in self.table("overlays", value) {
            match key.get_ref().as_ref() {
                "files" => overlays.files = Some(self.paths("overlays.files", value)),
                "allow_unmatched" => {
                    overlays.allow_unmatched = self.boolean("overlays.allow_unmatched", value).unwrap_or_default();
                }
                _ => self.unknown("overlays", key, OVERLAY_KEYS),
            }
        }
        overlays
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
                "`secret` is not a setting; did you mean `secrets`?",
                "`features` must be `true` or `false`, not of type string",
                "`untyped` must be `infer` or `any`, not `maybe`",
                "each element of deny must be a string, not of type integer",
                "`methods` is not a setting of `operations.a`; did you mean `method`?",
                "`formats.uuid` must be a string, not of type integer",
                "`retry` is not a setting; the settings are `secrets`, `deny`, `client`, `operations`, `include`, `exclude`, `pages`, \
                 `waiters`, `retries`, `idempotency`, `types`, `sent_types`, `members`, `variants`, `formats`, `untyped`, `features`, \
                 `ref_roots`, `overlays`, `package`",
                "`deny` names `nope`, which is not a code; `notte-codegen explain` lists the codes",
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
                "`list` is not a setting of `client`; did you mean `lists`?",
            ]
        );
        assert_eq!(
            errors("[client]\nfeatures = [\"testing\", \"tests\"]\ngated = 1\n"),
            [
                "`client.features` may have `blocking`, `serde`, `testing`, `tracing`, not `tests`",
                "`client.gated` must be `true` or `false`, not of type integer"
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
