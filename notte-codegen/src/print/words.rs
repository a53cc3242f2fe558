//! The words of an item: what `proc_macro2` shows of its tokens, taken apart without a copy.

/// The words of a text; none when there is one among them whose layout is not known here.
pub fn words(text: &str) -> Option<Vec<&str>> {
    let mut words = Vec::with_capacity(text.len() / 4);
    let mut rest = text.trim_start();
    while let Some(first) = rest.bytes().next() {
        let length = match first {
            b'"' => string(rest)?,
            b'\'' => 1 + lifetime(rest.get(1..)?)?,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' => name(rest)?,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b';' | b'.' | b'#' => 1,
            _ => sign(rest)?,
        };
        let (word, after) = rest.split_at_checked(length)?;
        words.push(word);
        rest = after.trim_start();
    }
    Some(words)
}

/// The length of a string literal.
fn string(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(index + 1),
            _ => {}
        }
    }
    None
}

/// The length of an identifier or a whole number.
fn name(text: &str) -> Option<usize> {
    let skipped = if text.starts_with("r#") { 2 } else { 0 };
    let length = skipped + letters(text.get(skipped..)?);
    // A string with a prefix, a fraction, or a letter of another script.
    let is_number = text.starts_with(|c: char| c.is_ascii_digit());
    let next = text.as_bytes().get(length);
    let is_else = next.is_some_and(|next| matches!(next, b'"' | b'\'' | b'#' | 128..) || is_number && *next == b'.');
    (!is_else).then_some(length)
}

/// The length of what follows the quote of a lifetime.
fn lifetime(text: &str) -> Option<usize> {
    let length = letters(text);
    (length > 0 && text.as_bytes().get(length) != Some(&b'\'')).then_some(length)
}

fn letters(text: &str) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()
}

/// The length of a sign that has one layout wherever it stands.
fn sign(text: &str) -> Option<usize> {
    let known = ["::", "->", "=>", ":", "=", "&", "<", ">", "!"];
    let found = known.into_iter().find(|sign| text.starts_with(sign))?;
    let rest = text.get(found.len()..)?;
    // Part of a longer one, such as `==`; `>>` ends two lists of types.
    let is_longer = rest.starts_with(['=', '<', '>', '&', '|', '!', ':', '-', '+', '*', '/', '%', '^', '.', '?']);
    let ends_two = found == ">" && rest.starts_with('>') && !rest.starts_with(">=") && !rest.starts_with(">>");
    (!is_longer || ends_two).then_some(found.len())
}
