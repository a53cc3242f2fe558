//! `cargo lab races`: commands that are killed, and two commands at once on one folder.

mod kills;
mod pairs;
mod scene;
mod snapshot;
mod step;

use super::result::write;
use notte_codegen::cli::output::{Failure, say};
use scene::{LAYOUTS, Scene};
use std::path::PathBuf;
use xtask::workspace;

/// Kills `accept` and `regenerate` at random moments, and runs two commands at once on one folder, and looks at what they leave.
///
/// Each command runs to its end on a copy of the folder too, which says what the folder may hold afterwards. After a kill, each path must hold
/// what it held before or what the whole command gives, and after the next command the folder must hold one of both as a whole. After
/// two commands, the folder must hold what one after the other gives. Both kinds of folders are tried: one that holds spec/ and
/// notte-generated/, and a crate that the client is a module of.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The number of kills.
    #[arg(long, value_name = "N", default_value_t = 100)]
    kills: u32,
    /// The number of pairs.
    #[arg(long, value_name = "N", default_value_t = 200)]
    pairs: u32,
    /// Decides on the commands and on the moments, as parts of the time that a whole command takes.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Where the folders are made [default: target/races]. In memory, where nothing waits for a disk, it takes a tenth of the time.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Writes the result to tests/lab/results/races.md.
    #[arg(long)]
    write: bool,
}

/// Runs the command. Fails at the first mixture or loss.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let folder = match &arguments.folder {
        Some(folder) => folder.join("races"),
        None => workspace::target()?.join("races"),
    };
    let mut dice = fastrand::Rng::with_seed(arguments.seed);
    let mut lines = Vec::new();
    for (index, layout) in LAYOUTS.iter().enumerate() {
        let scene = Scene::new(&folder.join(layout.name), layout)?;
        let part = |count: u32| count / 2 + if index == 0 { count % 2 } else { 0 };
        let kills = kills::run(&scene, part(arguments.kills), &mut dice)?;
        let pairs = pairs::run(&scene, part(arguments.pairs), &mut dice)?;
        lines.extend([format!("\n{}:\n", layout.about), kills, pairs]);
    }
    let text = lines.join("\n");
    say(&text)?;
    if arguments.write {
        let Arguments { kills, pairs, seed, .. } = arguments;
        // Where that is says nothing on another machine.
        let place = if arguments.folder.is_some() { "--folder DIR " } else { "" };
        let command = format!("cargo lab races --kills {kills} --pairs {pairs} --seed {seed} {place}--write");
        write("races", "Kills and races", &command, &format!("No mixture, and nothing lost.\n{text}\n"))?;
    }
    Ok(())
}
