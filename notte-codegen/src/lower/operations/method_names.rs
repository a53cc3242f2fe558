//! The names that the method of an operation may have.

use super::collect::OperationPlan;
use super::pages::{is_listing, is_one_thing, is_raw};
use crate::api::Operation;
use crate::diagnostics::Place;
use crate::hash::HashSet;
use crate::lower::inputs::Inputs;
use crate::lower::naming::{MethodClaim, NameOrigin};
use crate::names::{self, Listing, list_names, method_name, route_names, snake, without_framework_suffix};
use crate::settings::Settings;

/// What an operation's method may be called. `ids` are those of all operations.
pub fn method_claim(
    inputs: &Inputs<'_>,
    operation: &Operation,
    plan: &OperationPlan<'_>,
    tag: &str,
    ids: &HashSet<&str>,
) -> MethodClaim {
    let id = full_name(operation);
    let is_listing = |is_page| is_listing(inputs.schemas, operation, plan, &plural_noun(tag), is_page);
    let listing = match is_listing(true) {
        true => Listing::List,
        false if is_raw(plan) => Listing::NoList,
        false if is_one_thing(inputs.schemas, plan) => Listing::One,
        false => Listing::Unknown,
    };
    let by_route = route_names(&id, &operation.method, &operation.path, tag, listing);
    let by_route = by_route.map(|names| (NameOrigin::Route, names));
    let as_list = || list_names(&id, &operation.path, tag).filter(|_| is_listing(false));
    let (origin, mut names) = by_route
        .or_else(|| as_list().map(|names| (NameOrigin::List, names)))
        .unwrap_or_else(|| by_id(&id, &operation.path, tag, ids));
    // What a framework adds tells operations apart that have one name.
    let whole = operation.id.as_deref().filter(|id| !snake(id).is_empty()).map(names::field);
    if let Some(whole) = whole.filter(|whole| !names.contains(whole)) {
        names.push(whole);
    }
    let earlier = kept(&names, &operation.place, inputs.settings);
    MethodClaim { origin, earlier, names }
}

/// The names that an id says, the shortest first.
fn by_id(id: &str, path: &str, tag: &str, ids: &HashSet<&str>) -> (NameOrigin, Vec<String>) {
    let name = method_name(id, tag);
    let short = names::without_parameters(name.trim_start_matches("r#"), path, tag)
        .map(|short| names::field(&short))
        .or_else(|| names::without_number(id).filter(|id| ids.contains(id)).map(|id| method_name(id, tag)));
    let origin = match short {
        _ if names::is_about_several(id, tag) => NameOrigin::Several,
        Some(_) => NameOrigin::Shortened,
        None => NameOrigin::Id,
    };
    (origin, short.into_iter().chain([name, names::field(id)]).collect())
}

/// The name that a method had in an earlier client: one that it may have, or the last of these with a number.
fn kept(names: &[String], place: &Place, settings: &Settings) -> Option<String> {
    let place = place.to_string();
    let of_place = settings.earlier_names.range((place.clone(), String::new())..);
    let earlier: Vec<&String> = of_place.take_while(|(at, _)| *at == place).map(|(_, name)| name).collect();
    let is_numbered = |name: &&&String| {
        let last = names.last().map_or("", |last| last.trim_start_matches("r#").trim_end_matches('_'));
        let number = name.strip_prefix(last).map(|end| end.trim_start_matches('_')).unwrap_or_default();
        !last.is_empty() && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    names.iter().find(|name| earlier.contains(name)).or_else(|| earlier.iter().find(is_numbered).copied()).cloned()
}

/// The noun of a tag in the plural.
fn plural_noun(tag: &str) -> String {
    let noun = snake(tag);
    if names::singular(&noun).is_some() { noun } else { names::plural(&noun) }
}

/// The operation's id, or method and path if it has none with letters or digits.
pub fn full_name(operation: &Operation) -> String {
    match operation.id.as_ref().filter(|id| !snake(id).is_empty()) {
        Some(id) => without_framework_suffix(id, &operation.method, &operation.path).to_owned(),
        None => format!("{} {}", operation.method.to_ascii_lowercase(), operation.path.replace(['{', '}'], " ")),
    }
}
