//! Text, code, emphasis and links to words of markdown.

mod address;
mod escape;
mod nesting;
pub mod spans;

use crate::docs::clean;
use crate::docs::code_span::visible;
use crate::docs::wrap::{Gap, Word};
use nesting::{Nesting, Span};

/// Where the words go, which decides what they may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Lines of text.
    Lines,
    /// One line: a heading or a sentence.
    Line,
    /// A cell of a table: one line, and `|` has a meaning.
    Cell,
}

/// Builds words.
#[derive(Debug)]
pub(super) struct Inline {
    target: Target,
    words: Vec<Word>,
    /// The last word, which may go on.
    word: Option<Word>,
    gap: Gap,
    spans: Nesting,
    /// The last thing written closed a span.
    just_closed: bool,
    /// Text inside an HTML `<code>`.
    code: Option<String>,
}

impl Inline {
    /// Nothing yet.
    pub(super) fn new(target: Target) -> Self {
        Self {
            target,
            words: Vec::new(),
            word: None,
            gap: Gap::None,
            spans: Nesting::default(),
            just_closed: false,
            code: None,
        }
    }

    /// The words, with all that is open closed.
    pub(super) fn finish(mut self) -> Vec<Word> {
        self.end_code();
        while self.spans.last().is_some() {
            self.pop();
        }
        self.words.extend(self.word);
        self.words
    }

    /// Plain text.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        // References (`&#x202e;`) bring in what was cleaned away before.
        let text = clean::characters(text);
        let mut pieces = text.split(char::is_whitespace).peekable();
        let mut before = None;
        while let Some(piece) = pieces.next() {
            let after = if pieces.peek().is_some() { ' ' } else { escape::BOUNDARY };
            self.piece(piece, before, after);
            if pieces.peek().is_some() {
                self.gap(Gap::Space);
            }
            before = Some(' ');
        }
    }

    fn piece(&mut self, piece: &str, before: Option<char>, after: char) {
        let in_link = self.spans.is_open("[");
        let (mut rest, mut before) = (piece, before);
        while let Some((start, end)) = address::find(rest).filter(|_| !in_link) {
            let part = |range| rest.get(range).unwrap_or_default();
            let (head, address) = (part(0..start), part(start..end));
            self.raw(head, before, escape::BOUNDARY, false);
            if address::is_pattern(address) {
                self.code(address);
            } else {
                self.markup(&format!("<{address}>"));
            }
            (rest, before) = (rest.get(end..).unwrap_or_default(), None);
        }
        self.raw(rest, before, after, in_link);
    }

    fn raw(&mut self, piece: &str, before: Option<char>, after: char, in_link: bool) {
        let Some(first) = piece.chars().next() else { return };
        let target = self.target;
        let at_start = self.gap > Gap::None || self.word.is_none();
        let word = self.begin(first);
        let before = before.or_else(|| word.chars().next_back()).filter(|_| !at_start).unwrap_or(' ');
        let length = word.len();
        escape::text(word, piece, before, after, in_link);
        if target == Target::Cell {
            let cell = word.get(length..).unwrap_or_default().replace('|', "\\|");
            word.truncate(length);
            word.push_str(&cell);
        }
    }

    /// Markdown that needs no escape and is not broken.
    fn markup(&mut self, markdown: &str) {
        let first = markdown.chars().next().unwrap_or_default();
        self.begin(first).push_str(markdown);
    }

    /// A span of code.
    pub(super) fn code(&mut self, code: &str) {
        if let Some(outer) = &mut self.code {
            outer.push_str(code);
            return;
        }
        // A reference in an HTML `<code>` brings in any character.
        let code = visible(code).replace(clean::LINE_START, "");
        let code: Vec<&str> = code.split_whitespace().collect();
        let mut code = code.join(" ");
        if code.is_empty() {
            return;
        }
        if self.target == Target::Cell {
            code = code.replace('|', "\\|");
        }
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(if longest == 0 { 1 } else { longest + 1 });
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        // Two spans side by side would be one.
        if self.gap == Gap::None && self.word.as_ref().is_some_and(|word| word.text.ends_with('`')) {
            self.gap(Gap::Space);
        }
        self.markup(&format!("{fence}{pad}{code}{pad}{fence}"));
    }

    /// A break before the next word.
    pub(super) fn gap(&mut self, gap: Gap) {
        if let Some(code) = &mut self.code {
            code.push(' ');
            return;
        }
        let gap = if self.target == Target::Lines { gap } else { Gap::Space };
        // Emphasis does not reach over paragraphs.
        let paragraph = gap == Gap::Hard && self.gap >= Gap::Hard && !self.spans.is_written();
        self.gap = if paragraph { Gap::Paragraph } else { self.gap.max(gap) };
    }

    /// Opens emphasis: `*`, `**` or `~~`. What is open already is not opened again.
    pub(super) fn open(&mut self, mark: &'static str, tag: Option<String>) {
        let again = self.spans.is_open(mark);
        let open = if again || self.code.is_some() { "" } else { mark };
        self.push(open, open.to_owned(), tag);
    }

    /// Opens a link, or nothing when the destination can't be reached from here.
    pub(super) fn open_link(&mut self, destination: &str, tag: Option<String>) {
        let nested = self.spans.is_open("[");
        match address::destination(destination).filter(|_| !nested && self.code.is_none()) {
            Some(destination) => self.push("[", format!("]({destination})"), tag),
            None => self.push("", String::new(), tag),
        }
    }

    fn push(&mut self, open: &'static str, close: String, tag: Option<String>) {
        self.spans.push(Span { open, close, tag, written: false, in_code: self.code.is_some() });
    }

    /// Closes what markdown opened, and any HTML that was left open inside.
    pub(super) fn close(&mut self) {
        if self.spans.close_ignored() {
            return;
        }
        if self.spans.last().is_none_or(|span| !span.in_code) {
            self.end_code();
        }
        while self.spans.last().is_some_and(|span| span.tag.is_some()) {
            self.pop();
        }
        self.pop();
    }

    /// Closes what an HTML tag opened, if it is open.
    pub(super) fn close_tag(&mut self, name: &str) {
        for _ in 0..self.spans.depth_of(name).unwrap_or(0) {
            self.pop();
        }
    }

    /// Text is code until [`end_code`](Self::end_code).
    pub(super) fn begin_code(&mut self) {
        self.code.get_or_insert_default();
    }

    /// Ends code that HTML began.
    pub(super) fn end_code(&mut self) {
        if let Some(code) = self.code.take() {
            if code.starts_with(char::is_whitespace) {
                self.gap(Gap::Space);
            }
            self.code(&code);
            if code.ends_with(char::is_whitespace) {
                self.gap(Gap::Space);
            }
        }
    }

    fn pop(&mut self) {
        let Some(span) = self.spans.pop() else { return };
        if let (true, Some(word)) = (span.written && !span.open.is_empty(), &mut self.word) {
            word.text.push_str(&span.close);
            self.just_closed = true;
        }
    }

    /// The word to write to, with all that is open before it; `first` is what will be written.
    fn begin(&mut self, first: char) -> &mut String {
        let opens = self.spans.unwritten();
        if self.gap == Gap::None && self.must_part(&opens, first) {
            self.gap = Gap::Space;
        }
        if self.gap > Gap::None {
            let closed = self.spans.is_closed();
            self.words.extend(self.word.take().map(|word| Word { closed, ..word }));
        }
        self.spans.write();
        self.just_closed = false;
        let gap = std::mem::take(&mut self.gap);
        let word = &mut self.word.get_or_insert_with(|| Word { gap, ..Word::default() }).text;
        if opens.starts_with('[') && word.ends_with('!') {
            word.pop();
            word.push_str("\\!");
        }
        word.push_str(&opens);
        word
    }

    /// Whether markdown would not see the emphasis without a space.
    fn must_part(&self, opens: &str, first: char) -> bool {
        let Some(word) = &self.word else { return false };
        let last = word.text.chars().next_back().unwrap_or_default();
        let emphasis = opens.starts_with(['*', '~']);
        if self.just_closed {
            let mark = matches!(last, '*' | '~');
            let bare = word.text.trim_end_matches(['*', '~']);
            let loose = bare.chars().next_back().is_some_and(|c| !c.is_alphanumeric()) && first.is_alphanumeric();
            return emphasis || mark && loose;
        }
        emphasis && last.is_alphanumeric() && !first.is_alphanumeric()
    }
}
