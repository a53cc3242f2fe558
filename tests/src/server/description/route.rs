//! Path templates, matched segment by segment against the path as it was sent.

use crate::server::check::decode;

/// A piece of one segment of a template.
#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Parameter(String),
}

/// A template such as `/sessions/{session_id}/stop`, ready to be matched.
#[derive(Clone, Debug)]
pub struct Route {
    segments: Vec<Vec<Piece>>,
}

impl Route {
    /// Reads a template.
    #[must_use]
    pub fn parse(template: &str) -> Self {
        let path = template.strip_prefix('/').unwrap_or(template);
        Self { segments: path.split('/').map(pieces).collect() }
    }

    /// The decoded parameters, if the raw path is one of this template's.
    ///
    /// The path is split before it is decoded, so an encoded slash stays inside its segment. A parameter never
    /// matches an empty segment.
    #[must_use]
    pub fn parameters(&self, raw_path: &str) -> Option<Vec<(String, String)>> {
        let raw: Vec<&str> = raw_path.strip_prefix('/')?.split('/').collect();
        if raw.len() != self.segments.len() {
            return None;
        }
        let mut found = Vec::new();
        for (pieces, raw) in self.segments.iter().zip(raw) {
            let segment = decode(raw).ok()?;
            if !take(pieces, &segment, &mut found) {
                return None;
            }
        }
        Some(found)
    }

    /// Orders templates that match the same path: what is written out wins over what is a parameter, from the left.
    #[must_use]
    pub fn rank(&self) -> Vec<u8> {
        let rank = |pieces: &Vec<Piece>| match pieces.as_slice() {
            [Piece::Parameter(_)] => 2,
            [] | [Piece::Text(_)] => 0,
            _ => 1,
        };
        self.segments.iter().map(rank).collect()
    }
}

fn pieces(segment: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = segment;
    while let Some((text, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else {
            break;
        };
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        }
        pieces.push(Piece::Parameter(name.to_owned()));
        rest = tail;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

/// Matches the pieces against a decoded segment, adding what the parameters took.
fn take(pieces: &[Piece], segment: &str, found: &mut Vec<(String, String)>) -> bool {
    match pieces {
        [] => segment.is_empty(),
        [Piece::Text(text), rest @ ..] => {
            segment.strip_prefix(text.as_str()).is_some_and(|tail| take(rest, tail, found))
        }
        [Piece::Parameter(name), rest @ ..] => {
            let ends = segment.char_indices().map(|(start, character)| start + character.len_utf8());
            for end in ends {
                let (value, tail) = segment.split_at(end);
                let known = found.len();
                found.push((name.clone(), value.to_owned()));
                if take(rest, tail, found) {
                    return true;
                }
                found.truncate(known);
            }
            false
        }
    }
}
