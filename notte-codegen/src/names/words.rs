//! From the description's spelling to Rust's.

use super::keywords;
use super::signs::{is_signed, spelled_out, told_apart};
use super::split::words;
use std::borrow::Cow;

/// A longer name is cut here: those of modules are names of files, of which systems take 255 letters.
const LONGEST: usize = 200;

/// The parts of a name between what is neither letter nor digit.
fn parts(ascii: &str) -> impl Iterator<Item = &str> {
    ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty())
}

/// The text with letters of other scripts, and signs that have a name, spelled in ASCII: mixed scripts in identifiers are a
/// warning, and not all of them can be typed.
fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { deunicode::deunicode_with_tofu(text, " ").into() }
}

/// A part in `snake_case`.
fn snake_part(part: &str) -> String {
    if is_one_word(part) { part.to_owned() } else { words(part).join("_").to_ascii_lowercase() }
}

/// A part in `UpperCamelCase`.
fn pascal_part(part: &str) -> String {
    let mut name = String::with_capacity(part.len());
    let words = if is_one_word(part) { vec![part] } else { words(part) };
    for word in words {
        let start = name.len();
        name.push_str(&word.to_ascii_lowercase());
        if let Some(first) = name.get_mut(start..=start) {
            first.make_ascii_uppercase();
        }
    }
    name
}

/// Whether a part is a single word in small letters, as most are, and need not be taken apart.
fn is_one_word(part: &str) -> bool {
    part.bytes().all(|b| !b.is_ascii_uppercase())
}

/// Joins parts; digits that would run together stay apart (`5:4` is `5_4`, not `54`).
fn joined(parts: impl Iterator<Item = String>, separator: &str) -> String {
    let mut joined = String::new();
    for part in parts {
        let digits = joined.ends_with(|c: char| c.is_ascii_digit()) && part.starts_with(|c: char| c.is_ascii_digit());
        if !joined.is_empty() {
            joined.push_str(if digits { "_" } else { separator });
        }
        joined.push_str(&part);
    }
    if joined.len() > LONGEST {
        joined = joined.chars().take(LONGEST).collect();
        joined.truncate(joined.trim_end_matches('_').len());
    }
    joined
}

/// `UpperCamelCase`, for types and variants; empty when the text holds no letter or digit.
#[must_use]
pub fn pascal(text: &str) -> String {
    let name = joined(parts(&ascii(text)).map(pascal_part), "");
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("V{name}") } else { name }
}

/// `snake_case`, for fields, arguments, methods and modules; empty when the text holds no letter or digit.
#[must_use]
pub fn snake(text: &str) -> String {
    let name = joined(parts(&ascii(text)).map(snake_part), "_");
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("n{name}") } else { name }
}

/// `SCREAMING_SNAKE_CASE`, for constants.
#[must_use]
pub fn constant(text: &str) -> String {
    snake(text).to_uppercase()
}

/// A field's or argument's name: `snake_case`, never a keyword, never empty.
#[must_use]
pub fn field(text: &str) -> String {
    let name = if is_signed(text) { snake(&spelled_out(text)) } else { snake(text) };
    let name = if name.is_empty() { snake(&spelled_out(text)) } else { name };
    if name.is_empty() { "field".to_owned() } else { keywords::escaped(name) }
}

/// The names that a field or argument can have: its own, then one that says what signs it has, if that is another.
#[must_use]
pub fn field_candidates(text: &str) -> Vec<String> {
    let own = field(text);
    let spelled = field(&told_apart(text));
    let spelled = Some(spelled).filter(|spelled| *spelled != own);
    std::iter::once(own).chain(spelled).collect()
}

/// The singular of an English plural, or nothing when it does not look like one.
#[must_use]
pub fn singular(word: &str) -> Option<String> {
    let lower = word.to_ascii_lowercase();
    if ["ss", "us", "is", "news", "series", "alias", "atlas", "bias", "canvas", "gas"]
        .iter()
        .any(|end| lower.ends_with(end))
        || lower.len() < 3
    {
        return None;
    }
    let cut = |n: usize| word.get(..word.len() - n).map(str::to_owned);
    if ["cookies", "movies", "calories", "zombies"].iter().any(|end| lower.ends_with(end)) {
        return cut(1);
    }
    if lower.ends_with("ies") && lower.len() > 4 {
        return cut(3).map(|stem| stem + "y");
    }
    if ["sses", "xes", "ches", "shes", "zzes", "statuses", "aliases", "buses"].iter().any(|end| lower.ends_with(end)) {
        return cut(2);
    }
    if lower.ends_with('s') { cut(1) } else { None }
}

/// The plural of an English word that is none.
#[must_use]
pub fn plural(word: &str) -> String {
    let stem = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match stem {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        None => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        assert_eq!(pascal("FillAction-Input"), "FillActionInput");
        assert_eq!(pascal("PaginatedResponse_SessionResponse_"), "PaginatedResponseSessionResponse");
        assert_eq!(pascal("5:4"), "V5_4");
        assert_eq!(pascal("gemini-2.5-flash"), "Gemini2_5Flash");
        assert_eq!(pascal("🚀"), "Rocket");
        assert_eq!(pascal("Größe μ"), "GrosseM");
        assert_eq!(pascal("Redirect URLs"), "RedirectUrls");
        assert_eq!(pascal("UserOAuth"), "UserOauth");
        assert_eq!(snake("Custom LLMs"), "custom_llms");
        assert_eq!(snake("httpOnly"), "http_only");
        assert_eq!(snake("X-RateLimit-Limit"), "x_rate_limit_limit");
        assert_eq!(snake("2fa"), "n2fa");
        assert_eq!(field("type"), "r#type");
        assert_eq!(field("self"), "self_");
        assert_eq!(field("+"), "plus");
        assert_eq!(field("-1"), "minus_1");
        assert_eq!(field(""), "field");
        assert_eq!(field_candidates("StartTime<"), ["start_time", "start_time_less"]);
        assert_eq!(field_candidates("$filter"), ["filter", "dollar_filter"]);
        assert_eq!(field_candidates("a-b"), ["a_b"]);
        assert_eq!(constant("sessionStart"), "SESSION_START");
    }

    #[test]
    fn singulars() {
        assert_eq!(singular("frames").as_deref(), Some("frame"));
        assert_eq!(singular("Proxies").as_deref(), Some("Proxy"));
        assert_eq!(singular("boxes").as_deref(), Some("box"));
        assert_eq!(singular("status"), None);
        assert_eq!(singular("address"), None);
        assert_eq!(singular("data"), None);
        assert_eq!(singular("personas").as_deref(), Some("persona"));
        assert_eq!(singular("cookies").as_deref(), Some("cookie"));
        assert_eq!(singular("aliases").as_deref(), Some("alias"));
        for (one, several) in [("policy", "policies"), ("key", "keys"), ("box", "boxes"), ("status", "statuses")] {
            assert_eq!(plural(one), several);
        }
    }
}
