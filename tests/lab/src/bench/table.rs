//! The result for people.

use super::measure::{Sample, Subject};

/// A line for each crate: medians, and how many times what ours took it takes.
pub fn table(subjects: &[Subject], rounds: &[Vec<Sample>]) -> String {
    let head =
        ["crate made by", "version", "lines", "time", "slowest", "CPU", "memory", "time to ours", "memory to ours"];
    let mut rows = vec![head.map(str::to_owned)];
    for (index, subject) in subjects.iter().enumerate() {
        let of = |what: fn(&Sample) -> f64| rounds.iter().filter_map(|round| round.get(index)).map(what).collect();
        let (wall, cpu, peak): (Vec<f64>, Vec<f64>, Vec<f64>) = (of(|s| s.wall), of(|s| s.cpu), of(|s| s.peak));
        rows.push([
            subject.title.clone(),
            subject.version.clone(),
            subject.lines.to_string(),
            format!("{:.2} s", median(wall.clone())),
            format!("{:.2} s", wall.iter().copied().fold(0.0, f64::max)),
            format!("{:.2} s", median(cpu)),
            format!("{:.0} MB", median(peak)),
            format!("{:.2}", ratio(rounds, index, |sample| sample.wall)),
            format!("{:.2}", ratio(rounds, index, |sample| sample.peak)),
        ]);
    }
    aligned(&rows)
}

/// The median of the ratios within each round: what slows the machine for a while slows both sides of one.
fn ratio(rounds: &[Vec<Sample>], index: usize, what: fn(&Sample) -> f64) -> f64 {
    let within = |round: &Vec<Sample>| Some(what(round.get(index)?) / what(round.first()?));
    median(rounds.iter().filter_map(within).collect())
}

/// The middle one; of two in the middle, what lies between them.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { at(middle) } else { (at(middle.wrapping_sub(1)) + at(middle)) / 2.0 }
}

/// Words to the left, numbers to the right.
fn aligned<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = width(column).unwrap_or_default();
            if column < 2 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Sample, median, ratio};

    #[test]
    fn medians_and_ratios() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median(Vec::new()).is_nan());
        let sample = |wall| Sample { wall, cpu: wall, peak: 1.0 };
        let rounds =
            vec![vec![sample(1.0), sample(2.0)], vec![sample(2.0), sample(6.0)], vec![sample(9.0), sample(9.0)]];
        assert_eq!(ratio(&rounds, 1, |sample| sample.wall), 2.0);
    }
}
