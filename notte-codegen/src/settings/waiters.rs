//! `[waiters.NAME]`: what a wait for an operation's response ends with.

use super::reader::Reader;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::DeValue;

/// What a wait for an operation's response ends with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaiterSettings {
    /// The operation that is called again and again, by its id.
    pub operation: String,
    /// The name of the method; that of the waiter by default.
    pub method: Option<String>,
    /// The path to the member of the response that says how far it is, with dots between the names.
    pub state: String,
    /// The values with which it is over, as wanted.
    pub done: Vec<String>,
    /// The values with which it is over, and failed.
    pub failed: Vec<String>,
    /// The seconds between two calls.
    pub interval: Option<u32>,
    /// The seconds after which the wait ends.
    pub deadline: Option<u32>,
}

const KEYS: &[&str] = &["operation", "method", "state", "done", "failed", "interval", "deadline"];

impl Reader<'_> {
    /// The settings of all waiters, by name.
    pub(super) fn waiters(&mut self, value: &Spanned<DeValue<'_>>) -> BTreeMap<String, WaiterSettings> {
        let mut waiters = BTreeMap::new();
        for (name, value) in self.table("waiters", value) {
            let setting = format!("waiters.{}", name.get_ref());
            let waiter = self.waiter(&setting, value);
            let missing = [
                ("operation", waiter.operation.is_empty()),
                ("state", waiter.state.is_empty()),
                ("done", waiter.done.is_empty()),
            ];
            if let Some((key, _)) = missing.iter().find(|(_, is_missing)| *is_missing) {
                self.invalid(name.span(), format!("`{setting}` does not say its `{key}`"));
            } else {
                waiters.insert(name.get_ref().to_string(), waiter);
            }
            self.record(setting, name.span());
        }
        waiters
    }

    fn waiter(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> WaiterSettings {
        let mut waiter = WaiterSettings::default();
        for (key, value) in self.table(name, value) {
            let setting = format!("{name}.{}", key.get_ref());
            match key.get_ref().as_ref() {
                "operation" => waiter.operation = self.string(&setting, value).unwrap_or_default(),
                "method" => waiter.method = self.string(&setting, value),
                "state" => waiter.state = self.string(&setting, value).unwrap_or_default(),
                "done" => waiter.done = self.scalars(&setting, value),
                "failed" => waiter.failed = self.scalars(&setting, value),
                "interval" => waiter.interval = self.natural(&setting, value),
                "deadline" => waiter.deadline = self.natural(&setting, value),
                _ => self.unknown(name, key, KEYS),
            }
        }
        waiter
    }

    /// A list of strings, whole numbers and booleans, as JSON has them, without quotes.
    fn scalars(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        const WANTED: &str = "a list of strings, whole numbers or booleans";
        let Some(elements) = value.get_ref().as_array() else {
            self.wrong(setting, WANTED, value);
            return Vec::new();
        };
        let mut scalars = Vec::new();
        for element in elements.iter() {
            let element_value = element.get_ref();
            let integer =
                || element_value.as_integer().and_then(|one| i64::from_str_radix(one.as_str(), one.radix()).ok());
            let text = element_value.as_str().map(str::to_owned);
            let text = text.or_else(|| element_value.as_bool().map(|one| one.to_string()));
            match text.or_else(|| integer().map(|one| one.to_string())) {
                Some(text) => scalars.push(text),
                None => self.wrong(setting, WANTED, element),
            }
        }
        scalars
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::Diagnostics;
    use crate::settings::{Settings, WaiterSettings};

    fn read(text: &str) -> (Settings, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let settings = Settings::parse(text, 0, &mut diagnostics);
        let messages = diagnostics.iter().map(|one| one.message.clone()).collect();
        (settings, messages)
    }

    #[test]
    fn waiters_are_read() {
        let text = "[waiters.until_over]\noperation = \"getJob\"\nstate = \"job.state\"\ndone = [\"ok\", 0, true]\nfailed = [0x10]\n\
                    interval = 2\ndeadline = 60\n";
        let (settings, messages) = read(text);
        assert_eq!(messages, [""; 0]);
        let waiter = WaiterSettings {
            operation: "getJob".to_owned(),
            method: None,
            state: "job.state".to_owned(),
            done: vec!["ok".to_owned(), "0".to_owned(), "true".to_owned()],
            failed: vec!["16".to_owned()],
            interval: Some(2),
            deadline: Some(60),
        };
        assert_eq!(settings.waiters["until_over"], waiter);
        assert_eq!(settings.positions["waiters.until_over"], (1, 10));
    }

    #[test]
    fn what_is_missing_or_wrong_is_said() {
        let text = "[waiters.a]\noperation = \"getJob\"\nstate = \"state\"\n[waiters.b]\ndone = [\"ok\", 1.5]\nends = 1\ninterval = 0\n";
        assert_eq!(
            read(text).1,
            [
                "`waiters.a` does not say its `done`",
                "`waiters.b.done` must be a list of strings, whole numbers or booleans, not of type float",
                "`ends` is not a setting of `waiters.b`; the settings of `waiters.b` are `operation`, `method`, `state`, `done`, `failed`, \
                 `interval`, `deadline`",
                "`waiters.b.interval` must be a whole number from 1, not of type integer",
                "`waiters.b` does not say its `operation`",
            ]
        );
    }
}
