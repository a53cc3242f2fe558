//! Parameters that are lists or objects, and parameters with reserved characters.

use serde_json::Value;

use super::super::super::json::{Wire, to_json};
use super::super::call::draft::Draft;
use super::super::call::path::{Path, checked};
use super::super::call::query::Query;
use super::{Style, in_path, in_query, named};

#[allow(dead_code, reason = "an API may have parameters of some places only")]
impl Draft {
    /// Sets the next parameter of the path to a list or an object.
    pub(crate) fn path_styled<V: Wire>(mut self, value: &V, style: Style, explode: bool) -> Self {
        let filled = self.path.fill_styled(&to_json(value), style, explode, false);
        self.note(filled);
        self
    }

    /// Fills the next parameter of the path with a value in which characters that a URL reserves are left as they are, but for those
    /// that would end the segment.
    pub(crate) fn path_reserved<V: Wire>(mut self, value: &V, style: Style, explode: bool) -> Self {
        let filled = self.path.fill_styled(&to_json(value), style, explode, true);
        self.note(filled);
        self
    }

    /// Sets a query parameter that may be a list or an object. Setting it again replaces it.
    pub(crate) fn query_styled<V: Wire>(&mut self, name: &str, value: &V, style: Style, explode: bool) {
        self.query.set_styled(name, &to_json(value), style, explode);
    }

    /// Sets a query parameter in which characters that a URL reserves are left as they are.
    pub(crate) fn query_reserved<V: Wire>(&mut self, name: &str, value: &V, style: Style, explode: bool) {
        self.query.set_reserved(name, &to_json(value), style, explode);
    }

    /// Sets a cookie to a list or an object; with `explode` a cookie for each item or member. Setting it again replaces it.
    pub(crate) fn cookie_styled<V: Wire>(&mut self, name: &str, value: &V, explode: bool) {
        self.put_cookies(name, named(name, &to_json(value), Style::Form, explode));
    }
}

impl Path {
    /// Fills the next parameter with a value in a style; with `keep`, what a segment can have is left as it is in it.
    fn fill_styled(&mut self, value: &Value, style: Style, explode: bool, keep: bool) -> Result<(), String> {
        let name = self.next()?;
        let text = in_path(name, value, style, explode, keep);
        self.filled.push_str(&text);
        // What was encoded is still so, and would be a dot to every URL parser.
        checked(name, &text.replace("%2e", ".").replace("%2E", "."))
    }
}

impl Query {
    /// Sets a parameter to a value in a style. Without anything to say it is not sent.
    pub(in super::super) fn set_styled(&mut self, name: &str, value: &Value, style: Style, explode: bool) {
        self.replace(name, in_query(name, value, style, explode, false));
    }

    /// The same, characters that a URL reserves left as they are.
    pub(in super::super) fn set_reserved(&mut self, name: &str, value: &Value, style: Style, explode: bool) {
        self.replace(name, in_query(name, value, style, explode, true));
    }
}
