//! Typed headers of responses.

use std::str::FromStr;

use http::HeaderMap;

use super::super::json::{Wire, from_slice};

/// Decodes the headers of a response. A header that is missing or does not match the description is `None`; its text is in the headers.
#[derive(Clone, Copy)]
pub struct HeaderReader<'a> {
    headers: &'a HeaderMap,
}

impl<'a> HeaderReader<'a> {
    /// Creates a reader of these headers.
    #[must_use]
    pub fn new(headers: &'a HeaderMap) -> Self {
        Self { headers }
    }

    /// Returns a single value; of several lines the first.
    #[must_use]
    pub fn one<T: FromStr>(self, name: &str) -> Option<T> {
        self.texts(name).next()??.parse().ok()
    }

    /// Returns a list: values separated by commas, in one line or several (RFC 9110, 5.6.1).
    #[must_use]
    pub fn list<T: FromStr>(self, name: &str) -> Option<Vec<T>> {
        self.separated(name, ',')
    }

    /// Returns a list: values separated by a character, in one line or several.
    pub fn separated<T: FromStr>(self, name: &str, separator: char) -> Option<Vec<T>> {
        let mut values = Vec::new();
        for line in self.lines::<String>(name)? {
            let items = line.split(separator).map(str::trim).filter(|item| !item.is_empty());
            values.extend(items.map(str::parse).collect::<Result<Vec<T>, _>>().ok()?);
        }
        Some(values)
    }

    /// Returns a value for each line, for `Set-Cookie`, whose lines may contain commas (RFC 6265, 3).
    #[must_use]
    pub fn lines<T: FromStr>(self, name: &str) -> Option<Vec<T>> {
        let lines: Option<Vec<T>> = self.texts(name).map(|text| text?.parse().ok()).collect();
        lines.filter(|lines| !lines.is_empty())
    }

    /// Returns a JSON value; of several lines the first.
    #[must_use]
    pub fn json<T: Wire>(self, name: &str) -> Option<T> {
        from_slice(self.texts(name).next()??.as_bytes()).ok()
    }

    fn texts(self, name: &str) -> impl Iterator<Item = Option<&'a str>> {
        let values = self.headers.get_all(name).into_iter();
        values.map(|value| str::from_utf8(value.as_bytes()).ok().map(str::trim))
    }
}
