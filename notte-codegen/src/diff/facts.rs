//! The facts of an item that is in both listings.

use super::rules::{Ruling, changed};
use super::rust_path::{Holders, wire};
use super::{Change, Found, Verdict};
use crate::surface::{Fact, Item, Kind};

/// The changes of the facts of an item. The documentation of an item follows its facts, so it counts only where nothing else changed.
pub fn compare<'s>(holders: &Holders<'s>, before: &Item, after: &'s Item) -> Vec<Found> {
    let mut found = Vec::new();
    let mut docs = None;
    for fact in Fact::ALL {
        let (old, new) = (before.fact(*fact), after.fact(*fact));
        if old == new {
            continue;
        }
        let ruling = changed(after, *fact, old, new, holders.last());
        if ruling.verdict == Verdict::None {
            continue;
        }
        let kind = format!("{}-{}", after.kind.word(), word(*fact, new, ruling));
        match fact {
            // A checksum tells a reader nothing.
            Fact::Docs => docs = Some(found_in(holders, after, kind, None, None, ruling)),
            _ => found.push(found_in(holders, after, kind, old, new, ruling)),
        }
    }
    if found.is_empty() {
        found.extend(docs);
    }
    found
}

/// A change of an item.
pub fn found_in(
    holders: &Holders<'_>,
    item: &Item,
    kind: String,
    before: Option<&str>,
    after: Option<&str>,
    ruling: Ruling,
) -> Found {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let operation = match item.kind {
        Kind::Method => item.place.clone(),
        _ => holders.operation(),
    };
    let change = Change {
        kind,
        place: holders.place(item),
        rust: holders.path(item),
        before: text(before),
        after: text(after),
        verdict: ruling.verdict,
        behavior: ruling.behavior,
    };
    let is_elsewhere = |style: &str| ["path", "query", "header", "cookie"].iter().any(|place| style.starts_with(place));
    let is_given = matches!(item.kind, Kind::Argument | Kind::Setter);
    let is_of_body = is_given && !item.fact(Fact::Style).is_some_and(is_elsewhere);
    Found { change, operation, wire: wire(item).to_owned(), item: Some(item.kind), is_of_body }
}

/// What the change of a fact is called.
fn word(fact: Fact, after: Option<&str>, ruling: Ruling) -> &'static str {
    match fact {
        Fact::Deprecated if after.is_some() => "deprecated",
        Fact::Deprecated => "reactivated",
        Fact::Docs => "documentation-changed",
        Fact::Id => "id-changed",
        Fact::Type => "type-changed",
        Fact::Wire => "wire-name-changed",
        Fact::Value => "wire-value-changed",
        Fact::Required => "required-changed",
        Fact::Preset => "preset-changed",
        Fact::Default => "default-changed",
        Fact::Bounds => "bounds-changed",
        Fact::Http => "http-method-changed",
        Fact::Path => "path-changed",
        Fact::Security => "security-changed",
        Fact::Scopes => "scopes-changed",
        Fact::Url => "server-changed",
        Fact::Accept => "accept-changed",
        Fact::ContentType => "media-type-changed",
        Fact::Style => "style-changed",
        Fact::Flag => "stream-flag-changed",
        Fact::Fixed => "fixed-parameter-changed",
        Fact::Requires => "required-header-changed",
        Fact::Body => "body-presence-changed",
        Fact::Returns => "result-changed",
        Fact::Items => "items-changed",
        Fact::Paging => "paging-changed",
        Fact::Ends => "ends-changed",
        Fact::Retries => "retries-changed",
        Fact::Lenient => "leniency-changed",
        Fact::Key => "idempotency-key-changed",
        Fact::Redirects => "redirects-changed",
        Fact::Others => "other-responses-changed",
        Fact::Call => "call-changed",
        Fact::Takes => "arguments-struct-changed",
        Fact::With => "whole-request-changed",
        Fact::New if ruling.behavior => "constructor-reordered",
        Fact::New => "constructor-changed",
        Fact::Scheme => "credential-changed",
        Fact::Travels => "kind-changed",
        Fact::Named => "name-changed",
        Fact::Sent => "direction-changed",
        Fact::Empty => "default-impl-changed",
        Fact::Extra => "other-members-changed",
        Fact::Unknown => "unknown-changed",
        Fact::Ordered => "order-changed",
        Fact::Recognized => "recognition-changed",
        Fact::Tags => "tags-changed",
        Fact::Converts => "conversion-changed",
        Fact::Of => "target-changed",
        Fact::Feature => "feature-changed",
    }
}
