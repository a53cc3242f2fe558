//! Media types and ranges (RFC 9110, 8.3.1 and 12.5.1).

use std::fmt;

/// A media type or a range of them, parsed once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct MediaType {
    written: String,
    essence: String,
    parameters: Vec<(String, String)>,
}

impl MediaType {
    /// Reads a media type. Any text is one, so that a description with a wrong one still has a content type.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut parts = split_unquoted(text, ';');
        let essence = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let parameters = parts.filter_map(|part| {
            let (name, value) = part.split_once('=')?;
            Some((name.trim().to_ascii_lowercase(), unquoted(value.trim())))
        });
        Self { written: text.trim().to_owned(), essence, parameters: parameters.collect() }
    }

    /// Type and subtype without parameters, in lower case: `application/json`.
    #[must_use]
    pub fn essence(&self) -> &str {
        &self.essence
    }

    /// The parameters in their order, with names in lower case and values without quotes.
    #[must_use]
    pub fn parameters(&self) -> &[(String, String)] {
        &self.parameters
    }

    /// The media type as a header has it: with its parameters, except `charset`, which text in UTF-8 does not need.
    #[must_use]
    pub fn header(&self) -> String {
        let mut text = self.essence.clone();
        for (name, value) in self.parameters.iter().filter(|(name, _)| name != "charset") {
            let is_token = !value.is_empty() && value.bytes().all(is_token_byte);
            match is_token {
                true => text.push_str(&format!("; {name}={value}")),
                false => text.push_str(&format!("; {name}={value:?}")),
            }
        }
        let is_sendable = text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
        if is_sendable { text } else { self.essence.clone() }
    }

    /// Whether two media types are the same except for their parameters.
    #[must_use]
    pub fn differs_in_parameters(&self, other: &Self) -> bool {
        self.essence == other.essence && self.header() != other.header()
    }

    /// What follows the slash: `problem+json` of `application/problem+json`.
    #[must_use]
    pub fn subtype(&self) -> &str {
        self.essence.split_once('/').map_or(&*self.essence, |(_, subtype)| subtype)
    }

    /// Whether it is a range such as `image/*`, which no `Content-Type` can be.
    #[must_use]
    pub fn is_range(&self) -> bool {
        self.essence.contains('*')
    }

    /// Whether it is JSON (RFC 8259, and the suffix `+json` of RFC 6839), or a range that includes it.
    ///
    /// The list has names from before the suffix, and those of vendors with versions. The runtime (`http/from_response.rs`)
    /// accepts the same as JSON; otherwise it would refuse a response that has a type.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let names = ["application/json", "text/json", "application/x-json", "text/x-json", "*/*", "application/*"];
        names.contains(&self.essence())
            || self.essence.ends_with("+json")
            || self.essence.starts_with("application/x-amz-json-")
    }

    /// Whether it is a sequence of values (OpenAPI 3.2, Sequential Media Types).
    #[must_use]
    pub fn is_sequence(&self) -> bool {
        matches!(
            self.essence(),
            "text/event-stream"
                | "application/jsonl"
                | "application/x-ndjson"
                | "application/ndjson"
                | "application/jsonlines"
                | "application/json-seq"
                | "application/stream+json"
                | "application/x-json-stream"
        )
    }

    /// Whether it consists of several parts.
    #[must_use]
    pub fn is_multipart(&self) -> bool {
        self.essence.starts_with("multipart/")
    }

    /// Whether it is a form whose fields are pairs in the syntax of a query.
    #[must_use]
    pub fn is_urlencoded(&self) -> bool {
        self.essence == "application/x-www-form-urlencoded"
    }

    /// Whether it is a form: multipart or urlencoded.
    #[must_use]
    pub fn is_form(&self) -> bool {
        self.is_multipart() || self.is_urlencoded()
    }

    /// Whether it is text. JSON and sequences may be text as well.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.essence.starts_with("text/") || self.essence.ends_with("xml") || self.essence.ends_with("yaml")
    }

    /// Whether it is known to be binary: an image, an archive, or bytes of any kind.
    #[must_use]
    pub fn is_binary(&self) -> bool {
        ["image/", "audio/", "video/", "font/", "model/"].iter().any(|prefix| self.essence.starts_with(prefix))
            && !self.essence.ends_with("xml")
            || matches!(
                self.essence(),
                "application/octet-stream" | "application/pdf" | "application/zip" | "application/gzip"
            )
    }

    /// Whether a range includes this media type: with every parameter that the range has.
    #[must_use]
    pub fn matches(&self, range: &Self) -> bool {
        let is_included = match range.essence.split_once('/') {
            Some(("*", "*")) => true,
            Some((kind, "*")) => self.essence.split_once('/').is_some_and(|(own, _)| own == kind),
            _ => self.essence == range.essence,
        };
        is_included && range.parameters.iter().all(|parameter| self.parameters.contains(parameter))
    }
}

/// As it is written in the description.
impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// Whether a byte may stand in a token (RFC 9110, 5.6.2).
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The parts between separators that are not within quotes.
fn split_unquoted(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.split(move |c: char| {
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = is_quoted && c == '\\' && !is_escaped;
        c == separator && !is_quoted
    })
}

/// The value of a quoted string, or the token itself (RFC 9110, 5.6.4).
fn unquoted(value: &str) -> String {
    let Some(inner) = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return value.to_owned() };
    let mut characters = inner.chars();
    let mut text = String::with_capacity(inner.len());
    while let Some(c) = characters.next() {
        text.extend(if c == '\\' { characters.next() } else { Some(c) });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::MediaType;

    #[test]
    fn parameters_are_kept() {
        let media = MediaType::parse(r#"Application/JSON; V=1 ;note="a;\"b\""; charset=UTF-8"#);
        assert_eq!(media.essence(), "application/json");
        let parameters: Vec<_> = media.parameters().iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(parameters, [("v", "1"), ("note", r#"a;"b""#), ("charset", "UTF-8")]);
        assert_eq!(media.header(), r#"application/json; v=1; note="a;\"b\"""#);
    }

    #[test]
    fn ranges() {
        let json = MediaType::parse("application/json; v=1");
        let is_in = |range: &str| json.matches(&MediaType::parse(range));
        assert!(["*/*", "application/*", "application/json", "application/json;v=1"].into_iter().all(is_in));
        assert!(!["text/*", "application/json;v=2", "application/jso"].into_iter().any(is_in));
        assert!(MediaType::parse("image/*").is_range() && !json.is_range());
    }

    #[test]
    fn kinds() {
        let is_json = |text: &str| MediaType::parse(text).is_json();
        assert!(["application/json", "text/json", "application/problem+json", "*/*"].into_iter().all(is_json));
        assert!(!["application/xml", "application/x-ndjson", "json", ""].into_iter().any(is_json));
        assert!(MediaType::parse("multipart/mixed; boundary=a").is_form());
        assert!(MediaType::parse("image/svg+xml").is_text() && !MediaType::parse("image/svg+xml").is_binary());
    }
}
