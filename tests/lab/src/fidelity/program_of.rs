//! `cargo lab fidelity-program SPEC --out DIR`: the program of one description, and its examples, for `fidelity`.

use super::row::{Example, Failed};
use super::unit::unit;
use super::{program, suite};
use notte_codegen::cli::output::{Failure, say};
use notte_codegen::diagnostics::to_json_lines;
use notte_codegen::load::LoadOptions;
use notte_codegen::{Diagnostics, Settings, load};
use serde_json::{Value as Json, json};
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

/// What the program reads: a line an example, with the numbers of its unit and its type.
pub const CASES: &str = "cases.txt";

/// The examples in the same order, with their places.
pub const EXAMPLES: &str = "examples.jsonl";

/// What is found in a description.
#[derive(Debug, Default)]
pub struct Summary {
    /// How many valid examples there are.
    pub valid: usize,
    /// How many are not valid under their schema.
    pub invalid: usize,
    /// Those that could not be judged: the places of their schemas, and why.
    pub unjudged: Vec<(String, String)>,
    /// What failed before anything could be tried.
    pub failures: Vec<Failed>,
}

impl Summary {
    fn json(&self) -> Json {
        let refused: Vec<&str> = self.failures.iter().map(|failed| failed.example.place.as_str()).collect();
        json!({ "valid": self.valid, "invalid": self.invalid, "not_judged": self.unjudged, "refused": refused })
    }

    /// What the command printed.
    pub fn read(json: Json) -> Self {
        let number = |name: &str| json.get(name).and_then(Json::as_u64).and_then(|n| n.try_into().ok());
        let refused = json.get("refused").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
        Self {
            valid: number("valid").unwrap_or_default(),
            invalid: number("invalid").unwrap_or_default(),
            unjudged: json
                .get("not_judged")
                .and_then(|list| serde_json::from_value(list.clone()).ok())
                .unwrap_or_default(),
            failures: refused.map(refusal).collect(),
        }
    }
}

fn refusal(place: &str) -> Failed {
    Example { place: place.to_owned(), ..Example::default() }.failed("the schema is refused".to_owned())
}

/// Writes the program that reads and writes the examples of one description: what `fidelity` compiles and runs.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The description, or a folder of the JSON Schema Test Suite.
    spec: PathBuf,
    /// The folder of the program.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Lets a `$ref` read files below this folder too. May be repeated.
    #[arg(long, value_name = "DIR")]
    ref_root: Vec<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let Arguments { spec, out, ref_root } = arguments;
    let options = LoadOptions { ref_roots: ref_root.clone(), ..LoadOptions::default() };
    let (units, refused) = if spec.is_dir() {
        suite::units(spec)?
    } else {
        let mut diagnostics = Diagnostics::new();
        let document = load::from_path_with(spec, &options, &mut diagnostics);
        match unit(&document, &Settings::default(), diagnostics, None)? {
            Ok(unit) => (vec![unit], Vec::new()),
            Err(diagnostics) => {
                say(&to_json_lines(&diagnostics, &document.sources))?;
                return Err(Failure::reported());
            }
        }
    };
    program::write(out, &units)?;
    let (mut cases, mut examples) = (String::new(), String::new());
    let mut summary = Summary { failures: refused.iter().map(|place| refusal(place)).collect(), ..Summary::default() };
    for (number, unit) in units.iter().enumerate() {
        for (ty, example) in &unit.examples {
            writeln!(cases, "{number} {ty} {}", example.value)?;
            writeln!(examples, "{}", example.json())?;
        }
        summary.valid += unit.examples.len();
        summary.invalid += unit.invalid;
        summary.unjudged.extend(unit.unjudged.iter().cloned());
    }
    fs::write(out.join(CASES), cases)?;
    fs::write(out.join(EXAMPLES), examples)?;
    say(&summary.json().to_string())
}
