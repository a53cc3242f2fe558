//! `content` (OpenAPI, Media Type Object), and the words that name inline schemas.

use super::encodings::encoding;
use crate::api::{Media, MediaType, Origin};
use crate::diagnostics::{Diagnostic, WRONG_TYPE};
use crate::normalize::document::{Fields, Node, Reading};
use crate::normalize::references::Kind;
use crate::normalize::schemas;

pub fn content<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Vec<Media> {
    let mut content = Vec::new();
    for (key, media) in reading.members(node, "content") {
        let Some(media) = reading.resolve(&media, Kind::MediaType) else { continue };
        if !key.contains('/') {
            let message = format!("`{key}` is no media type, which has a slash: `application/json`");
            let diagnostic = Diagnostic::new(&WRONG_TYPE, media.place.clone(), message);
            reading.diagnostics.push(diagnostic.effect("it is taken as one of bytes"));
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
        content.push(Media { place: media.place.clone(), media_type, schema, is_of_element, encoding });
    }
    content
}

/// The name of the component that a body or response stands in, which names its inline schemas before any operation does.
pub fn owner(pointer: &str) -> Option<Vec<String>> {
    let name = ["/components/responses/", "/components/requestBodies/", "/responses/"]
        .iter()
        .find_map(|prefix| pointer.strip_prefix(prefix))?;
    Some(vec![name.replace("~1", "/").replace("~0", "~")])
}
