//! Patterns of names and paths.

/// Whether a pattern matches a whole text: `*` stands for any characters but `/`, `**` for any characters at all, every other
/// character for itself.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    if !pattern.contains('*') {
        return pattern == text;
    }
    // The characters of the text that the pattern may have matched so far: a set of positions, so that no pattern takes long.
    let text: Vec<char> = text.chars().collect();
    let mut reached = vec![false; text.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    let mut pattern = pattern.chars().peekable();
    while let Some(c) = pattern.next() {
        let is_deep = c == '*' && pattern.next_if_eq(&'*').is_some();
        let mut next = vec![false; text.len() + 1];
        let mut is_open = false;
        for (index, slot) in next.iter_mut().enumerate() {
            let is_reached = reached.get(index).copied().unwrap_or_default();
            let before = index.checked_sub(1).and_then(|before| text.get(before).map(|c| (before, *c)));
            *slot = match (c, before) {
                ('*', _) => {
                    is_open &= is_deep || before.is_none_or(|(_, c)| c != '/');
                    is_open |= is_reached;
                    is_open
                }
                (c, Some((before, found))) => c == found && reached.get(before).copied().unwrap_or_default(),
                (_, None) => false,
            };
        }
        reached = next;
    }
    reached.last().copied().unwrap_or_default()
}

/// Whether a setting that may be a name or a JSON Pointer is a JSON Pointer.
#[must_use]
pub fn is_place(text: &str) -> bool {
    text.starts_with("#/")
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stand_for_any_characters() {
        for (pattern, text, is_match) in [
            ("", "", true),
            ("", "a", false),
            ("a", "a", true),
            ("a", "ab", false),
            ("*", "", true),
            ("*", "abc", true),
            ("*", "a/b", false),
            ("**", "a/b", true),
            ("/admin/**", "/admin/users/1", true),
            ("/admin/**", "/admin", false),
            ("/admin**", "/admin", true),
            ("/*/users", "/v1/users", true),
            ("/*/users", "/v1/v2/users", false),
            ("/**/users", "/v1/v2/users", true),
            ("list*", "listPets", true),
            ("*Pets", "listPets", true),
            ("l*t*s", "listPets", true),
            ("l*x*s", "listPets", false),
            ("é*", "école", true),
            ("#/components/schemas/*/properties/token", "#/components/schemas/User/properties/token", true),
            ("a?", "ab", false),
        ] {
            assert_eq!(matches(pattern, text), is_match, "{pattern} {text}");
        }
        let long = "a".repeat(5000);
        assert!(!matches(&format!("{}b", "*a".repeat(50)), &long));
    }
}
