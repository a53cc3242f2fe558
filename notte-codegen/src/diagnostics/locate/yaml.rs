//! Walks the events of a YAML parser. The parser keeps its own stack and refuses flow collections that nest too deep.

use super::wanted::{Id, Spot, Wanted};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// Walks the first document and notes the spots of wanted nodes; false when the text is not YAML.
pub(super) fn scan(text: &str, wanted: &mut Wanted) -> bool {
    let mut walk = Walk { wanted, open: Vec::new() };
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { return false };
        match event {
            Event::MappingStart(..) => walk.start(Kind::Mapping { key: None }, span),
            Event::SequenceStart(..) => walk.start(Kind::Sequence { index: 0 }, span),
            Event::MappingEnd | Event::SequenceEnd => {
                walk.open.pop();
            }
            Event::Scalar(text, style, ..) => walk.scalar(&text, style, span),
            // What stands behind an alias is written elsewhere.
            Event::Alias(_) => {
                walk.node(span);
            }
            Event::DocumentEnd => break,
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::Nothing => {}
        }
    }
    true
}

enum Kind {
    /// The outer option is none where a key is due, the inner where nothing under the key is wanted.
    Mapping {
        key: Option<Option<Id>>,
    },
    Sequence {
        index: usize,
    },
}

struct Open {
    node: Option<Id>,
    kind: Kind,
}

struct Walk<'a> {
    wanted: &'a mut Wanted,
    open: Vec<Open>,
}

impl Walk<'_> {
    /// Takes a node that is about to come; returns what it is among the wanted ones.
    fn node(&mut self, span: Span) -> Option<Id> {
        let Some(open) = self.open.last_mut() else {
            self.wanted.set(Wanted::ROOT, spot(span));
            return Some(Wanted::ROOT);
        };
        match &mut open.kind {
            Kind::Mapping { key } => match key.take() {
                Some(child) => child,
                None => {
                    // A key that is a collection or an alias: no pointer leads there.
                    *key = Some(None);
                    None
                }
            },
            Kind::Sequence { index } => {
                let number = *index;
                *index += 1;
                let child = self.wanted.child(open.node?, &number.to_string())?;
                self.wanted.set(child, spot(span));
                Some(child)
            }
        }
    }

    fn start(&mut self, kind: Kind, span: Span) {
        let node = self.node(span);
        self.open.push(Open { node, kind });
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) {
        let (node, key) = match self.open.last_mut() {
            Some(Open { node, kind: Kind::Mapping { key: key @ None } }) => (*node, key),
            _ => {
                self.node(span);
                return;
            }
        };
        let child = node.and_then(|node| {
            self.wanted.child(node, text).or_else(|| match style {
                ScalarStyle::Plain => self.wanted.child(node, &normal(text)?),
                _ => None,
            })
        });
        *key = Some(child);
        if let Some(child) = child {
            self.wanted.set(child, spot(span));
        }
    }
}

/// What a key that is no string becomes as a string, where that differs from how it is written.
fn normal(text: &str) -> Option<String> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some("null".to_owned()),
        "True" | "TRUE" => return Some("true".to_owned()),
        "False" | "FALSE" => return Some("false".to_owned()),
        _ => {}
    }
    let radix = |prefix, radix| text.strip_prefix(prefix).and_then(|digits| u64::from_str_radix(digits, radix).ok());
    if let Some(number) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return Some(number.to_string());
    }
    text.parse::<i64>()
        .map(|number| number.to_string())
        .or_else(|_| text.parse::<f64>().map(|number| number.to_string()))
        .ok()
}

fn spot(span: Span) -> Spot {
    Spot::Mark { line: span.start.line(), column: span.start.col(), length: span.len().max(1) }
}
