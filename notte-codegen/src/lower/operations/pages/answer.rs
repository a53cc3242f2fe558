//! What an answer says of pages: the list, and what leads to the next one.

use super::super::members::{is_object, items, resolved};
use super::words::{counts_items, counts_pages, is_beside, is_container, is_list, says_more};
use crate::api::{Additional, SchemaId, Type, Types};
use crate::names::snake;
use crate::shapes::{Schemas, allows_any_type};

/// Containers are followed at most this far.
const MAX_DEPTH: usize = 3;

/// Schemas in an answer that are looked at to know that none of them is a list.
const MOST_INSIDE: usize = 500;

/// Members of an object that are looked at. Many operations may respond with the same large object.
const MOST_MEMBERS: usize = 200;

/// An object around the page has at most this many members.
const MOST_BESIDE: usize = 3;

/// A member of an answer that is no list, at its path.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The path, by the names on the wire.
    pub path: Vec<String>,
    /// The name as words.
    pub name: String,
    /// The name of what it is in, as words.
    pub container: Option<String>,
    /// Its schema.
    pub schema: SchemaId,
}

/// Which list of an answer is the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum List {
    /// The answer has none that is known.
    #[default]
    None,
    /// This one, and the schema of its items; none where the answer is one of several.
    At(Vec<String>, Option<SchemaId>),
    /// One of several.
    Ambiguous,
}

/// What an answer says of pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The page.
    pub list: List,
    /// The other members, those at the top first.
    pub leaves: Vec<Leaf>,
}

/// What a schema of an answer says of pages. `subjects` are the words of the path, which may name the list.
///
/// Of an answer that is one of several, the first with a list stands for all.
pub fn answer(schemas: &Schemas, root: SchemaId, subjects: &[String]) -> Answer {
    let schema = resolved(schemas, root);
    let kinds: Vec<SchemaId> = schema.one_of.iter().chain(&schema.any_of).copied().collect();
    if kinds.len() > 1 && schema.properties.is_empty() && schema.items.is_none() {
        let answers = kinds.into_iter().map(|kind| one(schemas, kind, subjects));
        let mut answer = answers.into_iter().find(|answer| answer.list != List::None).unwrap_or_default();
        if let List::At(_, item) = &mut answer.list {
            *item = None;
        }
        return answer;
    }
    one(schemas, root, subjects)
}

/// Whether an answer is a list, or an object around one that has a name of lists or that of its items, `noun`. An object that gets a list
/// under another name stays none. With `is_page`, the object has to say more of pages.
pub fn is_around_list(schemas: &Schemas, root: SchemaId, noun: &str, is_page: bool) -> bool {
    let schema = resolved(schemas, root);
    let kinds: Vec<SchemaId> = schema.one_of.iter().chain(&schema.any_of).copied().collect();
    let is_union = kinds.len() > 1 && schema.properties.is_empty() && schema.items.is_none();
    let roots = if is_union { kinds } else { vec![root] };
    let inner: Vec<SchemaId> = roots.iter().filter_map(|root| Some(envelope(schemas, *root)?.1)).collect();
    roots.into_iter().chain(inner).any(|root| {
        let names: Vec<String> = members(schemas, root).map(|(name, _)| snake(name)).collect();
        let says_pages = |name: &String| counts_items(name) || counts_pages(name) || says_more(name);
        items(schemas, root).is_some() || has_list(schemas, root, noun) && (!is_page || names.iter().any(says_pages))
    })
}

/// Whether an answer is an object of which the members are known, and nothing in it is a list. Of a large one that is not known.
pub fn is_one_thing(schemas: &Schemas, root: SchemaId) -> bool {
    let is_known = !resolved(schemas, root).properties.is_empty();
    is_known && has_no_list(schemas, root, 0, &mut { MOST_INSIDE })
}

/// `left` is how many more schemas are looked at.
fn has_no_list(schemas: &Schemas, id: SchemaId, depth: usize, left: &mut usize) -> bool {
    let Some(rest) = left.checked_sub(1) else { return false };
    *left = rest;
    let schema = resolved(schemas, id);
    let may_be_list = schema.items.is_some()
        || !schema.prefix_items.is_empty()
        || schema.types.contains(Type::Array)
        || !schema.pattern_properties.is_empty()
        || matches!(schema.additional, Additional::Typed(_))
        || allows_any_type(schema)
        || schema.types == Types::of(Type::Object) && schema.properties.is_empty();
    let mut inner = schema.properties.values().chain(&schema.one_of).chain(&schema.any_of);
    !may_be_list && (depth == MAX_DEPTH || inner.all(|id| has_no_list(schemas, *id, depth + 1, left)))
}

/// The members of an object, the first ones of a large one.
fn members(schemas: &Schemas, object: SchemaId) -> impl Iterator<Item = (&String, &SchemaId)> {
    resolved(schemas, object).properties.iter().take(MOST_MEMBERS)
}

fn has_list(schemas: &Schemas, object: SchemaId, noun: &str) -> bool {
    let is_named = |name: &str| {
        let name = snake(name);
        let is_noun = name == noun || noun.strip_suffix(&name).is_some_and(|rest| rest.ends_with('_'));
        is_list(&name) || !name.is_empty() && is_noun
    };
    members(schemas, object).any(|(name, id)| is_named(name) && items(schemas, *id).is_some())
}

fn one(schemas: &Schemas, root: SchemaId, subjects: &[String]) -> Answer {
    if let Some(items) = items(schemas, root) {
        return Answer { list: List::At(Vec::new(), Some(items)), leaves: Vec::new() };
    }
    let mut answer = Answer { list: list(schemas, root, &[], subjects), leaves: Vec::new() };
    leaves(schemas, root, &[], None, 0, &mut answer.leaves);
    if answer.list == List::None
        && let Some((name, inner)) = envelope(schemas, root)
    {
        let path = [name.clone()];
        answer.list = list(schemas, inner, &path, subjects);
        if !is_container(&snake(&name)) {
            leaves(schemas, inner, &path, None, 1, &mut answer.leaves);
        }
    }
    answer
}

/// The member that is an object with the list.
fn envelope(schemas: &Schemas, root: SchemaId) -> Option<(String, SchemaId)> {
    let has_list = |id: SchemaId| members(schemas, id).any(|(_, member)| items(schemas, *member).is_some());
    let named = members(schemas, root).find(|(name, id)| is_container(&snake(name)) && has_list(**id));
    // A member of a larger object is as likely a part of one thing.
    let is_small = resolved(schemas, root).properties.len() <= MOST_BESIDE;
    let mut found = members(schemas, root).filter(|(_, id)| is_small && has_list(**id));
    let only = named.is_none().then(|| found.next()).flatten().filter(|_| found.next().is_none());
    named.or(only).map(|(name, id)| (name.clone(), *id))
}

/// The list of an object that is the page.
fn list(schemas: &Schemas, object: SchemaId, path: &[String], subjects: &[String]) -> List {
    let lists: Vec<(&String, SchemaId)> =
        members(schemas, object).filter_map(|(name, id)| Some((name, items(schemas, *id)?))).collect();
    let of_objects = || lists.iter().filter(|(_, item)| is_object(schemas, *item));
    let at = |(name, item): (&String, SchemaId)| {
        let path = path.iter().chain([name]).cloned().collect();
        List::At(path, Some(item))
    };
    let mut one = of_objects();
    if let (Some(only), None) = (one.next(), one.next()) {
        return at(*only);
    }
    let rest = |lists: &[(&String, SchemaId)]| -> Vec<(String, SchemaId)> {
        let kept = lists.iter().filter(|(name, _)| !is_beside(&snake(name)));
        kept.map(|(name, item)| ((*name).clone(), *item)).collect()
    };
    let objects: Vec<(&String, SchemaId)> = of_objects().copied().collect();
    for candidates in [rest(&objects), rest(&lists)] {
        if let [(name, item)] = candidates.as_slice() {
            return at((name, *item));
        }
        let named = |is_it: &dyn Fn(&str) -> bool| candidates.iter().find(|(name, _)| is_it(&snake(name)));
        let is_subject = |name: &str, subject: &str| {
            name == subject || name.strip_suffix(subject).is_some_and(|rest| rest.ends_with('_') && !subject.is_empty())
        };
        let of_path = |name: &str| subjects.iter().any(|subject| is_subject(name, subject));
        let found = named(&of_path).or_else(|| named(&is_list));
        if let Some((name, item)) = found {
            return at((name, *item));
        }
    }
    if lists.is_empty() { List::None } else { List::Ambiguous }
}

fn leaves(
    schemas: &Schemas,
    object: SchemaId,
    path: &[String],
    container: Option<&str>,
    depth: usize,
    found: &mut Vec<Leaf>,
) {
    let mut inner = Vec::new();
    for (name, id) in members(schemas, object) {
        let member = resolved(schemas, *id);
        let words = snake(name);
        let mut path = path.to_vec();
        path.push(name.clone());
        // A link is an object with an address.
        let href = member.properties.get("href").filter(|_| words == "next" || words == "next_page");
        if let Some(href) = href {
            path.push("href".to_owned());
            found.push(Leaf { path, name: words, container: container.map(str::to_owned), schema: *href });
        } else if member.types.contains(Type::Object) || !member.properties.is_empty() {
            if depth < MAX_DEPTH && is_container(&words) {
                inner.push((path, words, *id));
            }
        } else if member.items.is_none() {
            found.push(Leaf { path, name: words, container: container.map(str::to_owned), schema: *id });
        }
    }
    for (path, words, id) in inner {
        leaves(schemas, id, &path, Some(&words), depth + 1, found);
    }
}
