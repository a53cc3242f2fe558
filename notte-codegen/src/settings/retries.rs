//! `[retries]` and `[idempotency]`: which failed calls are sent again.

use super::reader::Reader;
use toml::Spanned;
use toml::de::DeValue;

/// Which failed calls the client of an API sends again, where its default differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetrySettings {
    /// How often a call is sent at most, the first time included.
    pub attempts: Option<u32>,
    /// The longest wait in seconds that a server may ask for.
    pub max_retry_after: Option<u32>,
    /// Statuses after which any call is sent again.
    pub always_on: Vec<u16>,
    /// Statuses after which a call is sent again if that does no harm.
    pub on: Vec<u16>,
    /// Statuses after which no call is sent again.
    pub never_on: Vec<u16>,
}

const KEYS: &[&str] = &["attempts", "max_retry_after", "always_on", "on", "never_on"];

const IDEMPOTENCY_KEYS: &[&str] = &["header"];

impl Reader<'_> {
    /// The settings of retries.
    pub fn retries(&mut self, value: &Spanned<DeValue<'_>>) -> RetrySettings {
        let mut retries = RetrySettings::default();
        for (key, value) in self.table("retries", value) {
            let setting = format!("retries.{}", key.get_ref());
            match key.get_ref().as_ref() {
                "attempts" => retries.attempts = self.natural(&setting, value),
                "max_retry_after" => retries.max_retry_after = self.natural(&setting, value),
                "always_on" => retries.always_on = self.statuses(&setting, value),
                "on" => retries.on = self.statuses(&setting, value),
                "never_on" => retries.never_on = self.statuses(&setting, value),
                _ => self.unknown("retries", key, KEYS),
            }
        }
        retries
    }

    /// The header for idempotency keys, which calls are given that the description gives none.
    pub fn idempotency(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let mut header = None;
        for (key, value) in self.table("idempotency", value) {
            match key.get_ref().as_ref() {
                "header" => header = self.string("idempotency.header", value),
                _ => self.unknown("idempotency", key, IDEMPOTENCY_KEYS),
            }
        }
        header
    }

    /// A whole number from 1.
    pub(super) fn natural(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Option<u32> {
        self.whole_number(setting, value, 1)
    }

    /// A whole number from `least`.
    pub(super) fn whole_number(&mut self, setting: &str, value: &Spanned<DeValue<'_>>, least: u32) -> Option<u32> {
        let integer = value.get_ref().as_integer();
        let number = integer.and_then(|integer| u32::from_str_radix(integer.as_str(), integer.radix()).ok());
        let number = number.filter(|number| *number >= least);
        if number.is_none() {
            self.wrong(setting, &format!("a whole number from {least}"), value);
        }
        number
    }

    fn statuses(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Vec<u16> {
        let Some(elements) = value.get_ref().as_array() else {
            self.wrong(setting, "a list of statuses", value);
            return Vec::new();
        };
        let mut statuses = Vec::new();
        for element in elements.iter() {
            let integer = element.get_ref().as_integer().and_then(|integer| integer.as_str().parse::<u16>().ok());
            match integer.filter(|status| (300..600).contains(status)) {
                Some(status) => statuses.push(status),
                None => {
                    self.report(element.span(), format!("each element of `{setting}` must be a status from 300 to 599"))
                }
            }
        }
        statuses
    }
}
