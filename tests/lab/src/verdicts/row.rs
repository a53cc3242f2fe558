//! What was found of one pair.

use notte_codegen::diff::Verdict;

/// What a compiler says of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compiled {
    /// It compiles.
    Yes,
    /// It does not; the first errors.
    No(String),
}

/// What was found of one pair.
#[derive(Clone, Debug)]
pub struct Row {
    /// The name of the pair.
    pub name: String,
    /// What the diff says.
    pub verdict: Verdict,
    /// Whether it says that programs behave otherwise.
    pub behavior: bool,
    /// The changes that make it major, in words.
    pub major: Vec<String>,
    /// The program with the earlier client. It must compile, or it tests nothing.
    pub before: Compiled,
    /// The program with the later client.
    pub after: Compiled,
    /// The rules that cargo-semver-checks finds broken, if it was asked.
    pub semver: Option<Vec<String>>,
}

/// Major changes that no compiler can show: arguments of one type in another order.
const UNSEEN: [&str; 2] = ["arguments-reordered", "struct-constructor-reordered"];

impl Row {
    /// Its line of the table.
    pub fn line(&self) -> String {
        let behavior = if self.behavior { ", behavior" } else { "" };
        let program = match (&self.before, &self.after) {
            (Compiled::No(_), _) => "fails before",
            (_, Compiled::Yes) => "compiles",
            (_, Compiled::No(_)) => "fails",
        };
        let semver = match &self.semver {
            None => "not asked".to_owned(),
            Some(rules) if rules.is_empty() => "no rule is broken".to_owned(),
            Some(rules) => rules.join(", "),
        };
        format!("| {} | {}{behavior} | {program} | {semver} |", self.name, self.verdict)
    }

    /// Whether the diff and the compiler differ.
    pub fn is_wrong(&self) -> bool {
        let fails = matches!(self.after, Compiled::No(_));
        let is_unseen =
            !self.major.is_empty() && self.major.iter().all(|kind| UNSEEN.iter().any(|one| kind.starts_with(one)));
        self.before != Compiled::Yes || (fails != (self.verdict == Verdict::Major) && !is_unseen)
    }

    /// Why they differ.
    pub fn reason(&self) -> String {
        match (&self.before, &self.after) {
            (Compiled::No(errors), _) => format!("the program does not compile with the earlier client:\n{errors}"),
            (_, Compiled::No(errors)) => format!("the diff says {}, but the program fails:\n{errors}", self.verdict),
            _ => format!("the diff says major, but the program compiles: {}", self.major.join("; ")),
        }
    }
}
