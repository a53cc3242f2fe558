//! What came of one description, and of all of them.

use crate::corpus::{Cost, Description, Outcome, failure};
use serde_json::{Value, json};

/// A valid example.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// Where its schema stands: the file, where that is not the entry, and the pointer.
    pub place: String,
    /// The type that reads it.
    pub ty: String,
    /// The value.
    pub value: Value,
}

impl Example {
    /// For the file that a run leaves for the next step.
    pub fn json(&self) -> Value {
        json!({ "place": self.place, "type": self.ty, "value": self.value })
    }

    /// What [`json()`](Self::json) wrote.
    pub fn read(mut json: Value) -> Self {
        let value = json.get_mut("value").map(Value::take).unwrap_or_default();
        let text = |name: &str| json.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Self { place: text("place"), ty: text("type"), value }
    }

    /// That it is not written back as it was read.
    pub fn failed(self, what: String) -> Failed {
        Failed { example: self, what }
    }
}

/// A valid example that is not written back equal.
#[derive(Clone, Debug)]
pub struct Failed {
    /// The example.
    pub example: Example,
    /// What happens instead.
    pub what: String,
}

/// A description, and what came of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its path below the folder.
    pub name: String,
    /// Whether the corpus says that it is invalid.
    pub invalid: bool,
    /// How finding the examples and generating ended.
    pub prepared: Outcome,
    /// How compiling ended.
    pub compiled: Outcome,
    /// How many valid examples there are.
    pub valid: usize,
    /// How many are not valid under their schema.
    pub invalid_examples: usize,
    /// Those that could not be judged: the places of their schemas, and why.
    pub unjudged: Vec<(String, String)>,
    /// The valid ones that are not written back equal.
    pub failures: Vec<Failed>,
    /// What each step cost.
    pub costs: Vec<Cost>,
}

impl Row {
    /// Nothing is known yet.
    pub fn of(description: &Description, invalid: bool) -> Self {
        Self {
            name: description.name.clone(),
            invalid,
            prepared: Outcome::Skipped,
            compiled: Outcome::Skipped,
            valid: 0,
            invalid_examples: 0,
            unjudged: Vec::new(),
            failures: Vec::new(),
            costs: Vec::new(),
        }
    }

    /// Why nothing could be tried, if so: a description that the corpus calls invalid may be refused.
    pub fn stopped(&self) -> Option<(&'static str, &str)> {
        if self.is_rightly_refused() {
            return None;
        }
        failure(&self.prepared, &self.compiled)
    }

    /// Whether the corpus calls it invalid, and the generator refuses it and says where.
    pub fn is_rightly_refused(&self) -> bool {
        self.invalid && matches!(self.prepared, Outcome::Refused(_))
    }

    /// Whether a valid example failed, or none could be tried.
    pub fn is_failure(&self) -> bool {
        self.stopped().is_some() || !self.failures.is_empty()
    }

    /// How many valid examples were written back equal.
    pub fn equal(&self) -> usize {
        if self.stopped().is_some() { 0 } else { self.valid.saturating_sub(self.failures.len()) }
    }

    /// For machines.
    pub fn json(&self) -> Value {
        let failures = self.failures.iter().map(|failed| {
            let Failed { example, what } = failed;
            json!({ "place": example.place, "type": example.ty, "value": example.value, "what": what })
        });
        let stopped = self.stopped();
        json!({
            "name": self.name,
            "invalid": self.invalid,
            "failure": stopped.map(|(what, _)| what),
            "reason": stopped.map(|(_, why)| why),
            "generated": self.prepared.word(),
            "compiled": self.compiled.word(),
            "examples": {
                "valid": self.valid,
                "equal": self.equal(),
                "invalid": self.invalid_examples,
                "not_judged": self.unjudged.len(),
            },
            "not_judged": self.unjudged.iter().map(|(place, why)| json!({ "place": place, "why": why })).collect::<Vec<_>>(),
            "failures": failures.collect::<Vec<_>>(),
            "seconds": self.costs.iter().map(|cost| cost.time.as_secs_f64()).sum::<f64>(),
            "peak_kilobytes": self.costs.iter().filter_map(|cost| cost.peak).max(),
        })
    }
}

/// Sums over all rows.
#[derive(Debug, Default)]
pub struct Totals {
    /// How many descriptions there are.
    pub descriptions: usize,
    /// How many failed.
    pub failed: usize,
    /// How many are refused, and rightly so.
    pub rightly_refused: usize,
    /// How many valid examples there are.
    pub valid: usize,
    /// How many of them were written back equal.
    pub equal: usize,
    /// How many examples are not valid.
    pub invalid: usize,
    /// How many could not be judged.
    pub unjudged: usize,
}

impl Totals {
    /// Adds up.
    pub fn of(rows: &[Row]) -> Self {
        let sum = |of: fn(&Row) -> usize| rows.iter().map(of).sum();
        Self {
            descriptions: rows.len(),
            failed: sum(|row| usize::from(row.is_failure())),
            rightly_refused: sum(|row| usize::from(row.is_rightly_refused())),
            valid: sum(|row| row.valid),
            equal: sum(Row::equal),
            invalid: sum(|row| row.invalid_examples),
            unjudged: sum(|row| row.unjudged.len()),
        }
    }

    /// For machines.
    pub fn json(&self) -> Value {
        json!({
            "descriptions": self.descriptions,
            "failed": self.failed,
            "rightly_refused": self.rightly_refused,
            "examples": {
                "valid": self.valid,
                "equal": self.equal,
                "invalid": self.invalid,
                "not_judged": self.unjudged,
            },
        })
    }
}
