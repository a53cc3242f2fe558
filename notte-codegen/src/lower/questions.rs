//! The questions that single one alternative of a union out among the others.

use super::union::{Item, Looked};
use crate::api::{Additional, Type};
use crate::ir::{Scalar, Test, Ty};

/// The questions that single out one alternative among those after it, and whether the last of them is a guess.
pub fn tests(index: usize, all: &[Looked]) -> (Vec<Test>, bool) {
    let Some(one) = all.get(index) else { return (Vec::new(), false) };
    let mut tests = Vec::new();
    // All kinds but null, which is none of a union's business.
    if one.kinds.len() < Type::ALL.len() - 2 {
        tests.push(Test::Kinds(one.kinds.iter().copied().collect()));
    }
    // Those before it have had their chance.
    let rivals: Vec<&Looked> =
        all.iter().skip(index + 1).filter(|other| !other.kinds.is_disjoint(&one.kinds)).collect();
    if let Some((member, values)) = &one.tag {
        let tagless = all.iter().enumerate().all(|(other, looked)| {
            other == index
                || looked.tag.as_ref().is_some_and(|(name, _)| name == member)
                || looked.kinds.is_disjoint(&one.kinds)
        });
        let sharing = sharing(index, all);
        if is_untagged(index, all) {
            tests.push(Test::MemberOrNone(member.clone(), values.clone()));
        } else if !rivals.is_empty() || tagless {
            only_object(&mut tests);
            tests.push(Test::Member(member.clone(), values.clone()));
            // What has the tag by chance, and does not fit it, can be one that has none; or another with the same tag.
            if !tagless || !sharing.is_empty() {
                tests.push(Test::Reads);
            }
        }
        // Those before it have had their chance; those after it do not have what it requires.
        let own = &one.schema.required;
        let told = |(other, looked): &(usize, &Looked)| {
            *other < index || own.iter().any(|name| !looked.schema.properties.contains_key(name))
        };
        return (tests, !sharing.iter().all(told));
    }
    let is_object = one.is_object();
    // Those before it as well, lest a constant that is not known be taken for the last one's.
    let others: Vec<&Looked> = all
        .iter()
        .enumerate()
        .filter(|(other, looked)| *other != index && !looked.kinds.is_disjoint(&one.kinds))
        .map(|(_, looked)| looked)
        .collect();
    if is_object
        && !others.is_empty()
        && let Some(constants) = told_by_constants(one, &others)
    {
        only_object(&mut tests);
        tests.extend(constants);
        return (tests, false);
    }
    let own: Vec<String> = one.schema.required.clone();
    if rivals.is_empty() {
        // A tag that is not known is no value of what has none.
        if is_object && !own.is_empty() && others.iter().any(|other| other.tag.is_some()) {
            only_object(&mut tests);
            tests.push(Test::Has(own));
        }
        // What may be of any kind is tried: the last variant keeps what it does not take. So is what may be an alternative
        // before it that lacks the constant by which it is told.
        if tests.is_empty() || others.iter().any(|other| other.may_lack_its_constant()) {
            tests.push(Test::Reads);
        }
        return (tests, false);
    }
    let told = |rival: &&Looked| own.iter().any(|name| !rival.schema.properties.contains_key(name));
    if is_object && !own.is_empty() && rivals.iter().all(told) {
        only_object(&mut tests);
        // A rival that takes whatever is added may have the members by chance; what does not fit is the rival's then.
        let by_chance = |rival: &&Looked| rival.schema.additional != Additional::Closed;
        let may_be_another = rivals.iter().any(by_chance);
        tests.push(Test::Has(own));
        if may_be_another {
            tests.push(Test::Reads);
        }
        return (tests, false);
    }
    tests.push(Test::Reads);
    // A number is of the narrowest type that holds it.
    let numbers = one.width().is_some() && rivals.iter().all(|rival| rival.width().is_some());
    // Lists are told apart by what is in them.
    let lists = rivals.iter().all(|rival| matches!((&one.item, &rival.item), (Some(a), Some(b)) if a.tells(b)));
    (tests, !lists && !numbers)
}

/// The other alternatives that have one of this one's tags.
pub fn sharing(index: usize, all: &[Looked]) -> Vec<(usize, &Looked)> {
    let Some((member, values)) = all.get(index).and_then(|one| one.tag.as_ref()) else { return Vec::new() };
    let shares = |other: &Looked| {
        other.tag.as_ref().is_some_and(|(name, tags)| name == member && tags.iter().any(|tag| values.contains(tag)))
    };
    all.iter().enumerate().filter(|(other, looked)| *other != index && shares(looked)).collect()
}

/// Whether what has no tag can only be this alternative: it is the only object that does not require one.
pub fn is_untagged(index: usize, all: &[Looked]) -> bool {
    let Some(one) = all.get(index).filter(|one| one.is_object() && !one.requires_tag()) else { return false };
    let mut rivals =
        all.iter().enumerate().filter(|(other, looked)| *other != index && looked.kinds.contains("object"));
    let same = |other: &Looked| match (&one.tag, &other.tag) {
        (Some((one, _)), Some((other, _))) => one == other,
        _ => false,
    };
    rivals.all(|(_, rival)| same(rival) && rival.requires_tag())
}

/// The tag that several alternatives have and do not require, so that what has none could be any of them.
pub fn optional_tag(all: &[Looked]) -> Option<&str> {
    let objects = || all.iter().filter(|one| one.kinds.contains("object"));
    let mut optional = objects().filter(|one| !one.requires_tag());
    let (first, _) = optional.next()?.tag.as_ref()?;
    optional.next()?;
    // One without a tag takes what has none.
    objects().all(|one| one.tag.is_some()).then_some(first)
}

/// The members whose constants no rival shares, so that all of them together single out one.
fn told_by_constants(one: &Looked, rivals: &[&Looked]) -> Option<Vec<Test>> {
    let differ = |values: &[String], other: &Looked, member: &str| {
        other.constants.iter().any(|(name, others)| name == member && values.iter().all(|one| !others.contains(one)))
    };
    let told = |(member, values): &&(String, Vec<String>)| rivals.iter().any(|other| differ(values, other, member));
    let telling: Vec<&(String, Vec<String>)> = one.constants.iter().filter(told).collect();
    let all = rivals.iter().all(|other| telling.iter().any(|(member, values)| differ(values, other, member)));
    all.then(|| telling.into_iter().map(|(member, values)| Test::Member(member.clone(), values.clone())).collect())
}

/// A question about members answers whether it is an object as well.
fn only_object(tests: &mut Vec<Test>) {
    tests.retain(|test| !matches!(test, Test::Kinds(kinds) if kinds.as_slice() == ["object"]));
}

impl Looked {
    fn is_object(&self) -> bool {
        self.kinds.len() == 1 && self.kinds.contains("object")
    }

    /// Whether it is told by a tag that all of its values have.
    fn requires_tag(&self) -> bool {
        self.tag.as_ref().is_some_and(|(member, _)| self.schema.required.contains(member))
    }

    /// How much a type of numbers holds; none for any other.
    pub fn width(&self) -> Option<usize> {
        match &self.ty {
            Ty::Scalar(Scalar::I32) => Some(0),
            Ty::Scalar(Scalar::U32) => Some(1),
            Ty::Scalar(Scalar::I64) => Some(2),
            Ty::Scalar(Scalar::U64) => Some(3),
            Ty::Scalar(Scalar::F64) => Some(4),
            _ => None,
        }
    }

    /// Whether it is told by a constant that need not be there.
    fn may_lack_its_constant(&self) -> bool {
        let is_optional = |member: &String| !self.schema.required.contains(member);
        match &self.tag {
            Some((member, _)) => is_optional(member),
            None => self.constants.iter().any(|(member, _)| is_optional(member)),
        }
    }
}

impl Item {
    /// Whether no list of the other's elements can be read as one of these, unless it is empty.
    fn tells(&self, other: &Self) -> bool {
        let requires_more = || {
            let mut required = self.schema.required.iter();
            self.kinds.contains("object") && required.any(|name| !other.schema.properties.contains_key(name))
        };
        let within = || matches!((&self.item, &other.item), (Some(a), Some(b)) if a.tells(b));
        self.kinds.is_disjoint(&other.kinds) || requires_more() || within()
    }
}
