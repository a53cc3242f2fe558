//! Which operations the client has: `include` and `exclude`.

use super::unmatched;
use crate::api::{Api, Operation, SchemaId};
use crate::diagnostics::{Diagnostics, Place};
use crate::settings::{Selection, Settings, matches};
use crate::shapes::reachable;
use std::collections::BTreeSet;

/// One way to select operations: the name of its list in the settings, the entries, and what they are compared with.
struct Criterion<'s> {
    name: &'static str,
    entries: &'s [String],
    texts: fn(&Operation) -> Vec<&str>,
}

fn criteria(selection: &Selection) -> [Criterion<'_>; 4] {
    [
        Criterion {
            name: "operations",
            entries: &selection.operations,
            texts: |operation| operation.id.as_deref().into_iter().collect(),
        },
        Criterion {
            name: "tags",
            entries: &selection.tags,
            texts: |operation| operation.tags.iter().map(String::as_str).collect(),
        },
        Criterion { name: "paths", entries: &selection.paths, texts: |operation| vec![&operation.path] },
        Criterion { name: "methods", entries: &selection.methods, texts: |operation| vec![&operation.method] },
    ]
}

/// Whether an entry of a list stands for a text. Methods are written in either case.
fn fits(list: &str, entry: &str, text: &str) -> bool {
    if list == "methods" { entry.eq_ignore_ascii_case(text) } else { matches(entry, text) }
}

fn selects(selection: &Selection, operation: &Operation) -> bool {
    criteria(selection).iter().any(|Criterion { name, entries, texts }| {
        texts(operation).iter().any(|text| entries.iter().any(|entry| fits(name, entry, text)))
    })
}

/// Leaves out the operations that are not wanted, and the components that no other operation uses.
pub fn select(api: &mut Api, settings: &Settings, diagnostics: &mut Diagnostics) {
    let (include, exclude) = (&settings.include, &settings.exclude);
    if include.is_empty() && exclude.is_empty() {
        return;
    }
    for (table, selection) in [("include", include), ("exclude", exclude)] {
        for Criterion { name, entries, texts } in criteria(selection) {
            let all: BTreeSet<&str> = api.operations.iter().chain(&api.incoming).flat_map(texts).collect();
            for entry in entries.iter().filter(|entry| !all.iter().any(|text| fits(name, entry, text))) {
                let setting = format!("{table}.{name}");
                let message = format!("`{setting}` has `{entry}`, which matches no operation");
                diagnostics.push(unmatched(settings, &setting, entry, message, all.iter().copied()));
            }
        }
    }
    let mut dropped = Vec::new();
    api.operations.retain(|operation| {
        let is_wanted = (include.is_empty() || selects(include, operation)) && !selects(exclude, operation);
        if !is_wanted {
            dropped.push(operation.place.clone());
        }
        is_wanted
    });
    // Callbacks go with their operation. Webhooks stay unless they are excluded.
    api.incoming.retain(|operation| {
        let is_wanted = !selects(exclude, operation) && !is_within(&operation.place, &dropped);
        if !is_wanted {
            dropped.push(operation.place.clone());
        }
        is_wanted
    });
    let used = reachable(api, roots(api));
    let unused =
        api.components.iter().filter(|(_, id)| !used.contains(id)).map(|(_, id)| api.schema(*id).place.clone());
    dropped.extend(unused);
    api.components.retain(|_, id| used.contains(id));
    *diagnostics = diagnostics.filtered(|one| one.place.pointer.is_empty() || !is_within(&one.place, &dropped));
}

fn is_within(place: &Place, dropped: &[Place]) -> bool {
    dropped.iter().any(|outer| {
        let rest = place.pointer.strip_prefix(&outer.pointer);
        place.file == outer.file && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// The schemas that operations, callbacks and webhooks name.
fn roots(api: &Api) -> Vec<SchemaId> {
    let mut roots = Vec::new();
    for operation in api.operations.iter().chain(&api.incoming) {
        roots.extend(operation.parameters.iter().map(|parameter| parameter.schema));
        let responses = &operation.responses;
        let content = responses.iter().flat_map(|response| &response.content);
        for media in operation.body.iter().flat_map(|body| &body.content).chain(content) {
            roots.extend(media.schema);
            roots.extend(
                media.encoding.values().flat_map(|encoding| &encoding.headers).filter_map(|header| header.schema),
            );
        }
        roots.extend(responses.iter().flat_map(|response| &response.headers).filter_map(|header| header.schema));
    }
    roots
}
