//! The time that a server asks to wait.

use std::time::Duration;

use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::TimeZone;

/// Returns the time to wait: `Retry-After-Ms` has milliseconds, `Retry-After` seconds or a date. For a date in the past it is zero.
pub(in super::super) fn read(headers: &HeaderMap) -> Option<Duration> {
    if let Some(milliseconds) = milliseconds(headers) {
        return Some(milliseconds);
    }
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let until = date(headers, &RETRY_AFTER)?;
    // Prefer the clock of the server: ours may be off.
    let now = date(headers, &DATE).unwrap_or_else(Timestamp::now);
    Some(Duration::try_from(until.duration_since(now)).unwrap_or_default())
}

fn milliseconds(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get("retry-after-ms")?.to_str().ok()?;
    Duration::try_from_secs_f64(text.trim().parse::<f64>().ok()? / 1000.0).ok()
}

/// The two forms of a date that are obsolete and must be read (RFC 9110, 5.6.7).
const OBSOLETE: [&str; 2] = ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];

fn date(headers: &HeaderMap, name: &HeaderName) -> Option<Timestamp> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    let obsolete = |form| TimeZone::UTC.to_timestamp(DateTime::strptime(form, text).ok()?).ok();
    let usual = DateTimeParser::new().parse_timestamp(text).ok();
    usual.or_else(|| OBSOLETE.into_iter().find_map(obsolete))
}
