//! What became of changes: a line for each in `target/mutation.tsv`.

use std::collections::BTreeMap;

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A test failed.
    Noticed,
    /// A test did not end, which is noticed too.
    Endless,
    /// No test failed.
    Missed,
    /// It does not compile.
    NoRust,
}

impl Outcome {
    const ALL: [(Outcome, &'static str, &'static str); 4] = [
        (Outcome::Noticed, "noticed", "CaughtMutant"),
        (Outcome::Endless, "endless", "Timeout"),
        (Outcome::Missed, "missed", "MissedMutant"),
        (Outcome::NoRust, "no-rust", "Unviable"),
    ];

    /// What cargo-mutants calls so.
    pub fn of_summary(summary: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, _, theirs)| *theirs == summary).map(|(outcome, ..)| *outcome)
    }

    /// The name in a record.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(outcome, ..)| *outcome == self).map(|(_, name, _)| *name).unwrap_or_default()
    }
}

/// A change that was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub outcome: Outcome,
    /// The time it took to compile and to test.
    pub seconds: u64,
    pub key: String,
}

impl Record {
    /// The line in the file.
    pub fn line(&self) -> String {
        format!("{}\t{}\t{}\n", self.outcome.name(), self.seconds, self.key)
    }
}

/// The records of a file. A line that a stop cut is none.
pub fn parse(text: &str) -> Vec<Record> {
    let whole = text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
    let records = whole.filter_map(|line| {
        let mut parts = line.splitn(3, '\t');
        let name = parts.next()?;
        let outcome = Outcome::ALL.iter().find(|(_, own, _)| *own == name).map(|(outcome, ..)| *outcome)?;
        Some(Record { outcome, seconds: parts.next()?.parse().ok()?, key: parts.next()?.to_owned() })
    });
    records.collect()
}

/// Each change with what became of it at first, and at last: a test may have been written in between.
#[derive(Debug, Default)]
pub struct Results {
    pub changes: BTreeMap<String, (Outcome, Outcome)>,
}

impl Results {
    /// The results of these records, in the order in which they were made.
    pub fn of(records: &[Record]) -> Self {
        let mut results = Self::default();
        for Record { outcome, key, .. } in records {
            results.changes.entry(key.clone()).or_insert((*outcome, *outcome)).1 = *outcome;
        }
        results
    }

    /// What became of a change when it was tried last.
    pub fn last(&self, key: &str) -> Option<Outcome> {
        self.changes.get(key).map(|(_, last)| *last)
    }

    /// How many changes are noticed, and how many compile.
    pub fn last_counts(&self) -> (usize, usize) {
        counts(self.changes.values().map(|(_, last)| *last))
    }
}

/// How many of these are noticed, and how many compile.
pub fn counts(outcomes: impl Iterator<Item = Outcome>) -> (usize, usize) {
    outcomes.fold((0, 0), |(noticed, all), outcome| match outcome {
        Outcome::Noticed | Outcome::Endless => (noticed + 1, all + 1),
        Outcome::Missed => (noticed, all + 1),
        Outcome::NoRust => (noticed, all),
    })
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Record, Results, parse};

    #[test]
    fn records_are_read_as_they_are_written() {
        let record = |outcome, key: &str| Record { outcome, seconds: 7, key: key.to_owned() };
        let records = [
            record(Outcome::Missed, "a.rs: x"),
            record(Outcome::NoRust, "b.rs: y"),
            record(Outcome::Endless, "c.rs: z"),
            record(Outcome::Noticed, "a.rs: x"),
        ];
        let text: String = records.iter().map(Record::line).collect();
        assert_eq!(parse(&text), records);
        assert_eq!(parse(text.trim_end()), records[..3]);

        let results = Results::of(&records);
        assert_eq!(results.changes["a.rs: x"], (Outcome::Missed, Outcome::Noticed));
        assert_eq!(results.last_counts(), (2, 2));
    }
}
