//! `oneOf` and `anyOf`: alternatives, and what tells them apart.

use super::Lowering;
use crate::api::{Schema, SchemaId, Type};
use crate::diagnostics::{Diagnostic, UNION_AMBIGUOUS};
use crate::docs::doc_lines;
use crate::ir::{Kind, Scalar, Test, Ty, TypeId, Union, Variant};
use crate::names::{Scope, pascal};
use serde_json::Value;
use std::collections::BTreeSet;

impl Lowering<'_> {
    /// Whether null is one of the alternatives.
    pub fn has_null_alternative(&self, schema: &Schema) -> bool {
        schema.one_of.iter().chain(&schema.any_of).any(|id| is_null(self.store.schema(self.api, *id)))
    }

    /// The alternatives that are values of their own; none when the schema is no union.
    pub fn alternatives(&mut self, schema: &Schema) -> Option<Vec<SchemaId>> {
        let list = if schema.one_of.is_empty() { &schema.any_of } else { &schema.one_of };
        if list.is_empty() {
            return None;
        }
        let mut alternatives: Vec<SchemaId> = Vec::new();
        for id in list {
            let alternative = self.store.schema(self.api, *id);
            // `anyOf: [{required: [a]}, {required: [b]}]` restricts an object that is described beside it.
            if !is_null(alternative) && !only_requires(alternative) && !alternatives.contains(id) {
                alternatives.push(*id);
            }
        }
        if alternatives.is_empty() {
            return None;
        }
        let beside = Schema { one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..schema.clone() };
        if shapes(&beside) {
            // What stands beside the alternatives holds for each of them.
            let beside = self.store.add(Schema { description: None, ..beside });
            alternatives = alternatives.into_iter().map(|id| self.both(beside, id)).collect();
        }
        Some(alternatives)
    }

    /// The alternatives as variants.
    pub fn union(&mut self, id: SchemaId, type_id: TypeId, alternatives: Vec<SchemaId>) -> Kind {
        let schema = self.effective(id);
        let tag = schema.discriminator.as_ref().map(|discriminator| discriminator.property.clone());
        let mut looked: Vec<Looked> = Vec::new();
        for alternative in alternatives {
            let ty = self.element(alternative);
            if ty == Ty::Named(type_id) || looked.iter().any(|other| other.ty == ty) {
                continue;
            }
            let merged = self.effective(alternative);
            let tags = self.tags(&schema, alternative, &merged);
            looked.push(Looked { kinds: kinds(&merged), schema: merged, ty, tags });
        }
        let mut ambiguous = false;
        let mut scope = Scope::default();
        let mut variants = Vec::new();
        for (index, one) in looked.iter().enumerate() {
            let tests = tests(index, &looked, tag.as_deref());
            ambiguous |= tests.contains(&Test::Reads);
            let name = scope.first_free(&self.variant_names(one, index));
            let docs = one.schema.description.as_deref().map(doc_lines).filter(|docs| !docs.is_empty());
            variants.push(Variant { name, docs: docs.unwrap_or_else(|| vec![one.docs()]), ty: one.boxed(), tests });
        }
        if ambiguous {
            self.diagnostics.push(
                Diagnostic::new(
                    &UNION_AMBIGUOUS,
                    schema.place.clone(),
                    "alternatives can't be told apart by their type",
                )
                .effect("the first alternative that the value can be read as is taken")
                .help("give the union a `discriminator`, or the alternatives required members that differ"),
            );
        }
        let unknown = ["Unknown", "Other", "Unrecognized"].map(str::to_owned);
        Kind::Union(Union { variants, unknown: scope.first_free(&unknown) })
    }

    /// The values of the discriminator that stand for an alternative.
    fn tags(&self, union: &Schema, id: SchemaId, merged: &Schema) -> Vec<String> {
        let Some(discriminator) = &union.discriminator else { return Vec::new() };
        let mut tags: Vec<String> =
            discriminator.mapping.iter().filter(|(_, target)| **target == id).map(|(tag, _)| tag.clone()).collect();
        if tags.is_empty() {
            tags = self.constants(merged, &discriminator.property);
        }
        if tags.is_empty() {
            tags.extend(self.api.components.iter().filter(|(_, target)| **target == id).map(|(name, _)| name.clone()));
        }
        tags
    }

    /// The values that a member of an object can have, when it lists them.
    fn constants(&self, object: &Schema, member: &str) -> Vec<String> {
        let Some(id) = object.properties.get(member) else { return Vec::new() };
        let schema = self.store.schema(self.api, *id);
        let values = schema.values.iter().flatten();
        values.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    fn variant_names(&self, one: &Looked, index: usize) -> Vec<String> {
        let mut names = Vec::new();
        let by_type = match &one.ty {
            Ty::Named(id) => {
                self.store.drafts.get(id.0).map(|draft| draft.schema).and_then(|schema| self.component_name(schema))
            }
            _ => None,
        };
        names.extend(by_type.map(|name| pascal(&name)).filter(|name| !name.is_empty()));
        names.extend(one.tags.first().map(|tag| pascal(tag)).filter(|name| !name.is_empty()));
        names.push(one.word().map_or_else(|| format!("Variant{}", index + 1), str::to_owned));
        names
    }
}

/// An alternative that has been looked at.
struct Looked {
    schema: std::rc::Rc<Schema>,
    ty: Ty,
    kinds: BTreeSet<&'static str>,
    tags: Vec<String>,
}

impl Looked {
    /// A word for the type, where no name is at hand.
    fn word(&self) -> Option<&'static str> {
        Some(match &self.ty {
            Ty::Scalar(Scalar::Bool) => "Bool",
            Ty::Scalar(Scalar::String) => "String",
            Ty::Scalar(Scalar::Secret) => "Secret",
            Ty::Scalar(Scalar::DateTime) => "DateTime",
            Ty::Scalar(Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64) => "Integer",
            Ty::Scalar(Scalar::F64) => "Number",
            Ty::Scalar(Scalar::Json) => "Json",
            Ty::Scalar(Scalar::JsonObject) => "Object",
            Ty::List(_) => "List",
            Ty::Map(_) => "Map",
            Ty::Scalar(Scalar::File) | Ty::Nullable(_) | Ty::Boxed(_) | Ty::Named(_) => return None,
        })
    }

    fn docs(&self) -> String {
        match self.word() {
            Some("Bool") => "A boolean.".to_owned(),
            Some("String" | "Secret") => "A string.".to_owned(),
            Some("DateTime") => "A point in time.".to_owned(),
            Some("Integer") => "An integer.".to_owned(),
            Some("Number") => "A number.".to_owned(),
            Some("List") => "A list.".to_owned(),
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

/// The questions that single out one alternative among the others.
fn tests(index: usize, all: &[Looked], tag: Option<&str>) -> Vec<Test> {
    let Some(one) = all.get(index) else { return Vec::new() };
    let others: Vec<&Looked> = all.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, other)| other).collect();
    let mut tests = Vec::new();
    if one.kinds.len() < Type::ALL.len() - 1 {
        tests.push(Test::Kinds(one.kinds.iter().copied().collect()));
    }
    let rivals: Vec<&Looked> = others.into_iter().filter(|other| !other.kinds.is_disjoint(&one.kinds)).collect();
    if rivals.is_empty() {
        return tests;
    }
    if let Some(tag) = tag
        && !one.tags.is_empty()
    {
        tests.push(Test::Member(tag.to_owned(), one.tags.clone()));
        return tests;
    }
    tests.push(Test::Reads);
    tests
}

/// The JSON types that a schema's values can have.
fn kinds(schema: &Schema) -> BTreeSet<&'static str> {
    let mut kinds = BTreeSet::new();
    let mut add = |kind: Type| {
        kinds.insert(match kind {
            Type::Integer | Type::Number => "number",
            other => other.name(),
        });
    };
    if let Some(values) = &schema.values {
        for value in values {
            add(match value {
                Value::Null => Type::Null,
                Value::Bool(_) => Type::Boolean,
                Value::Number(_) => Type::Number,
                Value::String(_) => Type::String,
                Value::Array(_) => Type::Array,
                Value::Object(_) => Type::Object,
            });
        }
    } else if !schema.types.is_empty() {
        schema.types.iter().for_each(&mut add);
    } else if !schema.properties.is_empty() {
        add(Type::Object);
    } else if schema.items.is_some() {
        add(Type::Array);
    } else {
        Type::ALL.into_iter().for_each(&mut add);
    }
    if schema.nullable {
        add(Type::Null);
    }
    kinds
}

fn is_null(schema: &Schema) -> bool {
    let only_null = schema.types.contains(Type::Null) && schema.types.iter().count() == 1;
    only_null || matches!(schema.values.as_deref(), Some([Value::Null]))
}

fn only_requires(schema: &Schema) -> bool {
    !schema.required.is_empty()
        && !shapes(&Schema { required: Vec::new(), ..schema.clone() })
        && schema.types.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.all_of.is_empty()
        && schema.reference.is_none()
}

/// Whether a schema says anything about the value's shape, other than its type.
fn shapes(schema: &Schema) -> bool {
    !schema.properties.is_empty()
        || !schema.required.is_empty()
        || matches!(schema.additional, crate::api::Additional::Closed | crate::api::Additional::Typed(_))
        || !schema.pattern_properties.is_empty()
        || schema.items.is_some()
        || schema.values.is_some()
}
