//! `cargo lab invent DIR`: descriptions by chance, as hard as real ones, with valid examples of every schema.

mod description;
mod dice;
mod examples;
mod judge;
mod names;
mod operation;
mod schemas;
mod tag;
mod text;
mod value;
mod version;

pub use dice::Dice;
use notte_codegen::cli::output::{Failure, say};
use std::path::PathBuf;

/// Writes random descriptions with valid examples, as hard as real ones, for `corpus` and `fidelity`.
///
/// A file for each seed, which is its name. Equal seeds give equal files.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of the descriptions.
    dir: PathBuf,
    /// The first seed.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The number of descriptions.
    #[arg(long, default_value_t = 100)]
    count: u64,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let Arguments { dir, seed, count } = arguments;
    std::fs::create_dir_all(dir)?;
    for seed in *seed..seed.saturating_add(*count) {
        let text = serde_json::to_string_pretty(&description::description(seed))?;
        std::fs::write(dir.join(format!("{seed:06}.json")), text + "\n")?;
    }
    say(&format!("{}: {count} descriptions from seed {seed} on", dir.display()))
}
