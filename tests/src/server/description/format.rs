//! Formats: base 64 (`byte`, and basic credentials) and durations.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes in base 64, padded.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut group = [0_u8; 3];
        for (to, from) in group.iter_mut().zip(chunk) {
            *to = *from;
        }
        let number = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for place in 0..4_usize {
            let index = (number >> (18 - 6 * place)) & 63;
            let letter = ALPHABET.get(index as usize).copied().unwrap_or(b'=');
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// Whether the text is padded base 64.
#[must_use]
pub fn is_base64(text: &str) -> bool {
    let letters = text.trim_end_matches('=');
    let known = |byte: u8| ALPHABET.contains(&byte);
    text.len().is_multiple_of(4) && text.len() - letters.len() <= 2 && letters.bytes().all(known)
}

/// Whether the text is a duration of ISO 8601. RFC 3339 knows no fractions; those who send durations do.
#[must_use]
pub fn is_duration(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let Some(period) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = period.split_once('T').map_or((period, None), |(date, time)| (date, Some(time)));
    let parts = |text: &str, units: &str| {
        let counts = text.split_inclusive(|letter: char| letter.is_ascii_alphabetic());
        let mut units = units.chars();
        counts.into_iter().all(|part| {
            let number = part.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
            let unit = part.strip_prefix(number).unwrap_or_default();
            number.parse::<f64>().is_ok() && unit.len() == 1 && units.any(|known| unit.starts_with(known))
        })
    };
    !period.is_empty() && time != Some("") && parts(date, "YMWD") && time.is_none_or(|time| parts(time, "HMS"))
}
