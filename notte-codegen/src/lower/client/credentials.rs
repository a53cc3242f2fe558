//! Security schemes, and what the documentation says of them.

use crate::api::{Api, Operation, SecurityKind, SecurityScheme};
use crate::docs::{doc_lines, sentence};
use crate::ir::{self, Docs, Scheme, SchemeKind};
use crate::lower::docs::code;
use crate::names::{self, Scope, reserved};
use std::collections::BTreeSet;

/// The schemes that operations use, the one of the client's constructor first. `options` are the names of other methods of the builder.
pub fn schemes<'a>(api: &Api, groups: &[ir::Group], options: impl Iterator<Item = &'a str>) -> Vec<Scheme> {
    let mut scope = Scope::with(reserved::CLIENT_OPTIONS.into_iter().chain(options));
    let mut schemes: Vec<Scheme> = used(api, groups)
        .filter_map(|(name, scheme)| {
            let mut docs = scheme.description.as_deref().map(doc_lines).unwrap_or_default();
            if !docs.is_empty() && !scheme.urls.is_empty() {
                docs.push(String::new());
            }
            docs.extend(urls(scheme, ""));
            let kind = kind(scheme)?;
            let word = names::field(name);
            let bare = word.trim_start_matches("r#").trim_end_matches('_');
            let setter = scope.first_free(&[word.clone(), format!("{bare}_credential")]);
            Some(Scheme { name: name.clone(), setter, docs, kind })
        })
        .collect();
    // One secret is easier to have than a user and a password, where it opens as much.
    let opens = |scheme: &Scheme| {
        let operations = groups.iter().flat_map(|group| &group.operations);
        operations.filter(|operation| operation.security.iter().any(|all| *all == [scheme.name.clone()])).count()
    };
    if let Some(first) = schemes.first().filter(|first| first.kind == SchemeKind::Basic) {
        let needed = opens(first);
        let better = schemes.iter().position(|scheme| scheme.kind != SchemeKind::Basic && opens(scheme) >= needed);
        if let Some(better) = better {
            let scheme = schemes.remove(better);
            schemes.insert(0, scheme);
        }
    }
    schemes
}

/// What the documentation of the builder says of the schemes, where there are several: `new` has that of the first.
pub fn builder_docs(api: &Api, groups: &[ir::Group], setters: &[Scheme]) -> Docs {
    let schemes: Vec<_> = used(api, groups).collect();
    if schemes.len() < 2 {
        return Docs::new();
    }
    let mut docs = vec![String::new(), "# Credentials".to_owned(), String::new()];
    docs.push("Each has a method of the builder:".to_owned());
    docs.push(String::new());
    for (name, scheme) in schemes {
        let what = match kind(scheme) {
            Some(SchemeKind::Bearer) => "a bearer token".to_owned(),
            Some(SchemeKind::Basic) => "a user name and a password".to_owned(),
            Some(SchemeKind::Header(header)) => format!("a key in the header `{}`", code(&header)),
            Some(SchemeKind::Query(key)) => format!("a key in the query, as `{}`", code(&key)),
            Some(SchemeKind::Cookie(cookie)) => format!("a key in the cookie `{}`", code(&cookie)),
            None => continue,
        };
        let description = scheme.description.as_deref().map(sentence).unwrap_or_default();
        let space = if description.is_empty() { "" } else { " " };
        let Some(setter) = setters.iter().find(|setter| setter.name == *name) else { continue };
        let setter = setter.setter.trim_start_matches("r#");
        docs.push(format!("- [`{setter}`](ClientBuilder::{setter}): {what}.{space}{description}"));
        docs.extend(urls(scheme, "  "));
    }
    docs
}

/// What the documentation of a method says of the scopes that it needs.
pub fn scope_docs(operation: &Operation) -> Docs {
    if operation.scopes.is_empty() {
        return Docs::new();
    }
    let of_scheme = |(scheme, scopes): &(String, Vec<String>)| {
        let names: Vec<String> = scopes.iter().map(|scope| format!("`{}`", code(scope))).collect();
        match names.as_slice() {
            [] => format!("`{}`", code(scheme)),
            [name] => format!("the scope {name} of `{}`", code(scheme)),
            several => format!("the scopes {} of `{}`", several.join(", "), code(scheme)),
        }
    };
    let alternatives: Vec<String> = operation
        .scopes
        .iter()
        .map(|schemes| match schemes.as_slice() {
            [] => "no credential".to_owned(),
            schemes => schemes.iter().map(of_scheme).collect::<Vec<_>>().join(" and "),
        })
        .collect();
    doc_lines(&format!("Requires {}.", alternatives.join(", or ")))
}

fn used<'a>(api: &'a Api, groups: &[ir::Group]) -> impl Iterator<Item = (&'a String, &'a SecurityScheme)> {
    let operations = groups.iter().flat_map(|group| &group.operations);
    let used: BTreeSet<String> =
        operations.flat_map(|operation| operation.security.iter().flatten()).cloned().collect();
    api.security_schemes.iter().filter(move |(name, _)| used.contains(*name))
}

fn kind(scheme: &SecurityScheme) -> Option<SchemeKind> {
    Some(match &scheme.kind {
        SecurityKind::Bearer => SchemeKind::Bearer,
        SecurityKind::Basic => SchemeKind::Basic,
        SecurityKind::Header(name) => SchemeKind::Header(name.clone()),
        SecurityKind::Query(name) => SchemeKind::Query(name.clone()),
        SecurityKind::Cookie(name) => SchemeKind::Cookie(name.clone()),
        SecurityKind::Unsupported(_) => return None,
    })
}

/// Where a credential can be had, as items of a list.
fn urls(scheme: &SecurityScheme, indent: &str) -> Docs {
    let line = |url: &crate::api::SecurityUrl| {
        let of_flow = url.flow.as_ref().map(|flow| format!(" of the flow `{}`", code(flow))).unwrap_or_default();
        let is_link =
            url.url.starts_with("http") && url.url.bytes().all(|b| b.is_ascii_graphic() && !b"<>\\`".contains(&b));
        let link = if is_link { format!("<{}>", url.url) } else { format!("`{}`", code(&url.url)) };
        format!("{indent}- `{}`{of_flow}: {link}", code(&url.keyword))
    };
    scheme.urls.iter().map(line).collect()
}
