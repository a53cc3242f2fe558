//! JSONPath queries (RFC 9535).

use indexmap::IndexSet;
use serde_json::Value;
use serde_json_path::JsonPath;

/// Brackets and parentheses that a query may nest. The parser descends for each of them, and tries each several times.
const MAX_NESTING: usize = 8;

/// A query and its text.
pub struct Query {
    path: JsonPath,
    text: String,
}

impl Query {
    /// Parses a query.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        if nesting(text) > MAX_NESTING {
            return Err(format!("brackets nest deeper than {MAX_NESTING} levels"));
        }
        match JsonPath::parse(text) {
            Ok(path) => Ok(Self { path, text: text.to_owned() }),
            Err(error) => Err(format!("{} at character {}", error.message(), error.position() + 1)),
        }
    }

    /// The text of the query.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The JSON Pointers of the nodes that the query selects, each once, in the order of the query.
    pub fn select(&self, tree: &Value) -> Vec<String> {
        let located = self.path.query_located(tree);
        let pointers: IndexSet<String> = located.locations().map(|location| location.to_json_pointer()).collect();
        pointers.into_iter().collect()
    }
}

/// How deep brackets nest in a query. Those in quoted names don't count.
fn nesting(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    let mut quote = None;
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match (quote, c) {
            (Some(_), '\\') => drop(characters.next()),
            (Some(end), c) if c == end => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '[' | '(') => open += 1,
            (None, ']' | ')') => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}
