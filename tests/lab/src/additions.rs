//! `cargo lab additions DIR`: whether public names stay when a description grows.

mod addition;
mod place;

use crate::corpus::{Description, Options, chosen};
use crate::invent::Dice;
use addition::{Addition, add};
use notte_codegen::cli::output::{Failure, say};
use notte_codegen::diff::{Change, diff};
use notte_codegen::surface::{Surface, names};
use notte_codegen::{Diagnostics, Document, Settings, load, surface_of};

/// Adds things by chance to every description in a folder, one at a time, and prints the public names that changed.
///
/// Added are members, parameters, values of enums, schemas, operations, errors, tags and alternatives, under names that are new or that
/// a type of the client has already.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    options: Options,
    /// How many additions to each description.
    #[arg(long, default_value_t = 30)]
    count: usize,
    /// What chance follows.
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

/// Runs the command. Fails if a name changes.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let (mut made, mut changed) = (0, 0);
    for description in chosen(&arguments.options)? {
        let mut diagnostics = Diagnostics::new();
        let document = load::from_path(&description.path, &mut diagnostics);
        let Some(before) = surface_of(&document, &Settings::default(), &mut diagnostics) else {
            return Err(Failure::new(format!("{} has errors", description.name)));
        };
        for number in 0..arguments.count {
            let mut dice = Dice::of(arguments.seed + number as u64);
            let Some((addition, names)) = grown(&description, &document, &before, &mut dice)? else { continue };
            made += 1;
            if names.is_empty() {
                continue;
            }
            changed += 1;
            say(&format!("{}: {} at {}", description.name, addition.what, addition.place))?;
            for name in names.iter().take(if arguments.options.verbose { usize::MAX } else { 3 }) {
                say(&format!("    {name}"))?;
            }
        }
    }
    say(&format!("{made} additions, {changed} of them change a public name"))?;
    if changed == 0 { Ok(()) } else { Err(Failure::new("names change when a description grows")) }
}

/// An addition, and the names that it changes. None where there is nothing that it could be added to.
fn grown(
    description: &Description,
    document: &Document,
    before: &Surface,
    dice: &mut Dice,
) -> Result<Option<(Addition, Vec<String>)>, Failure> {
    let mut tree = document.root().clone();
    let Some(addition) = add(&mut tree, before, dice) else { return Ok(None) };
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text(&description.name, &load::to_json(&tree), &mut diagnostics);
    let settings = Settings { earlier_names: names(before), ..Settings::default() };
    let Some(after) = surface_of(&document, &settings, &mut diagnostics) else {
        let place = &addition.place;
        return Err(Failure::new(format!("{}: {} at {place} is refused", description.name, addition.what)));
    };
    let is_gone = |change: &&Change| {
        !change.is_of_description() && (change.kind.ends_with("-removed") || change.kind.ends_with("-renamed"))
    };
    let names =
        diff(before, &after).changes.iter().filter(is_gone).map(|one| format!("{} {}", one.kind, one.rust)).collect();
    Ok(Some((addition, names)))
}
