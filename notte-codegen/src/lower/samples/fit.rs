//! Whether a value is one of a type, as far as it can be seen at once: what is in lists and members is looked at when it is taken.

use crate::api::Type as JsonType;
use crate::ir::{EnumRepr, EnumValue, Kind, Scalar, Test, Ty, Type, Variant, definition};
use crate::shapes::tag_text;
use serde_json::Value;

/// Alternatives within alternatives that are looked at.
const DEEPEST: usize = 16;

/// Bytes of a text that may be part of a sample.
const LONGEST_TEXT: usize = 1_000;

/// Whether a value is one of the type.
pub fn fits(types: &[Type], ty: &Ty, value: &Value) -> bool {
    fits_within(types, ty, value, DEEPEST)
}

/// Whether a value is this alternative.
pub fn is_variant(types: &[Type], variant: &Variant, value: &Value) -> bool {
    passes(variant, value) && fits(types, &variant.ty, value)
}

fn fits_within(types: &[Type], ty: &Ty, value: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match ty {
        Ty::Scalar(scalar) => is_scalar(*scalar, value),
        Ty::Formatted(path) => text(value).is_some_and(|text| has_format(path, text)),
        Ty::Numeric(_) => value.is_number(),
        Ty::Own(_) => is_small(value),
        Ty::List(_) | Ty::Tuple(_) => value.is_array(),
        Ty::Map(_) | Ty::Keyed(..) => value.is_object(),
        Ty::Nullable(inner) => value.is_null() || fits_within(types, inner, value, depth),
        Ty::Boxed(inner) => fits_within(types, inner, value, depth),
        Ty::Named(id) => match definition(types, *id).map(|ty| &ty.kind) {
            Some(Kind::Struct(_)) => value.is_object(),
            Some(Kind::Enum(one)) => one.variants.iter().any(|variant| is_value(&variant.value, value, one.repr)),
            Some(Kind::Union(union)) => union
                .variants
                .iter()
                .any(|variant| passes(variant, value) && fits_within(types, &variant.ty, value, depth)),
            Some(Kind::Newtype(inner)) => fits_within(types, inner, value, depth),
            Some(Kind::Alias(_)) | None => false,
        },
    }
}

fn is_scalar(scalar: Scalar, value: &Value) -> bool {
    match scalar {
        Scalar::Null => value.is_null(),
        Scalar::Bool => value.is_boolean(),
        Scalar::I32 => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        Scalar::U32 => value.as_u64().is_some_and(|number| u32::try_from(number).is_ok()),
        Scalar::I64 | Scalar::UnixTime => value.is_i64(),
        Scalar::U64 => value.is_u64(),
        Scalar::F64 => value.is_number(),
        Scalar::String | Scalar::Secret => text(value).is_some(),
        Scalar::DateTime => text(value).is_some_and(is_date_time),
        Scalar::Base64 => text(value).is_some_and(is_base64),
        Scalar::File => false,
        Scalar::Json => is_small(value),
        Scalar::JsonObject => value.is_object() && is_small(value),
    }
}

fn text(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| text.len() <= LONGEST_TEXT)
}

fn is_small(value: &Value) -> bool {
    value.to_string().len() <= LONGEST_TEXT
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - digits.len() <= 2
        && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(&byte))
}

/// Whether a text has the form of a type of the runtime. What a type of the user's takes is not known here.
fn has_format(path: &str, text: &str) -> bool {
    match path {
        "jiff::civil::Date" => is_date(text),
        "jiff::civil::Time" => is_time(text),
        "jiff::Span" => text.starts_with('P'),
        "std::net::IpAddr" => text.parse::<std::net::IpAddr>().is_ok(),
        "std::net::Ipv4Addr" => text.parse::<std::net::Ipv4Addr>().is_ok(),
        "std::net::Ipv6Addr" => text.parse::<std::net::Ipv6Addr>().is_ok(),
        _ => true,
    }
}

/// Whether a text is what the type of dates with times takes: also a day alone, and a time without a zone.
fn is_date_time(text: &str) -> bool {
    let Some((date, rest)) = text.split_at_checked("0000-00-00".len()) else { return false };
    let is_zone = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit() || b".:+-Zz".contains(&byte));
    let time = rest.strip_prefix(['T', 't', ' ']);
    is_date(date) && (rest.is_empty() || time.is_some_and(|time| is_time(time) && is_zone(time)))
}

/// Whether a text is a day of the calendar. Told by hand: the library that the client reads days with is none of what build scripts compile.
fn is_date(text: &str) -> bool {
    let parts: Option<Vec<u16>> = is_like(text, "0000-00-00").then(|| numbers(text, '-')).flatten();
    let Some(&[year, month, day]) = parts.as_deref().filter(|_| text.len() == "0000-00-00".len()) else { return false };
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether a text begins with a time of the day.
fn is_time(text: &str) -> bool {
    let time = text.get(.."00:00:00".len()).filter(|time| is_like(time, "00:00:00"));
    time.and_then(|time| numbers(time, ':'))
        .is_some_and(|parts| parts < vec![24] && parts.iter().all(|part| *part < 60))
}

fn numbers(text: &str, separator: char) -> Option<Vec<u16>> {
    text.split(separator).map(|part| part.parse().ok()).collect()
}

/// Whether a text begins like another, each `0` of which is any digit.
fn is_like(text: &str, pattern: &str) -> bool {
    text.len() >= pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(byte, like)| match like {
            b'0' => byte.is_ascii_digit(),
            other => byte == other,
        })
}

fn is_value(known: &EnumValue, value: &Value, repr: EnumRepr) -> bool {
    match (known, repr) {
        (EnumValue::String(text), EnumRepr::String) => value.as_str() == Some(text),
        (EnumValue::Integer(number), EnumRepr::Integer) => value.as_i64() == Some(*number),
        _ => false,
    }
}

/// Whether a value answers the questions that tell an alternative from the others.
pub fn passes(variant: &Variant, value: &Value) -> bool {
    let is_one_of = |member: &str, values: &[String]| {
        value.get(member).map(|value| tag_text(value).is_some_and(|text| values.contains(&text)))
    };
    variant.tests.iter().all(|test| match test {
        Test::Kinds(kinds) => kinds.contains(&JsonType::of_value(value).name()),
        Test::Member(member, values) => is_one_of(member, values).unwrap_or(false),
        Test::MemberOrNone(member, values) => is_one_of(member, values).unwrap_or(true),
        Test::Has(members) => members.iter().all(|member| value.get(member).is_some()),
        Test::Lacks(members) => members.iter().all(|member| value.get(member).is_none()),
        Test::Reads => true,
    })
}

#[cfg(test)]
mod tests {
    use super::{has_format, is_base64, is_date_time};

    #[test]
    fn days_are_those_of_the_calendar() {
        let is_date = |text| has_format("jiff::civil::Date", text);
        assert!(["2024-02-29", "2000-02-29", "2026-12-31"].into_iter().all(is_date));
        let others =
            ["2026-02-29", "1900-02-29", "2026-13-01", "2026-04-31", "2026-00-01", "2026-1-1", "2026-01-011", "today"];
        assert!(!others.into_iter().any(is_date));
    }

    #[test]
    fn times_have_a_day_before_them_and_a_zone_or_none_behind() {
        assert!(["2026-01-31", "2026-01-31T23:59:59Z", "2026-01-31 00:00:00.5+02:00"].into_iter().all(is_date_time));
        let others = [
            "2026-01-32T00:00:00Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T00:60:00Z",
            "2026-01-31T00:00:00 o'clock",
            "é026-01-31",
        ];
        assert!(!others.into_iter().any(is_date_time));
        assert!(has_format("jiff::civil::Time", "09:30:00") && !has_format("jiff::civil::Time", "9:30"));
    }

    #[test]
    fn other_formats_are_told_by_what_reads_them() {
        assert!(has_format("std::net::IpAddr", "::1") && has_format("std::net::Ipv4Addr", "10.0.0.1"));
        assert!(!has_format("std::net::Ipv4Addr", "::1") && !has_format("std::net::Ipv6Addr", "10.0.0.1"));
        assert!(has_format("jiff::Span", "P1D") && !has_format("jiff::Span", "1 day"));
        assert!(has_format("my::Type", "anything"));
        assert!(is_base64("aGk=") && is_base64("") && !is_base64("aGk") && !is_base64("a===") && !is_base64("a_b="));
    }
}
