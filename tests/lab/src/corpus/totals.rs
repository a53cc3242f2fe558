//! What all descriptions together say.

use super::outcome::Outcome::Done;
use super::row::Row;
use super::table::by_number;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The loss that stands for a schema which became plain JSON although it says more.
const AS_JSON: &str = "schema-as-json";

/// Sums over all rows.
#[derive(Debug, Default)]
pub struct Totals {
    /// How many descriptions there are.
    pub descriptions: usize,
    /// How many became a crate.
    pub generated: usize,
    /// How many crates compile.
    pub compiled: usize,
    /// How many are refused, and rightly so.
    pub rightly_refused: usize,
    /// How many failed.
    pub failed: usize,
    /// How often each loss occurs.
    pub losses: BTreeMap<String, usize>,
    /// How many schemas were read, in the descriptions of which that is known.
    pub schemas: usize,
    /// How many of them became plain JSON although they say more.
    pub as_json: usize,
    /// How many lines of Rust there are.
    pub lines: usize,
}

impl Totals {
    /// Adds up.
    pub fn of(rows: &[Row]) -> Self {
        let mut totals = Self { descriptions: rows.len(), ..Self::default() };
        for row in rows {
            totals.generated += usize::from(row.generated == Done);
            totals.compiled += usize::from(row.compiled == Done);
            totals.rightly_refused += usize::from(row.is_rightly_refused());
            totals.failed += usize::from(row.failure().is_some());
            totals.lines += row.lines;
            for (code, number) in &row.losses {
                *totals.losses.entry(code.clone()).or_default() += number;
            }
            if let Some(schemas) = row.schemas {
                totals.schemas += schemas;
                totals.as_json += row.losses.get(AS_JSON).copied().unwrap_or_default();
            }
        }
        totals
    }

    /// The schemas that became plain JSON although they say more, in percent of all; none when nothing was counted.
    pub fn share(&self) -> Option<f64> {
        (self.schemas > 0).then(|| self.as_json as f64 * 100.0 / self.schemas as f64)
    }

    /// For machines.
    pub fn json(&self) -> Value {
        json!({
            "descriptions": self.descriptions,
            "generated": self.generated,
            "compiled": self.compiled,
            "rightly_refused": self.rightly_refused,
            "failed": self.failed,
            "losses": self.losses,
            "schemas": self.schemas,
            "schemas_as_json": self.as_json,
            "schemas_as_json_percent": self.share(),
            "lines": self.lines,
        })
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{} descriptions: {} generated, {} compiled, {} rightly refused, {} failed; {} lines of Rust\n",
            self.descriptions, self.generated, self.compiled, self.rightly_refused, self.failed, self.lines
        );
        let losses = by_number(&self.losses);
        text.push_str(&format!("losses: {}\n", if losses.is_empty() { "none" } else { &losses }));
        match self.share() {
            Some(share) => text.push_str(&format!(
                "plain JSON where the description says more: {} of {} schemas, {share:.2} %\n",
                self.as_json, self.schemas
            )),
            None => text.push_str("plain JSON where the description says more: the schemas were not counted\n"),
        }
        text
    }
}
