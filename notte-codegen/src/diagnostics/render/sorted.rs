//! Diagnostics in the order in which they are shown, each with its place in the text.

use crate::diagnostics::locate::locate_all;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::load::Source;
use std::cmp::Reverse;
use std::ops::Range;

/// A diagnostic and where it stands.
pub(super) struct Placed<'a> {
    /// What there is to say.
    pub(super) diagnostic: &'a Diagnostic,
    /// Where it stands in a text: in an overlay for a node that an overlay made.
    pub(super) place: Place,
    /// The file it is about, if there is such a file.
    pub(super) source: Option<&'a Source>,
    /// Where in the file's text.
    pub(super) at: Option<At>,
}

/// A place in a text.
#[derive(Clone, Debug)]
pub(super) struct At {
    /// The line, from 1.
    pub(super) line: usize,
    /// The column, from 1.
    pub(super) column: usize,
    /// The bytes to mark; none when only line and column are known.
    pub(super) span: Option<Range<usize>>,
    /// The first byte of the line.
    pub(super) line_start: usize,
    /// Whether the node itself stands there, not only an ancestor.
    pub(super) exact: bool,
}

/// Errors first, then by file, place and code.
pub(super) fn sorted<'a>(diagnostics: &'a Diagnostics, sources: &'a [Source]) -> Vec<Placed<'a>> {
    let mut all: Vec<Placed<'a>> = diagnostics
        .iter()
        .map(|diagnostic| {
            let place = origin(&diagnostic.place, sources);
            Placed { diagnostic, source: sources.get(place.file), place, at: None }
        })
        .collect();
    for (file, source) in sources.iter().enumerate() {
        place(source, all.iter_mut().filter(|placed| placed.place.file == file).collect());
    }
    all.sort_by_cached_key(|placed| {
        let Diagnostic { code, severity, .. } = placed.diagnostic;
        let at = placed.at.as_ref().map_or((0, 0), |at| (at.line, at.column));
        (Reverse(*severity), placed.place.file, at, placed.place.pointer.clone(), code.name)
    });
    all
}

/// Where a node comes from: the place of what an overlay made is in the overlay.
pub(super) fn origin(place: &Place, sources: &[Source]) -> Place {
    match sources.get(place.file) {
        Some(source) => source.origins.place(place.file, &place.pointer),
        None => place.clone(),
    }
}

/// Finds all places in one text in one pass.
fn place(source: &Source, mut placed: Vec<&mut Placed<'_>>) {
    if source.text.is_empty() || placed.is_empty() {
        return;
    }
    let starts = line_starts(&source.text);
    let line_start = |line: usize| starts.get(line.saturating_sub(1)).copied();
    placed.retain_mut(|placed| {
        let Some((line, column)) = placed.diagnostic.position else { return true };
        // A position beyond the text is kept as a number, but shows the last line.
        let line_start = line_start(line).or(starts.last().copied()).unwrap_or(0);
        placed.at = Some(At { line, column, span: None, line_start, exact: true });
        false
    });
    if placed.is_empty() {
        return;
    }
    let pointers: Vec<&str> = placed.iter().map(|placed| placed.place.pointer.as_str()).collect();
    let found = locate_all(&source.text, &pointers);
    for (placed, found) in placed.into_iter().zip(found) {
        placed.at = found.and_then(|found| {
            let line_start = line_start(found.line)?;
            Some(At { line: found.line, column: found.column, span: Some(found.span), line_start, exact: found.exact })
        });
    }
}

/// The first byte of each line; a byte order mark is no part of the first.
fn line_starts(text: &str) -> Vec<usize> {
    let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    std::iter::once(first).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}
