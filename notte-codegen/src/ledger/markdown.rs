//! Text of a description as Markdown (CommonMark) that shows it and does nothing else.

use crate::visible::visible;

/// Text as code, whatever it holds: the fence has one backtick more than the longest run in the text.
pub fn code_span(text: &str) -> String {
    let text = visible(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // CommonMark removes one space on either side, so a backtick at an end is not taken for the fence.
    let pad = if text.is_empty() || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A message, in which backticks come in pairs and stand around code. What is outside of them, or has no second backtick, is
/// escaped, because a message quotes the description and a backtick in a quoted name moves the pairs.
pub fn prose(message: &str) -> String {
    let message = visible(message);
    let mut out = String::with_capacity(message.len());
    let mut parts = message.split('`').enumerate().peekable();
    while let Some((number, part)) = parts.next() {
        let is_code = number % 2 == 1;
        match (is_code, parts.peek().is_some()) {
            (true, true) if !part.trim().is_empty() => out.push_str(&code_span(part)),
            (true, true) => out.push_str(&format!("\\`{part}\\`")),
            (true, false) => out.push_str(&format!("\\`{}", plain(part))),
            (false, _) => out.push_str(&plain(part)),
        }
    }
    out
}

/// Text in which no character begins markup, HTML, an entity or a link.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '<' | '>' | '&' | '[' | ']' | '*' | '_' | '~' | '@') {
            out.push('\\');
        }
        out.push(c);
    }
    // GitHub makes links of bare addresses.
    out.replace("://", "\\://").replace("www.", "www\\.")
}

#[cfg(test)]
mod tests {
    use super::{code_span, prose};

    #[test]
    fn code_holds_any_text() {
        assert_eq!(code_span("#/a"), "`#/a`");
        assert_eq!(code_span("a`b"), "``a`b``");
        assert_eq!(code_span("``"), "``` `` ```");
        assert_eq!(code_span(""), "`  `");
        assert_eq!(code_span("a\n# b"), "`a\\n# b`");
    }

    #[test]
    fn a_message_keeps_its_code_and_nothing_else() {
        assert_eq!(prose("`a_b` leads *nowhere*"), "`a_b` leads \\*nowhere\\*");
        assert_eq!(prose("`x`<script>![i](http://e)` end"), "`x`\\<script\\>!\\[i\\](http\\://e)\\` end");
        assert_eq!(prose("`` is empty, `"), "\\`\\` is empty, \\`");
    }

    /// No HTML, link or image comes of any text, by a parser of Markdown that is not ours.
    #[test]
    fn nothing_but_text_and_code_is_parsed() {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let pieces =
            ["`", "``", "<script>", "![i](u)", "[x](javascript:1)", "\n\n# h\n", "a", " ", "\\", "&lt;", "<http://e>"];
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let quoted = format!("{first}{second}{third}");
                    let line = format!("- {}: {}; x\n", code_span(&quoted), prose(&format!("`{quoted}` is *odd*")));
                    for event in Parser::new_ext(&line, Options::all()) {
                        let is_text = matches!(
                            event,
                            Event::Text(_)
                                | Event::Code(_)
                                | Event::End(_)
                                | Event::Start(Tag::List(_) | Tag::Item | Tag::Paragraph)
                        );
                        assert!(is_text, "{line:?}: {event:?}");
                    }
                }
            }
        }
    }
}
