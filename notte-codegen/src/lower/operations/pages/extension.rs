//! Extensions that say how a list comes in pages, as settings say it.

use crate::settings::PageSettings;
use serde_json::Value;

/// The extensions that are read, and what reads them.
type Read = fn(&Value) -> Option<PageSettings>;

const EXTENSIONS: [(&str, Read); 4] = [
    ("x-speakeasy-pagination", speakeasy),
    ("x-fern-pagination", fern),
    ("x-pagination", datadog),
    ("x-ms-pageable", microsoft),
];

/// What an extension says, if it is one of those that are read.
pub fn read(name: &str, value: &Value) -> Option<PageSettings> {
    let (_, read) = EXTENSIONS.into_iter().find(|(known, _)| *known == name)?;
    read(value)
}

/// A path of JSONPath or of Fern as dots: `$.meta.next`, `$response.meta.next`.
fn dotted(path: &str) -> String {
    let path = path.trim_start_matches("$response").trim_start_matches("$request").trim_start_matches('$');
    path.trim_start_matches('.').to_owned()
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(dotted).filter(|text| !text.is_empty())
}

fn speakeasy(value: &Value) -> Option<PageSettings> {
    let inputs = value.get("inputs").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let input = |kind: &str| {
        let found = inputs.iter().find(|input| input.get("type").and_then(Value::as_str) == Some(kind))?;
        let name = text(found, "name")?;
        let is_in_body = found.get("in").and_then(Value::as_str) == Some("requestBody");
        Some(if is_in_body { format!("body.{name}") } else { name })
    };
    let outputs = value.get("outputs").unwrap_or(&Value::Null);
    let next = text(outputs, "nextCursor").or_else(|| text(outputs, "nextUrl"));
    let (position, counts) = match (input("cursor"), input("page"), input("offset")) {
        (Some(cursor), ..) => (Some(cursor), None),
        (None, Some(page), _) => (Some(page), Some("pages".to_owned())),
        (None, None, Some(offset)) => (Some(offset), Some("items".to_owned())),
        (None, None, None) => (None, None),
    };
    let items = text(outputs, "results");
    (position.is_some() || next.is_some()).then(|| PageSettings {
        position,
        counts,
        size: input("limit"),
        next,
        pages: text(outputs, "numPages"),
        items,
        ..PageSettings::default()
    })
}

fn fern(value: &Value) -> Option<PageSettings> {
    let cursor = text(value, "cursor");
    let offset = text(value, "offset");
    let next = text(value, "next_cursor").or_else(|| text(value, "next_uri"));
    if cursor.is_none() && offset.is_none() && next.is_none() {
        return None;
    }
    // Fern's offset is a page unless `step` names the size.
    let counts = if value.get("step").is_some() { "items" } else { "pages" };
    Some(PageSettings {
        counts: offset.as_ref().filter(|_| cursor.is_none()).map(|_| counts.to_owned()),
        position: cursor.or(offset),
        next,
        has_more: text(value, "has-next-page"),
        items: text(value, "results"),
        ..PageSettings::default()
    })
}

fn datadog(value: &Value) -> Option<PageSettings> {
    let (cursor, page, offset) = (text(value, "cursorParam"), text(value, "pageParam"), text(value, "pageOffsetParam"));
    let counts = match (&cursor, &page, &offset) {
        (None, Some(_), _) => Some("pages".to_owned()),
        (None, None, Some(_)) => Some("items".to_owned()),
        _ => None,
    };
    let position = cursor.or(page).or(offset)?;
    let first = value.get("pageStart").and_then(Value::as_i64);
    Some(PageSettings {
        position: Some(position),
        counts,
        first,
        size: text(value, "limitParam"),
        next: text(value, "cursorPath"),
        items: text(value, "resultsPath"),
        ..PageSettings::default()
    })
}

fn microsoft(value: &Value) -> Option<PageSettings> {
    let next = text(value, "nextLinkName")?;
    let items = text(value, "itemName").unwrap_or_else(|| "value".to_owned());
    Some(PageSettings { next: Some(next), items: Some(items), ..PageSettings::default() })
}
