//! Names of inline types without the path and the method that FastAPI adds to the ids of operations.

use crate::api::{Api, Origin};
use crate::hash::HashMap;
use crate::names::{snake, without_framework_suffix};
use std::sync::Arc;

/// Shortens the ids in the words that name inline schemas and the bodies of forms, where the short id is that of one operation alone.
#[must_use]
pub fn without_framework_suffixes(mut api: Api) -> Api {
    let shortened = |operation: &crate::api::Operation| {
        let id = operation.id.as_deref()?;
        Some((id.to_owned(), without_framework_suffix(id, &operation.method, &operation.path).to_owned()))
    };
    let all: Vec<(String, String)> = api.operations.iter().filter_map(shortened).collect();
    let mut counts: HashMap<String, usize> = HashMap::default();
    for (_, short) in &all {
        *counts.entry(snake(short)).or_default() += 1;
    }
    let is_alone = |short: &String| counts.get(&snake(short)) == Some(&1);
    let short: HashMap<String, String> = all.into_iter().filter(|(id, short)| id != short && is_alone(short)).collect();
    if short.is_empty() {
        return api;
    }
    for schema in &mut api.schemas {
        // What FastAPI makes of the arguments of a function is a component.
        if let Origin::Component(name) = &schema.origin
            && let Some(short) = name.strip_prefix("Body_").and_then(|id| short.get(id))
        {
            let short = format!("Body_{short}");
            Arc::make_mut(schema).client_name.get_or_insert(short);
        }
        let Origin::Words(words) = &schema.origin else { continue };
        let Some(short) = words.first().and_then(|id| short.get(id)) else { continue };
        if let Origin::Words(words) = &mut Arc::make_mut(schema).origin
            && let Some(first) = words.first_mut()
        {
            first.clone_from(short);
        }
    }
    api
}
