//! One description: its examples as a program, which is compiled and run, each step in a child process.

use super::equal;
use super::program_of::{CASES, EXAMPLES, Summary};
use super::row::{Example, Row};
use crate::corpus::{Dependencies, Description, Ended, Limits, Outcome, Report, printable};
use serde_json::Value;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// How often a program that stopped is started again behind the example that it stopped at.
const STOPS: usize = 16;

/// What all attempts share.
#[derive(Debug)]
pub struct Workshop {
    /// Where the programs go with their logs, a folder each.
    pub programs: PathBuf,
    /// What they are linked with.
    pub dependencies: Dependencies,
    /// The caps of each child.
    pub limits: Limits,
    /// This program, which is its own child.
    pub program: PathBuf,
}

impl Workshop {
    /// Finds the examples of a description, and reads and writes the valid ones.
    ///
    /// It fails only where the machine does: a full disk, no processes.
    pub fn attempt(&self, description: &Description, invalid: bool) -> io::Result<Row> {
        let folder = self.programs.join(&description.folder);
        // What an earlier run left would be taken for this one's.
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => fs::create_dir_all(&folder)?,
        }
        let mut row = Row::of(description, invalid);
        self.prepare(description, &folder, &mut row)?;
        if row.prepared != Outcome::Done || row.valid == 0 {
            return Ok(row);
        }
        self.compile(&folder, &mut row)?;
        if row.compiled == Outcome::Done {
            self.try_all(&folder, &mut row)?;
        }
        Ok(row)
    }

    fn prepare(&self, description: &Description, folder: &Path, row: &mut Row) -> io::Result<()> {
        let mut command = self.limits.command(&self.program);
        command
            .arg("fidelity-program")
            .arg(&description.path)
            .arg("--out")
            .arg(folder)
            .arg("--ref-root")
            .arg(description.root());
        let (said, log) = (folder.join("diagnostics.jsonl"), folder.join("prepare.log"));
        let ended = self.limits.run(command, File::create(&said)?, File::create(&log)?)?;
        let said = fs::read_to_string(said)?;
        row.costs.push(ended.cost());
        row.prepared = match outcome(&ended, &log)? {
            Outcome::Refused(log) => Report::read(&said).refusal(&log),
            other => other,
        };
        let summary = said.lines().last().and_then(|line| serde_json::from_str(line).ok()).map(Summary::read);
        if let (Outcome::Done, Some(summary)) = (&row.prepared, summary) {
            row.valid = summary.valid;
            row.invalid_examples = summary.invalid;
            row.unjudged = summary.unjudged;
            row.failures = summary.failures;
        }
        Ok(())
    }

    fn compile(&self, folder: &Path, row: &mut Row) -> io::Result<()> {
        let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let mut command = self.limits.command(Path::new(&compiler));
        command.args(["--edition", "2024", "--crate-type", "bin", "--crate-name", "program", "-C", "debuginfo=0"]);
        command.args(["--cap-lints", "allow", "--out-dir"]).arg(".").args(self.dependencies.as_arguments());
        command.arg("src/main.rs").current_dir(folder);
        command.env("CARGO_PKG_NAME", "program").env("CARGO_PKG_VERSION", "0.1.0").env_remove("RUST_BACKTRACE");
        let log = folder.join("rustc.log");
        let ended = self.limits.run(command, File::create(folder.join("rustc.out"))?, File::create(&log)?)?;
        row.costs.push(ended.cost());
        row.compiled = outcome(&ended, &log)?;
        Ok(())
    }

    /// Runs the program until every example has an answer.
    fn try_all(&self, folder: &Path, row: &mut Row) -> io::Result<()> {
        let examples = fs::read_to_string(folder.join(EXAMPLES))?;
        let examples: Vec<Example> =
            examples.lines().filter_map(|line| serde_json::from_str(line).ok()).map(Example::read).collect();
        let mut answers: Vec<Result<Value, String>> = Vec::new();
        for _ in 0..STOPS {
            let mut command = self.limits.command(&folder.join("program"));
            command.arg(folder.join(CASES)).arg(answers.len().to_string());
            let (out, log) = (folder.join("answers"), folder.join("program.log"));
            let ended = self.limits.run(command, File::create(&out)?, File::create(&log)?)?;
            row.costs.push(ended.cost());
            answers.extend(String::from_utf8_lossy(&fs::read(out)?).lines().map(answer));
            if answers.len() >= examples.len() {
                break;
            }
            let said = printable(&log)?;
            let last = said.lines().last().unwrap_or_default();
            answers.push(Err(format!("the program ends here ({ended}): {last}")));
        }
        answers.resize(answers.len().max(examples.len()), Err("the program ended too often to get here".to_owned()));
        for (example, answer) in examples.into_iter().zip(answers) {
            let what = match answer {
                Ok(back) => equal::difference(&example.value, &back),
                Err(error) => Some(error),
            };
            row.failures.extend(what.map(|what| example.failed(what)));
        }
        Ok(())
    }
}

fn answer(line: &str) -> Result<Value, String> {
    match line.strip_prefix('+') {
        Some(text) => serde_json::from_str(text).map_err(|error| format!("what is written is no JSON: {error}")),
        None => Err(line.trim_start_matches('-').to_owned()),
    }
}

/// The outcome of a child that exits with 1 when it refuses.
fn outcome(ended: &Ended, log: &Path) -> io::Result<Outcome> {
    Ok(match ended.status.map(|status| status.code()) {
        None => Outcome::TimedOut,
        Some(Some(0)) => Outcome::Done,
        Some(Some(1)) => Outcome::Refused(printable(log)?),
        Some(_) => Outcome::Crashed(format!("{ended}: {}", printable(log)?)),
    })
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Description;
    use serde_json::json;
    use std::os::unix::fs::PermissionsExt;
    use std::time::Duration;

    fn tried(program: &str, values: &[Value]) -> Row {
        let folder = tempfile::tempdir().unwrap();
        let example = |value: &Value| Example { value: value.clone(), ..Example::default() }.json().to_string();
        let lines: Vec<String> = values.iter().map(example).collect();
        fs::write(folder.path().join(EXAMPLES), lines.join("\n")).unwrap();
        fs::write(folder.path().join("program"), format!("#!/bin/sh\n{program}\n")).unwrap();
        fs::set_permissions(folder.path().join("program"), fs::Permissions::from_mode(0o755)).unwrap();
        let mut row = Row { valid: values.len(), ..row() };
        workshop().try_all(folder.path(), &mut row).unwrap();
        row
    }

    fn row() -> Row {
        let nothing = String::new;
        let path = PathBuf::new();
        Row::of(&Description { name: nothing(), folder: nothing(), path, size: 0, version: nothing() }, false)
    }

    fn workshop() -> Workshop {
        Workshop {
            programs: PathBuf::new(),
            dependencies: Dependencies::default(),
            limits: Limits { time: Duration::from_secs(60), megabytes: 4096 },
            program: PathBuf::new(),
        }
    }

    #[test]
    fn each_example_is_judged_by_its_own_answer() {
        let row = tried(r#"printf '+1.0\n+"b"\n-$: no\n+{\n'"#, &[json!(1), json!("a"), json!(2), json!({})]);
        let failures: Vec<&str> = row.failures.iter().map(|failed| failed.what.as_str()).collect();
        assert_eq!(failures[..2], [r#"$: "a" became "b""#, "$: no"]);
        assert!(failures[2].starts_with("what is written is no JSON"), "{failures:?}");
        assert_eq!((row.valid, row.equal()), (4, 1));
    }

    #[test]
    fn a_program_that_stops_fails_where_it_does() {
        // It stops at the second of three, and answers the third when it is started again behind it.
        let row = tried("[ $2 = 0 ] && echo +1 && echo oh >&2 && exit 3\necho +3", &[json!(1), json!(2), json!(3)]);
        let failures: Vec<&str> = row.failures.iter().map(|failed| failed.what.as_str()).collect();
        assert_eq!(failures, ["the program ends here (exit status: 3): oh"]);
        // And one that always does ends all the same.
        let row = tried("exit 3", &vec![json!(1); STOPS + 2]);
        assert_eq!((row.failures.len(), row.equal()), (STOPS + 2, 0));
    }

    #[test]
    fn what_does_not_compile_is_said() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("src")).unwrap();
        fs::write(folder.path().join("src/main.rs"), "fn main() { nothing() }").unwrap();
        let mut row = Row { prepared: Outcome::Done, valid: 1, ..row() };
        workshop().compile(folder.path(), &mut row).unwrap();
        let (what, why) = row.stopped().unwrap();
        assert!(what == "does not compile" && why.contains("cannot find function `nothing`"), "{what}: {why}");
        assert!(row.is_failure());
    }
}
