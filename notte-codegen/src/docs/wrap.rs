//! Words to lines.

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: the same word goes on.
    #[default]
    None,
    /// A space.
    Space,
    /// The author's line break, which means no more than a space.
    Soft,
    /// A line break that is meant.
    Hard,
    /// A new paragraph.
    Paragraph,
}

/// A piece of markdown that is not broken.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// What comes before.
    pub(super) gap: Gap,
    /// The markdown.
    pub(super) text: String,
    /// Whether no emphasis or link is open after it.
    pub(super) closed: bool,
}

/// Lines of at most `width` columns, where words allow; an empty line between paragraphs.
pub(super) fn wrap(words: &[Word], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (number, paragraph) in words.chunk_by(|_, next| next.gap < Gap::Paragraph).enumerate() {
        if number > 0 {
            lines.push(String::new());
        }
        let parts: Vec<&[Word]> = paragraph.chunk_by(|_, next| next.gap < Gap::Hard).collect();
        let last = parts.len().saturating_sub(1);
        for (number, part) in parts.into_iter().enumerate() {
            fill(&mut lines, part, width);
            if let (true, Some(line)) = (number < last, lines.last_mut()) {
                line.push('\\');
            }
        }
    }
    lines
}

/// The author's lines are kept when all of them are short enough.
fn fill(lines: &mut Vec<String>, words: &[Word], width: usize) {
    let authored: Vec<String> = words.chunk_by(|_, next| next.gap < Gap::Soft).map(join).collect();
    if authored.iter().all(|line| columns(line) <= width) {
        lines.extend(authored);
        return;
    }
    let mut line = String::new();
    let mut used = 0;
    for word in words {
        let needed = columns(&word.text);
        if used > 0 && used + 1 + needed > width {
            lines.push(guarded(&line));
            line.clear();
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(&word.text);
        used += needed;
    }
    lines.push(guarded(&line));
}

/// All words on one line of their own.
pub(super) fn join(words: &[Word]) -> String {
    guarded(&cell(words))
}

/// All words on a line that something else begins.
pub(super) fn cell(words: &[Word]) -> String {
    let mut line = String::new();
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word.text);
    }
    line
}

/// The line with an escape where its start would make a list, a heading or a quote of it.
fn guarded(line: &str) -> String {
    let first = line.split(' ').next().unwrap_or_default();
    let number = first.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = first.len() - number.len();
    if digits > 0 && digits < 10 && matches!(number, "." | ")") {
        let (head, tail) = line.split_at_checked(digits).unwrap_or((line, ""));
        return format!("{head}\\{tail}");
    }
    let only = |marks: &[char]| first.chars().all(|c| marks.contains(&c));
    let block =
        first.starts_with('>') || matches!(first, "+" | "*") || only(&['#']) || only(&['=']) || only(&['-', ':', '|']);
    if block && !first.is_empty() {
        return format!("\\{line}");
    }
    line.to_owned()
}

fn columns(text: &str) -> usize {
    text.chars().count()
}

/// Parts a long first paragraph after its first sentence, which rustdoc shows in lists.
pub(super) fn part_summary(words: &mut [Word]) {
    const LONG: usize = 200;
    const SHORT: usize = 20;
    let total: usize = words.iter().map(|word| word.text.len() + 1).sum();
    if total <= LONG {
        return;
    }
    let mut length = 0;
    for index in 1..words.len() {
        let [before, after] = words.get_mut(index - 1..=index).unwrap_or_default() else { return };
        length += before.text.len() + 1;
        if after.gap >= Gap::Paragraph {
            return;
        }
        let next = after.text.chars().next().unwrap_or_default();
        if length >= SHORT && before.closed && next.is_uppercase() && ends_sentence(&before.text) {
            after.gap = Gap::Paragraph;
            return;
        }
    }
}

fn ends_sentence(word: &str) -> bool {
    const NOT: [&str; 12] =
        ["e.g.", "i.e.", "etc.", "vs.", "cf.", "no.", "inc.", "approx.", "resp.", "ex.", "st.", "a.k.a."];
    let bare = word.trim_end_matches([')', '"', '\'', '*', '”', '’']);
    bare.ends_with(['.', '!', '?']) && !NOT.contains(&bare.trim_start_matches('(').to_ascii_lowercase().as_str())
}
