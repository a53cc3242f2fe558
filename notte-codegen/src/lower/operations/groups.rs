//! Groups: the operations of each tag, and the names of both.

use super::arguments::named::{StructNames, name_arguments};
use super::bodies::{report_bodies, report_mandatory};
use super::collect::OperationPlan;
use super::links::{Method, link_docs};
use super::method_names::{full_name, method_claim};
use super::methods::{Called, method};
use super::responses::{EventData, errors_of, headers_of, report_headers, report_untyped};
use super::routes::routes;
use super::waiters::report_possible;
use crate::api;
use crate::diagnostics::{Diagnostics, SETTING_INVALID};
use crate::docs::doc_lines;
use crate::hash::HashSet;
use crate::ir::{Body, Group, Type};
use crate::lower::docs;
use crate::lower::inputs::Inputs;
use crate::lower::layout::modules::{FULL, INCOMING, SHARED, UNUSED};
use crate::lower::naming::settle_methods;
use crate::names::{self, Scope, is_prefix_segment, pascal, reserved, snake};
use indexmap::IndexMap;

/// An operation of the description, and what is decided of it.
struct Source<'p> {
    number: usize,
    operation: &'p api::Operation,
    plan: &'p OperationPlan<'p>,
}

/// Every group with its operations, and the number of the operation behind each method, in the order of the groups.
pub fn groups(
    inputs: &Inputs<'_>,
    plans: &[OperationPlan<'_>],
    types: &[Type],
    diagnostics: &mut Diagnostics,
) -> (Vec<Group>, Vec<usize>) {
    let mut by_tag: IndexMap<String, Vec<Source<'_>>> = IndexMap::new();
    // Tags in the order of the document, then those that only operations name.
    for tag in inputs.api.tags.keys() {
        by_tag.insert(tag.clone(), Vec::new());
    }
    let are_calls = paths_are_calls(inputs);
    for (number, (operation, plan)) in inputs.api.operations.iter().zip(plans).enumerate() {
        let tag = declared_tag(inputs, operation).unwrap_or_else(|| match are_calls {
            true => CALLS.to_owned(),
            false => first_word(operation),
        });
        by_tag.entry(tag).or_default().push(Source { number, operation, plan });
    }
    by_tag.retain(|_, operations| !operations.is_empty());
    let mut modules = Scope::with(reserved::GROUPS.into_iter().chain([SHARED, INCOMING, UNUSED]));
    let mut names = Scope::with(reserved::GROUP_TYPES);
    let mut features = Scope::with([FULL, INCOMING].into_iter().chain(reserved::FEATURES));
    let mut groups = Vec::new();
    let mut sources = Vec::new();
    for (tag, operations) in by_tag {
        let word = names::field(&tag);
        let mut candidates = vec![word.clone(), format!("{}_api", word.trim_start_matches("r#").trim_end_matches('_'))];
        candidates.retain(|name| !names::is_device(name));
        let module = modules.first_free(&candidates);
        let name = pascal(&tag);
        let name = if name.is_empty() { "Group".to_owned() } else { name };
        let name = names.first_free(&[name.clone(), format!("{name}Api")]);
        let docs = match inputs.api.tags.get(&tag).cloned().flatten() {
            Some(description) => doc_lines(&description),
            None if are_calls && tag == CALLS => vec!["The operations, which have no tags.".to_owned()],
            None if operations.iter().all(|source| declared_tag(inputs, source.operation).is_none()) => {
                vec![format!("Operations whose path begins with `{}`.", docs::code(&tag))]
            }
            None => vec![format!("Operations with the tag `{}`.", docs::code(&tag))],
        };
        let feature = inputs.settings.features.unwrap_or_default().then(|| {
            let feature = module.trim_start_matches("r#").replace('_', "-");
            features.first_free(&[feature.clone(), format!("{feature}-api")])
        });
        let mut group =
            Group { module, feature, name, docs, operations: Vec::new(), errors: Vec::new(), headers: Vec::new() };
        sources.extend(operations_of(inputs, &mut group, &tag, &operations, types, diagnostics));
        if !group.operations.is_empty() {
            groups.push(group);
        }
    }
    add_links(inputs, &mut groups, &sources);
    (groups, sources)
}

/// Documents the links of responses, now that every method has its name.
fn add_links(inputs: &Inputs<'_>, groups: &mut [Group], sources: &[usize]) {
    let mut methods: Vec<Option<Method>> = inputs.api.operations.iter().map(|_| None).collect();
    let bare = |name: &str| name.trim_start_matches("r#").to_owned();
    let numbered = groups.iter().enumerate();
    let all = numbered.flat_map(|(number, group)| group.operations.iter().map(move |method| (number, group, method)));
    for ((number, group, operation), source) in all.zip(sources) {
        if let Some(method) = methods.get_mut(*source).filter(|method| method.is_none()) {
            let path = [bare(&group.module), group.name.clone(), bare(&operation.method)];
            *method = Some(Method { group: number, path, feature: group.feature.clone() });
        }
    }
    let numbered = groups.iter_mut().enumerate();
    let all = numbered.flat_map(|(number, group)| group.operations.iter_mut().map(move |method| (number, method)));
    for ((group, operation), source) in all.zip(sources) {
        if let Some(source) = inputs.api.operations.get(*source) {
            operation.docs.extend(link_docs(source, group, &methods));
        }
    }
}

/// The group of operations without tags whose paths are the operations themselves, as in `/sendMessage`.
const CALLS: &str = "operations";

/// Fewer operations without tags stay in groups by their paths.
const FEWEST_CALLS: usize = 3;

/// The tag that an operation is grouped by: the pinned one, or its first one.
fn declared_tag(inputs: &Inputs<'_>, operation: &api::Operation) -> Option<String> {
    let pinned =
        operation.id.as_ref().and_then(|id| inputs.settings.operations.get(id)).and_then(|pins| pins.group.clone());
    pinned
        .map(|group| inputs.api.tags.keys().find(|tag| snake(tag) == snake(&group)).cloned().unwrap_or(group))
        .or_else(|| operation.tags.iter().find(|tag| !snake(tag).is_empty()).cloned())
}

/// The first word of an operation's path that names a subject.
fn first_word(operation: &api::Operation) -> String {
    let words = operation.sent_path.split('/').filter(|word| !snake(word).is_empty() && !word.contains('{'));
    let named = words.clone().find(|word| !is_prefix_segment(word));
    named.or_else(|| words.clone().next()).unwrap_or("root").to_owned()
}

/// Whether the first words of paths name operations and no subjects: nearly each of the operations without tags has a word of its own,
/// and most are called as it is.
fn paths_are_calls(inputs: &Inputs<'_>) -> bool {
    let untagged: Vec<&api::Operation> =
        inputs.api.operations.iter().filter(|operation| declared_tag(inputs, operation).is_none()).collect();
    let mut words: Vec<String> = untagged.iter().map(|operation| snake(&first_word(operation))).collect();
    let is_called_so =
        |(operation, word): &(&&api::Operation, &String)| operation.id.as_deref().is_some_and(|id| snake(id) == **word);
    let called = untagged.iter().zip(&words).filter(is_called_so).count();
    words.sort_unstable();
    words.dedup();
    untagged.len() >= FEWEST_CALLS && 4 * words.len() >= 3 * untagged.len() && 2 * called > untagged.len()
}

/// Makes the methods of a group. Returns the number of the operation behind each method.
fn operations_of(
    inputs: &Inputs<'_>,
    group: &mut Group,
    tag: &str,
    operations: &[Source<'_>],
    types: &[Type],
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    let mut sources = Vec::new();
    let mut methods = Scope::with(reserved::METHODS);
    let mut builders = Scope::with(reserved::GROUP_TYPES.into_iter().chain([group.name.as_str()]));
    let mut constants = Scope::default();
    // Pinned names come first, so that no generated name takes them.
    let mut named: Vec<Option<String>> = vec![None; operations.len()];
    for (Source { operation, .. }, name) in operations.iter().zip(&mut named) {
        let pin = operation
            .id
            .as_ref()
            .and_then(|id| inputs.settings.operations.get(id))
            .and_then(|pins| pins.method.clone());
        let Some(pin) = pin else { continue };
        if names::is_identifier(pin.trim_start_matches("r#")) && methods.take(&pin) {
            *name = Some(pin);
        } else {
            let message =
                format!("`{pin}` can't be the name of a method of `{}`: it is taken, or no identifier", group.name);
            let name = operation.id.as_deref().unwrap_or_default();
            diagnostics.push(inputs.settings.about(&SETTING_INVALID, "operations", name, message));
        }
    }
    let ids: HashSet<&str> = inputs.api.operations.iter().filter_map(|operation| operation.id.as_deref()).collect();
    let claims = operations.iter().zip(&named).enumerate().filter(|(_, (_, name))| name.is_none());
    let claims =
        claims.map(|(index, (source, _))| (index, method_claim(inputs, source.operation, source.plan, tag, &ids)));
    for (index, method) in settle_methods(claims.collect(), &mut methods) {
        if let Some(name) = named.get_mut(index) {
            *name = Some(method);
        }
    }
    // Each operation's main names come before those of its further routes, so that one more content type renames nothing.
    let mut own = Vec::new();
    for (Source { operation, .. }, method) in operations.iter().zip(named) {
        let id = full_name(operation);
        let method = method.unwrap_or_else(|| names::field(&id));
        let word = type_word(&id);
        let call = builders.first_free(&[word.clone(), format!("{word}Call")]);
        own.push((method, call, constants.first_free(&[names::constant(&id)])));
    }
    let mut main = Vec::new();
    for (Source { operation, plan, .. }, (method, call, constant)) in operations.iter().zip(own) {
        let word = type_word(&full_name(operation));
        let errors = builders.first_free(&[format!("{word}Error")]);
        let headers = builders.first_free(&[format!("{word}Headers")]);
        let answers = builders.first_free(&[format!("{word}Answer")]);
        let setters = builders.first_free(&[format!("{word}Setters")]);
        let errors = errors_of(inputs, group, operation, &plan.responses, errors);
        let headers = headers_of(inputs, group, operation, headers, types);
        let events = events_name(plan, &word, &answers, &mut builders);
        let arguments = struct_names(&word, &mut builders);
        main.push(Called { method, call, setters, constant, answers, events, errors, headers, arguments });
    }
    for (Source { number, operation, plan }, main) in operations.iter().zip(main) {
        report_bodies(inputs, &plan.bodies, diagnostics);
        report_untyped(inputs, operation, diagnostics);
        report_headers(inputs, operation, types, diagnostics);
        report_possible(inputs, operation, plan, diagnostics);
        for route in routes(plan) {
            let called = match route.suffix.as_str() {
                "" => main.clone(),
                suffix => {
                    let method = main.method.trim_start_matches("r#").trim_end_matches('_');
                    let id = format!("{} {suffix}", full_name(operation));
                    let word = type_word(&id);
                    let answers = builders.first_free(&[format!("{word}Answer")]);
                    Called {
                        method: methods.first_free(&[format!("{method}_{suffix}")]),
                        call: builders.first_free(&[word.clone(), format!("{word}Call")]),
                        setters: builders.first_free(&[format!("{word}Setters")]),
                        constant: constants.first_free(&[names::constant(&id)]),
                        answers,
                        arguments: struct_names(&word, &mut builders),
                        ..main.clone()
                    }
                }
            };
            let arguments = called.arguments.clone();
            let mut method = method(inputs, operation, plan, &route, called, types, diagnostics);
            if let Some(Body::Fields { .. }) = &method.body {
                let name = method.method.trim_start_matches("r#").trim_end_matches('_');
                method.method_with = Some(methods.first_free(&[format!("{name}_with")]));
            }
            name_arguments(&mut method, arguments, inputs.settings.named_arguments, types);
            // `getJob` with a waiter `result` stands beside `getJobResult`.
            for waiter in &mut method.waiters {
                waiter.constant = constants.first_free(std::slice::from_ref(&waiter.constant));
            }
            report_mandatory(diagnostics, operation, &method);
            group.operations.push(method);
            sources.push(*number);
        }
    }
    sources
}

/// The name for the enum of an operation's events, which only those have that need one.
fn events_name(plan: &OperationPlan<'_>, word: &str, answers: &str, names: &mut Scope) -> String {
    match plan.responses.events.as_ref().map(|stream| &stream.data) {
        Some(EventData::ByName(_)) => names.first_free(&[format!("{word}Event"), format!("{word}EventData")]),
        _ => answers.to_owned(),
    }
}

/// The names for the structs of an operation's arguments.
fn struct_names(word: &str, names: &mut Scope) -> StructNames {
    let mut name = |word: String| names.first_free(&[format!("{word}Args"), format!("{word}Arguments")]);
    StructNames { method: name(word.to_owned()), with: name(format!("{word}With")) }
}

/// What the types of an operation are named after.
fn type_word(id: &str) -> String {
    let word = pascal(id);
    if word.is_empty() { "Operation".to_owned() } else { word }
}
