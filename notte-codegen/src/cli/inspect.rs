//! `inspect STAGE SPEC`: the value after a stage.

use super::committed::Committed;
use super::description::{self, Input, Reporting};
use super::output::{Failure, say};
use crate::{generate, inspect};
use std::path::PathBuf;

/// Prints the value after a stage, so that one sees where a type or an operation got its shape.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The stage.
    #[arg(value_enum)]
    stage: Stage,
    /// The description [default: the committed one, with its settings]
    spec: Option<PathBuf>,
    /// Only what is about the type with this name, in the description or in Rust.
    #[arg(long = "type", value_name = "NAME")]
    of_type: Option<String>,
    /// Only what is about the operation with this id, or with this method and path.
    #[arg(long, value_name = "ID")]
    operation: Option<String>,
    /// The settings.
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    #[command(flatten)]
    reporting: Reporting,
}

/// A stage, by the value after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Stage {
    /// The tree of the text, after the overlays.
    Document,
    /// The description with every reference resolved, in one model for all versions.
    Api,
    /// A type for each schema by the meaning of its values.
    Shapes,
    /// The crate in Rust's terms.
    Ir,
    /// The generated code.
    Code,
}

/// Runs the command. `committed` is the description that is meant where none is named.
///
/// # Errors
/// When the description can't be read, or nothing has the name.
pub fn run(arguments: &Arguments, committed: Option<Committed>) -> Result<(), Failure> {
    let (spec, settings) = match &arguments.spec {
        Some(spec) => (spec.clone(), arguments.settings.clone()),
        None => {
            let committed = committed.ok_or_else(|| Failure::usage("name the description"))?;
            (committed.description, arguments.settings.clone().or(committed.settings))
        }
    };
    let Input { document, settings, mut diagnostics } =
        description::read(&spec, settings.as_deref(), &arguments.reporting)?;
    let filter = inspect::Filter { of_type: arguments.of_type.clone(), operation: arguments.operation.clone() };
    let text = match arguments.stage {
        Stage::Document => inspect::document(&document, &filter),
        Stage::Api => inspect::api(&document, &filter, &mut diagnostics),
        Stage::Shapes => inspect::shapes(&document, &settings, &filter, &mut diagnostics),
        Stage::Ir => inspect::ir(&document, &settings, &filter, &mut diagnostics),
        Stage::Code => inspect::code(&generate(&document, &settings, diagnostics.clone())?, &filter),
    };
    if text.is_empty() {
        description::report(&diagnostics, &document, &arguments.reporting)?;
        return Err(Failure::new("nothing at this stage has that name"));
    }
    say(&text)
}
