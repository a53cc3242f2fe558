//! Sentences and code that are the same in most clients, by name.

use super::layout::Block;
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
        let (name, phrase) = self.find(line)?;
        self.used.insert(name);
        Some(phrase)
    }

    /// The name of the phrase that a line is, and what stands in its place.
    fn find(&self, line: &str) -> Option<(String, String)> {
        let (name, values) = self.phrases.iter().find_map(|phrase| Some((&phrase.name, phrase.values(line)?)))?;
        let values: Vec<String> = values.into_iter().map(|value| format!(" {value}")).collect();
        Some((name.clone(), format!("«{name}{}»", values.concat().trim_end())))
    }

    /// A block of code, with a phrase in place of each part that is one, where that makes a line.
    pub(super) fn block(&mut self, block: Block, width: usize) -> Block {
        let flat = block.flat();
        let (comments, code) = flat.split_at(comments(&flat));
        let phrase = self.find(code).filter(|(_, phrase)| block.rest.is_empty() || phrase.chars().count() <= width);
        if let Some((name, phrase)) = phrase {
            self.used.insert(name);
            return Block { head: format!("{comments}{phrase}"), rest: Vec::new() };
        }
        let rest = block
            .rest
            .into_iter()
            .map(|(parts, close)| (parts.into_iter().map(|part| self.block(part, width)).collect(), close));
        Block { rest: rest.collect(), head: block.head }
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

/// The length of the comments before code.
fn comments(line: &str) -> usize {
    let mut rest = line;
    loop {
        let end = match rest.chars().next() {
            Some('«') => rest.find("» ").map(|at| at + "» ".len()),
            Some('/') => rest.find(" */ ").map(|at| at + " */ ".len()),
            _ => None,
        };
        let Some(tail) = end.and_then(|end| rest.get(end..)) else { return line.len() - rest.len() };
        rest = tail;
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
