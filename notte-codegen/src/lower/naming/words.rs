//! The words that name a schema, by where it is written.

use super::candidates::{MAX_COMPARED, SENT, member_name, numbered, tag_name, title_word, word_of};
use super::short::Parts;
use crate::api::{Origin, Schema, SchemaId};
use crate::hash::HashMap;
use crate::lower::layout::modules::{Root, file_name};
use crate::names::{self, pascal};
use crate::shapes::{Definition, Schemas, is_null, tag_text};

/// Schemas are followed outwards at most this far: added ones may lead to each other.
const MAX_DEPTH: usize = 64;

/// The words that name a schema, from the outermost schema that it is part of.
pub fn words(schemas: &Schemas, id: SchemaId) -> Vec<String> {
    words_to_depth(schemas, id, 0)
}

/// The words of a schema as those of the component or operation that it is part of, and the path from there.
pub fn parts(schemas: &Schemas, id: SchemaId) -> Parts {
    let mut front = words(schemas, id);
    let is_sent = matches!(schemas.get(id).origin, Origin::Sent(_));
    let sent = if is_sent { front.pop() } else { None };
    let count = words(schemas, outermost(schemas, id)).len();
    let mut path = front.split_off(count.min(front.len()));
    // Its end says what is sent.
    if let Some(sent) = sent {
        match path.last_mut() {
            Some(last) => *last = format!("{last} {sent}"),
            None => front.push(sent),
        }
    }
    Parts { front: front.join(" "), path }
}

/// The word for a schema itself, without what it is part of.
pub fn last_word(schemas: &Schemas, id: SchemaId) -> Option<String> {
    words(schemas, id).pop()
}

fn words_to_depth(schemas: &Schemas, id: SchemaId, depth: usize) -> Vec<String> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    match &schemas.get(id).origin {
        Origin::Unknown => Vec::new(),
        Origin::Component(name) => vec![schemas.get(id).client_name.as_ref().unwrap_or(name).clone()],
        Origin::Words(words) => words.clone(),
        Origin::Part(parent) => words_to_depth(schemas, *parent, depth + 1),
        Origin::Sent(original) => {
            let mut words = words_to_depth(schemas, *original, depth + 1);
            words.push(SENT.to_owned());
            words
        }
        Origin::Alternative(parent, index) => {
            let mut words = words_to_depth(schemas, *parent, depth + 1);
            if is_only_alternative(schemas, *parent, id) {
                return words;
            }
            let constant = |others: &[SchemaId]| constant_word(|id| schemas.get(id), id, others);
            let own_word = constant(&others(schemas, *parent, id).unwrap_or_default());
            let own_word = own_word.or_else(|| values_word(schemas, *parent, id)).or_else(|| constant(&[]));
            let own_word = own_word.or_else(|| title_word(schemas.get(id)));
            let own_word = own_word.or_else(|| part_word(schemas, *parent, id));
            let word = own_word.or_else(|| type_word(schemas, *parent, id).map(str::to_owned));
            let word = word.or_else(|| member_word(schemas, *parent, id));
            words.push(word.unwrap_or_else(|| numbered(*index)));
            words
        }
        Origin::Member(parent, member) => {
            let mut words = words_to_depth(schemas, *parent, depth + 1);
            let singular = words.last().and_then(|word| names::singular(word));
            match (member.as_str(), singular) {
                // An element of `frames` is a `frame`; an element of a component that is a list is not named after it.
                ("item", Some(singular)) if is_member(schemas, *parent) => {
                    words.pop();
                    words.push(singular);
                }
                _ => words.push(member.clone()),
            }
            words
        }
    }
}

/// What the name of each type begins with.
pub fn roots(schemas: &Schemas, definitions: &[Definition]) -> Vec<Root> {
    let mut known: HashMap<SchemaId, Root> = HashMap::default();
    let outermost = definitions.iter().map(|definition| outermost(schemas, definition.schema));
    outermost.map(|id| known.entry(id).or_insert_with(|| root(schemas, id)).clone()).collect()
}

fn root(schemas: &Schemas, id: SchemaId) -> Root {
    let name = pascal(&words(schemas, id).join(" "));
    Root { module: file_name(&name), name }
}

/// The outermost schema that a schema is part of.
fn outermost(schemas: &Schemas, mut id: SchemaId) -> SchemaId {
    for _ in 0..MAX_DEPTH {
        match &schemas.get(id).origin {
            Origin::Part(parent)
            | Origin::Alternative(parent, _)
            | Origin::Member(parent, _)
            | Origin::Sent(parent) => id = *parent,
            Origin::Unknown | Origin::Component(_) | Origin::Words(_) => break,
        }
    }
    id
}

fn is_member(schemas: &Schemas, id: SchemaId) -> bool {
    matches!(schemas.get(id).origin, Origin::Member(..) | Origin::Words(_))
}

/// Whether null is the only other alternative, so that the union is nothing but this one.
fn is_only_alternative(schemas: &Schemas, union: SchemaId, id: SchemaId) -> bool {
    let union = schemas.get(union);
    let mut alternatives = union.one_of.iter().chain(&union.any_of);
    let is_this_or_null = |alternative: &SchemaId| {
        let other = schemas.get(*alternative);
        *alternative == id || is_null(other) || other.never
    };
    alternatives.clone().any(|alternative| *alternative == id) && alternatives.all(is_this_or_null)
}

/// The type of JSON that no other alternative has.
fn type_word(schemas: &Schemas, union: SchemaId, id: SchemaId) -> Option<&'static str> {
    let union = schemas.get(union);
    let types = |id: SchemaId| schemas.get(id).types;
    let mut own = types(id).iter();
    let (Some(ty), None) = (own.next(), own.next()) else { return None };
    let mut others = union.one_of.iter().chain(&union.any_of).filter(|other| **other != id);
    others.all(|other| !types(*other).is_empty() && !types(*other).contains(ty)).then(|| word_of(ty))
}

/// The member that tells this alternative apart.
fn member_word(schemas: &Schemas, union: SchemaId, id: SchemaId) -> Option<String> {
    let others = others(schemas, union, id)?;
    member_name(schemas.merged(id), others.into_iter().map(|other| &**schemas.merged(other)))
}

/// The constant of one of the members of an alternative that none of `others` has there. `read` gives a schema with its parts, or without.
fn constant_word<'s>(read: impl Fn(SchemaId) -> &'s Schema, id: SchemaId, others: &[SchemaId]) -> Option<String> {
    let constant = |object: SchemaId, name: &str| {
        let [constant] = read(*read(object).properties.get(name)?).values.as_deref()? else { return None };
        tag_text(constant)
    };
    read(id).properties.keys().find_map(|name| {
        let own = constant(id, name)?;
        let is_shared = others.iter().any(|other| constant(*other, name).as_ref() == Some(&own));
        let word = tag_name(name, &own);
        (!is_shared && !pascal(&word).is_empty()).then_some(word)
    })
}

/// The constant of a member that parts of the alternative have, and that another alternative does not have.
fn part_word(schemas: &Schemas, union: SchemaId, id: SchemaId) -> Option<String> {
    let union = schemas.get(union);
    let other = union.one_of.iter().chain(&union.any_of).find(|other| **other != id)?;
    constant_word(|id| schemas.merged(id), id, &[*other])
}

/// The first value of a member that has other values in each other alternative.
fn values_word(schemas: &Schemas, union: SchemaId, id: SchemaId) -> Option<String> {
    let others = others(schemas, union, id)?;
    schemas.get(id).properties.iter().find_map(|(name, member)| {
        let values = schemas.get(*member).values.as_deref()?;
        let is_told_apart = others.iter().all(|other| {
            let member = schemas.get(*other).properties.get(name);
            let other_values = member.and_then(|member| schemas.get(*member).values.as_deref());
            other_values.is_some_and(|other| !other.iter().any(|value| values.contains(value)))
        });
        let word = tag_name(name, &tag_text(values.first()?)?);
        (is_told_apart && !pascal(&word).is_empty()).then_some(word)
    })
}

/// The other alternatives, unless they are so many that comparing each with each takes long.
fn others(schemas: &Schemas, union: SchemaId, id: SchemaId) -> Option<Vec<SchemaId>> {
    let union = schemas.get(union);
    let others = union.one_of.iter().chain(&union.any_of).copied().filter(|other| *other != id);
    let others: Vec<SchemaId> = others.take(MAX_COMPARED + 1).collect();
    (!others.is_empty() && others.len() <= MAX_COMPARED).then_some(others)
}
