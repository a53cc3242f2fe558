//! Values without an example: as short as the schema allows.

use super::pattern;
use crate::api::{Bounds, Schema, Type};
use crate::ir::Scalar;
use serde_json::{Map, Number, Value};

/// Letters and items that a bound may ask for.
const MOST: u64 = 100;

/// A text in the format of the schema, or one of its least length.
pub fn text(schema: Option<&Schema>) -> Value {
    let format = schema.and_then(|schema| schema.format.as_deref()).unwrap_or_default();
    let text = match format {
        "uuid" => "00000000-0000-4000-8000-000000000000",
        "date-time" => "2024-01-01T00:00:00Z",
        "date" => "2024-01-01",
        "time" => "00:00:00",
        "duration" => "PT0S",
        "email" | "idn-email" => "someone@example.com",
        "uri" | "url" | "iri" => "https://example.com/",
        "hostname" | "idn-hostname" => "example.com",
        "ip" | "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" | "base64" => "",
        _ => return Value::String(of_pattern(schema).unwrap_or_else(|| "a".repeat(least(schema)))),
    };
    Value::String(text.to_owned())
}

/// The shortest text of the pattern, if that is as long as it has to be.
fn of_pattern(schema: Option<&Schema>) -> Option<String> {
    let bounds = &schema?.bounds;
    let text = pattern::shortest(bounds.pattern.as_deref()?)?;
    let length = text.chars().count() as u64;
    let is_short = bounds.max_size.is_none_or(|most| length <= most);
    (is_short && bounds.min_size.is_none_or(|least| length >= least)).then_some(text)
}

/// A text of a type, where the schema does not say its format.
pub fn text_of(path: &str, schema: Option<&Schema>) -> Value {
    match path {
        "jiff::civil::Date" => Value::from("2024-01-01"),
        "jiff::civil::Time" => Value::from("00:00:00"),
        "jiff::Span" => Value::from("PT0S"),
        "std::net::IpAddr" | "std::net::Ipv4Addr" => Value::from("192.0.2.1"),
        "std::net::Ipv6Addr" => Value::from("2001:db8::1"),
        _ => text(schema),
    }
}

/// How many letters or items there must be.
pub fn least(schema: Option<&Schema>) -> usize {
    let least = schema.and_then(|schema| schema.bounds.min_size).unwrap_or_default();
    usize::try_from(least.min(MOST)).unwrap_or_default()
}

/// Zero, or the number nearest to it that the bounds allow.
pub fn number(schema: Option<&Schema>, is_whole: bool) -> Value {
    let Some(Schema { bounds, .. }) = schema else { return Value::from(0) };
    let above = |(least, is_excluded): &(Number, bool)| beside(least, *is_excluded, is_whole, 1.0);
    let below = |(most, is_excluded): &(Number, bool)| beside(most, *is_excluded, is_whole, -1.0);
    let nearest = bounds.minimum.as_ref().and_then(above).or(bounds.maximum.as_ref().and_then(below));
    let nearest = nearest.unwrap_or(Value::from(0));
    if let Some(multiple) = multiple(&nearest, bounds).filter(|multiple| is_within(multiple, bounds)) {
        return multiple;
    }
    // Between 0 and 1 without the two, the next whole number is none of those that are allowed.
    if is_whole || is_within(&nearest, bounds) { nearest } else { middle(bounds).unwrap_or(nearest) }
}

/// The multiple that the bounds ask for, farther from zero than a number or equal to it.
fn multiple(value: &Value, bounds: &Bounds) -> Option<Value> {
    let step = bounds.multiple_of.as_ref()?;
    if let (Some(value), Some(step)) = (value.as_i64(), step.as_i64().filter(|step| *step > 0)) {
        let rest = value.checked_rem(step)?;
        let more = if rest == 0 { 0 } else { step.checked_sub(rest.abs())?.checked_mul(value.signum())? };
        return value.checked_add(more).map(Value::from);
    }
    let (value, step) = (value.as_f64()?, step.as_f64().filter(|step| *step > 0.0)?);
    Number::from_f64((value.abs() / step).ceil() * step * value.signum()).map(Value::Number)
}

fn is_within(value: &Value, bounds: &Bounds) -> bool {
    let is_beside = |bound: &Option<(Number, bool)>, side: f64| {
        let Some((bound, is_excluded)) = bound else { return true };
        let Some((value, bound)) = value.as_f64().zip(bound.as_f64()) else { return true };
        (value - bound) * side > 0.0 || value == bound && !is_excluded
    };
    is_beside(&bounds.minimum, 1.0) && is_beside(&bounds.maximum, -1.0)
}

fn middle(bounds: &Bounds) -> Option<Value> {
    let number = |bound: &Option<(Number, bool)>| bound.as_ref().and_then(|(bound, _)| bound.as_f64());
    let middle = f64::midpoint(number(&bounds.minimum)?, number(&bounds.maximum)?);
    Number::from_f64(middle).map(Value::Number)
}

/// The number that a bound allows and that is nearest to zero, unless that is zero. `side` is the direction of what it allows.
fn beside(bound: &Number, is_excluded: bool, is_whole: bool, side: f64) -> Option<Value> {
    let value = bound.as_f64()?;
    if value * side < 0.0 || value == 0.0 && !is_excluded {
        return None;
    }
    if let Some(whole) = bound.as_i64() {
        return Some(Value::from(whole.checked_add(if is_excluded { side as i64 } else { 0 })?));
    }
    match is_whole {
        true => Some(Value::from((value * side).ceil() as i64 * side as i64)),
        false if is_excluded => Number::from_f64(value + side).map(Value::Number),
        false => Some(Value::Number(bound.clone())),
    }
}

/// A scalar.
pub fn scalar(scalar: Scalar, schema: Option<&Schema>) -> Value {
    match scalar {
        Scalar::Null | Scalar::File => Value::Null,
        Scalar::Bool => Value::Bool(false),
        Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64 | Scalar::UnixTime => number(schema, true),
        Scalar::F64 => number(schema, false),
        Scalar::String | Scalar::Secret => text(schema),
        Scalar::DateTime => Value::from("2024-01-01T00:00:00Z"),
        Scalar::Base64 => Value::from(""),
        Scalar::Json | Scalar::JsonObject => any(schema),
    }
}

/// A value of the first of the types that a schema names.
pub fn any(schema: Option<&Schema>) -> Value {
    match schema.and_then(|schema| schema.types.iter().find(|ty| *ty != Type::Null)) {
        Some(Type::Boolean) => Value::Bool(false),
        Some(ty @ (Type::Integer | Type::Number)) => number(schema, ty == Type::Integer),
        Some(Type::String) => text(schema),
        Some(Type::Array) => Value::Array(Vec::new()),
        Some(Type::Object) => Value::Object(Map::new()),
        Some(Type::Null) | None => Value::Null,
    }
}
