//! Members whose value the description leaves no choice in: a new struct has it, and no constructor asks for it.

use crate::api::Schema;
use crate::hash::HashMap;
use crate::ir::{EnumRepr, Field, Kind, Preset, PresetValue, Scalar, Test, Ty, Type, TypeId, Variant, definition};
use serde_json::Value;

/// The value of a required member, if its schema allows only that one.
pub fn only_value(schema: &Schema) -> Option<Preset> {
    let [value] = schema.values.as_deref()? else { return None };
    let value = match value {
        Value::String(text) => PresetValue::Text(text.clone()),
        Value::Bool(value) => PresetValue::Bool(*value),
        Value::Number(number) => PresetValue::Integer(number.as_i64()?),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    Some(Preset { value, is_only_value: true })
}

/// The `default` of the member that tells the subtypes of an object apart: what else it may be is for those subtypes.
pub fn default_tag(object: &Schema, member: &str, schema: &Schema) -> Option<Preset> {
    object.discriminator.as_ref().filter(|discriminator| discriminator.property == member)?;
    let text = schema.default.as_deref()?.as_str()?;
    Some(Preset { value: PresetValue::Text(text.to_owned()), is_only_value: false })
}

/// Gives the alternatives of unions the tags that they are recognized by, where all unions agree on the tag of a type, and takes
/// away presets that are not values of their fields.
pub fn preset_tags(types: &mut [Type]) {
    let mut tags: HashMap<(usize, String), Option<Preset>> = HashMap::default();
    for ty in types.iter() {
        let Kind::Union(union) = &ty.kind else { continue };
        for variant in &union.variants {
            let Some(TypeId(index)) = named(&variant.ty) else { continue };
            let tested = variant.tests.iter().filter_map(Test::member);
            // A tag of several texts is no preset, and contradicts that of another union.
            for member in tested.filter(|member| variant.tags.iter().all(|(name, _)| name != member)) {
                tags.insert((index, member.to_owned()), None);
            }
            for (member, text) in &variant.tags {
                let preset =
                    Preset { value: PresetValue::Text(text.clone()), is_only_value: is_only_tag(variant, member) };
                let known = tags.entry((index, member.clone())).or_insert_with(|| Some(preset.clone()));
                if known.as_ref() != Some(&preset) {
                    *known = None;
                }
            }
        }
    }
    for ((index, member), preset) in tags {
        let Some(Kind::Struct(object)) = types.get_mut(index).map(|ty| &mut ty.kind) else { continue };
        let field = object.fields.iter_mut().find(|field| field.wire == member && field.preset.is_none());
        if let (Some(field), Some(preset)) = (field, preset) {
            field.preset = Some(preset);
        }
    }
    let settled: Vec<Vec<bool>> = types.iter().map(|ty| fitting(ty, types)).collect();
    for (ty, fits) in types.iter_mut().zip(settled) {
        let Kind::Struct(object) = &mut ty.kind else { continue };
        for (field, _) in object.fields.iter_mut().zip(fits).filter(|(_, fits)| !fits) {
            field.preset = None;
        }
    }
}

/// Whether a variant is recognized by one value of a member.
fn is_only_tag(variant: &Variant, member: &str) -> bool {
    variant.tests.iter().any(|test| match test {
        Test::Member(name, values) | Test::MemberOrNone(name, values) => name == member && values.len() == 1,
        Test::Kinds(_) | Test::Has(_) | Test::Lacks(_) | Test::Reads => false,
    })
}

fn named(ty: &Ty) -> Option<TypeId> {
    match ty {
        Ty::Named(id) => Some(*id),
        Ty::Boxed(inner) => named(inner),
        _ => None,
    }
}

/// Whether each field's preset is a value of its type.
fn fitting(ty: &Type, types: &[Type]) -> Vec<bool> {
    match &ty.kind {
        Kind::Struct(object) => object.fields.iter().map(|field| fits(field, types)).collect(),
        _ => Vec::new(),
    }
}

fn fits(field: &Field, types: &[Type]) -> bool {
    let Some(preset) = &field.preset else { return true };
    let repr = match &field.ty {
        Ty::Named(id) => definition(types, *id).and_then(|ty| match &ty.kind {
            Kind::Enum(values) => Some(values.repr),
            _ => None,
        }),
        _ => None,
    };
    match (&preset.value, &field.ty) {
        (PresetValue::Text(_), Ty::Scalar(Scalar::String)) | (PresetValue::Bool(_), Ty::Scalar(Scalar::Bool)) => true,
        (PresetValue::Null, Ty::Scalar(Scalar::Null)) => true,
        (PresetValue::Integer(value), Ty::Scalar(Scalar::I32)) => i32::try_from(*value).is_ok(),
        (PresetValue::Integer(_), Ty::Scalar(Scalar::I64)) => true,
        (PresetValue::Text(_), Ty::Named(_)) => repr == Some(EnumRepr::String),
        (PresetValue::Integer(_), Ty::Named(_)) => repr == Some(EnumRepr::Integer),
        _ => false,
    }
}
