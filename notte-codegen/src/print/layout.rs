//! Words in lines: what all items are laid out with.

/// Lines that are longer may have to be broken.
pub const SURE: usize = 89;

/// Words that are put down as text, from the first to the last.
pub struct Layout<'w> {
    pub words: &'w [&'w str],
    pub at: usize,
    pub text: String,
}

impl<'w> Layout<'w> {
    pub fn peek(&self) -> Option<&'w str> {
        self.words.get(self.at).copied()
    }

    pub fn next(&mut self) -> Option<&'w str> {
        let word = self.peek()?;
        self.at += 1;
        Some(word)
    }

    pub fn skip(&mut self, word: &str) -> Option<()> {
        (self.next()? == word).then_some(())
    }

    pub fn indent(&mut self, columns: usize) {
        for _ in 0..columns / 4 {
            self.text.push_str("    ");
        }
    }

    /// Documentation and other attributes, a line each.
    pub fn attributes(&mut self, columns: usize) -> Option<()> {
        while self.peek() == Some("#") {
            if self.words.get(self.at + 1..self.at + 4) == Some(&["[", "doc", "="]) {
                self.at += 4;
                let lines = unescaped(self.next()?)?;
                self.skip("]")?;
                for line in lines.split('\n') {
                    if line.starts_with(['/', '*']) || line.ends_with(' ') {
                        return None;
                    }
                    self.indent(columns);
                    self.text.push_str("///");
                    self.text.push_str(line);
                    self.text.push('\n');
                }
                continue;
            }
            self.indent(columns);
            self.text.push('#');
            self.at += 1;
            let length = self.row(|_| false)?;
            self.text.push('\n');
            if columns + 1 + length > SURE {
                return None;
            }
        }
        Some(())
    }

    /// A line up to the word that ends it, which is put down too.
    pub fn line(&mut self, columns: usize, end: &str) -> Option<()> {
        self.indent(columns);
        let start = self.text.len();
        let length = self.row(|word| word == end)?;
        self.skip(end)?;
        // Without a bracket there is nowhere to break it.
        let is_whole =
            self.text.get(start..).is_some_and(|row| !row.contains(['<', '(', '[', '.']) && !row.contains(" for "));
        let end = if end == "{" { " {\n" } else { ";\n" };
        self.text.push_str(end);
        (is_whole || columns + length + end.len() - 1 <= SURE).then_some(())
    }

    /// A line; where one is not enough, up to the end of the list of arguments in it, a line for each. Whether it was one line.
    pub fn line_or_list(&mut self, columns: usize, end: &str) -> Option<bool> {
        let (begin, start) = (self.at, self.text.len());
        if self.line(columns, end).is_some() {
            return Some(true);
        }
        self.at = begin;
        self.text.truncate(start);
        self.indent(columns);
        let length = self.row(|word| word == "(")?;
        self.skip("(")?;
        if columns + length >= SURE || self.peek()? == ")" {
            return None;
        }
        self.list(columns)?;
        Some(false)
    }

    /// A list in brackets, an element a line.
    fn list(&mut self, columns: usize) -> Option<()> {
        self.text.push_str("(\n");
        while self.peek()? != ")" {
            self.indent(columns + 4);
            let length = self.row(|word| word == "," || word == ")")?;
            self.text.push_str(",\n");
            if columns + 4 + length + 1 > SURE {
                return None;
            }
            if self.peek()? == "," {
                self.at += 1;
            }
        }
        self.at += 1;
        self.indent(columns);
        self.text.push(')');
        Some(())
    }

    /// Breaks the type of a field that has been put down from `start` on, where it takes more than a line.
    pub fn broken_type(&mut self, start: usize) -> Option<()> {
        let row = self.text.get(start..)?.to_owned();
        if row.contains('(') {
            return None;
        }
        self.text.truncate(start);
        self.arguments_of_type(4, &row, 1)
    }

    /// A type that begins in this column, with `behind` letters behind it; an argument a line where it is too long.
    fn arguments_of_type(&mut self, columns: usize, row: &str, behind: usize) -> Option<()> {
        let Some((head, rest)) = row.split_once('<').filter(|_| columns + row.len() + behind > SURE) else {
            self.text.push_str(row);
            return Some(());
        };
        let arguments = rest.strip_suffix('>')?;
        self.text.push_str(head);
        self.text.push_str("<\n");
        let mut open = 0_usize;
        let outside = |c: char| {
            match c {
                '<' => open += 1,
                '>' => open = open.saturating_sub(1),
                _ => {}
            }
            c == ',' && open == 0
        };
        let mut arguments = arguments.split(outside).peekable();
        while let Some(argument) = arguments.next() {
            self.indent(columns + 4);
            // The comma behind the last one is not measured.
            let comma = usize::from(arguments.peek().is_some());
            self.arguments_of_type(columns + 4, argument.trim_start(), comma)?;
            self.text.push_str(",\n");
        }
        self.indent(columns);
        self.text.push('>');
        Some(())
    }

    /// Words in a row: one bracket if it begins with one, else up to a word outside of all brackets. Gives how long it is.
    pub fn row(&mut self, is_end: impl Fn(&str) -> bool) -> Option<usize> {
        let start = self.text.len();
        // Of each open bracket, whether it holds the arguments of what stands before it.
        let (mut open, mut previous) = (Vec::new(), "");
        while let Some(word) = self.peek() {
            if open.is_empty() && is_end(word) {
                break;
            }
            match word {
                "(" | "[" | "<" => open.push(word == "(" && is_name(previous)),
                ")" | "]" | ">" => {
                    let are_arguments = open.pop()?;
                    if previous == "," {
                        // `(a,)` is not `(a)`.
                        if !are_arguments {
                            return None;
                        }
                        self.text.pop();
                    }
                }
                "{" | "}" | ";" | "#" | "!" => return None,
                "match" | "if" | "for" | "in" | "return" | "where" | "as" | "dyn" | "loop" | "while" | "unsafe"
                    if word != "for" || self.words.first() != Some(&"impl") =>
                {
                    return None;
                }
                _ => {}
            }
            if is_apart(previous, word) {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.at += 1;
            previous = word;
            if open.is_empty() && word == "]" && self.text.as_bytes().get(start) == Some(&b'[') {
                break;
            }
        }
        (open.is_empty() && self.text.len() > start).then(|| self.text.len() - start)
    }
}

/// Whether a space stands between two words.
fn is_apart(previous: &str, word: &str) -> bool {
    let is_open = |word: &str| matches!(word, "" | "(" | "[" | "<" | "&" | "." | "::");
    let stays = |word: &str| matches!(word, ")" | "]" | ">" | "<" | "," | "." | ":" | "::");
    if is_open(previous) || stays(word) {
        return false;
    }
    // A call, or the types of one; else a tuple or a list.
    !(word == "(" && is_name(previous))
}

pub fn is_name(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '>' | ')')) && !matches!(word, "->" | "=>")
}

/// What a string literal says; none when there is an escape in it that documentation has no need of.
fn unescaped(literal: &str) -> Option<String> {
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        let (before, after) = rest.split_at_checked(at)?;
        text.push_str(before);
        let mut after = after.chars();
        after.next();
        text.push(match after.next()? {
            'n' => '\n',
            c @ ('"' | '\\' | '\'') => c,
            _ => return None,
        });
        rest = after.as_str();
    }
    text.push_str(rest);
    Some(text)
}
