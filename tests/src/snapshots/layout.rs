//! Text that is indented as `prettyplease` and `{:#?}` do it, as blocks that can be put on one line.

/// A line, and what is indented below it up to the line that closes it; that line may open the next part, as `} else {` does.
#[derive(Clone, Debug)]
pub struct Block {
    /// The first line, without its indentation.
    pub head: String,
    /// Indented lines, and the line after them that begins with a closing bracket; it is empty where the head opened none.
    pub rest: Vec<(Vec<Block>, String)>,
}

/// The blocks of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<(usize, &str)> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| (line.len() - line.trim_start().len(), line.trim()))
        .collect();
    parse(&mut lines.as_slice(), 0)
}

fn parse(lines: &mut &[(usize, &str)], indent: usize) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    while let Some(((depth, line), tail)) = lines.split_first() {
        if *depth < indent {
            break;
        }
        if *depth > indent {
            let children = parse(lines, *depth);
            match found.last_mut() {
                Some(block) => block.rest.push((children, String::new())),
                None => found.extend(children),
            }
            continue;
        }
        *lines = tail;
        let open = found.last_mut().and_then(|block| block.rest.last_mut()).filter(|(_, close)| close.is_empty());
        match open {
            Some((_, close)) if line.starts_with(['}', ')', ']']) => *close = (*line).to_owned(),
            _ => found.push(Block { head: (*line).to_owned(), rest: Vec::new() }),
        }
    }
    found
}

impl Block {
    /// The text at this depth: on one line if it fits, with its parts on lines of their own otherwise. A closing bracket
    /// stands at the end of the last part, as indentation shows where it belongs.
    pub fn text(&self, depth: usize, width: usize) -> String {
        let indent = "  ".repeat(depth);
        let flat = self.flat();
        if indent.len() + flat.chars().count() <= width {
            return format!("{indent}{flat}\n");
        }
        if let Some(inner) = self.hugged() {
            return inner.text(depth, width);
        }
        let mut out = format!("{indent}{}\n", self.head);
        for (children, close) in &self.rest {
            let mut body = String::new();
            for line in children.iter().map(|child| child.text(depth + 1, width)) {
                pack(&mut body, &line, width);
            }
            out = joined(out, &body, width);
            if !close.is_empty() {
                out.truncate(out.trim_end_matches([',', '\n']).len());
                let blank = if close.starts_with('}') { " " } else { "" };
                out.extend([blank, close.as_str(), "\n"]);
            }
        }
        out
    }

    /// A block around one block, as one block: `kind: Struct(Struct {` in place of two lines.
    fn hugged(&self) -> Option<Block> {
        let [(children, close)] = self.rest.as_slice() else { return None };
        let [child] = children.as_slice() else { return None };
        if child.rest.is_empty() || child.rest.iter().any(|(_, close)| close.is_empty()) || close.is_empty() {
            return None;
        }
        let mut hugged = child.clone();
        let blank = if self.head.ends_with('{') { " " } else { "" };
        hugged.head = format!("{}{blank}{}", self.head, child.head);
        if let Some((_, last)) = hugged.rest.last_mut() {
            *last = format!("{}{blank}{close}", last.trim_end_matches(','));
        }
        Some(hugged)
    }

    /// The text on one line.
    pub fn flat(&self) -> String {
        let mut out = self.head.clone();
        for (children, close) in &self.rest {
            let blank = if out.ends_with(['(', '[']) { "" } else { " " };
            let mut inner = String::new();
            for part in children.iter().map(Block::flat) {
                let attached = inner.is_empty() || part.starts_with(['.', '?']);
                inner.extend([if attached { "" } else { " " }, &part]);
            }
            if !close.is_empty() && inner.ends_with(',') {
                inner.pop();
            }
            let attached = inner.is_empty() || (close.is_empty() && inner.starts_with(['.', '?']));
            out.extend([if attached { "" } else { blank }, &inner]);
            out.extend([if close.is_empty() || inner.is_empty() { "" } else { blank }, close]);
        }
        out
    }
}

/// The parts below a line, the first fields on that line if they fit: `Type { name: "A", module: 0,`.
fn joined(mut out: String, body: &str, width: usize) -> String {
    let first = body.lines().next().map(str::trim).unwrap_or_default();
    let is_field = first.ends_with(',') && first.split_once(": ").is_some_and(|(key, _)| is_key(key));
    let head = out.trim_end().rsplit('\n').next().unwrap_or_default();
    let is_open = head.ends_with('{');
    if !is_field || !is_open || head.chars().count() + 1 + first.chars().count() > width {
        return out + body;
    }
    out.truncate(out.trim_end().len());
    let rest = body.split_once('\n').map(|(_, rest)| rest).unwrap_or_default();
    out + " " + first + "\n" + rest
}

/// Adds a part on a line of its own, or to the line before if both are short fields such as `name: "a",`.
fn pack(out: &mut String, part: &str, width: usize) {
    let is_short = |line: &str| {
        let content = line.trim();
        content.len() <= 44 && content.ends_with(',') && content.split_once(": ").is_some_and(|(key, _)| is_key(key))
    };
    let last = out.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
    let last_field = last.rsplit_once(", ").map_or(last.trim(), |(_, field)| field);
    let same_depth = last.len() - last.trim_start().len() == part.len() - part.trim_start().len();
    let fits = last.chars().count() + part.trim().chars().count() < width;
    if same_depth && fits && is_short(part) && is_short(last_field) {
        out.truncate(out.len() - 1);
        out.extend([" ", part.trim_start()]);
    } else {
        out.push_str(part);
    }
}

fn is_key(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
}

#[cfg(test)]
mod tests {
    use super::blocks;

    fn compact(text: &str, width: usize) -> String {
        blocks(text).iter().map(|block| block.text(0, width)).collect()
    }

    #[test]
    fn brackets_that_fit_are_on_one_line() {
        let text = "impl A {\n    fn a(\n        x: i64,\n        y: i64,\n    ) -> i64 {\n        x\n    }\n}\n";
        assert_eq!(compact(text, 80), "impl A { fn a(x: i64, y: i64) -> i64 { x } }\n");
        assert_eq!(compact(text, 30), "impl A { fn a(\n  x: i64, y: i64) -> i64 {\n  x } }\n");
    }

    #[test]
    fn first_fields_stand_beside_their_name() {
        let text = "Type {\n    name: \"A\",\n    module: 0,\n    kind: Struct(\n        1,\n        2,\n    ),\n}\n";
        assert_eq!(compact(text, 30), "Type { name: \"A\", module: 0,\n  kind: Struct(1, 2) }\n");
    }

    #[test]
    fn chains_and_branches_stay_whole() {
        let text = "let a = b\n    .c()\n    .d();\nif a {\n    b\n} else {\n    c\n}\n";
        assert_eq!(compact(text, 80), "let a = b.c().d();\nif a { b } else { c }\n");
    }
}
