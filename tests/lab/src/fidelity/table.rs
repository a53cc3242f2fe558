//! The result for people.

use super::row::{Failed, Row, Totals};

/// How many failures of one description are shown, in short and at length.
const SHOWN: (usize, usize) = (4, 200);

/// How many lines of a compiler's complaint are shown, in short and at length.
const LINES: (usize, usize) = (2, 40);

/// Every description with examples, what failed, and the totals.
pub fn table(rows: &[Row], totals: &Totals, verbose: bool) -> String {
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or_default().max(4);
    let mut text = format!("{:<width$}   valid   equal  not valid  not judged     time    memory\n", "name");
    for row in rows {
        // Most descriptions have no example, and nothing to say about it.
        let is_empty = row.valid + row.invalid_examples + row.unjudged.len() == 0;
        if is_empty && !verbose && !row.is_failure() {
            continue;
        }
        text.push_str(&line(row, width));
    }
    if verbose {
        for row in rows {
            for (place, why) in &row.unjudged {
                text.push_str(&format!("{}: not judged: {place}: {why}\n", row.name));
            }
        }
    }
    for row in rows.iter().filter(|row| row.is_rightly_refused()) {
        text.push_str(&format!(
            "\n{}: invalid, and refused: {}\n",
            row.name,
            row.prepared.reason().unwrap_or_default()
        ));
    }
    for row in rows.iter().filter(|row| row.is_failure()) {
        text.push('\n');
        if let Some((what, why)) = row.stopped() {
            let mut lines = why.lines();
            text.push_str(&format!("{}: {what}: {}\n", row.name, lines.next().unwrap_or("nothing was said")));
            for line in lines.take(if verbose { LINES.1 } else { LINES.0 }) {
                text.push_str(&format!("    {line}\n"));
            }
        }
        let shown = if verbose { SHOWN.1 } else { SHOWN.0 };
        for failed in row.failures.iter().take(shown) {
            text.push_str(&format!("{}: {}\n", row.name, failure(failed)));
        }
        if let Some(more) = row.failures.len().checked_sub(shown).filter(|more| *more > 0) {
            text.push_str(&format!("{}: and {more} more\n", row.name));
        }
    }
    let Totals { descriptions, failed, rightly_refused, valid, equal, invalid, unjudged } = totals;
    text.push_str(&format!(
        "\n{descriptions} descriptions, {failed} failed, {rightly_refused} rightly refused\n\
         {valid} valid examples, {equal} read and written back equal, {} not; {invalid} are not valid, {unjudged} not judged\n",
        valid.saturating_sub(*equal)
    ));
    text
}

fn line(row: &Row, width: usize) -> String {
    let seconds: f64 = row.costs.iter().map(|cost| cost.time.as_secs_f64()).sum();
    let peak = row.costs.iter().filter_map(|cost| cost.peak).max();
    let memory = peak.map_or("?".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1024));
    format!(
        "{:<width$}  {:>6}  {:>6}  {:>9}  {:>10}  {seconds:>5.1} s  {memory:>8}\n",
        row.name,
        row.valid,
        row.equal(),
        row.invalid_examples,
        row.unjudged.len()
    )
}

fn failure(failed: &Failed) -> String {
    let Failed { example, what } = failed;
    let value: String = example.value.to_string().chars().take(120).collect();
    format!("{} ({}): {what}; the example is {value}", example.place, example.ty)
}
