//! Names of enum variants: values hold what names can't.

use super::keywords::escaped;
use super::signs::spelled_out;
use super::words::pascal;

/// The name of the variant for a value. Signs that carry the meaning become words.
#[must_use]
pub fn variant_word(value: &str) -> String {
    if value.is_empty() {
        return "Empty".to_owned();
    }
    let name = pascal(&spelled_out(value));
    if name.is_empty() { "Blank".to_owned() } else { escaped(name) }
}

#[cfg(test)]
mod tests {
    use super::variant_word;

    #[test]
    fn values() {
        for (value, name) in [
            ("chrome-nightly", "ChromeNightly"),
            ("5:4", "V5_4"),
            ("16:9", "V16_9"),
            ("", "Empty"),
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            (">=", "GreaterEqual"),
            ("*", "Star"),
            ("self", "Self_"),
            ("last_action", "LastAction"),
        ] {
            assert_eq!(variant_word(value), name, "{value:?}");
        }
    }
}
