//! Objects with known members.

use super::presets::{default_tag, only_value};
use super::rust_type;
use crate::api::Schema;
use crate::ir::{Extra, Field, Input, Presence, Preset, PresetValue, Scalar, Struct, Ty};
use crate::lower::docs::{self, Prose, documented, facts};
use crate::names::{self, Scope};
use crate::settings::Settings;
use crate::shapes::{AdditionalMembers, Member, Object, Schemas};

/// An object as a struct. Whether a closed object keeps unknown members is decided when it is known which way it travels.
pub fn structure(schemas: &Schemas, owner: &Schema, object: &Object, prose: &Prose<'_>, settings: &Settings) -> Struct {
    let mut scope = Scope::default();
    let names = field_names(&object.members, &mut scope);
    let fields = object.members.iter().zip(names);
    let fields = fields.map(|(member, name)| field(schemas, owner, member, name, prose, settings)).collect();
    let name = scope.first_free(&["extra", "additional", "extra_members"].map(str::to_owned));
    let extra = match &object.additional {
        AdditionalMembers::Closed => Extra::Closed,
        AdditionalMembers::Any => Extra::Json(name),
        AdditionalMembers::Typed(ty) => Extra::Typed(name, rust_type(ty)),
    };
    Struct { fields, extra, has_default: false, constructor: None }
}

/// The names of fields. A name without signs goes before one whose signs are left out: `type` is the field of `type`, not of
/// `@type`.
fn field_names(members: &[Member], scope: &mut Scope) -> Vec<String> {
    let word = |member: &Member| names::field_candidates(member.client_name.as_ref().unwrap_or(&member.name));
    let candidates: Vec<Vec<String>> = members.iter().map(word).collect();
    let exact = |names: &Vec<String>| if names.len() == 1 { scope.first_free(names) } else { String::new() };
    let mut found: Vec<String> = candidates.iter().map(exact).collect();
    for (name, candidates) in found.iter_mut().zip(&candidates).filter(|(name, _)| name.is_empty()) {
        *name = scope.first_free(candidates);
    }
    found
}

fn field(
    schemas: &Schemas,
    owner: &Schema,
    member: &Member,
    name: String,
    prose: &Prose<'_>,
    settings: &Settings,
) -> Field {
    let schema = schemas.merged(member.schema);
    let mut ty = rust_type(&member.resolved.ty);
    if ty == Ty::Scalar(Scalar::String) && (member.is_secret || settings.secrets.contains(&member.name)) {
        ty = Ty::Scalar(Scalar::Secret);
    }
    let is_json = ty == Ty::Scalar(Scalar::Json);
    let presence = match (member.required, member.resolved.nullable) {
        (true, _) => Presence::Required,
        (false, true) if !is_json => Presence::Nullable,
        (false, _) => Presence::Optional,
    };
    let is_null = ty == Ty::Scalar(Scalar::Null);
    if presence == Presence::Required && member.resolved.nullable && !is_json && !is_null {
        ty = Ty::Nullable(Box::new(ty));
    }
    let format = schema.format.as_deref().filter(|_| ty == Ty::Scalar(Scalar::String));
    let docs = documented(
        prose,
        schema.description.as_deref(),
        docs::telling(schema.title.as_deref(), &member.name),
        || docs::member(&member.name, format),
        facts(schemas, schema, member.required),
    );
    let required = member.required.then_some(());
    let null = is_null.then_some(Preset { value: PresetValue::Null, is_only_value: true });
    let of_schema = || only_value(schema).or_else(|| default_tag(owner, &member.name, schema));
    let preset = required.and_then(|()| null.or_else(of_schema));
    let (wire, deprecated) = (member.name.clone(), schema.deprecated);
    Field { name, wire, docs, deprecated, ty, presence, input: Input::Plain, preset }
}
