//! `oneOf` and `anyOf`: alternatives as variants, and the questions that single one out.

use super::Lowering;
use super::alternatives::{Alternative, kinds};
use super::merged::is_nameless;
use super::naming::{tag_name, title_word, word_of};
use crate::api::{Additional, Origin, Schema, SchemaId, Type};
use crate::diagnostics::{Diagnostic, TAG_OPTIONAL, UNION_AMBIGUOUS};
use crate::ir::{Kind, Scalar, Test, Ty, TypeId, Union, Variant};
use crate::names::{Scope, escaped, pascal};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Lists within lists are told apart as deep as this.
const MAX_DEPTH: usize = 8;

/// What to do about alternatives that are one.
const MERGED_HELP: &str =
    "make them one alternative, or give each a schema that differs in more than bounds and formats";

/// An alternative that has been looked at.
pub struct Looked {
    pub schema: Arc<Schema>,
    pub ty: Ty,
    pub kinds: BTreeSet<&'static str>,
    pub tag: Option<(String, Vec<String>)>,
    pub constants: Vec<(String, Vec<String>)>,
    /// What is in it, if it is a list.
    pub item: Option<Item>,
}

/// What the elements of a list are, as far as they tell it from another list.
pub struct Item {
    schema: Arc<Schema>,
    kinds: BTreeSet<&'static str>,
    /// The same of their elements.
    item: Option<Box<Item>>,
}

impl Lowering<'_> {
    /// The alternatives as variants.
    pub fn union(&mut self, id: SchemaId, type_id: TypeId, alternatives: Vec<Alternative>) -> Kind {
        let schema = self.effective(id);
        let mut looked: Vec<Looked> = Vec::new();
        let (mut open, mut merged_away) = (false, false);
        let has_base = alternatives.iter().any(|alternative| alternative.is_base);
        for alternative in alternatives {
            let ty = self.known(alternative.schema).ty;
            // Any JSON is what the last variant keeps; what the others do not take is no fault then.
            open |= ty == Ty::Scalar(Scalar::Json);
            if ty == Ty::Named(type_id) || ty == Ty::Scalar(Scalar::Json) {
                continue;
            }
            let merged = self.effective(alternative.schema);
            if let Some(other) = looked.iter_mut().find(|other| other.ty == ty) {
                // One type under several tags is one variant with all of them.
                if let (Some((_, known)), Some((_, more))) = (&mut other.tag, alternative.tag) {
                    known.extend(more);
                }
                let known = Arc::clone(&other.schema);
                merged_away |= is_nameless(&ty) && self.differ(&known, &merged, 0);
                continue;
            }
            let mut kinds = kinds(self, &merged);
            kinds.remove("null");
            let constants = self.all_constants(&merged);
            let item = merged.items.map(|items| self.item(items, 0));
            looked.push(Looked { kinds, schema: merged, ty, tag: alternative.tag, constants, item });
        }
        if merged_away {
            self.say_merged(&schema, "of one type", MERGED_HELP);
        }
        self.tag_by_constants(&mut looked);
        looked.sort_by_key(|one| std::cmp::Reverse(one.precision()));
        // The narrower of two numbers comes first, lest the wider take all.
        if looked.iter().filter(|one| one.width().is_some()).count() > 1 {
            looked.sort_by_key(Looked::width);
        }
        // Of those that share a tag, the one that requires more comes first.
        if looked.iter().enumerate().any(|(index, _)| !sharing(index, &looked).is_empty()) {
            looked.sort_by_key(|one| std::cmp::Reverse((one.precision(), one.schema.required.len())));
        }
        if let Some(tag) = optional_tag(&looked) {
            let message = format!("`{tag}` tells the alternatives apart, and several of them do not require it");
            self.diagnostics.push(
                Diagnostic::new(&TAG_OPTIONAL, schema.place.clone(), message)
                    .effect("a value without it is kept as one of no known alternative")
                    .help(format!("`required: [{tag}]` in the alternatives")),
            );
        }
        let mut ambiguous = false;
        let mut scope = Scope::default();
        let mut variants = Vec::new();
        for (index, one) in looked.iter().enumerate() {
            let (mut tests, is_guess) = tests(index, &looked);
            let may_fail = open || (has_base && one.tag.is_some());
            if may_fail && !tests.contains(&Test::Reads) {
                tests.push(Test::Reads);
            }
            ambiguous |= is_guess;
            let name = scope.first_free(&self.variant_names(&looked, type_id, index));
            let docs =
                one.schema.description.as_deref().map(|text| self.texts.lines(text)).filter(|docs| !docs.is_empty());
            variants.push(Variant { name, docs: docs.unwrap_or_else(|| vec![one.docs()]), ty: one.boxed(), tests });
        }
        if ambiguous {
            self.diagnostics.push(
                Diagnostic::new(
                    &UNION_AMBIGUOUS,
                    schema.place.clone(),
                    "alternatives can't be told apart by type, tag, constants or required members",
                )
                .effect(
                    "the first alternative that the value can be read as is taken; what is written back is the same",
                )
                .help("give the union a `discriminator`, or the alternatives required members that differ"),
            );
        }
        let unknown = ["Unknown", "Other", "Unrecognized"].map(str::to_owned);
        Kind::Union(Union { variants, unknown: scope.first_free(&unknown) })
    }

    /// What the elements of a list are.
    fn item(&mut self, id: SchemaId, depth: usize) -> Item {
        let schema = self.effective(id);
        let mut kinds = kinds(self, &schema);
        kinds.remove("null");
        let item = schema.items.filter(|_| depth < MAX_DEPTH).map(|items| Box::new(self.item(items, depth + 1)));
        Item { schema, kinds, item }
    }

    /// Without a discriminator, a member that has other constants in each object serves as one. One object may have it with any
    /// text: it is what none of the constants is, and asked last.
    fn tag_by_constants(&mut self, looked: &mut [Looked]) {
        let objects: Vec<usize> =
            looked.iter().enumerate().filter(|(_, one)| one.kinds.contains("object")).map(|(index, _)| index).collect();
        if objects.len() < 2 || objects.iter().any(|index| looked.get(*index).is_some_and(|one| one.tag.is_some())) {
            return;
        }
        let Some(first) = objects.first().and_then(|index| looked.get(*index)) else { return };
        let members: Vec<String> = first.schema.properties.keys().cloned().collect();
        for member in members {
            let constants: Vec<Vec<String>> = objects
                .iter()
                .filter_map(|index| looked.get(*index))
                .map(|one| self.constants(&one.schema, &member))
                .collect();
            let mut seen = BTreeSet::new();
            let disjoint = constants.iter().flatten().all(|constant| seen.insert(constant.clone()));
            let open: Vec<usize> = objects
                .iter()
                .zip(&constants)
                .filter(|(_, constants)| constants.is_empty())
                .map(|(index, _)| *index)
                .collect();
            let is_told = match open.as_slice() {
                [] => true,
                [one] => looked.get(*one).is_some_and(|one| self.is_any_text(&one.schema, &member)),
                _ => false,
            };
            if disjoint && is_told {
                for (index, constants) in objects.iter().zip(constants).filter(|(index, _)| !open.contains(index)) {
                    if let Some(one) = looked.get_mut(*index) {
                        one.tag = Some((member.clone(), constants));
                    }
                }
                return;
            }
        }
    }

    /// Whether a member of an object is a text that is not listed.
    fn is_any_text(&mut self, object: &Schema, member: &str) -> bool {
        let Some(id) = object.properties.get(member) else { return false };
        let schema = self.effective(*id);
        schema.values.is_none()
            && kinds(self, &schema).contains("string")
            && object.required.iter().any(|name| name == member)
    }

    /// The members of an object whose values are listed, of the first few that are.
    fn all_constants(&mut self, object: &Schema) -> Vec<(String, Vec<String>)> {
        let members = object.properties.keys();
        let constants = members.map(|member| (member.clone(), self.constants(object, member)));
        constants.filter(|(_, values)| !values.is_empty()).take(8).collect()
    }

    fn variant_names(&self, all: &[Looked], union: TypeId, index: usize) -> Vec<String> {
        let Some(one) = all.get(index) else { return Vec::new() };
        let mut names = Vec::new();
        if let Ty::Named(id) = &one.ty {
            let of = |id: &TypeId| self.store.drafts.get(id.0).map(|draft| draft.schema);
            names.extend(of(id).and_then(|schema| self.component_name(schema)));
            let merged = of(id).map(|schema| self.store.schema(self.api, schema).origin.clone());
            if let Some(Origin::Member(_, name)) = merged
                && names.is_empty()
                && of(&union).is_some()
            {
                names.push(name);
            }
        }
        names.extend(one.tag.as_ref().and_then(|(member, tags)| Some(tag_name(member, tags.first()?))));
        if one.word().is_none() {
            names.extend(title_word(&one.schema));
        }
        let mut names: Vec<String> =
            names.iter().map(|name| escaped(pascal(name))).filter(|name| !name.is_empty()).collect();
        let is_lone = |kind: &&&str| all.iter().filter(|other| other.kinds.contains(**kind)).count() == 1;
        if let (Some(kind), 1, None) = (one.kinds.iter().find(is_lone), one.kinds.len(), one.word()) {
            let said = one.schema.types.iter().find(|said| *said != Type::Null);
            names.extend(said.or_else(|| Type::by_name(kind)).map(|kind| word_of(kind).to_owned()));
        }
        names.push(one.word().map_or_else(|| format!("Variant{}", index + 1), str::to_owned));
        names
    }
}

impl Looked {
    /// The more a value must have to be this alternative, the earlier it is asked for; a free map comes last.
    fn precision(&self) -> usize {
        match (&self.ty, &self.tag) {
            (Ty::Scalar(Scalar::JsonObject), _) => 0,
            (Ty::Map(_) | Ty::Keyed(..), _) => 1,
            (_, Some(_)) => 10_000,
            _ => 2 + self.schema.required.len(),
        }
    }

    /// A word for the type, where no name is at hand.
    fn word(&self) -> Option<&'static str> {
        Some(match &self.ty {
            Ty::Scalar(Scalar::Bool) => "Bool",
            Ty::Scalar(Scalar::String) => "String",
            Ty::Scalar(Scalar::Secret) => "Secret",
            Ty::Scalar(Scalar::DateTime) => "DateTime",
            Ty::Scalar(Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64) => "Integer",
            Ty::Scalar(Scalar::F64) => "Number",
            Ty::Scalar(Scalar::Base64) => "Bytes",
            Ty::Formatted(_) => "Text",
            Ty::Scalar(Scalar::Json) => "Json",
            Ty::Scalar(Scalar::JsonObject) => "Object",
            Ty::List(_) => "List",
            Ty::Tuple(_) => "Tuple",
            Ty::Map(_) | Ty::Keyed(..) => "Map",
            Ty::Scalar(Scalar::File) | Ty::Nullable(_) | Ty::Boxed(_) | Ty::Named(_) => return None,
        })
    }

    fn docs(&self) -> String {
        match self.word() {
            Some("Bool") => "A boolean.".to_owned(),
            Some("String" | "Secret" | "Bytes" | "Text") => "A string.".to_owned(),
            Some("DateTime") => "A point in time.".to_owned(),
            Some("Integer") => "An integer.".to_owned(),
            Some("Number") => "A number.".to_owned(),
            Some("List" | "Tuple") => "A list.".to_owned(),
            Some("Map" | "Object") => "An object.".to_owned(),
            _ => "One of the alternatives.".to_owned(),
        }
    }

    /// Alternatives differ in size, and a union is as large as its largest.
    fn boxed(&self) -> Ty {
        match &self.ty {
            ty @ Ty::Named(_) if self.kinds.contains("object") => Ty::Boxed(Box::new(ty.clone())),
            ty => ty.clone(),
        }
    }

    fn is_object(&self) -> bool {
        self.kinds.len() == 1 && self.kinds.contains("object")
    }

    /// Whether it is told by a tag that all of its values have.
    fn requires_tag(&self) -> bool {
        self.tag.as_ref().is_some_and(|(member, _)| self.schema.required.contains(member))
    }

    /// How much a type of numbers holds; none for any other.
    fn width(&self) -> Option<usize> {
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

/// The questions that single out one alternative among those after it, and whether the last of them is a guess.
fn tests(index: usize, all: &[Looked]) -> (Vec<Test>, bool) {
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
fn sharing(index: usize, all: &[Looked]) -> Vec<(usize, &Looked)> {
    let Some((member, values)) = all.get(index).and_then(|one| one.tag.as_ref()) else { return Vec::new() };
    let shares = |other: &Looked| {
        other.tag.as_ref().is_some_and(|(name, tags)| name == member && tags.iter().any(|tag| values.contains(tag)))
    };
    all.iter().enumerate().filter(|(other, looked)| *other != index && shares(looked)).collect()
}

/// Whether what has no tag can only be this alternative: it is the only object that does not require one.
fn is_untagged(index: usize, all: &[Looked]) -> bool {
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
fn optional_tag(all: &[Looked]) -> Option<&str> {
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
