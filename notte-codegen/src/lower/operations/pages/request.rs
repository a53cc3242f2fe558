//! Where a request says which page it is for.

use super::super::members::resolved;
use super::Kind;
use super::words::{is_backward, is_size, is_vague, position, speaks_of_time};
use crate::api::{Location, Operation, SchemaId, Type};
use crate::ir::PagePosition;
use crate::lower::operations::bodies::BodyWay;
use crate::lower::operations::media_types::Form;
use crate::names::snake;
use crate::shapes::Schemas;

/// A parameter, or a member of a JSON body, that says which page a request is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Where it goes.
    pub place: PagePosition,
    /// Its name as words.
    pub name: String,
    /// What it counts.
    pub kind: Kind,
    /// The declared default, if it is an integer.
    pub default: Option<i64>,
}

/// What a request says of pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The positions, in the order of the description; those that lead forward first.
    pub positions: Vec<Position>,
    /// The query parameter that says how many items a page has.
    pub size: Option<String>,
    /// Whether anything says how many items a page has.
    pub has_size: bool,
    /// All that a request may say.
    pub members: Vec<Member>,
}

/// A parameter or a member of the body: a candidate for a position or a size.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Where it goes.
    pub place: PagePosition,
    /// The declared default, if it is an integer.
    pub default: Option<i64>,
    name: String,
    schema: SchemaId,
    description: String,
}

/// What the parameters and the body of an operation say of pages.
pub fn request(schemas: &Schemas, operation: &Operation, bodies: &[BodyWay<'_>]) -> Request {
    let mut members: Vec<Member> = Vec::new();
    for parameter in &operation.parameters {
        let place = match parameter.location {
            Location::Query => PagePosition::Query(parameter.name.clone()),
            Location::Header => PagePosition::Header(parameter.name.clone()),
            Location::Path | Location::Cookie | Location::QueryString => continue,
        };
        members.push(Member {
            place,
            default: default(schemas, parameter.schema),
            name: snake(&parameter.name),
            schema: parameter.schema,
            description: parameter.description.clone().unwrap_or_default(),
        });
    }
    let json = bodies.iter().find(|way| way.form == Form::Json).and_then(|way| way.media.schema);
    if let Some(body) = json {
        members_of(schemas, body, &[], &mut members);
    }
    let size = members.iter().find(|member| is_size(&member.name));
    let mut request = Request {
        size: size.and_then(|member| match &member.place {
            PagePosition::Query(name) => Some(name.clone()),
            PagePosition::Header(_) | PagePosition::Body(_) | PagePosition::None => None,
        }),
        has_size: size.is_some(),
        positions: Vec::new(),
        members: Vec::new(),
    };
    request.positions = members.iter().filter_map(|member| counted(schemas, member, request.has_size)).collect();
    request.positions.sort_by_key(|position| (is_backward(&position.name), position.kind));
    request.members = members;
    request
}

/// Adds the members of a body, and those of the objects in it that are named after what they are for.
fn members_of(schemas: &Schemas, body: SchemaId, path: &[String], members: &mut Vec<Member>) {
    let schema = resolved(schemas, body);
    for (name, id) in &schema.properties {
        let words = snake(name);
        let mut inner = path.to_vec();
        inner.push(name.clone());
        if path.is_empty() && matches!(words.as_str(), "options" | "query" | "pagination" | "paging" | "page") {
            members_of(schemas, *id, &inner, members);
        }
        let description = schemas.merged(*id).description.clone().unwrap_or_default();
        let (place, default) = (PagePosition::Body(inner), default(schemas, *id));
        members.push(Member { place, default, name: words, schema: *id, description });
    }
}

/// The position that a member is, if it is one.
fn counted(schemas: &Schemas, member: &Member, has_size: bool) -> Option<Position> {
    let schema = resolved(schemas, member.schema);
    let allows = |kind: Type| schema.types.is_empty() || schema.types.contains(kind);
    let is_integer = schema.types.contains(Type::Integer) || schema.types.contains(Type::Number);
    if schema.types.contains(Type::Object) || schema.types.contains(Type::Array) || schema.types.contains(Type::Boolean)
    {
        return None;
    }
    let of_parameter = schema.description.as_deref().unwrap_or_default();
    let is_time = speaks_of_time(&member.description) || speaks_of_time(of_parameter);
    let vague = is_vague(&member.name).filter(|_| is_integer && has_size && !is_time);
    let kind = position(&member.name).or(vague)?;
    // A page that is no number is a cursor.
    let kind = if kind == Kind::Page && !is_integer && !schema.types.is_empty() && member.default.is_none() {
        Kind::TextPage
    } else {
        kind
    };
    let is_allowed = is_integer || allows(Type::String) || schema.types.is_empty();
    let position =
        || Position { place: member.place.clone(), name: member.name.clone(), kind, default: member.default };
    is_allowed.then(position)
}

fn default(schemas: &Schemas, schema: SchemaId) -> Option<i64> {
    let value = resolved(schemas, schema).default.as_deref()?;
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}
