//! `cargo xtask invent DIR`: descriptions by chance, as hard as real ones, with valid examples of every schema.

mod body;
mod description;
mod dice;
mod examples;
mod judge;
mod names;
mod object;
mod operation;
mod parameter;
mod response;
mod scalar;
mod schemas;
mod security;
mod tag;
mod text;
mod union;
mod value;
mod version;

use crate::output::{Failure, say};
use lexopt::prelude::*;
use std::path::PathBuf;

/// Runs the command: a file for each seed, whose name is the seed.
pub fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    let (mut folder, mut first, mut count) = (None, 0_u64, 100_u64);
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(path) if folder.is_none() => folder = Some(PathBuf::from(path)),
            Long("seed") => first = number(&mut arguments, "seed")?,
            Long("count") => count = number(&mut arguments, "count")?,
            other => return Err(other.unexpected().into()),
        }
    }
    let folder = folder.ok_or_else(|| Failure::new("where to? `cargo xtask invent DIR`"))?;
    std::fs::create_dir_all(&folder)?;
    for seed in first..first.saturating_add(count) {
        let text = serde_json::to_string_pretty(&description::description(seed))?;
        std::fs::write(folder.join(format!("{seed:06}.json")), text + "\n")?;
    }
    say(&format!("{}: {count} descriptions from seed {first} on", folder.display()))
}

fn number(arguments: &mut lexopt::Parser, option: &str) -> Result<u64, Failure> {
    let text = arguments.value()?.string()?;
    text.parse().map_err(|_| Failure::new(format!("`--{option}` wants a whole number, not `{text}`")))
}
