//! The layout of what functions do.

use super::layout::{Layout, SURE, is_name};

/// A literal of a struct that is longer is broken into a line for each member.
const SHORT: usize = 35;

impl Layout<'_> {
    /// The statements of a function, and the bracket that ends it.
    pub fn block(&mut self) -> Option<()> {
        if self.peek()? == "}" {
            return None;
        }
        loop {
            match self.peek()? {
                "}" => {
                    self.at += 1;
                    return Some(());
                }
                "match" => {
                    self.matched()?;
                    return self.skip("}");
                }
                _ => {}
            }
            self.indent(8);
            let start = self.text.len();
            let length = self.row(|word| matches!(word, ";" | "}" | "{"))?;
            match self.peek()? {
                ";" => {
                    self.at += 1;
                    self.text.push(';');
                    self.fitted(8, start)?;
                }
                "{" => {
                    self.literal(length)?;
                    return self.skip("}");
                }
                _ => {
                    match 8 + length {
                        ..SURE => {}
                        SURE => return None,
                        _ => self.chain(8, start)?,
                    }
                    self.text.push('\n');
                }
            }
        }
    }

    /// The members of a struct that is the value of a function: in one line, or in one line each.
    fn literal(&mut self, head: usize) -> Option<()> {
        self.at += 1;
        let (start, begin) = (self.text.len(), self.at);
        self.text.push_str(" { ");
        let mut is_first = true;
        while self.peek()? != "}" {
            if !std::mem::take(&mut is_first) {
                self.text.push_str(", ");
            }
            self.row(|word| word == "," || word == "}")?;
            if self.peek()? == "," {
                self.at += 1;
            }
        }
        self.at += 1;
        self.text.push_str(" }\n");
        match head + (self.text.len() - start - 1) {
            _ if is_first => return None,
            ..=SHORT => return Some(()),
            _ => {}
        }
        self.text.truncate(start);
        self.at = begin;
        self.text.push_str(" {\n");
        while self.peek()? != "}" {
            self.indent(12);
            let start = self.text.len();
            self.row(|word| word == "," || word == "}")?;
            self.text.push(',');
            self.fitted(12, start)?;
            if self.peek()? == "," {
                self.at += 1;
            }
        }
        self.at += 1;
        self.text.push_str("        }\n");
        Some(())
    }

    /// Ends a line; one that is too long is broken in its chain of calls.
    fn fitted(&mut self, columns: usize, start: usize) -> Option<()> {
        let length = columns + self.text.get(start..)?.len();
        // The comma behind the last member is not measured, so one letter too many may be none.
        if length == SURE + 1 {
            return None;
        }
        if length > SURE {
            self.chain(columns, start)?;
        }
        self.text.push('\n');
        Some(())
    }

    /// A chain of calls that takes more than a line: a line for each call. It is all of the row, or the value of a member.
    fn chain(&mut self, columns: usize, start: usize) -> Option<()> {
        let row = self.text.get(start..)?.to_owned();
        let name = row.find(": ").filter(|end| row.get(..*end).is_some_and(is_name));
        let begin = name.map_or(0, |end| end + 2);
        let dots = dots(row.get(begin..)?)?;
        // A receiver that is no wider than the indentation stays with what is asked of it.
        let is_beside = name.is_none() && dots.first().is_some_and(|dot| *dot <= 4);
        let (mut from, mut longest, mut count) = (0, 0, 0);
        self.text.truncate(start);
        for dot in dots.into_iter().skip(usize::from(is_beside)).map(|dot| dot + begin) {
            let part = row.get(from..dot)?;
            longest = longest.max(columns + if from > 0 { 4 } else { 0 } + part.len());
            self.text.push_str(part);
            self.text.push('\n');
            self.indent(columns + 4);
            (from, count) = (dot, count + 1);
        }
        let part = row.get(from..)?;
        self.text.push_str(part);
        (count > 0 && longest.max(columns + 4 + part.len()) <= SURE).then_some(())
    }

    /// A `match` that is the value of a function, an arm a line.
    fn matched(&mut self) -> Option<()> {
        self.at += 1;
        self.indent(8);
        self.text.push_str("match ");
        self.line(0, "{")?;
        if self.peek()? == "}" {
            return None;
        }
        while self.peek()? != "}" {
            self.indent(12);
            let length = self.row(|word| word == "," || word == "}")?;
            self.text.push_str(",\n");
            if self.peek()? == "," {
                self.at += 1;
            }
            if 12 + length + 1 > SURE {
                return None;
            }
        }
        self.at += 1;
        self.text.push_str("        }\n");
        Some(())
    }
}

/// Where the calls of a chain begin; none where a row is something else than a chain.
fn dots(row: &str) -> Option<Vec<usize>> {
    let (mut dots, mut depth, mut is_quoted, mut is_escaped) = (Vec::new(), 0_usize, false, false);
    for (at, c) in row.char_indices() {
        let was_escaped = std::mem::take(&mut is_escaped);
        match c {
            '"' if !was_escaped => is_quoted = !is_quoted,
            '\\' if is_quoted => is_escaped = !was_escaped,
            _ if is_quoted => {}
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            _ if depth > 0 => {}
            '.' => dots.push(at),
            ':' | '_' | '#' | ';' | ',' => {}
            c if c.is_alphanumeric() => {}
            _ => return None,
        }
    }
    (depth == 0 && !is_quoted).then_some(dots)
}
