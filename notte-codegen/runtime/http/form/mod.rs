//! `application/x-www-form-urlencoded`: a form that is written as a query is.

use std::future::ready;

use percent_encoding::utf8_percent_encode;
use serde_json::Value;

use super::super::json::{Wire, to_json};
use super::call::content::{Content, Faults, Opening};
use super::call::draft::Draft;
use super::call::path::RESERVED;
use super::call::query::Query;
use super::style::{self, Style};

/// The fields of a form.
#[derive(Clone, Default)]
struct Form(Query);

impl Content for Form {
    fn content_type(&self) -> String {
        "application/x-www-form-urlencoded".to_owned()
    }

    fn open(&self, _: &Faults) -> Opening {
        let mut text = String::new();
        self.0.finish(&mut text);
        // Without the question mark.
        Box::pin(ready(Ok(text.split_off(text.len().min(1)).into())))
    }
}

#[allow(dead_code, reason = "an API may have fields of one kind only")]
impl Draft {
    /// Sets a field of a form, which is the body then (`application/x-www-form-urlencoded`).
    ///
    /// A list is a field for each of its items; an object, and a list in a list, is JSON.
    pub(crate) fn field<V: Wire>(&mut self, name: &str, value: &V) {
        self.fields(name, items(&to_json(value)).map(style::text));
    }

    /// Sets a field of a form to JSON. A list is a field for each of its items.
    pub(crate) fn field_json<V: Wire>(&mut self, name: &str, value: &V) {
        self.fields(name, items(&to_json(value)).map(Value::to_string));
    }

    fn fields(&mut self, name: &str, texts: impl Iterator<Item = String>) {
        let encoded = |text: &str| utf8_percent_encode(text, RESERVED).to_string();
        let fields: Vec<_> = texts.map(|text| format!("{}={}", encoded(name), encoded(&text))).collect();
        self.change(|form: &mut Form| form.0.replace(name, fields.join("&")));
    }

    /// Sets a field of a form to a value in a style.
    pub(crate) fn form<V: Wire>(&mut self, name: &str, value: &V, style: Style, explode: bool) {
        let value = to_json(value);
        self.change(|form: &mut Form| form.0.set_styled(name, &value, style, explode));
    }

    /// Sets a field of a form in which characters that a URL reserves are left as they are.
    pub(crate) fn form_reserved<V: Wire>(&mut self, name: &str, value: &V, style: Style, explode: bool) {
        let value = to_json(value);
        self.change(|form: &mut Form| form.0.set_reserved(name, &value, style, explode));
    }
}

/// What a value is where nothing is said of its style: each item of a list by itself, null not at all.
pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    let items = match value {
        Value::Array(list) => list.as_slice(),
        single => std::slice::from_ref(single),
    };
    items.iter().filter(|item| !item.is_null())
}
