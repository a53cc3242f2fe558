//! The time that a server asks to wait.

use std::time::Duration;

use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

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

fn date(headers: &HeaderMap, name: &HeaderName) -> Option<Timestamp> {
    let text = headers.get(name)?.to_str().ok()?;
    DateTimeParser::new().parse_timestamp(text.trim()).ok()
}
