//! Waiters: methods that send a call until its response says that something is over, as the settings name them.

use super::collect::OperationPlan;
use super::members::{member, path, resolved};
use super::responses::Payload;
use crate::api::{Operation, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, Diagnostics, SETTING_INVALID, WAITER_POSSIBLE};
use crate::ir::{Docs, Waiter};
use crate::lower::docs;
use crate::lower::inputs::Inputs;
use crate::names::{Scope, constant, is_identifier, snake};
use crate::settings::WaiterSettings;
use crate::shapes::tag_text;

/// The waiters of one method of an operation. They take their names before parameters do.
pub fn waiters(
    inputs: &Inputs<'_>,
    operation: &Operation,
    plan: &OperationPlan<'_>,
    of_operation: &str,
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<Waiter> {
    let mut waiters = Vec::new();
    for (name, settings) in own(inputs, operation) {
        let method = settings.method.as_ref().unwrap_or(name);
        let state = path(&settings.state);
        let fits = match fits(inputs, plan, settings, &state) {
            Ok(()) if !is_identifier(method) || !scope.take(method) => {
                Err(format!("`{method}` can't be the name of a method of the call: it is taken, or no identifier"))
            }
            fits => fits,
        };
        if let Err(why) = fits {
            let message = format!("`waiters.{name}`: {why}");
            diagnostics.push(inputs.settings.about(&SETTING_INVALID, "waiters", name, message));
            continue;
        }
        waiters.push(Waiter {
            constant: format!("{of_operation}_{}", constant(method)),
            method: method.clone(),
            docs: waiter_docs(settings),
            state,
            done: settings.done.clone(),
            failed: settings.failed.clone(),
            interval: settings.interval,
            deadline: settings.deadline,
        });
    }
    waiters
}

/// The settings that name an operation.
fn own<'a>(
    inputs: &Inputs<'a>,
    operation: &'a Operation,
) -> impl Iterator<Item = (&'a String, &'a WaiterSettings)> + use<'a> {
    inputs.settings.waiters.iter().filter(|(_, waiter)| Some(&waiter.operation) == operation.id.as_ref())
}

/// The schema of the JSON of a success.
fn success(plan: &OperationPlan<'_>) -> Option<SchemaId> {
    plan.responses.successes.iter().find_map(|success| match success.body {
        Payload::Json(schema) => schema,
        _ => None,
    })
}

/// Holds the settings against the description. The error says what does not fit.
fn fits(
    inputs: &Inputs<'_>,
    plan: &OperationPlan<'_>,
    settings: &WaiterSettings,
    state: &[String],
) -> Result<(), String> {
    let root = success(plan).ok_or("the response is not JSON with a schema")?;
    let id = member(inputs.schemas, root, state).filter(|_| !state.is_empty());
    let id = id.ok_or_else(|| format!("the response has no member `{}`", settings.state))?;
    let known = known_values(resolved(inputs.schemas, id));
    for value in settings.done.iter().chain(&settings.failed) {
        if known.as_ref().is_some_and(|known| !known.contains(value)) {
            return Err(format!("`{value}` is not a value of `{}`", settings.state));
        }
    }
    match settings.failed.iter().find(|value| settings.done.contains(value)) {
        Some(both) => Err(format!("`{both}` can't be both done and failed")),
        None => Ok(()),
    }
}

/// The values that a schema lists, as texts.
fn known_values(schema: &Schema) -> Option<Vec<String>> {
    if let Some(values) = &schema.values {
        return Some(values.iter().filter_map(tag_text).collect());
    }
    (schema.types == Types::of(Type::Boolean)).then(|| vec!["true".to_owned(), "false".to_owned()])
}

fn waiter_docs(settings: &WaiterSettings) -> Docs {
    let list = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| format!("`{}`", docs::code(value))).collect();
        values.join(" or ")
    };
    let state = docs::code(&settings.state);
    let mut lines = vec![
        format!("Sends the call until `{state}` in the response is {}.", list(&settings.done)),
        String::new(),
        "It sends nothing until it is awaited. `interval` and `deadline` change how often it is sent, and for how long.".to_owned(),
    ];
    if !settings.failed.is_empty() {
        lines.extend([
            String::new(),
            "# Errors".to_owned(),
            format!("Among others, `WaitError::Failed` with the response if `{state}` is {}.", list(&settings.failed)),
        ]);
    }
    lines
}

/// Names of members that say how far something is.
const STATES: [&str; 7] = ["status", "state", "phase", "stage", "job_status", "run_status", "processing_status"];

/// Words of values with which nothing is over.
const RUNNING: [&str; 29] = [
    "new",
    "created",
    "accepted",
    "submitted",
    "pending",
    "queued",
    "enqueued",
    "scheduled",
    "waiting",
    "starting",
    "started",
    "initializing",
    "initialized",
    "preparing",
    "provisioning",
    "building",
    "validating",
    "running",
    "in_progress",
    "inprogress",
    "processing",
    "executing",
    "working",
    "importing",
    "exporting",
    "finalizing",
    "canceling",
    "cancelling",
    "stopping",
];

/// Words of values with which it is over, as wanted.
const DONE: [&str; 10] = [
    "complete",
    "completed",
    "done",
    "finished",
    "ready",
    "succeeded",
    "success",
    "successful",
    "processed",
    "fulfilled",
];

/// Words of values with which it is over, and failed.
const FAILED: [&str; 15] = [
    "aborted",
    "canceled",
    "cancelled",
    "error",
    "errored",
    "expired",
    "fail",
    "failed",
    "failure",
    "invalid",
    "rejected",
    "stopped",
    "terminated",
    "timed_out",
    "timeout",
];

/// Proposes a waiter where the description shows one thing with a state whose values are all known words.
pub fn report_possible(
    inputs: &Inputs<'_>,
    operation: &Operation,
    plan: &OperationPlan<'_>,
    diagnostics: &mut Diagnostics,
) {
    let (Some(id), Some(root)) = (&operation.id, success(plan)) else { return };
    if operation.method != "GET" || !operation.path.ends_with('}') || own(inputs, operation).next().is_some() {
        return;
    }
    let members = &resolved(inputs.schemas, root).properties;
    let Some((state, done, failed)) = members.iter().find_map(|(name, id)| {
        let (done, failed) = ends(resolved(inputs.schemas, *id)).filter(|_| STATES.contains(&snake(name).as_str()))?;
        Some((name, done, failed))
    }) else {
        return;
    };
    let list = |values: &[&str]| {
        let quoted: Vec<String> = values.iter().map(|value| format!("{value:?}")).collect();
        quoted.join(", ")
    };
    let failed = if failed.is_empty() { String::new() } else { format!(", failed = [{}]", list(&failed)) };
    let line = format!(
        "waiters.{} = {{ operation = {id:?}, method = \"until_done\", state = {state:?}, done = [{}]{failed} }}",
        snake(id),
        list(&done)
    );
    let message = format!("`{state}` of the response says when something has ended, and the settings name no waiter");
    let diagnostic = Diagnostic::new(&WAITER_POSSIBLE, operation.place.clone(), message);
    let diagnostic = diagnostic.effect("without a setting, the caller passes a condition to `poll_until`");
    diagnostics
        .push(diagnostic.help(format!("`{line}` at the top of the settings gives the call a method `until_done`")));
}

/// The values of an enum with which something is over, if each of its values is a known word and something also runs.
fn ends(schema: &Schema) -> Option<(Vec<&str>, Vec<&str>)> {
    let (mut done, mut failed, mut can_run) = (Vec::new(), Vec::new(), false);
    for value in schema.values.as_ref()?.iter().filter(|value| !value.is_null()) {
        let value = value.as_str()?;
        match snake(value).as_str() {
            word if DONE.contains(&word) => done.push(value),
            word if FAILED.contains(&word) => failed.push(value),
            word if RUNNING.contains(&word) => can_run = true,
            _ => return None,
        }
    }
    (can_run && !done.is_empty()).then_some((done, failed))
}
