//! One HTML tag.

/// A tag, a comment or a declaration as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The name in lower case; empty for a comment or a declaration.
    pub(super) name: String,
    /// Whether it is `</name>`.
    pub(super) closes: bool,
    /// What stands between the name and `>`.
    attributes: &'a str,
    /// All of it.
    pub(super) text: &'a str,
}

/// Reads tags of one text from its start to its end. An end that no longer occurs is not searched for again.
#[derive(Debug, Default)]
pub(super) struct Tags {
    has_no_comment_end: bool,
    has_no_end: bool,
}

impl Tags {
    /// The tag at the start of what is left of the text, which begins with `<`.
    pub(super) fn at<'a>(&mut self, text: &'a str) -> Option<Tag<'a>> {
        let (is_missing, end) = match text {
            _ if text.starts_with("<!--") => (&mut self.has_no_comment_end, "-->"),
            _ if text.starts_with("<!") || text.starts_with("<?") => (&mut self.has_no_end, ">"),
            _ => return Tag::named(text),
        };
        let found = if *is_missing { None } else { text.find(end) };
        *is_missing = found.is_none();
        let text = text.get(..found? + end.len())?;
        Some(Tag { name: String::new(), closes: false, attributes: "", text })
    }
}

impl<'a> Tag<'a> {
    /// The tag at the start of a text, which begins with `<`.
    pub(super) fn at(text: &'a str) -> Option<Self> {
        Tags::default().at(text)
    }

    fn named(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let closes = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        let length = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(inner.len());
        let name = inner.get(..length)?;
        let rest = inner.get(length..)?;
        let valid = name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with([' ', '\n', '/', '>']);
        let end = end(rest).filter(|_| valid)?;
        let whole = text.len() - rest.len() + end + 1;
        let name = name.to_ascii_lowercase();
        Some(Self { name, closes, attributes: rest.get(..end)?, text: text.get(..whole)? })
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let lower = self.attributes.to_ascii_lowercase();
        let mut from = 0;
        loop {
            let at = from + lower.get(from..)?.find(name)?;
            from = at + name.len();
            let starts = lower.get(..at)?.ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
            let Some(value) = self.attributes.get(from..)?.trim_start().strip_prefix('=') else { continue };
            if !starts {
                continue;
            }
            let value = value.trim_start();
            return match value.chars().next()? {
                quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
                _ => value.split([' ', '\n', '>']).next(),
            };
        }
    }

    /// Whether HTML knows the tag. Names that descriptions use for placeholders (`<data>`, `<title>`) don't count.
    pub(super) fn is_known(&self) -> bool {
        self.name.is_empty() || self.is_block() || INLINE.contains(&self.name.as_str())
    }

    /// Whether the tag makes lines of its own.
    pub(super) fn is_block(&self) -> bool {
        BLOCK.contains(&self.name.as_str())
    }
}

/// The first `>` outside of quotes.
fn end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

const INLINE: [&str; 36] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "svg", "path",
    "tt", "u", "var", "wbr", "iframe",
];

const BLOCK: [&str; 41] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "nav",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
