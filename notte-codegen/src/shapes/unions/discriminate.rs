//! Conditions on a JSON value by which the alternatives of a union are told apart.

use super::candidates::Candidate;
use crate::api::{Additional, Type};
use crate::hash::HashMap;
use crate::shapes::model::Condition;

/// How an alternative is told apart from the others.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Discrimination {
    /// All of them have to hold.
    pub conditions: Vec<Condition>,
    /// Whether another alternative may meet the conditions as well.
    pub is_ambiguous: bool,
}

/// The conditions for each alternative. They are checked in this order, so an alternative is told apart from those after it.
///
/// Each alternative is told apart by the types of JSON that its values have, and by the first of these strategies that applies:
/// its tag; constants; being the last; members that it requires; members that it must not have; and, where nothing else does, an
/// attempt to decode the value.
pub fn discriminate(candidates: &[Candidate]) -> Vec<Discrimination> {
    let summary = Summary::of(candidates);
    let indices = 0..candidates.len();
    indices.filter_map(|index| Some(conditions(&Position::of(index, candidates, &summary)?))).collect()
}

/// What is known of all candidates together, so that most need not be compared with each other.
struct Summary<'a> {
    /// How many of them have a member.
    members: HashMap<&'a str, usize>,
    /// Whether some have a tag in common.
    shares_tags: bool,
}

impl<'a> Summary<'a> {
    fn of(all: &'a [Candidate]) -> Self {
        let mut members: HashMap<&str, usize> = HashMap::default();
        for member in all.iter().flat_map(|candidate| candidate.schema.properties.keys()) {
            *members.entry(member.as_str()).or_default() += 1;
        }
        Self { members, shares_tags: share_tags(all) }
    }
}

/// A candidate among the others of its union.
struct Position<'a> {
    index: usize,
    all: &'a [Candidate],
    candidate: &'a Candidate,
    /// All other candidates with a type of JSON in common.
    overlapping: Vec<&'a Candidate>,
    /// Those after this one.
    rivals: Vec<&'a Candidate>,
    summary: &'a Summary<'a>,
}

impl<'a> Position<'a> {
    fn of(index: usize, all: &'a [Candidate], summary: &'a Summary<'a>) -> Option<Self> {
        let candidate = all.get(index)?;
        let overlaps = |other: &&Candidate| !other.json_types.is_disjoint(candidate.json_types);
        let before = all.iter().take(index).filter(overlaps);
        let rivals: Vec<&Candidate> = all.iter().skip(index + 1).filter(overlaps).collect();
        let overlapping = before.chain(rivals.iter().copied()).collect();
        Some(Self { index, all, candidate, overlapping, rivals, summary })
    }
}

fn conditions(position: &Position<'_>) -> Discrimination {
    let by_type = by_type(position.candidate);
    let mut found = by_tag(position)
        .or_else(|| by_constants(position))
        .or_else(|| as_last(position, by_type.is_some()))
        .or_else(|| by_required_members(position))
        .or_else(|| by_closed_members(position))
        .unwrap_or_else(|| by_decoding(position));
    // A condition on members also checks that the value is an object.
    let checks_members = |condition: &Condition| matches!(condition, Condition::Member(..) | Condition::Has(_));
    let is_implied = position.candidate.is_object() && found.conditions.iter().any(checks_members);
    if let Some(by_type) = by_type.filter(|_| !is_implied) {
        found.conditions.insert(0, by_type);
    }
    found
}

/// A condition on the types of JSON, unless the alternative has all of them. Null is not a value of a union.
fn by_type(candidate: &Candidate) -> Option<Condition> {
    let types = candidate.json_types;
    (types.len() < Type::ALL.len() - 2).then(|| {
        let mut names: Vec<&str> = types.iter().map(Type::name).collect();
        names.sort_unstable();
        Condition::JsonTypes(names)
    })
}

fn by_tag(position: &Position<'_>) -> Option<Discrimination> {
    let Position { index, all, candidate, .. } = position;
    let (member, values) = candidate.tag.as_ref()?;
    let has_same_member = |other: &&Candidate| other.tag.as_ref().is_some_and(|(name, _)| name == member);
    let all_are_tagged = position.overlapping.iter().all(has_same_member);
    let sharing = if position.summary.shares_tags { sharing_tag(*index, all) } else { Vec::new() };
    let mut conditions = Vec::new();
    if is_only_untagged(*index, all) {
        conditions.push(Condition::MemberOrAbsent(member.clone(), values.clone()));
        // An object without the tag may also be of an alternative that the description does not know yet.
        conditions.extend(has_required(candidate));
    } else {
        conditions.push(Condition::Member(member.clone(), values.clone()));
        // A value that has the tag by chance and does not decode may be of an alternative without a tag, or of one with the same.
        if !all_are_tagged || !sharing.is_empty() {
            conditions.push(Condition::Decodes);
        }
    }
    // Alternatives before this one are checked first; those after it lack a member that this one requires.
    let is_told_apart = |(other, candidate): &(usize, &Candidate)| other < index || lacks_required(position, candidate);
    Some(Discrimination { conditions, is_ambiguous: !sharing.iter().all(is_told_apart) })
}

/// Members whose constants no other alternative has, so that all of them together identify this one.
fn by_constants(position: &Position<'_>) -> Option<Discrimination> {
    // Also those before it: a constant that is not known must not be taken for the last alternative's.
    let others = &position.overlapping;
    if !position.candidate.is_object() || others.is_empty() {
        return None;
    }
    let differ = |values: &[String], other: &Candidate, member: &str| {
        let has_none_of = |known: &[String]| values.iter().all(|value| !known.contains(value));
        other.constants.iter().any(|(name, known)| name == member && has_none_of(known))
    };
    let tells = |(member, values): &&(String, Vec<String>)| others.iter().any(|other| differ(values, other, member));
    let telling: Vec<&(String, Vec<String>)> = position.candidate.constants.iter().filter(tells).collect();
    let is_told_apart = |other: &&Candidate| telling.iter().any(|(member, values)| differ(values, other, member));
    others.iter().all(is_told_apart).then(|| {
        let conditions = telling.into_iter().map(|(member, values)| Condition::Member(member.clone(), values.clone()));
        Discrimination { conditions: conditions.collect(), is_ambiguous: false }
    })
}

/// An alternative without rivals.
fn as_last(position: &Position<'_>, has_type_condition: bool) -> Option<Discrimination> {
    if !position.rivals.is_empty() {
        return None;
    }
    // An object without the members may be of an alternative that the description does not know yet.
    let mut conditions = Vec::from_iter(has_required(position.candidate));
    // A value of any type is decoded, since the last variant keeps what does not decode. So is a value that may be of an
    // alternative before this one, whose constant is missing, and one that only its type tells apart from the others.
    let may_be_another = position.overlapping.iter().any(|other| other.may_lack_its_constant());
    let is_told_apart = has_type_condition && position.overlapping.is_empty() || position.candidate.holds_any_number();
    if conditions.is_empty() && !is_told_apart || may_be_another {
        conditions.extend(lacks_members_of(position.candidate, &position.overlapping));
        conditions.push(Condition::Decodes);
    }
    Some(Discrimination { conditions, is_ambiguous: false })
}

/// The condition that an object has the members that it requires.
fn has_required(candidate: &Candidate) -> Option<Condition> {
    let required = &candidate.schema.required;
    (candidate.is_object() && !required.is_empty()).then(|| Condition::Has(required.clone()))
}

fn by_required_members(position: &Position<'_>) -> Option<Discrimination> {
    let is_only_here = |member: &String| position.summary.members.get(member.as_str()) == Some(&1);
    let is_told_apart = position
        .candidate
        .schema
        .required
        .iter()
        .any(|member| is_only_here(member) && position.candidate.schema.properties.contains_key(member));
    if !is_told_apart && !position.rivals.iter().all(|rival| lacks_required(position, rival)) {
        return None;
    }
    let mut conditions = vec![has_required(position.candidate)?];
    // A value of an open rival may have the members by chance; if it does not decode, it is the rival's.
    if position.rivals.iter().any(|rival| rival.schema.additional != Additional::Closed) {
        conditions.push(Condition::Decodes);
    }
    Some(Discrimination { conditions, is_ambiguous: false })
}

/// Members that a closed object does not have, and each of its rivals does.
fn by_closed_members(position: &Position<'_>) -> Option<Discrimination> {
    let Position { candidate, rivals, .. } = position;
    let conditions = vec![lacks_members_of(candidate, rivals)?, Condition::Decodes];
    let is_told_apart = |rival: &&Candidate| members_of_others(candidate, rival).next().is_some();
    Some(Discrimination { conditions, is_ambiguous: !rivals.iter().all(is_told_apart) })
}

/// The condition that a closed object has none of the members that only others have. Members that no alternative has are taken for
/// those of a newer description.
fn lacks_members_of(candidate: &Candidate, others: &[&Candidate]) -> Option<Condition> {
    let schema = &candidate.schema;
    if !candidate.is_object() || schema.additional != Additional::Closed || !schema.pattern_properties.is_empty() {
        return None;
    }
    let mut members: Vec<String> =
        others.iter().flat_map(|other| members_of_others(candidate, other)).cloned().collect();
    members.sort_unstable();
    members.dedup();
    (!members.is_empty()).then_some(Condition::Lacks(members))
}

/// The members of another alternative that this one does not have.
fn members_of_others<'a>(candidate: &'a Candidate, other: &'a Candidate) -> impl Iterator<Item = &'a String> {
    other.schema.properties.keys().filter(|name| !candidate.schema.properties.contains_key(*name))
}

fn by_decoding(position: &Position<'_>) -> Discrimination {
    let Position { candidate, rivals, .. } = position;
    // A number is of the narrowest type that holds it, and so are the elements of a list. Other lists are told apart by their elements.
    let is_told_apart = |rival: &&Candidate| match (&candidate.item, &rival.item) {
        _ if candidate.holds_less_than(rival) => true,
        (Some(own), Some(others)) => own.excludes(others),
        _ => false,
    };
    Discrimination { conditions: vec![Condition::Decodes], is_ambiguous: !rivals.iter().all(is_told_apart) }
}

/// Whether another alternative does not have one of the members that this one requires.
fn lacks_required(position: &Position<'_>, other: &Candidate) -> bool {
    position.candidate.schema.required.iter().any(|name| !other.schema.properties.contains_key(name))
}

/// Whether some alternatives have a tag in common.
pub fn share_tags(all: &[Candidate]) -> bool {
    let mut known: HashMap<(&str, &str), usize> = HashMap::default();
    let tags = all.iter().enumerate().filter_map(|(index, candidate)| Some((index, candidate.tag.as_ref()?)));
    let mut each = tags.flat_map(|(index, (member, tags))| tags.iter().map(move |tag| (index, (&**member, &**tag))));
    each.any(|(index, tag)| *known.entry(tag).or_insert(index) != index)
}

/// The other alternatives that have one of an alternative's tags.
fn sharing_tag(index: usize, all: &[Candidate]) -> Vec<(usize, &Candidate)> {
    let Some((member, values)) = all.get(index).and_then(|candidate| candidate.tag.as_ref()) else { return Vec::new() };
    let shares = |other: &Candidate| {
        other.tag.as_ref().is_some_and(|(name, tags)| name == member && tags.iter().any(|tag| values.contains(tag)))
    };
    all.iter().enumerate().filter(|(other, candidate)| *other != index && shares(candidate)).collect()
}

/// Whether a value without the tag's member can only be of this alternative: no other object lets the member be absent.
fn is_only_untagged(index: usize, all: &[Candidate]) -> bool {
    let Some(candidate) = all.get(index).filter(|candidate| candidate.is_object() && !candidate.requires_tag()) else {
        return false;
    };
    let mut rivals = all
        .iter()
        .enumerate()
        .filter(|(other, rival)| *other != index && rival.json_types.contains(Type::Object))
        .map(|(_, rival)| rival);
    let has_same_member = |rival: &Candidate| match (&candidate.tag, &rival.tag) {
        (Some((own, _)), Some((member, _))) => own == member,
        _ => false,
    };
    rivals.all(|rival| has_same_member(rival) && rival.requires_tag())
}

/// The member of a tag that several alternatives have and do not require: a value without it could be of any of them.
pub fn optional_tag(all: &[Candidate]) -> Option<&str> {
    let objects = || all.iter().filter(|candidate| candidate.json_types.contains(Type::Object));
    let mut optional = objects().filter(|candidate| !candidate.requires_tag());
    let (member, _) = optional.next()?.tag.as_ref()?;
    optional.next()?;
    // An alternative without a tag is for values without the member.
    objects().all(|candidate| candidate.tag.is_some()).then_some(member)
}
