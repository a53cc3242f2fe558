//! Pages: which operations answer a list in pages, and how to go from page to page.
//!
//! What the request and the answer say is gathered as plain data (`request`, `answer`); `decide` takes the first rule that fits.

mod answer;
mod decide;
mod extension;
mod given;
mod report;
mod request;
mod words;

pub use report::report_pages;

use super::collect::OperationPlan;
use super::responses::Payload;
use crate::api::{Operation, SchemaId};
use crate::ir::{PagePlan, PageRule};
use crate::names::snake;
use crate::settings::{PageSettings, Settings};
use crate::shapes::Schemas;
use answer::{Answer, List};

/// What a position counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Nothing: it is what an answer says.
    Cursor,
    /// The same, though it is called a page.
    TextPage,
    /// Pages.
    Page,
    /// Items.
    Offset,
}

/// What was found out about an operation that shows signs of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// How to go from page to page.
    Plan(Box<PagePlan>),
    /// Why that is not known.
    Unknown(&'static str),
}

/// What was found out, and what did not fit.
#[derive(Clone, Debug)]
pub struct Found {
    /// How to go from page to page, or why that is not known.
    pub finding: Finding,
    /// The schema of an item.
    pub item: Option<SchemaId>,
    /// What does not fit the description: the name of an extension, or none for the settings, and why.
    pub misfits: Vec<(Option<String>, String)>,
}

/// Whether an operation responds with a list of what a noun in the plural names; with `is_page`, whether the response alone shows it.
pub fn is_listing(
    schemas: &Schemas,
    operation: &Operation,
    plan: &OperationPlan<'_>,
    noun: &str,
    is_page: bool,
) -> bool {
    let success = success(plan).filter(|_| operation.method == "GET");
    success.is_some_and(|schema| answer::is_around_list(schemas, schema, noun, is_page))
}

/// Whether an operation responds with nothing but files or texts.
pub fn is_raw(plan: &OperationPlan<'_>) -> bool {
    all_are(plan, |payload| matches!(payload, Payload::Bytes | Payload::Text))
}

/// Whether every response of an operation is an object in which nothing is a list.
pub fn is_one_thing(schemas: &Schemas, plan: &OperationPlan<'_>) -> bool {
    all_are(plan, |payload| matches!(payload, Payload::Json(Some(schema)) if answer::is_one_thing(schemas, *schema)))
}

/// Whether an operation has successes, and all of them are this.
fn all_are(plan: &OperationPlan<'_>, is_it: impl Fn(&Payload) -> bool) -> bool {
    let successes = &plan.responses.successes;
    !successes.is_empty() && successes.iter().all(|success| is_it(&success.body))
}

/// The schema of the first success that is JSON.
fn success(plan: &OperationPlan<'_>) -> Option<SchemaId> {
    plan.responses.successes.iter().find_map(|success| match success.body {
        Payload::Json(Some(schema)) => Some(schema),
        _ => None,
    })
}

/// How an operation's pages are reached. None for an operation without signs of pages.
pub fn find(schemas: &Schemas, operation: &Operation, plan: &OperationPlan<'_>, settings: &Settings) -> Option<Found> {
    let own = operation.id.as_ref().and_then(|id| settings.pages.get(id));
    let hints: Vec<(&String, PageSettings)> =
        operation.page_hints.iter().filter_map(|(name, value)| Some((name, extension::read(name, value)?))).collect();
    let is_asked = own.is_some() || !hints.is_empty();
    if own.is_some_and(|own| own.enabled == Some(false))
        || !is_asked && !["GET", "POST"].contains(&operation.method.as_str())
    {
        return None;
    }
    // What has no JSON has no page.
    let is_json = plan.responses.successes.iter().any(|success| matches!(success.body, Payload::Json(_)));
    if !is_asked && !is_json {
        return None;
    }
    let request = request::request(schemas, operation, &plan.bodies);
    let success = success(plan);
    let subjects: Vec<String> = operation.path.split('/').filter(|word| !word.contains('{')).map(snake).collect();
    let answer = success.map_or_else(Answer::default, |schema| answer::answer(schemas, schema, &subjects));
    let mut misfits = Vec::new();
    let given = own.map(|own| (None, own, PageRule::Settings)).into_iter();
    let given = given.chain(hints.iter().map(|(name, hint)| (Some(name.to_string()), hint, PageRule::Extension)));
    for (name, hint, rule) in given {
        match given::given(schemas, hint, rule, &operation.fixed, &request, success, &answer) {
            Ok((plan, item)) => return Some(Found { finding: Finding::Plan(Box::new(plan)), item, misfits }),
            Err(why) => misfits.push((name, why)),
        }
    }
    let item = match &answer.list {
        List::At(_, item) => *item,
        List::None | List::Ambiguous => None,
    };
    let finding = decide::decide(schemas, operation, &request, &answer);
    if finding.is_none() && misfits.is_empty() {
        return None;
    }
    let finding = finding.unwrap_or(Finding::Unknown("the description shows no pages"));
    Some(Found { finding, item, misfits })
}
