//! Texts and numbers made from a schema.

use serde_json::{Map, Value, json};

use crate::server::description::base64;

/// A text in its format; without one, the example, else a text that names its property.
pub fn text(name: &str, count: i64, schema: &Map<String, Value>) -> String {
    let keyword = |key: &str| schema.get(key).and_then(Value::as_str);
    let second = count.rem_euclid(60);
    match keyword("format").unwrap_or_default() {
        "date-time" => format!("2026-01-02T03:04:{second:02}.678901Z"),
        "date" => format!("2026-01-{:02}", count.rem_euclid(28) + 1),
        "time" => format!("03:04:{second:02}Z"),
        "duration" => format!("PT{second}.5S"),
        "uuid" => format!("01234567-89ab-4def-8123-{count:012x}"),
        "uri" | "url" | "uri-reference" | "iri" => {
            format!("https://example.test/{name}/{count}?a=b#c")
        }
        "email" => format!("{name}.{count}@example.test"),
        "hostname" => format!("host-{count}.example.test"),
        "ipv4" => format!("192.0.2.{}", count.rem_euclid(256)),
        "ipv6" => format!("2001:db8::{:x}", count.rem_euclid(65536)),
        "byte" => base64(format!("{name} {count}").as_bytes()),
        _ => {
            let given = keyword("example").or_else(|| keyword("default").filter(|_| keyword("pattern").is_some()));
            fit(given.map_or_else(|| format!("{name}-{count}"), str::to_owned), schema)
        }
    }
}

/// A number within its bounds.
pub fn number(whole: bool, count: i64, schema: &Map<String, Value>) -> Value {
    let bound = |key: &str, exclusive: &str| {
        let strict = schema.get(exclusive).is_some_and(|strict| *strict == Value::Bool(true));
        let bound = schema.get(key).and_then(Value::as_f64);
        let number = schema.get(exclusive).and_then(Value::as_f64);
        number.map(|bound| (bound, true)).or_else(|| bound.map(|bound| (bound, strict)))
    };
    let step = schema.get("multipleOf").and_then(Value::as_f64).unwrap_or(if whole { 1.0 } else { 0.5 });
    #[allow(clippy::cast_precision_loss, reason = "a sampler counts no further than 2^52")]
    let mut value = if whole { count as f64 * step } else { count as f64 + step };
    if let Some((lowest, strict)) = bound("minimum", "exclusiveMinimum").filter(|(lowest, _)| value <= *lowest) {
        value = if strict { lowest + step } else { lowest };
    }
    if let Some((highest, strict)) = bound("maximum", "exclusiveMaximum").filter(|(highest, _)| value >= *highest) {
        value = if strict { highest - step } else { highest };
    }
    #[allow(clippy::cast_possible_truncation, reason = "a bound over 2^63 is cut, as an integer would be")]
    if whole { json!(value as i64) } else { json!(value) }
}

fn fit(text: String, schema: &Map<String, Value>) -> String {
    let bound = |key: &str| schema.get(key).and_then(Value::as_u64).and_then(|bound| usize::try_from(bound).ok());
    let length = text.chars().count();
    let longer = bound("minLength").unwrap_or(0).saturating_sub(length);
    let text: String = text.chars().chain(std::iter::repeat_n('x', longer)).collect();
    text.chars().take(bound("maxLength").unwrap_or(usize::MAX)).collect()
}
