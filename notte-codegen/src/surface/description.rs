//! The items of the description: operations, security schemes and servers, whatever becomes of them in Rust.

use super::setters::style_word;
use super::{Fact, Item, Kind};
use crate::api::{Api, Body, Location, Media, Operation, Response, SchemaId, SecurityKind, Status};

/// How deep the types of schemas are shown.
const DEPTH: usize = 3;

/// The items of a description, the operations in its order.
#[must_use]
pub fn description(api: &Api) -> Vec<Item> {
    let mut items: Vec<Item> = api.operations.iter().map(|one| operation(api, one)).collect();
    items.extend(api.security_schemes.iter().map(|(name, scheme)| {
        let kind = match &scheme.kind {
            SecurityKind::Bearer => "bearer".to_owned(),
            SecurityKind::Basic => "basic".to_owned(),
            SecurityKind::Header(name) => format!("header {name}"),
            SecurityKind::Query(name) => format!("query {name}"),
            SecurityKind::Cookie(name) => format!("cookie {name}"),
            SecurityKind::Unsupported(name) => format!("unsupported {name}"),
        };
        let urls: Vec<&str> = scheme.urls.iter().map(|url| url.url.as_str()).collect();
        let urls = (!urls.is_empty()).then(|| urls.join(" "));
        Item::new(Kind::SecurityScheme, name)
            .with(Fact::Travels, kind)
            .maybe(Fact::Url, urls)
            .at(scheme.place.to_string())
    }));
    items.extend(api.servers.iter().enumerate().map(|(number, server)| {
        Item::new(Kind::Server, number.to_string()).with(Fact::Url, server.filled()).at(server.place.to_string())
    }));
    items
}

/// The name of an operation's item.
#[must_use]
pub fn operation_name(method: &str, path: &str) -> String {
    format!("{method} {path}")
}

fn operation(api: &Api, operation: &Operation) -> Item {
    let any_of = |names: &[Vec<String>]| names.iter().map(|all| all.join("+")).collect::<Vec<_>>().join("|");
    let security = (!operation.security.is_empty()).then(|| any_of(&operation.security));
    let scopes: Vec<Vec<String>> = operation
        .scopes
        .iter()
        .map(|all| all.iter().map(|(scheme, scopes)| format!("{scheme}({})", scopes.join(","))).collect())
        .collect();
    let servers: Vec<String> = operation.servers.iter().map(crate::api::Server::filled).collect();
    let mut item = Item::new(Kind::Operation, operation_name(&operation.method, &operation.path))
        .maybe(Fact::Id, operation.id.as_deref())
        .maybe(Fact::Security, security)
        .maybe(Fact::Scopes, (!scopes.is_empty()).then(|| any_of(&scopes)))
        .maybe(Fact::Url, (!servers.is_empty()).then(|| servers.join(" ")))
        .flag(Fact::Deprecated, operation.deprecated)
        .at(operation.place.to_string());
    for parameter in &operation.parameters {
        let style = format!("{}{}", style_word(parameter.style), if parameter.explode { " exploded" } else { "" });
        let schema = api.schema(parameter.schema);
        let name = format!("{} {}", location(parameter.location), parameter.name);
        item.push(
            Item::new(Kind::Parameter, name)
                .with(Fact::Type, schema_text(api, parameter.schema, DEPTH))
                .flag(Fact::Required, parameter.required)
                .with(Fact::Style, style)
                .maybe(Fact::ContentType, parameter.media_type.as_ref().map(ToString::to_string))
                .maybe(Fact::Default, default_text(schema.default.as_deref()))
                .maybe(Fact::Bounds, schema.bounds.keywords(schema.unique_items))
                .flag(Fact::Deprecated, parameter.deprecated)
                .at(parameter.place.to_string()),
        );
    }
    item.items.extend(operation.body.iter().flat_map(|body| self::body(api, body)));
    item.items.extend(operation.responses.iter().map(|response| self::response(api, response)));
    item
}

fn body<'b>(api: &'b Api, body: &'b Body) -> impl Iterator<Item = Item> {
    body.content.iter().map(move |media| {
        let default = media.schema.and_then(|id| default_text(api.schema(id).default.as_deref()));
        let bounds = media.schema.and_then(|id| api.schema(id).bounds.keywords(api.schema(id).unique_items));
        content(api, Kind::RequestBody, media)
            .flag(Fact::Required, body.required)
            .maybe(Fact::Default, default)
            .maybe(Fact::Bounds, bounds)
    })
}

fn content(api: &Api, kind: Kind, media: &Media) -> Item {
    let ty = media.schema.map(|id| schema_text(api, id, DEPTH));
    Item::new(kind, media.media_type.to_string()).maybe(Fact::Type, ty).at(media.place.to_string())
}

fn response(api: &Api, response: &Response) -> Item {
    let status = match response.status {
        Status::Exact(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Default => "default".to_owned(),
    };
    let mut item = Item::new(Kind::Response, status).at(response.place.to_string());
    item.items.extend(response.content.iter().map(|media| content(api, Kind::Content, media)));
    item.items.extend(response.headers.iter().map(|header| {
        let ty = header.schema.map(|id| schema_text(api, id, DEPTH));
        Item::new(Kind::ResponseHeader, &header.name).maybe(Fact::Type, ty).flag(Fact::Required, header.required)
    }));
    item
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::QueryString => "querystring",
    }
}

/// A default on one line.
fn default_text(default: Option<&serde_json::Value>) -> Option<String> {
    default.filter(|default| !default.is_null()).map(ToString::to_string)
}

/// A schema in a few words: a component by its name, another by its types.
fn schema_text(api: &Api, id: SchemaId, depth: usize) -> String {
    let schema = api.schema(id);
    if let crate::api::Origin::Component(name) = &schema.origin {
        return name.clone();
    }
    if depth == 0 {
        return "…".to_owned();
    }
    let several = |word: &str, ids: &[SchemaId]| {
        let texts: Vec<String> = ids.iter().take(8).map(|id| schema_text(api, *id, depth - 1)).collect();
        format!("{word}({})", texts.join(", "))
    };
    for (word, ids) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of), ("allOf", &schema.all_of)] {
        if !ids.is_empty() {
            return several(word, ids);
        }
    }
    if let Some(items) = schema.items {
        return format!("array of {}", schema_text(api, items, depth - 1));
    }
    let mut words: Vec<&str> = schema.types.iter().map(crate::api::Type::name).collect();
    if schema.nullable && !words.contains(&"null") {
        words.push("null");
    }
    let types = if words.is_empty() { "any".to_owned() } else { words.join(" or ") };
    let format = schema.format.as_ref().map(|format| format!(" ({format})")).unwrap_or_default();
    let values = schema.values.as_ref().map(|values| {
        let values: Vec<String> = values.iter().take(24).map(ToString::to_string).collect();
        format!(" of {}", values.join(", "))
    });
    format!("{types}{format}{}", values.unwrap_or_default())
}
