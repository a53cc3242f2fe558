//! `content` (OpenAPI, Media Type Object), and the words that name inline schemas.

use super::encodings::encoding;
use crate::api::{Media, MediaType, Origin};
use crate::diagnostics::{Diagnostic, WRONG_TYPE};
use crate::normalize::document::{Fields, Node, Reading};
use crate::normalize::references::Kind;
use crate::normalize::schemas;
use serde_json::Value;

/// Values in an example that is not long.
const MOST_VALUES: usize = 1000;

pub fn content<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Vec<Media> {
    let mut content = Vec::new();
    for (key, media) in reading.members(node, "content") {
        let Some(media) = reading.resolve(&media, Kind::MediaType) else { continue };
        if !key.contains('/') {
            let message = format!("`{key}` is not a media type, which needs a slash: `application/json`");
            let diagnostic = Diagnostic::new(&WRONG_TYPE, media.place.clone(), message);
            reading.diagnostics.push(diagnostic.effect("it is read as a media type of bytes"));
        }
        reading.only(&media, Fields::Media);
        let media_type = MediaType::parse(key);
        let origin = Origin::Words(words.to_vec());
        // 3.2 describes the elements of a sequence apart, and parts without names by their order.
        let is_ordered = ["itemSchema", "itemEncoding", "prefixEncoding"].iter().any(|key| media.get(key).is_some());
        let schema = match media_type.is_multipart() {
            true if is_ordered => None,
            true => media.member("schema"),
            false => media.member("itemSchema").or_else(|| media.member("schema")),
        };
        let schema = schema.map(|schema| schemas::id_of(reading, &schema, origin));
        // Those of a sequence are texts.
        if let Some(schema) = schema.filter(|_| !is_ordered) {
            schemas::keep_examples(reading, &media, schema);
        }
        let encoding = encoding(reading, &media, words);
        let is_of_element = media.get("itemSchema").is_some();
        let example = example(reading, &media);
        content.push(Media { place: media.place.clone(), media_type, schema, is_of_element, encoding, example });
    }
    content
}

/// The first example. A long one is left out: what is made of it is a value that people read.
fn example<'d>(reading: &mut Reading<'d, '_>, media: &Node<'d>) -> Option<Box<Value>> {
    let first = schemas::examples(reading, media).into_iter().next()?;
    let mut left = MOST_VALUES;
    is_short(first, &mut left).then(|| Box::new(first.clone()))
}

fn is_short(value: &Value, left: &mut usize) -> bool {
    *left = left.saturating_sub(1);
    *left > 0
        && match value {
            Value::Array(items) => items.iter().all(|item| is_short(item, left)),
            Value::Object(members) => members.values().all(|member| is_short(member, left)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
        }
}

/// The name of the component that a body or response stands in, which names its inline schemas before any operation does.
pub fn owner(pointer: &str) -> Option<Vec<String>> {
    let name = ["/components/responses/", "/components/requestBodies/", "/responses/"]
        .iter()
        .find_map(|prefix| pointer.strip_prefix(prefix))?;
    Some(vec![name.replace("~1", "/").replace("~0", "~")])
}
