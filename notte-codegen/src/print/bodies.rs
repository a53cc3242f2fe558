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
                    self.text.push('\n');
                    if 8 + length >= SURE {
                        return None;
                    }
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
        if columns + row.len() > SURE {
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
