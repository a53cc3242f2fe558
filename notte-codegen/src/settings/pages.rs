//! `[pages.ID]`: how the list of an operation comes in pages.

use super::reader::Reader;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::DeValue;

/// How the list of an operation comes in pages. Paths have dots between their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageSettings {
    /// `false`: the operation has no pages.
    pub enabled: Option<bool>,
    /// The parameter that says which page a request is for, or `body.` and a path to a member of the body.
    pub position: Option<String>,
    /// What the position counts: `pages` or `items`. Otherwise it is what an answer says.
    pub counts: Option<String>,
    /// The number of the first page or item.
    pub first: Option<i64>,
    /// The query parameter that says how many items a page has.
    pub size: Option<String>,
    /// The path to the next position, or to the address of the next page.
    pub next: Option<String>,
    /// The header with the same.
    pub next_header: Option<String>,
    /// The member of the last item that is the next position.
    pub last: Option<String>,
    /// The path to a boolean: whether there are more pages.
    pub has_more: Option<String>,
    /// The path to the number of pages.
    pub pages: Option<String>,
    /// The path to the number of all items.
    pub total: Option<String>,
    /// The path to the list; empty for the whole answer.
    pub items: Option<String>,
}

const KEYS: &[&str] = &[
    "enabled",
    "position",
    "counts",
    "first",
    "size",
    "next",
    "next_header",
    "last",
    "has_more",
    "pages",
    "total",
    "items",
];

impl Reader<'_> {
    /// The settings of all pages, by operation id.
    pub(super) fn pages(&mut self, value: &Spanned<DeValue<'_>>) -> BTreeMap<String, PageSettings> {
        let mut all = BTreeMap::new();
        for (id, value) in self.table("pages", value) {
            let name = format!("pages.{}", id.get_ref());
            all.insert(id.get_ref().to_string(), self.pages_of(&name, value));
            self.record(name, id.span());
        }
        all
    }

    /// The settings of one operation's pages.
    fn pages_of(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> PageSettings {
        let mut pages = PageSettings::default();
        for (key, value) in self.table(name, value) {
            let setting = format!("{name}.{}", key.get_ref());
            match key.get_ref().as_ref() {
                "enabled" => pages.enabled = self.boolean(&setting, value),
                "position" => pages.position = self.string(&setting, value),
                "counts" => pages.counts = self.counts(&setting, value),
                "first" => pages.first = self.integer(&setting, value),
                "size" => pages.size = self.string(&setting, value),
                "next" => pages.next = self.string(&setting, value),
                "next_header" => pages.next_header = self.string(&setting, value),
                "last" => pages.last = self.string(&setting, value),
                "has_more" => pages.has_more = self.string(&setting, value),
                "pages" => pages.pages = self.string(&setting, value),
                "total" => pages.total = self.string(&setting, value),
                "items" => pages.items = self.string(&setting, value),
                _ => self.unknown(name, key, KEYS),
            }
        }
        pages
    }

    fn counts(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = self.string(setting, value)?;
        if matches!(text.as_str(), "pages" | "items") {
            return Some(text);
        }
        self.report(value.span(), format!("`{setting}` must be `pages` or `items`, not `{text}`"));
        None
    }

    fn integer(&mut self, setting: &str, value: &Spanned<DeValue<'_>>) -> Option<i64> {
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|integer| i64::from_str_radix(integer.as_str(), integer.radix()).ok());
        if number.is_none() {
            self.wrong(setting, "a whole number", value);
        }
        number
    }
}
