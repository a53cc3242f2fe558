//! The pieces of a body cut into events, whatever the type of their data: server-sent events (HTML, 9.2.6), JSON lines,
//! JSON text sequences (RFC 7464).

use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf, BytesMut};

/// How one event is told from the next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Framing {
    /// `text/event-stream`.
    Sse,
    /// A value on each line.
    Lines,
    /// A value as far as its brackets go: it may take several lines.
    Values,
    /// A value after each record separator, as far as the next one or its brackets go.
    Sequence,
}

/// An event as text.
pub(in super::super) struct Frame {
    pub(in super::super) event: Option<String>,
    pub(in super::super) id: Option<Arc<str>>,
    pub(in super::super) data: Vec<u8>,
    // Of a number that nothing ends it can't be told whether it is whole (RFC 7464, 2.4).
    pub(in super::super) is_cut: bool,
}

/// An event has more bytes than it may.
pub(in super::super) struct TooLarge;

/// What has come in and was not given out.
pub(in super::super) struct Frames {
    framing: Framing,
    most_bytes: usize,
    buffer: BytesMut,
    // As much of the buffer has been looked at, so that a long line is looked at once.
    scanned: usize,
    begun: bool,
    ended: bool,
    // An `\n` that comes next belongs to the `\r` before it.
    after_cr: bool,
    nesting: Nesting,
    event: Option<String>,
    id: Option<Arc<str>>,
    data: Option<Vec<u8>>,
    /// The id as of the last event, and the time to wait before reconnecting, for who resumes the stream.
    pub(super) last_id: Option<Arc<str>>,
    pub(super) retry: Option<Duration>,
}

/// Where in a JSON text it stands.
#[derive(Default)]
struct Nesting {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

const BOM: &[u8] = b"\xef\xbb\xbf";
const RECORD_SEPARATOR: u8 = 0x1e;

impl Frames {
    pub(in super::super) fn new(framing: Framing, most_bytes: usize) -> Self {
        Self {
            framing,
            most_bytes,
            buffer: BytesMut::new(),
            scanned: 0,
            begun: false,
            ended: false,
            after_cr: false,
            nesting: Nesting::default(),
            event: None,
            id: None,
            data: None,
            last_id: None,
            retry: None,
        }
    }

    /// Goes on after an event of another connection.
    pub(super) fn go_on(&mut self, last_id: Option<Arc<str>>) {
        self.id.clone_from(&last_id);
        self.last_id = last_id;
    }

    /// Takes a piece in.
    pub(in super::super) fn push(&mut self, piece: &[u8]) {
        self.buffer.extend_from_slice(piece);
    }

    /// Nothing more comes in.
    pub(in super::super) fn end(&mut self) {
        self.ended = true;
    }

    /// Nothing more is given out.
    pub(in super::super) fn clear(&mut self) {
        self.ended = true;
        self.buffer = BytesMut::new();
        self.scanned = 0;
        self.data = None;
    }

    /// The next whole event.
    pub(in super::super) fn next(&mut self) -> Result<Option<Frame>, TooLarge> {
        if !self.begin() {
            return Ok(None);
        }
        loop {
            let part = match self.framing {
                Framing::Sse => self.line(|byte| matches!(byte, b'\n' | b'\r')),
                Framing::Lines => self.line(|byte| byte == b'\n'),
                Framing::Values | Framing::Sequence => self.value(),
            };
            let kept = self.kept();
            if part.as_ref().map_or(self.buffer.len(), |part| part.len()) > self.most_bytes.saturating_sub(kept) {
                return Err(TooLarge);
            }
            let Some(part) = part else { return Ok(None) };
            let frame = if self.framing == Framing::Sse { self.dispatch(&part) } else { whole(&part) };
            if let Some(mut frame) = frame {
                frame.is_cut &= self.framing == Framing::Sequence;
                return Ok(Some(frame));
            }
        }
    }

    /// The length of what has come of the next event: its name, its id and its data.
    fn kept(&self) -> usize {
        let event = self.event.as_ref().map_or(0, String::len);
        let id = self.id.as_ref().map_or(0, |id| id.len());
        event + id + self.data.as_ref().map_or(0, Vec::len)
    }

    /// Takes the byte order mark away once it can be told from anything else.
    fn begin(&mut self) -> bool {
        if !self.begun && (self.ended || self.buffer.len() >= BOM.len() || !BOM.starts_with(&self.buffer)) {
            self.begun = true;
            if self.buffer.starts_with(BOM) {
                self.buffer.advance(BOM.len());
            }
        }
        self.begun
    }

    /// The next line without its end.
    fn line(&mut self, is_end: impl Fn(u8) -> bool) -> Option<BytesMut> {
        if self.after_cr && !self.buffer.is_empty() {
            self.after_cr = false;
            if self.buffer.starts_with(b"\n") {
                self.buffer.advance(1);
            }
        }
        let found = self.buffer.iter().skip(self.scanned).position(|byte| is_end(*byte));
        let Some(found) = found else {
            self.scanned = self.buffer.len();
            return self.last();
        };
        let line = self.buffer.split_to(self.scanned + found);
        self.scanned = 0;
        self.after_cr = self.buffer.starts_with(b"\r");
        self.buffer.advance(1);
        Some(line)
    }

    /// The next JSON text: up to a record separator, or to the end of a line outside of all brackets.
    fn value(&mut self) -> Option<BytesMut> {
        while let Some(&byte) = self.buffer.get(self.scanned) {
            let is_separator = byte == RECORD_SEPARATOR;
            if is_separator || (byte == b'\n' && self.nesting.depth == 0) {
                // The end of a line says that a number is whole, so it stays with it.
                let text = self.buffer.split_to(self.scanned + usize::from(!is_separator));
                if is_separator {
                    self.buffer.advance(1);
                }
                self.scanned = 0;
                self.nesting = Nesting::default();
                return Some(text);
            }
            self.nesting.pass(byte);
            self.scanned += 1;
        }
        self.last()
    }

    /// What is left in the end. Of server-sent events only a line that was ended counts.
    fn last(&mut self) -> Option<BytesMut> {
        if !self.ended || self.framing == Framing::Sse || self.buffer.is_empty() {
            return None;
        }
        self.scanned = 0;
        Some(self.buffer.split())
    }

    /// Takes in a line of server-sent events; an empty one ends an event.
    fn dispatch(&mut self, line: &[u8]) -> Option<Frame> {
        if !line.is_empty() {
            self.field(line);
            return None;
        }
        self.last_id.clone_from(&self.id);
        let event = self.event.take().filter(|event| !event.is_empty());
        let data = self.data.take()?;
        Some(Frame { event, id: self.id.clone(), data, is_cut: false })
    }

    fn field(&mut self, line: &[u8]) {
        let mut halves = line.splitn(2, |byte| *byte == b':');
        let (name, value) = (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
        let value = value.strip_prefix(b" ").unwrap_or(value);
        let text = || String::from_utf8_lossy(value).into_owned();
        match name {
            b"event" => self.event = Some(text()),
            b"id" if !value.contains(&0) => self.id = Some(text()).filter(|id| !id.is_empty()).map(Arc::from),
            b"data" => match &mut self.data {
                Some(data) => {
                    data.push(b'\n');
                    data.extend_from_slice(value);
                }
                None => self.data = Some(value.to_vec()),
            },
            b"retry" if value.iter().all(u8::is_ascii_digit) => {
                let milliseconds = str::from_utf8(value).ok().and_then(|text| text.parse().ok());
                self.retry = milliseconds.map(Duration::from_millis).or(self.retry);
            }
            // A comment, or a field that is not known.
            _ => {}
        }
    }
}

impl Nesting {
    fn pass(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_string => self.escaped = true,
            b'"' => self.in_string = !self.in_string,
            _ if self.in_string => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// A line or a JSON text as an event, unless there is nothing in it.
fn whole(part: &[u8]) -> Option<Frame> {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | &RECORD_SEPARATOR);
    let last = part.iter().rev().find(|byte| !is_space(byte))?;
    let is_cut = !part.last().is_some_and(is_space) && !matches!(last, b'}' | b']' | b'"');
    let data = part.strip_prefix(&[RECORD_SEPARATOR]).unwrap_or(part);
    let data = data.strip_suffix(b"\n").unwrap_or(data);
    let data = data.strip_suffix(b"\r").unwrap_or(data);
    Some(Frame { event: None, id: None, data: data.to_vec(), is_cut })
}
