//! What a child left: its diagnostics, its log, its files.

use super::outcome::Outcome;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;

/// The diagnostics of one description, counted.
#[derive(Debug, Default)]
pub struct Report {
    /// How often each loss occurs.
    pub losses: BTreeMap<String, usize>,
    /// How many schemas were read, if the generator says so.
    pub schemas: Option<usize>,
    errors: Vec<(String, bool)>,
}

impl Report {
    /// Reads what `generate --message-format json` prints. Lines that are no JSON are for people.
    pub fn read(said: &str) -> Self {
        let mut report = Self::default();
        for line in said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let text = |name: &str| line.get(name).and_then(Value::as_str);
            match text("severity") {
                Some("loss") => *report.losses.entry(text("code").unwrap_or("?").to_owned()).or_default() += 1,
                Some("error") => {
                    let number = |name: &str| line.get(name).and_then(Value::as_u64);
                    let place = text("file").zip(number("line")).map(|(file, line)| format!("{file}:{line}: "));
                    let (code, message) = (text("code").unwrap_or("?"), text("message").unwrap_or_default());
                    let said = format!("{}{code}: {message}", place.as_deref().unwrap_or_default());
                    report.errors.push((said, place.is_some()));
                }
                Some(_) => {}
                None => report.schemas = line.get("schemas").and_then(Value::as_u64).and_then(|n| n.try_into().ok()),
            }
        }
        report
    }

    /// What to make of a refusal: the first error that has a place speaks for it.
    pub fn refusal(&self, log: &str) -> Outcome {
        match self.errors.iter().find(|(_, placed)| *placed) {
            Some((said, _)) => Outcome::Refused(said.clone()),
            None => Outcome::Unplaced(self.errors.first().map_or(log, |(said, _)| said).to_owned()),
        }
    }
}

/// The beginning of a log, which may be endless.
pub fn printable(log: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    std::fs::File::open(log)?.take(64 * 1024).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// How many lines the files of a folder have.
pub fn lines_of_rust(folder: &Path) -> io::Result<usize> {
    let mut lines = 0;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        lines += if path.is_dir() { lines_of_rust(&path)? } else { std::fs::read_to_string(path)?.lines().count() };
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Report};

    #[test]
    fn a_refusal_needs_a_place() {
        let placed = r#"{"code":"syntax","severity":"error","message":"no","file":"a.yaml","line":3,"column":1}"#;
        let unplaced = r#"{"code":"syntax","severity":"error","message":"no","file":null,"line":null}"#;
        let report = |said: &str| Report::read(said).refusal("the log");
        assert_eq!(report(&format!("{unplaced}\n{placed}")), Outcome::Refused("a.yaml:3: syntax: no".into()));
        assert_eq!(report(unplaced), Outcome::Unplaced("syntax: no".into()));
        assert_eq!(report(""), Outcome::Unplaced("the log".into()));
    }

    #[test]
    fn losses_are_counted_and_words_passed_over() {
        let loss = r#"{"code":"schema-as-json","severity":"loss"}"#;
        let note = r#"{"code":"name-moved","severity":"note"}"#;
        let report = Report::read(&format!("{loss}\n{note}\n{loss}\n{{\"schemas\":7}}\nout: 5 operations\n"));
        assert_eq!(report.losses, [("schema-as-json".to_owned(), 2)].into());
        assert_eq!(report.schemas, Some(7));
    }
}
