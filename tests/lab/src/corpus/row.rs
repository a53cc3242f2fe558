//! What came of one description.

use super::outcome::{self, Cost, Outcome};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A description, and what came of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its path below the folder.
    pub name: String,
    /// The version of OpenAPI that it names.
    pub version: String,
    /// Its size in bytes.
    pub size: u64,
    /// Whether the corpus says that it is invalid.
    pub invalid: bool,
    /// How generating ended.
    pub generated: Outcome,
    /// How compiling ended.
    pub compiled: Outcome,
    /// How often each loss occurs.
    pub losses: BTreeMap<String, usize>,
    /// How many schemas were read, if the generator says so.
    pub schemas: Option<usize>,
    /// How many lines of Rust there are.
    pub lines: usize,
    /// What generating cost.
    pub generating: Cost,
    /// What compiling cost.
    pub compiling: Cost,
}

impl Row {
    /// Whether it is refused as it should be: the corpus calls it invalid, and the generator says where it is.
    pub fn is_rightly_refused(&self) -> bool {
        self.invalid && matches!(self.generated, Outcome::Refused(_))
    }

    /// What failed, and why; nothing if all is well.
    pub fn failure(&self) -> Option<(&'static str, &str)> {
        if self.is_rightly_refused() {
            return None;
        }
        outcome::failure(&self.generated, &self.compiled)
    }

    /// All losses together.
    pub fn lost(&self) -> usize {
        self.losses.values().sum()
    }

    /// The most memory that any step held, in kilobytes.
    pub fn peak(&self) -> Option<u64> {
        self.generating.peak.max(self.compiling.peak)
    }

    /// For machines.
    pub fn json(&self) -> Value {
        let step = |outcome: &Outcome, cost: &Cost| {
            json!({
                "outcome": outcome.word(),
                "reason": outcome.reason(),
                "seconds": cost.time.as_secs_f64(),
                "peak_kilobytes": cost.peak,
            })
        };
        json!({
            "name": self.name,
            "version": self.version,
            "bytes": self.size,
            "invalid": self.invalid,
            "failure": self.failure().map(|(what, _)| what),
            "generated": step(&self.generated, &self.generating),
            "compiled": step(&self.compiled, &self.compiling),
            "losses": self.losses,
            "schemas": self.schemas,
            "lines": self.lines,
        })
    }
}
