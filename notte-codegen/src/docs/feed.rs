//! Markdown, with the HTML in it, to the blocks of a page.

use super::clean::LINE_START;
use super::inline::{Target, spans};
use super::page::Page;
use super::{code_block, html, table, wrap};
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag as Mark, TagEnd};
use std::ops::Range;

type Spanned<'a> = (Event<'a>, Range<usize>);

/// Writes a description to a page.
pub(super) fn markdown(page: &mut Page, text: &str) {
    Feed { page, text, is_html: false }.all();
}

struct Feed<'p, 't> {
    page: &'p mut Page,
    text: &'t str,
    /// The text was made from HTML; what is left of HTML in it is inline.
    is_html: bool,
}

impl Feed<'_, '_> {
    fn all(&mut self) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
        let events: Vec<Spanned<'_>> = Parser::new_ext(self.text, options).into_offset_iter().collect();
        let mut at = 0;
        while let Some((event, _)) = events.get(at) {
            if self.page.is_full() {
                return;
            }
            let rest = events.get(at..).unwrap_or_default();
            at += if spans::is_inline(event) { self.run(rest) } else { self.block(event, rest) };
        }
    }

    /// A run of inline events; returns how many they are.
    fn run(&mut self, rest: &[Spanned<'_>]) -> usize {
        let length = rest.iter().take_while(|(event, _)| spans::is_inline(event)).count();
        let events = rest.get(..length).unwrap_or_default();
        if !self.is_html && spans::has_blocks(events) {
            let start = events.iter().map(|(_, range)| range.start).min().unwrap_or(0);
            let end = events.iter().map(|(_, range)| range.end).max().unwrap_or(0);
            self.html(self.text.get(start..end).unwrap_or_default());
        } else {
            self.page.paragraph(spans::words(events.iter().map(|(event, _)| event), Target::Lines, false));
        }
        length
    }

    /// A block, or the start or end of one; returns how many events it took.
    fn block(&mut self, event: &Event<'_>, rest: &[Spanned<'_>]) -> usize {
        match event {
            Event::Start(Mark::Paragraph) => self.page.loosen(),
            Event::Start(Mark::Heading { level, .. }) => return self.heading(*level, rest),
            Event::Start(Mark::CodeBlock(kind)) => {
                let (code, length) = gathered(rest, |end| matches!(end, TagEnd::CodeBlock));
                let language = match kind {
                    CodeBlockKind::Fenced(language) => language,
                    CodeBlockKind::Indented => "",
                };
                let lines = code_block::fenced(language, &code.replace(LINE_START, ""));
                if !lines.is_empty() {
                    self.page.block(lines.iter().map(String::as_str), true);
                }
                return length;
            }
            Event::Start(Mark::HtmlBlock) => {
                let (text, length) = gathered(rest, |end| matches!(end, TagEnd::HtmlBlock));
                if !self.is_html {
                    self.html(&text);
                }
                return length;
            }
            Event::Start(Mark::Table(alignments)) => {
                let length =
                    rest.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Table))).count() + 1;
                let lines = table::lines(alignments, rest.get(..length).unwrap_or_default());
                self.page.block(lines.iter().map(String::as_str), false);
                return length;
            }
            Event::Start(Mark::List(start)) => self.page.open_list(*start),
            Event::Start(Mark::Item) => self.page.open_item(),
            Event::Start(Mark::BlockQuote(kind)) => {
                self.page.open_quote();
                if let Some(kind) = kind {
                    self.page.paragraph(spans::words([&Event::Text(alert(*kind).into())], Target::Line, true));
                }
            }
            Event::End(TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_)) => self.page.close(),
            Event::Rule => self.page.rule(),
            _ => {}
        }
        1
    }

    /// A heading below those of the page itself; where a heading would be odd, a bold line.
    fn heading(&mut self, level: HeadingLevel, rest: &[Spanned<'_>]) -> usize {
        let inside = rest.iter().skip(1).take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))));
        let length = inside.clone().count() + 2;
        let events = inside.map(|(event, _)| event);
        if self.page.is_empty() || !self.page.is_top() {
            self.page.paragraph(spans::words(events, Target::Line, !self.page.is_sentence()));
            return length;
        }
        let mut words = spans::words(events, Target::Line, false);
        if let Some(last) = words.last_mut() {
            // `# C #` would lose its end.
            if last.text.chars().all(|c| c == '#') {
                last.text.insert(0, '\\');
            }
            let marks = match level {
                HeadingLevel::H1 | HeadingLevel::H2 => "###",
                HeadingLevel::H3 => "####",
                HeadingLevel::H4 => "#####",
                HeadingLevel::H5 | HeadingLevel::H6 => "######",
            };
            self.page.block([format!("{marks} {}", wrap::cell(&words)).as_str()], false);
        }
        length
    }

    fn html(&mut self, html: &str) {
        Feed { page: self.page, text: &html::to_markdown(html), is_html: true }.all();
    }
}

/// The text of a block up to its end, and how many events that is.
fn gathered(rest: &[Spanned<'_>], is_end: impl Fn(&TagEnd) -> bool) -> (String, usize) {
    let mut text = String::new();
    for (index, (event, _)) in rest.iter().enumerate() {
        match event {
            Event::Text(piece) | Event::Html(piece) | Event::InlineHtml(piece) => text.push_str(piece),
            Event::End(end) if is_end(end) => return (text, index + 1),
            _ => {}
        }
    }
    (text, rest.len())
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "Note",
        BlockQuoteKind::Tip => "Tip",
        BlockQuoteKind::Important => "Important",
        BlockQuoteKind::Warning => "Warning",
        BlockQuoteKind::Caution => "Caution",
    }
}
