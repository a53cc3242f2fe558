//! The result for people.

use super::outcome::Outcome;
use super::row::Row;
use super::totals::Totals;
use std::collections::BTreeMap;

/// How many characters of a description's path are shown.
const WIDEST: usize = 60;

/// How many columns there are, and which is the last.
const COLUMNS: usize = 10;
const LAST: usize = COLUMNS - 1;

/// How many lines of a reason are shown, in short and at length.
const LINES: (usize, usize) = (1, 40);

/// All rows, what failed, and the totals.
pub fn table(rows: &[Row], totals: &Totals, verbose: bool) -> String {
    let head = [
        "name",
        "version",
        "generated",
        "compiled",
        "losses",
        "lines",
        "generate",
        "check",
        "memory",
        "losses by code",
    ];
    let mut cells = vec![head.map(str::to_owned)];
    cells.extend(rows.iter().map(row));
    let mut text = aligned(&cells);
    let rightly: Vec<&Row> = rows.iter().filter(|row| row.is_rightly_refused()).collect();
    if !rightly.is_empty() {
        text.push_str("\nInvalid, and refused:\n");
        for row in rightly {
            text.push_str(&reason(&row.name, "refused", row.generated.reason().unwrap_or_default(), false));
        }
    }
    let failures: Vec<_> = rows.iter().filter_map(|row| Some((row, row.failure()?))).collect();
    if !failures.is_empty() {
        text.push_str("\nFailed:\n");
        for (row, (what, why)) in failures {
            text.push_str(&reason(&row.name, what, why, verbose));
        }
    }
    text.push('\n');
    text.push_str(&totals.text());
    text
}

fn row(row: &Row) -> [String; COLUMNS] {
    let name = if row.name.chars().count() > WIDEST {
        let end: Vec<char> = row.name.chars().rev().take(WIDEST - 1).collect();
        std::iter::once('…').chain(end.into_iter().rev()).collect()
    } else {
        row.name.clone()
    };
    let compiled = if let Outcome::Refused(_) = row.compiled { "no" } else { row.compiled.word() };
    let time = |outcome: &Outcome, time: std::time::Duration| match outcome {
        Outcome::Skipped => "-".to_owned(),
        _ => format!("{:.2} s", time.as_secs_f64()),
    };
    [
        name,
        row.version.clone(),
        row.generated.word().to_owned(),
        compiled.to_owned(),
        row.lost().to_string(),
        row.lines.to_string(),
        time(&row.generated, row.generating.time),
        time(&row.compiled, row.compiling.time),
        row.peak().map_or("?".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1024)),
        by_number(&row.losses),
    ]
}

/// Codes and how often each occurs, the most frequent first.
pub fn by_number(losses: &BTreeMap<String, usize>) -> String {
    let mut losses: Vec<_> = losses.iter().collect();
    losses.sort_by_key(|(_, number)| std::cmp::Reverse(**number));
    losses.into_iter().map(|(code, number)| format!("{code} {number}")).collect::<Vec<_>>().join(", ")
}

/// Words to the left, numbers to the right.
fn aligned(rows: &[[String; COLUMNS]]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..COLUMNS).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| match column {
            0..=3 => format!("{cell:<width$}"),
            // The last is as wide as it is.
            LAST => cell.clone(),
            _ => format!("{cell:>width$}"),
        });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn reason(name: &str, what: &str, why: &str, verbose: bool) -> String {
    let mut lines = why.lines().filter(|line| verbose || !line.trim().is_empty());
    let mut text = format!("{name}: {what}: {}\n", lines.next().unwrap_or("nothing was said"));
    let more = if verbose { LINES.1 } else { LINES.0 };
    for line in lines.take(more) {
        text.push_str(&format!("    {line}\n"));
    }
    text
}
