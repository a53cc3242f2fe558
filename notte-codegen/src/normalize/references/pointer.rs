//! JSON Pointers (RFC 6901) into the files of a description.

use crate::diagnostics::Place;
use crate::load::Document;
use crate::normalize::document::Node;

/// What a pointer leads to, as it is written or with its percent signs resolved.
pub fn pointed<'d>(document: &'d Document, file: usize, pointer: &str) -> Option<Node<'d>> {
    let root = &document.sources.get(file)?.tree;
    let at = |pointer: &str| Some((root.pointer(pointer)?, pointer.to_owned()));
    let decoded = || percent_encoding::percent_decode_str(pointer).decode_utf8_lossy().into_owned();
    let (value, pointer) = at(pointer).or_else(|| at(&decoded()))?;
    Some(Node { value, place: Place { file, pointer } })
}

/// The pointer to a sibling of what was meant, when one is spelled nearly alike.
pub fn similar(document: &Document, file: usize, pointer: &str) -> Option<String> {
    let root = &document.sources.get(file)?.tree;
    let (parent, last) = pointer.rsplit_once('/')?;
    let keys = root.pointer(parent)?.as_object()?.keys();
    let near = keys.map(|key| (distance(key, last), key)).min()?;
    (near.0 <= 2.max(last.len() / 4)).then(|| format!("{parent}/{}", near.1))
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let up = *cell;
            let best = (corner + usize::from(x != *y)).min(up + 1).min(left + 1);
            corner = up;
            *cell = best;
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
