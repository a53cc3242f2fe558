//! The strings of a JSON text: where the plain part ends, and what an escape stands for.

/// A fault and where it is.
type Fault = (usize, &'static str);

/// The place of the first byte from `at` on that ends a plain stretch: a quote, a backslash or a control character.
#[inline]
pub(in super::super) fn plain(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    // Eight bytes at once. The lowest mark is always right; what lies above it may not be, and is not looked at.
    while let Some(&chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(chunk);
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let quote = word ^ (ONES * u64::from(b'"'));
        let backslash = word ^ (ONES * u64::from(b'\\'));
        let quote = quote.wrapping_sub(ONES) & !quote;
        let backslash = backslash.wrapping_sub(ONES) & !backslash;
        let marks = (control | quote | backslash) & HIGHS;
        if marks != 0 {
            return at + (marks.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(|&byte| byte >= 0x20 && byte != b'"' && byte != b'\\') {
        at += 1;
    }
    at
}

/// The place after the string that starts at `at` (after its quote), in a text that has been checked.
pub(in super::super) fn end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at = plain(bytes, at);
        match bytes.get(at) {
            Some(b'"') => return at + 1,
            // What follows a backslash is no quote that ends it.
            Some(_) => at += 2,
            None => return bytes.len(),
        }
    }
}

/// Appends the string that starts at `at` (after its quote) without its escapes; returns the place after its end.
pub(in super::super) fn unescape(text: &str, mut at: usize, into: &mut String) -> Result<usize, Fault> {
    let bytes = text.as_bytes();
    loop {
        let start = at;
        at = plain(bytes, at);
        into.push_str(text.get(start..at).unwrap_or_default());
        match bytes.get(at) {
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => at = escape(bytes, at + 1, into)?,
            Some(_) => return Err((at, "a control character in a string")),
            None => return Err((at, "unexpected end of input")),
        }
    }
}

/// Appends what the escape stands for whose letter is at `at`; returns the place after it.
fn escape(bytes: &[u8], at: usize, into: &mut String) -> Result<usize, Fault> {
    let character = match bytes.get(at) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(bytes, at + 1, into),
        _ => return Err((at, "an unknown escape in a string")),
    };
    into.push(character);
    Ok(at + 1)
}

/// Appends the character of `\uXXXX` or of a pair of them; `at` is after the `u`.
fn unicode(bytes: &[u8], at: usize, into: &mut String) -> Result<usize, Fault> {
    let lone = (at, "half of a surrogate pair in a string");
    let unit = hex(bytes, at)?;
    let (code, end) = match unit {
        0xD800..=0xDBFF => {
            if bytes.get(at + 4) != Some(&b'\\') || bytes.get(at + 5) != Some(&b'u') {
                return Err(lone);
            }
            let low = hex(bytes, at + 6)?;
            let low = low.checked_sub(0xDC00).filter(|&low| low < 0x400).ok_or(lone)?;
            (0x10000 + ((unit - 0xD800) << 10) + low, at + 10)
        }
        _ => (unit, at + 4),
    };
    into.push(char::from_u32(code).ok_or(lone)?);
    Ok(end)
}

fn hex(bytes: &[u8], at: usize) -> Result<u32, Fault> {
    let mut value = 0;
    for place in at..at + 4 {
        let digit = bytes.get(place).and_then(|&byte| char::from(byte).to_digit(16));
        value = value * 16 + digit.ok_or((place, "expected four hexadecimal digits"))?;
    }
    Ok(value)
}
