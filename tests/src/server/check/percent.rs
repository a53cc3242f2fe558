//! Percent-encoding of RFC 3986.

/// Decodes every `%xx`; `+` is left as it is.
///
/// # Errors
///
/// A `%` without two hex digits after it, or bytes that are not UTF-8.
pub fn decode(text: &str) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|byte| char::from(byte).to_digit(16));
        let (Some(high), Some(low)) = (digit(), digit()) else {
            return Err(format!("`%` without two hex digits in {text:?}"));
        };
        bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
    }
    String::from_utf8(bytes).map_err(|_| format!("{text:?} does not decode to UTF-8"))
}

/// The first character that a path may not hold as it is.
pub fn illegal_in_path(text: &str) -> Option<char> {
    text.chars().find(|letter| !is_path(*letter))
}

/// The first character that a query may not hold as it is. Brackets are let through: `filter[name]` is common.
pub fn illegal_in_query(text: &str) -> Option<char> {
    text.chars().find(|letter| !is_path(*letter) && !matches!(letter, '?' | '[' | ']'))
}

fn is_path(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-._~%!$&'()*+,;=:@/".contains(letter)
}
