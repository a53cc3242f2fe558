//! `cargo xtask explain CODE`.

use crate::output::{Failure, say};
use lexopt::prelude::*;
use notte_codegen::diagnostics::{ALL, by_name};

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    match arguments.next()? {
        None => {
            let lines: Vec<String> = ALL.iter().map(|code| format!("{:<24} {}", code.name, code.severity)).collect();
            say(&lines.join("\n"))
        }
        Some(Value(name)) => {
            let name = name.string()?;
            match by_name(&name) {
                Some(code) => say(&format!("{} ({})\n\n{}", code.name, code.severity, code.explanation)),
                None => Err(Failure::new(format!("there is no code `{name}`; `cargo xtask explain` lists them"))),
            }
        }
        Some(other) => Err(other.unexpected().into()),
    }
}
