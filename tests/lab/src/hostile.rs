//! `cargo lab hostile`: what a description costs whose text is made to cost much, and one of twice the size.

mod shapes;

use notte_codegen::cli::output::{Failure, say};
use notte_codegen::{Diagnostics, Settings, Severity, generate, load};
use rustix::time::{ClockId, clock_gettime};
use serde_json::json;
use shapes::{SHAPES, Shape};
use std::time::Duration;

/// Generates descriptions of shapes that are hard to read, each in one size and in twice that size, and compares the processor time.
///
/// It fails if twice the text takes more than three times as long, and more than a tenth of a second.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// About so large is the smaller of the two texts.
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    bytes: usize,
    /// Only shapes with this text in their name.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// How many times each is generated; the fastest counts.
    #[arg(long, value_name = "N", default_value_t = 3)]
    runs: usize,
    /// Prints the result as JSON.
    #[arg(long)]
    json: bool,
}

/// What counts as too much: both.
const MOST_TIMES: f64 = 3.0;
const LEAST: Duration = Duration::from_millis(100);

/// What one text costs.
struct Cost {
    bytes: usize,
    time: Duration,
    outcome: String,
}

/// Runs the command. Fails if a shape costs out of proportion.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let is_asked = |shape: &&Shape| arguments.filter.as_ref().is_none_or(|filter| shape.name.contains(filter));
    let mut rows = Vec::new();
    for shape in SHAPES.iter().filter(is_asked) {
        let count = count_for(shape, arguments.bytes);
        let once = cost(&(shape.text)(count), arguments.runs)?;
        let twice = cost(&(shape.text)(2 * count), arguments.runs)?;
        rows.push((shape.name, once, twice));
    }
    if arguments.json {
        let each = rows.iter().map(|(name, once, twice)| {
            json!({
                "shape": name, "bytes": once.bytes, "seconds": once.time.as_secs_f64(), "outcome": once.outcome,
                "twice": { "bytes": twice.bytes, "seconds": twice.time.as_secs_f64(), "outcome": twice.outcome },
                "times": times(once, twice),
            })
        });
        say(&serde_json::to_string_pretty(&each.collect::<Vec<_>>())?)?;
    } else {
        say(&table(&rows))?;
    }
    let is_over = |(_, once, twice): &&(&str, Cost, Cost)| times(once, twice) > MOST_TIMES && twice.time > LEAST;
    let over: Vec<&str> = rows.iter().filter(is_over).map(|(name, ..)| *name).collect();
    if over.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("out of proportion: {}", over.join(", "))))
}

/// How many pieces make a text of about this size.
fn count_for(shape: &Shape, bytes: usize) -> usize {
    let few = (shape.text)(16).len();
    let more = (shape.text)(32).len();
    let piece = (more.saturating_sub(few) / 16).max(1);
    (bytes / piece).max(16)
}

fn cost(text: &str, runs: usize) -> Result<Cost, Failure> {
    let mut best: Option<Cost> = None;
    for _ in 0..runs.max(1) {
        let before = processor_time();
        let outcome = outcome(text)?;
        let time = processor_time().saturating_sub(before);
        if best.as_ref().is_none_or(|best| time < best.time) {
            best = Some(Cost { bytes: text.len(), time, outcome });
        }
    }
    best.ok_or_else(|| Failure::new("no runs"))
}

/// What becomes of a text: how many bytes of files, or the first error.
fn outcome(text: &str) -> Result<String, Failure> {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("hostile.yaml", text, &mut diagnostics);
    // With the double, types have samples.
    let settings = Settings { parts: vec!["testing".to_owned()], ..Settings::default() };
    let generated = generate(&document, &settings, diagnostics)?;
    Ok(match &generated.files {
        Some(files) => format!("{} KB", files.values().map(String::len).sum::<usize>() / 1024),
        None => generated
            .diagnostics
            .iter()
            .find(|one| one.code.severity == Severity::Error)
            .map_or("?", |one| one.code.name)
            .to_owned(),
    })
}

/// The time that all threads of this process have had a processor: a busy machine does not change it much.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap_or_default(), time.tv_nsec.try_into().unwrap_or_default())
}

fn times(once: &Cost, twice: &Cost) -> f64 {
    twice.time.as_secs_f64() / once.time.as_secs_f64().max(f64::EPSILON)
}

fn table(rows: &[(&str, Cost, Cost)]) -> String {
    let mut lines = vec![
        "| shape | KB | seconds | becomes | KB | seconds | becomes | times |".to_owned(),
        "|---|--:|--:|---|--:|--:|---|--:|".to_owned(),
    ];
    let cells = |cost: &Cost| format!("{} | {:.3} | {}", cost.bytes / 1000, cost.time.as_secs_f64(), cost.outcome);
    lines.extend(rows.iter().map(|(name, once, twice)| {
        format!("| {name} | {} | {} | {:.1} |", cells(once), cells(twice), times(once, twice))
    }));
    lines.join("\n")
}
