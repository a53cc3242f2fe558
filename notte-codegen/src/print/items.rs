//! The layout of what most of the output consists of: structs, lists of values, and `impl`s of short statements.
//!
//! It is that of `prettyplease`, to the letter, without a tree being made of the tokens; whatever is not known here, or might be
//! broken in another way, is left to `prettyplease`.

use super::layout::{Layout, SURE, is_name};
use super::words::words;

/// An item in its layout, if that is known here.
pub fn laid_out(item: &str) -> Option<String> {
    let words = words(item)?;
    let mut layout = Layout { words: &words, at: 0, text: String::with_capacity(item.len() + item.len() / 4) };
    layout.attributes(0)?;
    let is_seen = layout.peek() == Some("pub");
    match layout.words.get(layout.at + usize::from(is_seen)).copied()? {
        "type" | "mod" => layout.line(0, ";")?,
        "use" => layout.import()?,
        "const" => layout.constant()?,
        "struct" | "enum" => layout.members()?,
        "impl" if !is_seen => layout.implementation()?,
        _ if words.get(layout.at + 1) == Some(&"!") => layout.invocation()?,
        _ => return None,
    }
    (layout.at == words.len()).then_some(layout.text)
}

impl Layout<'_> {
    /// A constant; a line for each argument of the function that makes it where one is not enough.
    fn constant(&mut self) -> Option<()> {
        if self.line_or_list(0, ";")? {
            return Some(());
        }
        self.skip(";")?;
        self.text.push_str(";\n");
        Some(())
    }

    /// A `use`; the names fill lines where one is not enough.
    fn import(&mut self) -> Option<()> {
        let start = self.text.len();
        self.row(|word| matches!(word, "{" | ";"))?;
        if self.peek()? == ";" {
            self.at += 1;
            self.text.push_str(";\n");
            return (self.text.len() - start - 1 <= SURE).then_some(());
        }
        self.at += 1;
        let mut names = Vec::new();
        loop {
            match (self.next()?, self.next()?) {
                (name, ",") if is_name(name) => names.push(name),
                (name, "}") if is_name(name) => {
                    names.push(name);
                    break;
                }
                _ => return None,
            }
        }
        self.skip(";")?;
        let length: usize = names.iter().map(|name| name.len() + 2).sum();
        // `{A}` is `A`.
        if let [name] = names.as_slice() {
            self.text.push_str(name);
            self.text.push_str(";\n");
            return (self.text.len() - start - 1 <= SURE).then_some(());
        }
        if self.text.len() - start + length < SURE {
            self.text.push('{');
            self.text.push_str(&names.join(", "));
            self.text.push_str("};\n");
            return Some(());
        }
        self.text.push_str("{\n   ");
        let mut columns = 3;
        for (number, name) in names.iter().enumerate() {
            // The comma behind the last one is not measured.
            let comma = usize::from(number + 1 < names.len());
            if number > 0 && columns + 1 + name.len() + comma > SURE {
                self.text.push_str("\n   ");
                columns = 3;
            }
            columns += name.len() + 2;
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push(',');
        }
        self.text.push_str("\n};\n");
        Some(())
    }

    /// A macro and what it is given.
    fn invocation(&mut self) -> Option<()> {
        let start = self.text.len();
        let name = self.next()?;
        self.text.push_str(name);
        self.text.push_str("!(");
        self.at += 1;
        self.skip("(")?;
        self.row(|word| word == ")")?;
        self.at += 1;
        self.skip(";")?;
        self.text.push_str(");\n");
        // In a macro there are spaces inside and outside of `<>` while lines are measured.
        let types = self.text.get(start..)?.matches('<').count();
        (self.text.len() - start - 1 + 3 * types <= SURE).then_some(())
    }

    /// A struct or an enum, a member a line.
    fn members(&mut self) -> Option<()> {
        self.line(0, "{")?;
        while self.peek()? != "}" {
            self.attributes(4)?;
            self.indent(4);
            let start = self.text.len();
            let length = self.row(|word| word == "," || word == "}")?;
            let is_whole = self.text.get(start..).is_some_and(|row| !row.contains(['<', '(']));
            if !is_whole && 4 + length + 1 > SURE {
                self.broken_type(start)?;
            }
            self.text.push_str(",\n");
            if self.peek()? == "," {
                self.at += 1;
            }
        }
        self.at += 1;
        self.text.push_str("}\n");
        Some(())
    }

    /// An `impl` of functions, with a blank line between them.
    fn implementation(&mut self) -> Option<()> {
        self.line(0, "{")?;
        let mut is_first = true;
        while self.peek()? != "}" {
            if !std::mem::take(&mut is_first) {
                self.text.push('\n');
            }
            let (begin, length) = (self.at, self.text.len());
            if self.function().is_none() {
                self.at = begin;
                self.text.truncate(length);
                self.parsed()?;
            }
        }
        self.at += 1;
        self.text.push_str("}\n");
        (!is_first).then_some(())
    }

    /// A function of an `impl`.
    fn function(&mut self) -> Option<()> {
        self.attributes(4)?;
        let is_seen = self.peek() == Some("pub");
        if self.words.get(self.at + usize::from(is_seen)) != Some(&"fn") {
            return None;
        }
        self.signature()?;
        self.block()?;
        self.text.push_str("    }\n");
        Some(())
    }

    /// A function by way of `prettyplease`: others of the same `impl`, and there may be hundreds, need not be parsed for it.
    fn parsed(&mut self) -> Option<()> {
        let words = self.words.get(self.at..)?;
        let mut depth = 0_usize;
        let end = words.iter().position(|word| {
            match *word {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            *word == "}" && depth == 0
        })?;
        let function = words.get(..=end)?;
        let file = syn::parse_str(&format!("impl X {{ {} }}", function.join(" "))).ok()?;
        let printed = super::unparsed(&file);
        self.text.push_str(printed.strip_prefix("impl X {\n")?.strip_suffix("}\n")?);
        self.at += function.len();
        Some(())
    }

    /// The first line of a function; a line for each argument where one is not enough.
    fn signature(&mut self) -> Option<()> {
        if self.line_or_list(4, "{")? {
            return Some(());
        }
        self.text.push(' ');
        let start = self.text.len();
        self.line(0, "{")?;
        (self.text.len() - start + 6 <= SURE).then_some(())
    }
}
