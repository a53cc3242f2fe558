//! `cargo lab pages DIR`: how the lists of each description come in pages.

use crate::corpus::{Description, Options, chosen};
use notte_codegen::cli::output::{Failure, say};
use notte_codegen::ir::{PagePlan, PagePosition};
use notte_codegen::{Diagnostics, Paging, Settings, load, paging};
use std::collections::BTreeMap;

/// Prints the class of each operation that shows signs of pages, with the rule that is followed and what it reads.
///
/// A: the description declares where the next page is and where the end is. B: pages are counted until one is empty. C: not without a
/// `Link` header that arrives, or a line of settings. The columns are separated by tabs; the last lines are totals.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    options: Options,
}

/// Runs the command. Fails if a description can't be read.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut totals: BTreeMap<String, usize> = BTreeMap::new();
    let mut lines = vec!["description\tmethod\tpath\toperationId\tclass\trule\tposition\titems\tnext".to_owned()];
    for description in chosen(&arguments.options)? {
        for found in found(&description)? {
            let (class, rule) = class(&found);
            for key in [class.to_owned(), format!("{class} {rule}")] {
                *totals.entry(key).or_default() += 1;
            }
            lines.push(line(&description.name, &found));
        }
    }
    lines.extend(totals.iter().map(|(name, count)| format!("# {count}\t{name}")));
    say(&lines.join("\n"))
}

fn found(description: &Description) -> Result<Vec<Paging>, Failure> {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_path(&description.path, &mut diagnostics);
    if diagnostics.has_errors() {
        return Err(Failure::new(format!("{} can't be read", description.name)));
    }
    Ok(paging(&document, &Settings::default(), &mut diagnostics))
}

fn class(found: &Paging) -> (&'static str, &'static str) {
    match &found.plan {
        Ok(plan) if plan.rule.is_exact() => ("A", plan.rule.name()),
        Ok(plan) if plan.rule == notte_codegen::ir::PageRule::Empty => ("B", plan.rule.name()),
        Ok(plan) => ("C", plan.rule.name()),
        Err(why) => ("C", why),
    }
}

fn line(description: &str, found: &Paging) -> String {
    let (class, rule) = class(found);
    let id = found.id.as_deref().unwrap_or_default();
    let nothing = PagePlan::default();
    let plan = found.plan.as_ref().unwrap_or(&nothing);
    let position = match &plan.position {
        PagePosition::None => String::new(),
        PagePosition::Query(name) => format!("query:{name}"),
        PagePosition::Header(name) => format!("header:{name}"),
        PagePosition::Body(path) => format!("body:{}", path.join(".")),
    };
    let items = match &plan.items {
        Some(path) if path.is_empty() => "(top)".to_owned(),
        Some(path) => path.join("."),
        None => String::new(),
    };
    let next = [&plan.next, &plan.has_more, &plan.pages, &plan.total];
    let next = next.into_iter().flatten().map(|path| path.join(".")).chain(plan.next_header.clone());
    let next: Vec<String> = next.collect();
    let (method, path) = (found.method.to_lowercase(), &found.path);
    format!("{description}\t{method}\t{path}\t{id}\t{class}\t{rule}\t{position}\t{items}\t{}", next.join(" "))
}
