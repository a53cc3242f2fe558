//! `effective SPEC`: the description after its overlays.

use crate::cli::description::{self, Input, MessageFormat, Reporting};
use crate::cli::output::{Failure, say};
use crate::load;
use std::path::{Path, PathBuf};

/// Prints the description that results from the overlays, in the order of its members.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The description: a YAML or JSON file, or `-` for the standard input.
    pub spec: PathBuf,
    /// Everything else.
    #[command(flatten)]
    pub options: Options,
}

/// The options of the command.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The settings, which may name overlays.
    #[arg(long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// The format of the result [default: that of the description, by its file name]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    #[command(flatten)]
    reporting: Reporting,
}

/// A format of descriptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// JSON, indented.
    Json,
    /// YAML in block style.
    Yaml,
}

impl Format {
    fn of(path: &Path) -> Self {
        let is_json = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
        if is_json { Self::Json } else { Self::Yaml }
    }
}

/// Runs the command.
///
/// # Errors
/// When a file can't be read, or an overlay can't be applied.
pub fn run(spec: &Path, arguments: &Options) -> Result<(), Failure> {
    if arguments.reporting.message_format == MessageFormat::Json {
        return Err(Failure::usage(
            "the standard output is for the description: `--message-format json` has no place there",
        ));
    }
    let Input { document, diagnostics, .. } =
        description::read(spec, arguments.settings.as_deref(), &arguments.reporting)?;
    description::report(&diagnostics, &document, &arguments.reporting)?;
    say(&match arguments.format.unwrap_or_else(|| Format::of(spec)) {
        Format::Json => load::to_json(document.root()),
        Format::Yaml => load::to_yaml(document.root()),
    })
}
