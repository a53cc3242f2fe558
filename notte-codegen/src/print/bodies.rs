//! The layout of what functions do.

use super::layout::{Layout, SURE};

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
                        _ => self.request(8, start)?,
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

    /// Ends a line; one that is too long is broken where `object` is asked for a member, or told one.
    fn fitted(&mut self, columns: usize, start: usize) -> Option<()> {
        let row = self.text.get(start..)?;
        if row.starts_with("Draft::new(") && columns + row.len() > SURE {
            // The comma behind the last member is not measured, so one letter too many may be none.
            if columns + row.len() == SURE + 1 {
                return None;
            }
            self.request(columns, start)?;
        } else if columns + row.len() > SURE {
            let at = if row.starts_with("object.") { 0 } else { row.find(": object.")? + 2 } + "object".len();
            let (before, after) = row.split_at_checked(at)?;
            if columns + before.len() > SURE || columns + 4 + after.len() > SURE {
                return None;
            }
            let after = after.to_owned();
            self.text.truncate(start + at);
            self.text.push('\n');
            self.indent(columns + 4);
            self.text.push_str(&after);
        }
        self.text.push('\n');
        Some(())
    }

    /// A request that takes more than a line: one for each thing that it is told.
    fn request(&mut self, columns: usize, start: usize) -> Option<()> {
        let row = self.text.get(start..)?.to_owned();
        if !row.starts_with("Draft::new(") || row.contains('"') {
            return None;
        }
        let mut open = 0_usize;
        let outside = |c: char| {
            match c {
                '(' => open += 1,
                ')' => open = open.saturating_sub(1),
                _ => {}
            }
            c == '.' && open == 0
        };
        let mut told = row.split(outside);
        let new = told.next()?;
        self.text.truncate(start + new.len());
        let mut longest = columns + new.len();
        let mut count = 0;
        for call in told {
            self.text.push('\n');
            self.indent(columns + 4);
            self.text.push('.');
            self.text.push_str(call);
            longest = longest.max(columns + 4 + 1 + call.len());
            count += 1;
        }
        (count > 0 && longest <= SURE).then_some(())
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
