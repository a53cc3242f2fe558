//! A scanner over JSON that knows where each key and value begins. It keeps its own stack, so no input is too deep.

use super::wanted::{Id, Spot, Wanted};

/// Walks the whole text and notes the spots of wanted nodes; `None` when it is not JSON.
pub(super) fn scan(text: &str, wanted: &mut Wanted) -> Option<()> {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0 };
    let mut open = Vec::new();
    scanner.value(Some(Wanted::ROOT), true, wanted, &mut open)?;
    while let Some(container) = open.last_mut() {
        let first = std::mem::replace(&mut container.first, false);
        let end = if container.index.is_some() { b']' } else { b'}' };
        let next = scanner.peek()?;
        if next == end {
            scanner.at += 1;
            open.pop();
            continue;
        }
        if !first {
            scanner.eat(b',')?;
        }
        let parent = container.node;
        match &mut container.index {
            Some(index) => {
                let child = parent.and_then(|parent| wanted.child(parent, &index.to_string()));
                *index += 1;
                scanner.value(child, true, wanted, &mut open)?;
            }
            None => {
                let child = scanner.key(parent, wanted)?;
                scanner.eat(b':')?;
                scanner.value(child, false, wanted, &mut open)?;
            }
        }
    }
    scanner.peek().is_none().then_some(())
}

struct Open {
    node: Option<Id>,
    /// The number of the next element; none in an object.
    index: Option<usize>,
    first: bool,
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            if !byte.is_ascii_whitespace() {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// A string; its bytes with the quotes.
    fn string(&mut self) -> Option<(usize, usize)> {
        let start = self.at;
        self.eat(b'"')?;
        loop {
            match *self.bytes.get(self.at)? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some((start, self.at))
    }

    /// A key; the wanted node that it leads to.
    fn key(&mut self, parent: Option<Id>, wanted: &mut Wanted) -> Option<Option<Id>> {
        self.peek()?;
        let (start, end) = self.string()?;
        let Some(parent) = parent else { return Some(None) };
        let quoted = self.text.get(start..end)?;
        let plain = quoted.trim_matches('"');
        let child = if plain.contains('\\') {
            wanted.child(parent, &serde_json::from_str::<String>(quoted).ok()?)
        } else {
            wanted.child(parent, plain)
        };
        if let Some(child) = child {
            wanted.set(child, Spot::Bytes { start, end });
        }
        Some(child)
    }

    /// A scalar, or the start of a container.
    fn value(&mut self, node: Option<Id>, note: bool, wanted: &mut Wanted, open: &mut Vec<Open>) -> Option<()> {
        let first = self.peek()?;
        let start = self.at;
        match first {
            b'{' | b'[' => {
                self.at += 1;
                if node.is_some_and(|node| wanted.has_children(node)) {
                    open.push(Open { node, index: (first == b'[').then_some(0), first: true });
                } else {
                    self.skip()?;
                }
            }
            b'"' => {
                self.string()?;
            }
            b'-' | b'0'..=b'9' | b'a'..=b'z' => {
                while self
                    .bytes
                    .get(self.at)
                    .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'+' | b'-'))
                {
                    self.at += 1;
                }
            }
            _ => return None,
        }
        if let (Some(node), true) = (node, note) {
            // Of a container the bracket is enough to point at.
            let end = if matches!(first, b'{' | b'[') { start + 1 } else { self.at };
            wanted.set(node, Spot::Bytes { start, end });
        }
        Some(())
    }

    /// Runs to the end of a container in which nothing is wanted.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
        Some(())
    }
}
