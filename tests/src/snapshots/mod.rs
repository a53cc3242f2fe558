//! The compact texts that the suite `stages` compares with its snapshots.
//!
//! Layout and constants are held elsewhere, so a snapshot shows only what differs from one description to the next:
//! brackets that fit on a line stand on one line, text that is the same in most clients is a phrase (see [`Phrases`]), and
//! code that follows from the code before it has a name (see `derived.rs`).

mod derived;
mod layout;
mod phrases;

pub use phrases::Phrases;

use layout::Block;

/// The longest line that brackets are joined to.
const WIDTH: usize = 140;

/// The intermediate representation: its pretty `Debug` output without documentation, without fields that are empty, `false`,
/// or `None`, without names on the wire that are those in Rust, and with names in place of the numbers of types. Documentation is
/// in the snapshot of the files.
pub fn ir(debug: &str, types: &[&str]) -> String {
    let mut text = debug.to_owned();
    for (number, name) in types.iter().enumerate() {
        text = named(&text, number, name);
    }
    layout::blocks(&text).iter().filter_map(without_defaults).map(|block| block.text(0, WIDTH)).collect()
}

/// `TypeId(NUMBER)`, which `Debug` prints on three lines, as the type's name.
fn named(text: &str, number: usize, name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("TypeId(") {
        out.push_str(before);
        match after.split_once(')') {
            Some((inner, tail)) if inner.trim().trim_end_matches(',') == number.to_string() => {
                out.push_str(name);
                rest = tail;
            }
            _ => {
                out.push_str("TypeId(");
                rest = after;
            }
        }
    }
    out + rest
}

fn without_defaults(block: &Block) -> Option<Block> {
    let key = block.head.split_once(": ").map(|(key, _)| key).filter(|key| !key.contains(['"', '(', ' ']));
    if key.is_some_and(|key| key == "docs" || key.ends_with("_docs")) {
        return None;
    }
    let value = block.head.split_once(": ").map(|(_, value)| value.trim_end_matches(','));
    if key.is_some() && matches!(value, Some("None" | "false" | "[]" | "{}" | "\"\"")) {
        return None;
    }
    let mut kept = block.clone();
    for (children, _) in &mut kept.rest {
        // A name on the wire is that in Rust unless it is shown, and so is that of the field behind an argument.
        let name = name(children).or_else(|| children.iter().find_map(argument_name));
        let other = |child: &Block| {
            ["wire: ", "field: "].into_iter().find_map(|key| child.head.strip_prefix(key).map(str::to_owned))
        };
        children.retain(|child| other(child).is_none_or(|other| Some(other) != name));
        *children = children.iter().filter_map(without_defaults).collect();
    }
    Some(kept)
}

fn name(children: &[Block]) -> Option<String> {
    children.iter().find_map(|child| child.head.strip_prefix("name: ").map(str::to_owned))
}

fn argument_name(child: &Block) -> Option<String> {
    let (children, _) = child.rest.first().filter(|_| child.head == "argument: Argument {")?;
    name(children)
}

/// A generated file, below a line with its path. Private imports are left out of the files that `tests/compiled` compiles: a
/// missing or an unused one is an error there.
pub fn file(path: &str, text: &str, phrases: &mut Phrases) -> String {
    if !path.ends_with(".rs") {
        return markdown(path, text, phrases);
    }
    let mut header = format!("=== {path}");
    let mut body = String::new();
    let mut comments = String::new();
    let mut in_header = true;
    for line in text.lines() {
        let content = line.trim_start();
        if content.starts_with("//") {
            let comment = phrases.comment(content);
            if in_header && !content.starts_with("///") {
                header.extend([" ", &comment]);
            } else {
                comments.extend([&comment, " "]);
            }
            continue;
        }
        in_header &= content.is_empty();
        if content.is_empty() {
            continue;
        }
        body.push_str(line.strip_suffix(content).unwrap_or_default());
        body.push_str(&comments);
        comments.clear();
        body.push_str(content);
        // An attribute stands in front of its item.
        body.push(if content.starts_with("#[") && content.ends_with(']') { '\u{1}' } else { '\n' });
    }
    let body = joined_attributes(&body);
    let mut out = header + "\n";
    let mut declares = false;
    for block in layout::blocks(&body) {
        if path != "constructors.rs" && block.head.starts_with("use ") {
            continue;
        }
        let block = phrases.block(derived::derived(block), WIDTH);
        let text = block.text(0, WIDTH);
        // Modules and imports stand beside each other, and so do phrases.
        let is_declaration = block.rest.is_empty() && matches!(declared(&block.head), "mod" | "use")
            || block.head.starts_with('«') && block.head.ends_with('»');
        let last = out.trim_end().rsplit('\n').next().unwrap_or_default().chars().count();
        if declares && is_declaration && last + text.trim_end().chars().count() < WIDTH {
            out.truncate(out.len() - 1);
            out.push(' ');
        }
        out.push_str(&text);
        declares = is_declaration;
    }
    out
}

/// The word that says what an item is, behind its attributes and `pub`.
fn declared(item: &str) -> &str {
    let item = item.rsplit("] ").next().unwrap_or(item);
    item.trim_start_matches("pub ").split(' ').next().unwrap_or_default()
}

/// Puts an attribute on the line of what it is for.
fn joined_attributes(text: &str) -> String {
    let mut pieces = text.split('\u{1}');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push(' ');
        out.push_str(piece.trim_start());
    }
    out
}

fn markdown(path: &str, text: &str, phrases: &mut Phrases) -> String {
    let mut out = format!("=== {path}");
    for line in text.lines().filter(|line| !line.is_empty()) {
        match phrases.line(line) {
            Some(phrase) => out.extend([" ", &phrase]),
            None => out.extend(["\n", line]),
        }
    }
    out + "\n"
}
