//! Names that must differ from each other.

use crate::hash::{HashMap, HashSet};

/// The names taken in one place: a module, a struct, an enum, an argument list.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: HashSet<String>,
    /// The number to try next behind a name: all smaller ones are taken, and stay so.
    next: HashMap<String, usize>,
}

impl Scope {
    /// A scope in which these names are taken from the start.
    pub fn with<'a>(reserved: impl IntoIterator<Item = &'a str>) -> Self {
        Self { taken: reserved.into_iter().map(|name| bare(name).to_owned()).collect(), next: HashMap::default() }
    }

    /// Takes a name if it is free.
    pub fn take(&mut self, name: &str) -> bool {
        self.taken.insert(bare(name).to_owned())
    }

    /// Takes the first of the candidates that is free; when none is, the last one with a number behind it.
    pub fn first_free(&mut self, candidates: &[String]) -> String {
        for candidate in candidates {
            if self.take(candidate) {
                return candidate.clone();
            }
        }
        let last = candidates.last().map_or("field", |last| bare(last).trim_end_matches('_'));
        let separator = if last.ends_with(|c: char| c.is_ascii_digit()) || last.starts_with(|c: char| c.is_lowercase())
        {
            "_"
        } else {
            ""
        };
        let stem = format!("{last}{separator}");
        let mut number = self.next.get(&stem).copied().unwrap_or(2);
        loop {
            let name = format!("{stem}{number}");
            number += 1;
            if self.take(&name) {
                self.next.insert(stem, number);
                return name;
            }
        }
    }
}

/// `r#type` and `type` are one name.
fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::Scope;

    #[test]
    fn numbers_go_on_and_pass_over_what_is_taken() {
        let mut scope = Scope::with(["get", "get_3", "r#mod"]);
        assert!(!scope.take("mod") && !scope.take("r#mod"));
        let names: Vec<String> = (0..4).map(|_| scope.first_free(&["get".to_owned()])).collect();
        assert_eq!(names, ["get_2", "get_4", "get_5", "get_6"]);
        assert_eq!(scope.first_free(&["r#get".to_owned()]), "get_7");
        assert_eq!(scope.first_free(&["Get".to_owned(), "GetApi".to_owned()]), "Get");
        let names: Vec<String> = (0..2).map(|_| scope.first_free(&["Self_".to_owned()])).collect();
        assert_eq!(names, ["Self_", "Self2"]);
    }
}
