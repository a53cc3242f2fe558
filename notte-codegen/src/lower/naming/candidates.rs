//! What a type or a variant may be called.

use crate::api::{Schema, Type};
use crate::names::{self, pascal};

/// A title of more words than these is a sentence.
const MAX_TITLE_WORDS: usize = 5;

/// Alternatives are compared in pairs, so those of unions with more of them get no name from a comparison.
pub const MAX_COMPARED: usize = 100;

/// The end of the name of a type that is sent, where the received type has the schema's own name.
pub const SENT: &str = "Input";

/// How strong a claim to a name is; the strongest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// The settings or `x-rust-name` name the type.
    Pinned,
    /// A component's own name, spelled as in Rust.
    Exact,
    /// A component's name.
    Component,
    /// An operation's name and the role of the schema in it.
    Operation,
    /// The name of the schema that it is part of, and its own.
    Inline,
    /// A type that is sent, where the received type differs.
    Sent,
}

/// The names for a type, best first.
pub fn candidates(claim: Claim, wanted: &str) -> Vec<String> {
    let mut candidates = Vec::new();
    if !names::is_reserved_type(wanted) {
        candidates.push(wanted.to_owned());
    }
    match claim {
        Claim::Pinned => {}
        Claim::Exact | Claim::Component => candidates.push(format!("{wanted}Model")),
        Claim::Operation | Claim::Inline => candidates.push(format!("{wanted}Type")),
        Claim::Sent => candidates.push(format!("{}Request", wanted.strip_suffix(SENT).unwrap_or(wanted))),
    }
    candidates
}

/// A tag as a name. A number or a boolean means nothing without the name of its member.
pub fn tag_name(member: &str, tag: &str) -> String {
    let is_word = !matches!(tag, "true" | "false") && tag.parse::<i128>().is_err();
    if is_word { tag.to_owned() } else { format!("{member} {tag}") }
}

/// The name of the only alternative of a type of JSON.
pub fn word_of(ty: Type) -> &'static str {
    match ty {
        Type::Null => "Null",
        Type::Boolean => "Bool",
        Type::Integer => "Integer",
        Type::Number => "Number",
        Type::String => "Text",
        Type::Array => "List",
        Type::Object => "Object",
    }
}

/// A title that is short enough to be a name.
pub fn title_word(schema: &Schema) -> Option<String> {
    let title = schema.title.as_ref().filter(|title| title.split_whitespace().count() <= MAX_TITLE_WORDS)?;
    (!pascal(title).is_empty()).then(|| title.clone())
}

/// A name by the member that tells an alternative apart: the only one that it requires, else one that no other alternative has.
pub fn member_name<'s>(schema: &Schema, others: impl IntoIterator<Item = &'s Schema>) -> Option<String> {
    let others: Vec<&Schema> = others.into_iter().take(MAX_COMPARED + 1).collect();
    if others.len() > MAX_COMPARED {
        return None;
    }
    let is_named = |member: &&String| !pascal(member).is_empty();
    let is_required_here = |member: &&String| others.iter().all(|other| !other.required.contains(*member));
    let is_only_here = |member: &&String| {
        others.iter().all(|other| !other.required.contains(*member) && !other.properties.contains_key(*member))
    };
    if let [member] = schema.required.as_slice()
        && is_named(&member)
        && is_required_here(&member)
    {
        return Some(member.clone());
    }
    let required = || schema.required.iter().filter(is_named);
    let own = required().find(is_only_here).or_else(|| required().find(is_required_here));
    let own = own.or_else(|| schema.properties.keys().filter(is_named).find(is_only_here));
    own.map(|member| format!("with {member}"))
}

/// The name of an alternative that nothing else tells apart.
pub fn numbered(index: usize) -> String {
    format!("Variant{}", index + 1)
}
