//! Unions: a variant for each alternative.

use super::rust_type;
use crate::api::{Origin, Type};
use crate::hash::HashMap;
use crate::ir::{self, Scalar, Test, Ty};
use crate::lower::docs::Prose;
use crate::lower::naming::{last_word, member_name, numbered, tag_name, title_word, word_of};
use crate::names::{Scope, escaped, pascal, snake};
use crate::shapes::{Condition, Schemas, ShapeId, Shapes, Union, ValueType, Variant};

/// A union as an enum.
pub fn union(schemas: &Schemas, shapes: &Shapes, union: &Union, prose: &Prose<'_>) -> ir::Union {
    let (mut scope, mut accessors) = (Scope::default(), Scope::default());
    let type_words = type_words(schemas, shapes, &union.variants);
    let variants = union.variants.iter().enumerate().map(|(index, variant)| {
        let ty = rust_type(&variant.ty);
        let docs = variant.schema.description.as_deref().map(|text| prose.lines(text)).filter(|docs| !docs.is_empty());
        let docs = docs.unwrap_or_else(|| vec![sentence(&ty).to_owned()]);
        let name =
            scope.first_free(&variant_names(schemas, shapes, &union.variants, variant, &ty, (index, &type_words)));
        let tests = variant.conditions.iter().map(test).collect();
        let accessor = accessors.first_free(&[format!("as_{}", snake(&name))]);
        ir::Variant { name, docs, accessor, ty: boxed(variant, ty), tests, tags: variant.tag_defaults.clone() }
    });
    let variants = variants.collect();
    let unknown = ["Unknown", "Other", "Unrecognized"].map(str::to_owned);
    ir::Union { variants, unknown: scope.first_free(&unknown), is_nullable_input: false }
}

fn test(condition: &Condition) -> Test {
    match condition {
        Condition::JsonTypes(types) => Test::Kinds(types.clone()),
        Condition::Member(member, values) => Test::Member(member.clone(), values.clone()),
        Condition::MemberOrAbsent(member, values) => Test::MemberOrNone(member.clone(), values.clone()),
        Condition::Has(members) => Test::Has(members.clone()),
        Condition::Lacks(members) => Test::Lacks(members.clone()),
        Condition::Decodes => Test::Reads,
    }
}

/// The names for a variant, best first: that of its component, its tag, its title, the type of JSON that it alone has, the
/// word that names its type, the member that tells it apart, a word for its kind.
fn variant_names(
    schemas: &Schemas,
    shapes: &Shapes,
    all: &[Variant],
    variant: &Variant,
    ty: &Ty,
    (index, type_words): (usize, &[Option<String>]),
) -> Vec<String> {
    let word = word(ty);
    let mut names = Vec::new();
    if let ValueType::Named(ShapeId(number)) = &variant.ty
        && let Some(definition) = shapes.definitions.get(*number)
    {
        let of_member = match &schemas.get(definition.schema).origin {
            Origin::Member(_, name) => Some(name.as_str()),
            _ => None,
        };
        names.extend(schemas.component_name(definition.schema).or(of_member).map(str::to_owned));
    }
    names.extend(variant.tag.as_ref().and_then(|(member, tags)| Some(tag_name(member, tags.first()?))));
    if word.is_none() {
        names.extend(title_word(&variant.schema));
    }
    let mut names: Vec<String> =
        names.iter().map(|name| escaped(pascal(name))).filter(|name| !name.is_empty()).collect();
    let is_only_one = |ty: &Type| all.iter().filter(|other| other.json_types.contains(*ty)).count() == 1;
    if let (Some(json_type), 1, None) = (variant.json_types.iter().find(is_only_one), variant.json_types.len(), word) {
        let declared = variant.schema.types.iter().find(|ty| *ty != Type::Null);
        names.extend(declared.or(Some(json_type)).map(|ty| word_of(ty).to_owned()));
    }
    let others = all.iter().enumerate().filter(|(number, _)| *number != index).map(|(_, other)| &*other.schema);
    names.extend(type_words.get(index).cloned().flatten());
    let member = member_name(&variant.schema, others).filter(|_| word.is_none());
    names.extend(member.map(|member| escaped(pascal(&member))));
    // The number is that of the name of its type.
    let number = match &variant.schema.origin {
        Origin::Alternative(_, written) => *written,
        _ => index,
    };
    names.push(word.map_or_else(|| numbered(number), str::to_owned));
    names
}

/// What the name of the type of each variant ends with, unless that is a number or the name of another one ends so too.
fn type_words(schemas: &Schemas, shapes: &Shapes, variants: &[Variant]) -> Vec<Option<String>> {
    let words = variants.iter().map(|variant| {
        let ValueType::Named(ShapeId(number)) = &variant.ty else { return None };
        let id = shapes.definitions.get(*number)?.schema;
        let Origin::Alternative(_, index) = schemas.get(id).origin else { return None };
        let word = pascal(&last_word(schemas, id)?);
        (word != numbered(index)).then(|| escaped(word))
    });
    let words: Vec<Option<String>> = words.collect();
    let mut uses: HashMap<&String, usize> = HashMap::default();
    words.iter().flatten().for_each(|word| *uses.entry(word).or_default() += 1);
    words.iter().map(|word| word.clone().filter(|word| uses.get(word) == Some(&1))).collect()
}

/// A word for a type without a name.
fn word(ty: &Ty) -> Option<&'static str> {
    Some(match ty {
        Ty::Scalar(Scalar::Null) => "Null",
        Ty::Scalar(Scalar::Bool) => "Bool",
        Ty::Scalar(Scalar::String) => "String",
        Ty::Scalar(Scalar::Secret) => "Secret",
        Ty::Scalar(Scalar::DateTime) => "DateTime",
        Ty::Scalar(Scalar::UnixTime) => "UnixTime",
        Ty::Scalar(Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64) => "Integer",
        Ty::Scalar(Scalar::F64) | Ty::Numeric(_) => "Number",
        Ty::Scalar(Scalar::Base64) => "Bytes",
        Ty::Formatted(_) => "Text",
        Ty::Scalar(Scalar::Json) => "Json",
        Ty::Scalar(Scalar::JsonObject) => "Object",
        Ty::List(_) => "List",
        Ty::Tuple(_) => "Tuple",
        Ty::Map(_) | Ty::Keyed(..) => "Map",
        Ty::Scalar(Scalar::File) | Ty::Own(_) | Ty::Nullable(_) | Ty::Boxed(_) | Ty::Named(_) => return None,
    })
}

/// The documentation of a variant without a description.
fn sentence(ty: &Ty) -> &'static str {
    match word(ty) {
        Some("Null") => "Nothing but null.",
        Some("Bool") => "A boolean.",
        Some("String" | "Secret" | "Bytes" | "Text") => "A string.",
        Some("DateTime" | "UnixTime") => "A point in time.",
        Some("Integer") => "An integer.",
        Some("Number") => "A number.",
        Some("List" | "Tuple") => "A list.",
        Some("Map" | "Object") => "An object.",
        _ => "One of the alternatives.",
    }
}

/// Boxes generated objects: alternatives differ in size, and a union is as large as its largest.
fn boxed(variant: &Variant, ty: Ty) -> Ty {
    match ty {
        ty @ Ty::Named(_) if variant.json_types.contains(Type::Object) => Ty::Boxed(Box::new(ty)),
        ty => ty,
    }
}
