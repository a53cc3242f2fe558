//! What a description says about a deprecation, for the note of the attribute.

/// Words of a sentence that says that something is deprecated.
const MARKS: [&str; 6] =
    ["deprecat", "closing down", "will be removed", "will no longer be available", "no longer supported", "obsolete"];

/// Words of such a sentence that says more than a heading.
const MORE: [&str; 6] = ["is deprecated", "been deprecated", "is closing down", "removed", "no longer", "favor"];

/// Words of a sentence that says what to do in place of it.
const ADVICE: [&str; 4] = ["instead", "use ", "replace", "in favor"];

/// A longer note is no help in a warning.
const LONGEST: usize = 240;

/// The sentence of a documentation that speaks of a deprecation, and the next one if that says what to use, as plain text.
///
/// Nothing if the documentation says no more than that it is deprecated.
#[must_use]
pub fn deprecation_note(lines: &[String]) -> Option<String> {
    let sentences = sentences(lines);
    let is_marked = |sentence: &String| has_any(sentence, &MARKS);
    let says_more = |sentence: &String| is_marked(sentence) && has_any(sentence, &MORE);
    let index = sentences.iter().position(says_more).or_else(|| sentences.iter().position(is_marked))?;
    let mut note = sentences.get(index)?.clone();
    if let Some(next) = sentences.get(index + 1).filter(|next| has_any(next, &ADVICE)) {
        note = if is_bare(&note) { next.clone() } else { format!("{note} {next}") };
    }
    (!is_bare(&note) && note.len() <= LONGEST).then_some(note)
}

fn has_any(sentence: &str, words: &[&str]) -> bool {
    let sentence = sentence.to_lowercase();
    words.iter().any(|word| sentence.contains(word))
}

/// Whether a sentence is a mark alone: `Deprecated.`, `Endpoint closing down notice.`
fn is_bare(sentence: &str) -> bool {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let said = words.map(str::to_lowercase).filter(|word| {
        let known = [
            "this",
            "is",
            "endpoint",
            "closing",
            "down",
            "notice",
            "field",
            "parameter",
            "operation",
            "property",
            "warning",
        ];
        !word.starts_with("deprecat") && !known.contains(&word.as_str())
    });
    said.count() == 0
}

/// The sentences of markdown as plain text. A paragraph ends a sentence.
fn sentences(lines: &[String]) -> Vec<String> {
    let mut sentences = Vec::new();
    for paragraph in lines.split(|line| matches!(line.trim_matches([' ', '>']), "" | "\\[!WARNING]" | "[!WARNING]")) {
        let lines: Vec<&str> = paragraph.iter().map(|line| line.trim_start_matches(['>', ' ', '-', '#'])).collect();
        let text = plain(&lines.join(" "));
        let mut rest = text.as_str();
        while let Some(end) = end_of_sentence(rest) {
            let (sentence, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            sentences.push(sentence.trim().to_owned());
            rest = after;
        }
        sentences.push(rest.trim().to_owned());
    }
    let without_label = |sentence: &String| match sentence.split_once(": ") {
        Some((label, rest)) if is_bare(label) => rest.to_owned(),
        _ => sentence.clone(),
    };
    sentences.iter().filter(|sentence| !sentence.is_empty()).map(without_label).collect()
}

/// Where the first sentence ends, if another one follows.
fn end_of_sentence(text: &str) -> Option<usize> {
    let ends = text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | ';')).map(|(index, c)| index + c.len_utf8());
    let mut ends = ends.filter(|end| {
        let after = text.get(*end..).unwrap_or_default();
        after.starts_with(' ') && after.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '`' | '('))
    });
    ends.next()
}

/// Markdown without emphasis, links and escapes.
fn plain(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    let mut rest = markdown.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' if rest.peek().is_some_and(char::is_ascii_punctuation) => {
                plain.extend(rest.next().filter(|escaped| *escaped != '*'));
            }
            '*' | '[' => {}
            ']' if rest.peek() == Some(&'(') => {
                // The address of a link.
                for c in rest.by_ref() {
                    if c == ')' {
                        break;
                    }
                }
            }
            ']' => {}
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::deprecation_note;

    fn note(text: &str) -> Option<String> {
        deprecation_note(&text.split('\n').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn notes() {
        for (text, wanted) in [
            ("Deprecated in favor of `tools`.\n\nA list.", Some("Deprecated in favor of `tools`.")),
            ("Deprecated and replaced by `a_b`. The name.", Some("Deprecated and replaced by `a_b`.")),
            ("Gets it. This endpoint is deprecated. Use [`x`](https://e.com) instead. More.", Some("Use `x` instead.")),
            (
                "**Endpoint closing down notice.** Please use [these](https://e.com/a) instead.",
                Some("Please use these instead."),
            ),
            (
                "> \\[!WARNING]\n> **Closing down notice:** It is closing down and will be removed on May 1.",
                Some("It is closing down and will be removed on May 1."),
            ),
            ("Closing down - List pets.\n\nThis is closing down.", None),
            ("Text. \\*\\*This property is closing down. Use `b` instead.", Some("Use `b` instead.")),
            ("**Closing down notice:** The list of checks.", None),
            ("**DEPRECATED**. Please contact support.", None),
            ("**Deprecated**", None),
            ("All pets.", None),
        ] {
            assert_eq!(note(text).as_deref(), wanted, "{text}");
        }
    }
}
