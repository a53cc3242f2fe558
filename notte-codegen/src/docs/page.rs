//! Blocks of documentation to lines, with the marks of the lists and quotes that they stand in.

use super::WIDTH;
use super::wrap::{self, Word};

/// Lists and quotes that nest deeper than this are written flat.
const DEPTH: usize = 8;

#[derive(Debug)]
enum Container {
    Quote,
    List { next: Option<u64>, mark: char, loose: bool, fresh: bool },
    Item { mark: String },
}

#[derive(Debug)]
struct Open {
    container: Container,
    /// Something was written inside.
    started: bool,
}

/// The lines so far and what is open.
#[derive(Debug, Default)]
pub(super) struct Page {
    lines: Vec<String>,
    open: Vec<Open>,
    /// How many more are open than are shown.
    hidden: usize,
    /// A block was written; the next one needs a blank line.
    blank: bool,
    /// A rule stands between the block before and the next.
    rule: bool,
    /// The list that ended just now: numbered or not, and its mark.
    after_list: Option<(bool, char)>,
    /// The first paragraph in one line, when nothing else is asked for.
    sentence: Option<Option<String>>,
}

impl Page {
    /// A page that keeps only its first paragraph.
    pub(super) fn for_sentence() -> Self {
        Self { sentence: Some(None), ..Self::default() }
    }

    /// Whether nothing more is of interest.
    pub(super) fn is_full(&self) -> bool {
        matches!(self.sentence, Some(Some(_)))
    }

    /// Whether only the first paragraph is of interest.
    pub(super) fn is_sentence(&self) -> bool {
        self.sentence.is_some()
    }

    /// Whether nothing was written yet.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether no list or quote is open.
    pub(super) fn is_top(&self) -> bool {
        self.open.is_empty() && self.hidden == 0
    }

    /// The lines.
    pub(super) fn finish(self) -> Vec<String> {
        self.lines
    }

    /// The first paragraph.
    pub(super) fn into_sentence(self) -> String {
        self.sentence.flatten().unwrap_or_default()
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, mut words: Vec<Word>) {
        if words.is_empty() {
            return;
        }
        if let Some(sentence) = &mut self.sentence {
            sentence.get_or_insert_with(|| wrap::join(&words));
            return;
        }
        if self.is_empty() && self.is_top() {
            wrap::part_summary(&mut words);
        }
        self.separate(false);
        let width = WIDTH.saturating_sub(self.indent()).max(40);
        for line in wrap::wrap(&words, width) {
            self.line(&line);
        }
        self.blank = true;
    }

    /// Lines that are written as they are; `close` is true where no blank line is needed after text in a list.
    pub(super) fn block<'a>(&mut self, lines: impl IntoIterator<Item = &'a str>, close: bool) {
        if self.is_sentence() {
            return;
        }
        self.separate(close);
        for line in lines {
            self.line(line);
        }
        self.blank = true;
    }

    /// A thematic break. In a list or a quote it says too little to be kept.
    pub(super) fn rule(&mut self) {
        self.rule = self.is_top() && !self.is_empty();
    }

    /// Begins a quote.
    pub(super) fn open_quote(&mut self) {
        self.push(Container::Quote);
    }

    /// Begins a list; a number for one that counts.
    pub(super) fn open_list(&mut self, start: Option<u64>) {
        // Two lists in a row would become one if they had the same mark.
        let mark = match (start.is_some(), self.after_list) {
            (true, Some((true, '.'))) => ')',
            (true, _) => '.',
            (false, Some((false, '-'))) => '*',
            (false, _) => '-',
        };
        // Only a list that begins with 1 may follow a line of text.
        let in_text = self.open.last().is_some_and(|open| open.started) && self.in_tight_item();
        if in_text && start.is_none_or(|start| start == 1) {
            self.blank = false;
        }
        self.push(Container::List { next: start, mark, loose: false, fresh: true });
    }

    /// Begins an item of the list.
    pub(super) fn open_item(&mut self) {
        let mut item = None;
        if self.hidden == 0
            && let Some(Open { container: Container::List { next, mark, loose, fresh }, .. }) = self.open.last_mut()
        {
            let mark = match next {
                Some(number) => format!("{number}{mark} "),
                None => format!("{mark} "),
            };
            if !*fresh {
                self.blank = *loose;
            }
            item = Some(Container::Item { mark });
        }
        match item {
            Some(item) => self.push(item),
            None => self.hidden += 1,
        }
    }

    /// The item has paragraphs, so the items of its list stand apart.
    pub(super) fn loosen(&mut self) {
        if self.hidden == 0
            && let [.., list, Open { container: Container::Item { .. }, .. }] = self.open.as_mut_slice()
            && let Container::List { loose, .. } = &mut list.container
        {
            *loose = true;
        }
    }

    /// Ends the innermost quote, list or item.
    pub(super) fn close(&mut self) {
        if self.hidden > 0 {
            self.hidden -= 1;
            return;
        }
        let Some(Open { container, started }) = self.open.pop() else { return };
        match (container, self.open.last_mut()) {
            (Container::Item { .. }, Some(Open { container: Container::List { next, fresh, .. }, .. })) if started => {
                *fresh = false;
                *next = next.map(|number| (number + 1).min(999_999_999));
            }
            (Container::List { next, mark, fresh: false, .. }, _) => {
                self.after_list = Some((next.is_some(), mark));
                self.blank = true;
            }
            _ => {}
        }
    }

    fn push(&mut self, container: Container) {
        let is_shown = |open: &&Open| matches!(open.container, Container::Quote | Container::Item { .. });
        if self.hidden > 0 || self.open.iter().filter(is_shown).count() >= DEPTH {
            self.hidden += 1;
        } else {
            self.open.push(Open { container, started: false });
        }
    }

    fn in_tight_item(&self) -> bool {
        self.hidden == 0
            && matches!(
                self.open.as_slice(),
                [
                    ..,
                    Open { container: Container::List { loose: false, .. }, .. },
                    Open { container: Container::Item { .. }, .. }
                ]
            )
    }

    /// Columns that the marks take.
    fn indent(&self) -> usize {
        let columns = |open: &Open| match &open.container {
            Container::Quote => 2,
            Container::Item { mark } => mark.len(),
            Container::List { .. } => 0,
        };
        self.open.iter().map(columns).sum()
    }

    /// Writes the blank line that is due before a block.
    fn separate(&mut self, close: bool) {
        let tight = close && self.in_tight_item();
        if self.blank && !tight {
            if std::mem::take(&mut self.rule) {
                self.lines.extend([String::new(), "---".to_owned()]);
            }
            let mut line = String::new();
            // What was opened but not written to has no part in the blank line before it.
            for open in
                self.open.iter().take_while(|open| open.started || matches!(open.container, Container::List { .. }))
            {
                push_mark(&mut line, open);
            }
            self.lines.push(line.trim_end().to_owned());
        }
        self.blank = false;
    }

    fn line(&mut self, text: &str) {
        let mut line = String::new();
        for open in &mut self.open {
            push_mark(&mut line, open);
            open.started = true;
        }
        line.push_str(text);
        line.truncate(line.trim_end().len());
        self.lines.push(line);
        self.after_list = None;
    }
}

fn push_mark(line: &mut String, open: &Open) {
    match &open.container {
        Container::Quote => line.push_str("> "),
        Container::Item { mark } if !open.started => line.push_str(mark),
        Container::Item { mark } => line.extend(std::iter::repeat_n(' ', mark.len())),
        Container::List { .. } => {}
    }
}
