//! The client, what its builder takes, and what the crate exports beside groups and types.

use super::docs::checksum;
use super::{Fact, Item, Kind};
use crate::emit::{Needs, needs};
use crate::ir::{Crate, Output, Retries, Scheme, SchemeKind};

/// The items of the crate's root.
pub fn client(lowered: &Crate) -> Vec<Item> {
    let first = lowered.schemes.first();
    let new = match first.map(|scheme| &scheme.kind) {
        None => "()",
        Some(SchemeKind::Basic) => "(user: impl AsRef<str>, password: impl Into<json::Secret>)",
        Some(_) => "(key: impl Into<json::Secret>)",
    };
    let docs: Vec<String> = lowered.docs.iter().chain(&lowered.builder_docs).cloned().collect();
    let mut items = vec![
        Item::new(Kind::Client, "Client")
            .with(Fact::New, new)
            .maybe(Fact::Scheme, first.map(|scheme| scheme.name.as_str()))
            .with(Fact::Url, lowered.base_url.as_str())
            .maybe(Fact::Retries, lowered.retries.as_ref().map(retries))
            .flag(Fact::Lenient, lowered.lenient)
            .maybe(Fact::Docs, checksum(&docs)),
    ];
    items.extend(lowered.schemes.iter().map(credential));
    items.extend(lowered.headers.iter().map(|header| {
        Item::new(Kind::ClientHeader, &header.name)
            .with(Fact::Wire, header.wire.as_str())
            .maybe(Fact::Docs, checksum(&header.docs))
    }));
    items.extend(lowered.servers.iter().map(|server| {
        let variables: Vec<String> = server.variables.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Item::new(Kind::ServerConstant, &server.name)
            .with(Fact::Url, server.url.as_str())
            .maybe(Fact::Default, (!variables.is_empty()).then(|| variables.join(" ")))
            .maybe(Fact::Docs, checksum(&server.docs))
    }));
    items.extend(exports(lowered).into_iter().map(|name| Item::new(Kind::Export, name)));
    let parts = lowered.parts.iter().filter(|part| part.is_gated).map(|part| Item::new(Kind::Feature, part.name));
    items.extend(lowered.features.iter().map(|feature| Item::new(Kind::Feature, feature)).chain(parts));
    items
}

/// Which failed calls are sent again, in words.
fn retries(retries: &Retries) -> String {
    let statuses = |name: &str, statuses: &[u16]| {
        let all: Vec<String> = statuses.iter().map(u16::to_string).collect();
        (!all.is_empty()).then(|| format!("{name}: {}", all.join(" ")))
    };
    let number = |name: &str, number: Option<u32>| number.map(|number| format!("{name}: {number}"));
    let parts = [
        number("attempts", retries.attempts),
        number("longest wait", retries.max_retry_after),
        statuses("always", &retries.always_on),
        statuses("if harmless", &retries.on),
        statuses("never", &retries.never_on),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn credential(scheme: &Scheme) -> Item {
    let travels = match &scheme.kind {
        SchemeKind::Bearer => "bearer".to_owned(),
        SchemeKind::Basic => "basic".to_owned(),
        SchemeKind::Header(name) => format!("header {name}"),
        SchemeKind::Query(name) => format!("query {name}"),
        SchemeKind::Cookie(name) => format!("cookie {name}"),
    };
    Item::new(Kind::Credential, &scheme.name).with(Fact::Travels, travels).maybe(Fact::Docs, checksum(&scheme.docs))
}

/// The types of the runtime that a crate exports where it needs them.
fn exports(lowered: &Crate) -> Vec<&'static str> {
    let Needs { bodies, parts, servers, events, waiters, base64, formats, .. } = needs(lowered);
    let outputs = || lowered.groups.iter().flat_map(|group| &group.operations).flat_map(|one| one.output.each());
    let is_text = |output: &Output| matches!(output, Output::Text | Output::Events(None));
    let has_text = outputs().any(is_text);
    [
        ("Body", bodies),
        ("File", parts),
        ("ServerUrl", servers),
        ("Event", events),
        ("Events", events),
        ("EventSource", events),
        ("ResumeEvents", events),
        ("Text", has_text),
        ("Wait", waiters),
        ("json::Base64", base64),
        ("json::Formatted", formats),
    ]
    .into_iter()
    .filter_map(|(name, is_there)| is_there.then_some(name))
    .collect()
}
