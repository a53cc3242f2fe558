//! `oneOf` and `anyOf`: alternatives as variants.

use super::Lowering;
use super::alternatives::{Alternative, kinds};
use super::merged::is_nameless;
use super::naming::{tag_name, title_word, word_of};
use super::questions::{optional_tag, sharing, tests};
use crate::api::{Origin, Schema, SchemaId, Type};
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
    pub schema: Arc<Schema>,
    pub kinds: BTreeSet<&'static str>,
    /// The same of their elements.
    pub item: Option<Box<Item>>,
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
            tests.iter_mut().for_each(in_order);
            let name = scope.first_free(&self.variant_names(&looked, type_id, index));
            let tags = self.tags(&one.schema, &tests);
            let docs =
                one.schema.description.as_deref().map(|text| self.prose.lines(text)).filter(|docs| !docs.is_empty());
            let docs = docs.unwrap_or_else(|| vec![one.docs()]);
            variants.push(Variant { name, docs, ty: one.boxed(), tests, tags });
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

    /// The members that an alternative need not have and is told by: with the default, or the one text that they can be.
    fn tags(&mut self, object: &Schema, tests: &[Test]) -> Vec<(String, String)> {
        let mut tags = Vec::new();
        for test in tests {
            let (Test::Member(member, values) | Test::MemberOrNone(member, values)) = test else { continue };
            let Some(id) = object.properties.get(member).filter(|_| !object.required.contains(member)) else {
                continue;
            };
            let default = self.effective(*id).default.clone();
            let default =
                default.as_deref().and_then(|value| value.as_str()).filter(|text| values.iter().any(|one| one == text));
            let text = default.or_else(|| values.first().filter(|_| values.len() == 1).map(String::as_str));
            tags.extend(text.map(|text| (member.clone(), text.to_owned())));
        }
        tags
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

/// Puts values in an order of their own, so that unions which list them in different ones are equal.
fn in_order(test: &mut Test) {
    if let Test::Member(_, values) | Test::MemberOrNone(_, values) = test {
        values.sort_unstable();
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
}
