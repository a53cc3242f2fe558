//! The emphasis, links and HTML tags that are open around words.

/// Spans that nest deeper than this are not shown, so that each word costs the same at any depth.
const DEPTH: usize = 32;

/// Something that is opened and closed around words.
#[derive(Debug)]
pub(super) struct Span {
    /// The markup that opens it; empty when it is not shown.
    pub(super) open: &'static str,
    pub(super) close: String,
    /// The HTML tag that opened it; none for Markdown.
    pub(super) tag: Option<String>,
    pub(super) written: bool,
    /// It was opened inside of an HTML `<code>`, where it means nothing.
    pub(super) in_code: bool,
}

/// The open spans, outermost first.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    spans: Vec<Span>,
    /// How many spans of Markdown are open below the deepest that is kept.
    ignored: usize,
}

impl Nesting {
    /// Opens a span. One that is too deep is only counted, and a tag that is too deep has no effect at all.
    pub(super) fn push(&mut self, span: Span) {
        if self.ignored == 0 && self.spans.len() < DEPTH {
            self.spans.push(span);
        } else if span.tag.is_none() {
            self.ignored += 1;
        }
    }

    /// Whether the innermost span is one that was too deep to be kept; it is closed then.
    pub(super) fn close_ignored(&mut self) -> bool {
        let is_ignored = self.ignored > 0;
        self.ignored -= usize::from(is_ignored);
        is_ignored
    }

    /// Takes the innermost span that is kept.
    pub(super) fn pop(&mut self) -> Option<Span> {
        self.spans.pop()
    }

    /// The innermost span that is kept.
    pub(super) fn last(&self) -> Option<&Span> {
        self.spans.last()
    }

    /// Whether a span with this markup is open.
    pub(super) fn is_open(&self, open: &str) -> bool {
        self.spans.iter().any(|span| span.open == open)
    }

    /// Whether any span has been written.
    pub(super) fn is_written(&self) -> bool {
        self.spans.iter().any(|span| span.written)
    }

    /// Whether no markup is open in the text so far.
    pub(super) fn is_closed(&self) -> bool {
        !self.spans.iter().any(|span| span.written && !span.open.is_empty())
    }

    /// How many spans have to be closed to close this HTML tag; none when Markdown or nothing opened the spans around.
    pub(super) fn depth_of(&self, tag: &str) -> Option<usize> {
        let mut tags = self.spans.iter().rev().map_while(|span| span.tag.as_deref());
        tags.position(|open| open == tag).map(|above| above + 1).filter(|_| self.ignored == 0)
    }

    /// The markup that opens all that is not written yet.
    pub(super) fn unwritten(&self) -> String {
        self.spans.iter().filter(|span| !span.written).map(|span| span.open).collect()
    }

    /// Marks all as written.
    pub(super) fn write(&mut self) {
        for span in &mut self.spans {
            span.written = true;
        }
    }
}
