//! HTML that makes blocks to markdown. Inline tags are left to [`spans`](super::inline::spans).

mod rows;

use super::clean::LINE_START;
use super::tag::{Tag, Tags};
use rows::Rows;
use std::collections::HashMap;

/// Lists that nest deeper than this are not indented further.
const DEPTH: usize = 12;

/// What is due before the next text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    #[default]
    Nothing,
    Space,
    Line,
    Paragraph,
}

#[derive(Debug)]
struct List {
    /// The indentation of the list itself.
    outer: usize,
    numbered: bool,
}

#[derive(Debug, Default)]
struct Translation {
    tags: Tags,
    fences: Option<Fences>,
    out: String,
    due: Due,
    /// Spaces before each line.
    indent: usize,
    lists: Vec<List>,
    table: Option<Rows>,
    /// Inside of a heading, a cell or a term, which have but one line.
    one_line: bool,
    /// A list mark was written, and nothing after it.
    fresh: bool,
}

/// The same as markdown, as far as markdown can say it. The markdown in it stays as it is.
pub(super) fn to_markdown(html: &str) -> String {
    let mut translation = Translation::default();
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '<' => translation.tag(rest),
            '`' => translation.code(rest),
            '\n' => translation.line_break(rest),
            _ => translation.text(rest),
        };
        rest = rest.get(taken.max(1)..).unwrap_or_default();
    }
    translation.end_table();
    translation.out
}

impl Translation {
    fn line_break(&mut self, rest: &str) -> usize {
        let inner = rest.trim_start_matches(['\n', ' ', '>']);
        let space = rest.get(..rest.len() - inner.len()).unwrap_or_default();
        let blank = space.matches('\n').count() > 1;
        self.due(if blank { Due::Paragraph } else { Due::Line });
        space.len()
    }

    fn text(&mut self, rest: &str) -> usize {
        let length = rest.find(['<', '`', '\n']).unwrap_or(rest.len());
        let text = rest.get(..length).unwrap_or_default();
        if text.trim().is_empty() {
            self.due(Due::Space);
        } else if self.table.as_ref().is_none_or(|table| table.in_cell()) {
            if text.starts_with(' ') {
                self.due(Due::Space);
            }
            let piped = self.table.is_some().then(|| text.trim().replace('|', "\\|"));
            self.write(piped.as_deref().unwrap_or(text.trim()));
            if text.ends_with(' ') {
                self.due(Due::Space);
            }
        }
        length
    }

    /// A span of code is no HTML.
    fn code(&mut self, rest: &str) -> usize {
        let length = rest.len() - rest.trim_start_matches('`').len();
        let (fence, inner) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if !self.fences.get_or_insert_with(|| Fences::of(rest)).is_closed(length, rest.len()) {
            self.write(fence);
            return length;
        }
        let mut from = 0;
        while let Some(at) = inner.get(from..).and_then(|inner| inner.find(fence)) {
            let end = from + at + length;
            let after = inner.get(end..).unwrap_or_default();
            if !after.starts_with('`') {
                self.write(rest.get(..length + end).unwrap_or_default());
                return length + end;
            }
            from = end + (after.len() - after.trim_start_matches('`').len());
        }
        self.write(fence);
        length
    }

    fn tag(&mut self, rest: &str) -> usize {
        let Some(tag) = self.tags.at(rest) else {
            self.write("\\<");
            return 1;
        };
        let length = tag.text.len();
        match (tag.name.as_str(), tag.closes) {
            ("", _) => {}
            ("script" | "style", false) => return past(rest, &tag.name),
            ("pre", false) => {
                let end = past(rest, "pre");
                self.fence(rest.get(length..end).unwrap_or_default());
                return end;
            }
            ("ul" | "ol", false) => self.open_list(tag.name == "ol"),
            ("ul" | "ol", true) => self.close_list(),
            ("li", false) => self.item(),
            ("li", true) => self.due(Due::Line),
            ("table", false) => self.begin_table(),
            ("table", true) => self.end_table(),
            ("tr", _) => self.row(),
            ("td" | "th", false) => self.cell(),
            ("td" | "th", true) => self.end_cell(),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => self.heading(&tag.name),
            ("summary" | "dt", false) => self.term("<b>"),
            ("summary" | "dt", true) => self.end_term("</b>"),
            ("hr", _) if self.indent == 0 && !self.one_line => {
                self.due(Due::Paragraph);
                self.write("---");
                self.due(Due::Paragraph);
            }
            ("br", _) if self.one_line => self.due(Due::Space),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => self.end_term(""),
            ("tbody" | "thead" | "tfoot" | "col" | "colgroup", _) => {}
            _ if tag.is_block() => self.due(Due::Paragraph),
            _ => {
                let known = if tag.is_known() { "" } else { "\\" };
                let text = tag.text.replace('\n', " ");
                let text = if self.table.is_some() { text.replace('|', "\\|") } else { text };
                self.write(&format!("{known}{text}"));
            }
        }
        length
    }

    fn due(&mut self, due: Due) {
        let due = if self.one_line { due.min(Due::Space) } else { due };
        if !self.fresh && !self.out.is_empty() {
            self.due = self.due.max(due);
        }
    }

    fn write(&mut self, text: &str) {
        match std::mem::take(&mut self.due) {
            Due::Nothing => {}
            Due::Space => self.out.push(' '),
            due => {
                self.out.push_str(if due == Due::Line { "\n" } else { "\n\n" });
                self.out.extend(std::iter::repeat_n(' ', self.indent));
            }
        }
        let at_start = self.fresh
            || self.out.is_empty()
            || self.out.ends_with('\n')
            || self.out.trim_end_matches(' ').ends_with('\n');
        if at_start && text.starts_with('<') {
            self.out.push(LINE_START);
        }
        self.out.push_str(text);
        self.fresh = false;
    }

    fn open_list(&mut self, numbered: bool) {
        self.due(Due::Paragraph);
        self.lists.push(List { outer: self.indent, numbered });
    }

    fn close_list(&mut self) {
        if let Some(list) = self.lists.pop() {
            self.indent = list.outer;
            self.fresh = false;
            self.due(Due::Paragraph);
        }
    }

    fn item(&mut self) {
        if self.one_line {
            self.write(" • ");
            return;
        }
        if self.lists.is_empty() {
            self.lists.push(List { outer: 0, numbered: false });
        }
        let (outer, mark) =
            self.lists.last().map_or((0, "- "), |list| (list.outer, if list.numbered { "1. " } else { "- " }));
        self.due(Due::Line);
        self.indent = outer;
        self.write(mark);
        self.indent = if self.lists.len() > DEPTH { outer } else { outer + mark.len() };
        self.fresh = true;
    }

    fn heading(&mut self, name: &str) {
        self.due(Due::Paragraph);
        let level = name.trim_start_matches('h').parse().unwrap_or(3);
        if !self.one_line {
            self.write(&"#".repeat(level));
            self.out.push(' ');
            self.one_line = true;
        }
    }

    fn term(&mut self, mark: &str) {
        self.due(Due::Paragraph);
        self.write(mark);
        self.one_line = true;
    }

    fn end_term(&mut self, mark: &str) {
        self.out.push_str(mark);
        self.one_line = self.table.is_some();
        self.due = Due::Nothing;
        self.due(Due::Paragraph);
    }

    /// Preformatted text; in one line it is a span of code.
    fn fence(&mut self, html: &str) {
        let code = plain(html);
        if self.one_line {
            self.write(&format!(
                "<code>{}</code>",
                code.split_whitespace().collect::<Vec<_>>().join(" ").replace('<', "&lt;")
            ));
            return;
        }
        let lines = super::code_block::fenced("text", &code);
        self.due(Due::Paragraph);
        for line in &lines {
            self.write(line);
            self.due = Due::Line;
        }
        self.due(Due::Paragraph);
    }
}

/// Where the last run of backticks of each length begins, so that a span of code that is never closed is not searched for again.
#[derive(Debug)]
struct Fences(HashMap<usize, usize>);

impl Fences {
    /// Those of a text; positions are counted from its end.
    fn of(text: &str) -> Self {
        let mut last = HashMap::new();
        let mut rest = text;
        while let Some(at) = rest.find('`') {
            let start = rest.get(at..).unwrap_or_default();
            rest = start.trim_start_matches('`');
            last.insert(start.len() - rest.len(), start.len());
        }
        Self(last)
    }

    /// Whether a run of this length follows the one that begins this far from the end.
    fn is_closed(&self, length: usize, from_end: usize) -> bool {
        self.0.get(&length).is_some_and(|last| *last < from_end)
    }
}

/// The bytes up to the end of the closing tag.
fn past(rest: &str, name: &str) -> usize {
    let is_close = |(at, mark): &(usize, &str)| {
        let from = at + mark.len();
        rest.get(from..from + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    let Some((start, _)) = rest.match_indices("</").find(is_close) else { return rest.len() };
    rest.get(start..).and_then(|rest| rest.find('>')).map_or(rest.len(), |end| start + end + 1)
}

/// The text of HTML without its tags.
fn plain(html: &str) -> String {
    let (mut out, mut tags) = (String::new(), Tags::default());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(text);
        let tag = tags.at(tail).filter(Tag::is_known);
        if tag.as_ref().is_some_and(|tag| tag.name == "br") {
            out.push('\n');
        }
        let taken = tag.map_or(1, |tag| tag.text.len());
        if taken == 1 {
            out.push('<');
        }
        rest = tail.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
    {
        out = out.replace(entity, c);
    }
    out
}
