//! Reading the tables of the settings.

use super::OperationSettings;
use super::reader::Reader;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::DeValue;

/// What an operation can have.
const OPERATION_KEYS: &[&str] = &["group", "method"];

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
                    _ => self.unknown(&name, key, OPERATION_KEYS),
                }
            }
            self.record(name, id.span());
            operations.insert(id.get_ref().to_string(), operation);
        }
        operations
    }
}
