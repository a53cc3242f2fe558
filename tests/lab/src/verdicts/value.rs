//! The types of the values that a user passes, from those of parameters.

/// The type of a value for a parameter of this type.
///
/// `impl Into<String>` takes a `String`, `impl IntoIterator<Item = impl Into<String>>` a `Vec<String>`. Of what `impl AsRef<str>` takes, fewest other
/// types can be made of a `&String`.
pub fn value_type(parameter: &str) -> String {
    let inner = |before: &str, after: &str| parameter.strip_prefix(before)?.strip_suffix(after);
    match parameter {
        "&str" => return "&'static str".to_owned(),
        "impl AsRef<str>" => return "&'static String".to_owned(),
        _ => {}
    }
    if let Some(item) = inner("impl IntoIterator<Item = ", ">") {
        return match split_pair(item) {
            Some((key, value)) => format!("Vec<({}, {})>", value_type(key), value_type(value)),
            None => format!("Vec<{}>", value_type(item)),
        };
    }
    if let Some(of) = inner("impl Into<json::Nullable<", ">>").or_else(|| inner("impl Into<Option<", ">>")) {
        return of.to_owned();
    }
    if let Some(of) = inner("impl Integer<json::Nullable<", ">>") {
        return of.to_owned();
    }
    match inner("impl Into<", ">").or_else(|| inner("impl Integer<", ">")) {
        Some(of) => of.to_owned(),
        None => parameter.to_owned(),
    }
}

/// The two sides of `(A, B)`.
fn split_pair(text: &str) -> Option<(&str, &str)> {
    let parts = split(text.strip_prefix('(')?.strip_suffix(')')?);
    match parts.as_slice() {
        [key, value] => Some((key, value)),
        _ => None,
    }
}

/// The parts between the commas that are not within brackets.
pub fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'<' | b'(' | b'[' => depth += 1,
            b'>' | b')' | b']' => depth -= 1,
            b',' if depth == 0 => {
                parts.extend(text.get(start..at).map(str::trim));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..).map(str::trim).filter(|rest| !rest.is_empty()));
    parts
}

/// A type of the client as a program outside of it writes it.
///
/// `types::Pet` and `json::Json` are modules of the client, `Bytes` is another crate's.
pub fn outside(text: &str) -> String {
    let mut path = String::new();
    for (at, c) in text.char_indices() {
        let starts_word = text
            .get(..at)
            .and_then(|before| before.chars().last())
            .is_none_or(|last| !(last.is_alphanumeric() || last == '_' || last == ':'));
        let rest = text.get(at..).unwrap_or_default();
        if starts_word {
            for (name, full) in NAMES {
                if rest
                    .strip_prefix(name)
                    .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
                {
                    path.push_str(full);
                    break;
                }
            }
        }
        path.push(c);
    }
    path
}

/// Names of the listing, and what stands before them in a program.
const NAMES: [(&str, &str); 10] = [
    ("types", "client::"),
    ("json", "client::"),
    ("Body", "client::"),
    ("File", "client::"),
    ("Text", "client::"),
    ("Event", "client::"),
    ("Events", "client::"),
    ("ByteStream", "client::"),
    ("Bytes", "bytes::"),
    ("BTreeMap", "std::collections::"),
];

#[cfg(test)]
mod tests {
    use super::{outside, split, value_type};

    #[test]
    fn values_are_what_users_have() {
        assert_eq!(value_type("impl Into<json::Nullable<types::A>>"), "types::A");
        assert_eq!(value_type("impl AsRef<str>"), "&'static String");
        assert_eq!(value_type("impl Integer<i64>"), "i64");
        assert_eq!(value_type("impl Integer<json::Nullable<u32>>"), "u32");
        assert_eq!(value_type("impl IntoIterator<Item = impl Into<String>>"), "Vec<String>");
        assert_eq!(value_type("impl IntoIterator<Item = (impl Into<String>, i64)>"), "Vec<(String, i64)>");
    }

    #[test]
    fn commas_within_brackets_part_nothing() {
        assert_eq!(split("a: BTreeMap<String, i64>, b: (i64, bool)"), ["a: BTreeMap<String, i64>", "b: (i64, bool)"]);
    }

    #[test]
    fn names_of_the_client_have_their_path() {
        assert_eq!(outside("Option<types::File>"), "Option<client::types::File>");
        assert_eq!(outside("BTreeMap<String, Bytes>"), "std::collections::BTreeMap<String, bytes::Bytes>");
    }
}
