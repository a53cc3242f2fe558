//! JSON text (RFC 8259) to a tape.
//!
//! Written out here and not driven through a generic visitor: it leaves numbers as they are written, so that none is
//! rounded before its type is known, and no feature that another crate turns on in `serde_json` changes what is read.

use super::super::DecodeError;
use super::memory::TOO_LARGE;
use super::{Entry, Tag, Tape, number, repeats, string};

/// As many containers may be open at once: enough for real bodies, and it bounds the stack of every reader.
pub(in super::super) const MAX_DEPTH: usize = 127;

/// Checks a text and takes it apart. The text comes back as the string that the tape points into.
/// The tape has at most `most_entries`.
pub(in super::super) fn parse(text: &[u8], max_depth: usize, most_entries: usize) -> Result<(&str, Tape), DecodeError> {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    if u32::try_from(text.len()).is_err() {
        return Err(DecodeError::new("the text is larger than 4 GiB"));
    }
    let text = match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(error) => return Err(syntax(text, error.valid_up_to(), "invalid UTF-8")),
    };
    // About one value in twelve bytes; the list grows where there are more.
    let room = (text.len() / 12 + 1).min(most_entries);
    let tape = Tape { entries: Vec::with_capacity(room), unescaped: String::new(), is_spaced: false };
    let mut parser = Parser { text, bytes: text.as_bytes(), at: 0, depth_left: max_depth, most_entries, tape };
    parser.peek();
    // Spaces around the whole are not between values.
    parser.tape.is_spaced = false;
    let parsed = parser.value().and_then(|()| parser.end());
    match parsed {
        Ok(()) => Ok((text, parser.tape)),
        Err(TOO_LARGE) => Err(DecodeError::new(TOO_LARGE)),
        Err(what) => Err(syntax(text.as_bytes(), parser.at, what)),
    }
}

#[cold]
fn syntax(text: &[u8], at: usize, what: &'static str) -> DecodeError {
    let what = if at >= text.len() && what != TOO_DEEP { "unexpected end of input" } else { what };
    let before = text.get(..at).unwrap_or(text);
    let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let last_line = before.rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
    // Characters, not bytes: the bytes that continue a character are not counted.
    let column = last_line.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() + 1;
    DecodeError::new(format!("{what} at line {line} column {column}"))
}

const TOO_DEEP: &str = "nested too deeply";

/// What is wrong at the place where the parser stands.
type Fault = &'static str;

struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    depth_left: usize,
    most_entries: usize,
    tape: Tape,
}

impl Parser<'_> {
    /// The next byte that is not a space, not consumed. 0 at the end: no JSON text has it there.
    fn peek(&mut self) -> u8 {
        while let Some(&byte) = self.bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return byte;
            }
            self.tape.is_spaced = true;
            self.at += 1;
        }
        0
    }

    fn end(&mut self) -> Result<(), Fault> {
        let is_spaced = self.tape.is_spaced;
        self.peek();
        self.tape.is_spaced = is_spaced;
        if self.at == self.bytes.len() { Ok(()) } else { Err("unexpected text after the value") }
    }

    fn push(&mut self, tag: Tag, start: usize, end: usize, note: usize) -> Result<(), Fault> {
        if self.tape.entries.len() == self.tape.entries.capacity() {
            self.grow()?;
        }
        // All fit: the text has been checked to be shorter than 4 GiB.
        self.tape.entries.push(Entry::new(tag, start as u32, end as u32, note as u32));
        Ok(())
    }

    /// Makes room for as many entries again, and for no more than there may be.
    #[cold]
    fn grow(&mut self) -> Result<(), Fault> {
        let length = self.tape.entries.len();
        let room = self.most_entries.saturating_sub(length).min(length.max(16));
        if room == 0 {
            return Err(TOO_LARGE);
        }
        self.tape.entries.reserve_exact(room);
        Ok(())
    }

    fn value(&mut self) -> Result<(), Fault> {
        match self.peek() {
            b'"' => self.string(false),
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::array),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true", Tag::Bool, 1),
            b'f' => self.word("false", Tag::Bool, 0),
            b'n' => self.word("null", Tag::Null, 0),
            _ => Err("expected a value"),
        }
    }

    fn word(&mut self, word: &str, tag: Tag, start: usize) -> Result<(), Fault> {
        for &expected in word.as_bytes() {
            if self.bytes.get(self.at) != Some(&expected) {
                return Err("expected a value");
            }
            self.at += 1;
        }
        self.push(tag, start, 0, self.at)
    }

    fn number(&mut self) -> Result<(), Fault> {
        let start = self.at;
        self.at = number::scan(self.bytes, start).map_err(|(at, fault)| {
            self.at = at;
            fault
        })?;
        self.push(Tag::Number, start, self.at, 0)
    }

    /// A string, from its opening quote.
    fn string(&mut self, is_key: bool) -> Result<(), Fault> {
        let start = self.at + 1;
        self.at = string::plain(self.bytes, start);
        if self.bytes.get(self.at) == Some(&b'"') {
            let end = self.at;
            self.at += 1;
            return self.push(Tag::Plain, start, end, 0);
        }
        if self.tape.unescaped.capacity() == 0 {
            // Where one string has an escape, others have too.
            self.tape.unescaped.reserve((self.bytes.len() - self.at) / 8);
        }
        let from = self.tape.unescaped.len();
        self.at = string::unescape(self.text, start, &mut self.tape.unescaped).map_err(|(at, fault)| {
            self.at = at;
            fault
        })?;
        let note = if is_key { 0 } else { self.at };
        self.push(Tag::Unescaped, from, self.tape.unescaped.len(), note)
    }

    fn nested(&mut self, container: fn(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.depth_left = self.depth_left.checked_sub(1).ok_or(TOO_DEEP)?;
        self.at += 1;
        container(self)?;
        self.depth_left += 1;
        Ok(())
    }

    fn array(&mut self) -> Result<(), Fault> {
        let place = self.tape.entries.len();
        self.push(Tag::Array, 0, 0, 0)?;
        let mut count = 0;
        if self.peek() == b']' {
            self.at += 1;
            return self.close(place, count);
        }
        loop {
            self.value()?;
            count += 1;
            match self.peek() {
                b',' => self.at += 1,
                b']' => break,
                _ => return Err("expected `,` or `]`"),
            }
        }
        self.at += 1;
        self.close(place, count)
    }

    fn object(&mut self) -> Result<(), Fault> {
        let place = self.tape.entries.len();
        self.push(Tag::Object, 0, 0, 0)?;
        let mut count = 0;
        let mut seen = repeats::Seen::default();
        if self.peek() == b'}' {
            self.at += 1;
            return self.close(place, count);
        }
        loop {
            if self.peek() != b'"' {
                return Err("expected a key in quotes");
            }
            let key = self.tape.entries.len();
            self.string(true)?;
            seen.check(self.text, &mut self.tape, place, key);
            if self.peek() != b':' {
                return Err("expected `:`");
            }
            self.at += 1;
            self.value()?;
            count += 1;
            match self.peek() {
                b',' => self.at += 1,
                b'}' => break,
                _ => return Err("expected `,` or `}`"),
            }
        }
        self.at += 1;
        self.close(place, count)?;
        seen.finish(self.text, &mut self.tape, place);
        Ok(())
    }

    fn close(&mut self, place: usize, count: u32) -> Result<(), Fault> {
        let end = self.tape.entries.len() as u32;
        if let Some(entry) = self.tape.entries.get_mut(place) {
            entry.start = count;
            entry.end = end;
            entry.note.set(self.at as u32);
        }
        Ok(())
    }
}
