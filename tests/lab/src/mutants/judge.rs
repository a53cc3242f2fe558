//! What is wrong with what became of a mutant.

use crate::corpus::{Cost, Outcome, Row};
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

/// What is to be said of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It became a client, or an error that says why not.
    Fine,
    /// The generator or the compiler failed.
    Failed(String),
    /// It took the processor too long.
    Slow(Duration),
    /// It took too much memory, in kilobytes.
    Large(u64),
    /// A file is no Rust.
    NoRust(String),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fine => f.write_str("fine"),
            Self::Failed(reason) => f.write_str(reason),
            Self::Slow(time) => write!(f, "took {:.1} s", time.as_secs_f64()),
            Self::Large(peak) => write!(f, "took {} MB", peak / 1024),
            Self::NoRust(reason) => write!(f, "no Rust: {reason}"),
        }
    }
}

/// Judges a row, whose files are below the folder.
pub fn judged(row: &Row, folder: &Path, most_time: Duration, most_memory: u64) -> io::Result<Verdict> {
    let is_an_answer = matches!(row.generated, Outcome::Done | Outcome::Refused(_) | Outcome::Unplaced(_));
    if !is_an_answer {
        return Ok(Verdict::Failed(row.generated.reason().unwrap_or_default().to_owned()));
    }
    if let Some(reason) = row.compiled.reason() {
        return Ok(Verdict::Failed(format!("does not compile: {reason}")));
    }
    if time(&row.generating) > most_time {
        return Ok(Verdict::Slow(time(&row.generating)));
    }
    if let Some(peak) = row.generating.peak.filter(|peak| *peak > most_memory) {
        return Ok(Verdict::Large(peak));
    }
    if row.generated != Outcome::Done || row.compiled == Outcome::Done {
        return Ok(Verdict::Fine);
    }
    Ok(no_rust(&folder.join("crate").join("src"))?.map_or(Verdict::Fine, Verdict::NoRust))
}

/// How long a step took: of the processor where that is known, for the machine and its disk may be busy.
pub fn time(cost: &Cost) -> Duration {
    cost.processor.unwrap_or(cost.time)
}

/// The first file below a folder that is no Rust, and why.
fn no_rust(folder: &Path) -> io::Result<Option<String>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            // The runtime is the same for all of them.
            if path.file_name().is_some_and(|name| name == "runtime") {
                continue;
            }
            if let Some(reason) = no_rust(&path)? {
                return Ok(Some(reason));
            }
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && let Err(error) = syn::parse_file(&fs::read_to_string(&path)?)
        {
            return Ok(Some(format!("{}: {error}", path.display())));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::{Verdict, judged};
    use crate::corpus::{Cost, Outcome, Row};
    use std::fs;
    use std::path::Path;
    use std::time::Duration;

    fn row(generated: Outcome, seconds: u64, peak: u64) -> Row {
        Row {
            name: "1.json".to_owned(),
            version: "3.1.0".to_owned(),
            size: 1,
            invalid: false,
            generated,
            compiled: Outcome::Skipped,
            losses: Default::default(),
            schemas: None,
            lines: 0,
            generating: Cost {
                time: Duration::from_secs(99),
                processor: Some(Duration::from_secs(seconds)),
                peak: Some(peak),
            },
            compiling: Cost::default(),
        }
    }

    fn verdict(row: &Row, folder: &Path) -> Verdict {
        judged(row, folder, Duration::from_secs(5), 1000).unwrap()
    }

    #[test]
    fn crashes_and_what_costs_too_much_are_failures() {
        let nowhere = Path::new("nowhere");
        assert_eq!(verdict(&row(Outcome::Refused("no".to_owned()), 1, 1), nowhere), Verdict::Fine);
        assert_eq!(verdict(&row(Outcome::Crashed("oh".to_owned()), 1, 1), nowhere), Verdict::Failed("oh".to_owned()));
        assert!(matches!(verdict(&row(Outcome::TimedOut, 1, 1), nowhere), Verdict::Failed(_)));
        assert_eq!(verdict(&row(Outcome::Done, 6, 1), nowhere), Verdict::Slow(Duration::from_secs(6)));
        assert_eq!(verdict(&row(Outcome::Refused(String::new()), 1, 1001), nowhere), Verdict::Large(1001));
        let broken = Row { compiled: Outcome::Refused("E0308".to_owned()), ..row(Outcome::Done, 1, 1) };
        assert!(matches!(verdict(&broken, nowhere), Verdict::Failed(reason) if reason.contains("E0308")));
    }

    #[test]
    fn every_file_but_the_runtime_is_parsed() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("crate/src");
        fs::create_dir_all(source.join("runtime")).unwrap();
        fs::create_dir_all(source.join("types")).unwrap();
        fs::write(source.join("lib.rs"), "mod types;").unwrap();
        fs::write(source.join("runtime/mod.rs"), "fn (").unwrap();
        assert_eq!(verdict(&row(Outcome::Done, 1, 1), folder.path()), Verdict::Fine);
        fs::write(source.join("types/a.rs"), "struct {").unwrap();
        assert!(matches!(verdict(&row(Outcome::Done, 1, 1), folder.path()), Verdict::NoRust(_)));
    }
}
