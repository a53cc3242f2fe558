//! Sentences and code that are the same in most clients, by name.

use std::collections::{BTreeMap, BTreeSet};

/// The phrases of `tests/snapshots/phrases.txt`. A snapshot has the phrase's name and what stands for each `…` in its place, so
/// that a reworded sentence of an emitter changes the list and no snapshot.
#[derive(Debug, Default)]
pub struct Phrases {
    phrases: Vec<Phrase>,
    used: BTreeSet<String>,
    /// Documentation that is no phrase, with `…` for each span of code: where it was found.
    others: BTreeMap<String, BTreeSet<String>>,
    place: String,
}

#[derive(Debug)]
struct Phrase {
    name: String,
    parts: Vec<String>,
}

impl Phrases {
    /// Reads a list with a line `NAME: TEXT` for each phrase.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let phrases = lines.map(|line| {
            let (name, text) = line.split_once(": ").expect("a line of phrases.txt is `NAME: TEXT`");
            Phrase { name: name.to_owned(), parts: text.split('…').map(str::to_owned).collect() }
        });
        Self { phrases: phrases.collect(), ..Self::default() }
    }

    /// What comes next is of this fixture.
    pub fn enter(&mut self, place: &str) {
        place.clone_into(&mut self.place);
    }

    /// The names of the phrases that were never met.
    pub fn unused(&self) -> Vec<&str> {
        self.phrases.iter().map(|phrase| phrase.name.as_str()).filter(|name| !self.used.contains(*name)).collect()
    }

    /// The sentences of documentation that are in more fixtures than this, and are no phrases.
    pub fn missing(&self, fixtures: usize) -> Vec<&str> {
        let often = self.others.iter().filter(|(_, places)| places.len() > fixtures);
        often.map(|(sentence, _)| sentence.as_str()).collect()
    }

    /// A line as its phrase, if it is one.
    pub fn line(&mut self, line: &str) -> Option<String> {
        let (name, values) = self.phrases.iter().find_map(|phrase| Some((&phrase.name, phrase.values(line)?)))?;
        self.used.insert(name.clone());
        let values: Vec<String> = values.into_iter().map(|value| format!(" {value}")).collect();
        Some(format!("«{name}{}»", values.concat()))
    }

    /// A line of code, with a phrase in place of what follows its comments.
    pub(super) fn code(&mut self, line: &str) -> String {
        let (comments, code) = match line.rsplit_once("» ") {
            Some((comments, code)) => (format!("{comments}» "), code),
            None => (String::new(), line),
        };
        match self.line(code) {
            Some(phrase) => comments + &phrase,
            None => line.to_owned(),
        }
    }

    /// A line of a comment, `///` and all, as something that fits before an item.
    pub(super) fn comment(&mut self, line: &str) -> String {
        let text = line.trim_start_matches(['/', '!']).trim();
        if text.is_empty() {
            return "«»".to_owned();
        }
        if let Some(phrase) = self.line(text) {
            return phrase;
        }
        let words: Vec<&str> = text.split('`').step_by(2).collect();
        if words.iter().any(|part| part.trim().contains(' ')) {
            self.others.entry(words.join("`…`")).or_default().insert(self.place.clone());
        }
        format!("/* {text} */")
    }
}

impl Phrase {
    /// What stands for each `…`, without repeats, if the line is this phrase.
    fn values<'a>(&self, line: &'a str) -> Option<Vec<&'a str>> {
        let (first, middle) = self.parts.split_first()?;
        let mut rest = line.strip_prefix(first.as_str())?;
        let Some((last, middle)) = middle.split_last() else {
            return rest.is_empty().then(Vec::new);
        };
        let mut values = Vec::new();
        for part in middle {
            let (value, tail) = rest.split_once(part.as_str())?;
            values.push(value);
            rest = tail;
        }
        values.push(rest.strip_suffix(last.as_str())?);
        values.dedup();
        Some(values)
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn a_phrase_keeps_what_differs() {
        let mut phrases = Phrases::parse("field: The field `…`.\nalias: `…` is `…`.\nnever: Never.\n");
        assert_eq!(phrases.line("The field `a.b`.").as_deref(), Some("«field a.b»"));
        assert_eq!(phrases.line("`A` is `B`.").as_deref(), Some("«alias A B»"));
        assert_eq!(phrases.line("The field `a`. It is long."), None);
        assert_eq!(phrases.unused(), ["never"]);
    }

    #[test]
    fn a_sentence_of_many_fixtures_is_missing() {
        let mut phrases = Phrases::parse("");
        for place in ["a", "b", "c"] {
            phrases.enter(place);
            phrases.comment(&format!("/// The field `{place}`."));
            phrases.comment(&format!("/// `{place}`"));
        }
        assert_eq!(phrases.missing(2), ["The field `…`."]);
        assert!(phrases.missing(3).is_empty());
    }
}
