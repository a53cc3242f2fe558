//! Tables.

use super::inline::{Target, spans};
use super::wrap;
use pulldown_cmark::{Alignment, Event, Tag as Mark, TagEnd};
use std::ops::Range;

/// The lines of a table from the events inside of it.
pub(super) fn lines(alignments: &[Alignment], events: &[(Event<'_>, Range<usize>)]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut row = String::from("|");
    let mut cell = 0;
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Mark::TableCell) => cell = index + 1,
            Event::End(TagEnd::TableCell) => {
                let inside = events.get(cell..index).unwrap_or_default();
                let words = spans::words(inside.iter().map(|(event, _)| event), Target::Cell, false);
                row.push_str(&format!(" {} |", wrap::cell(&words)));
            }
            Event::End(TagEnd::TableHead) => {
                lines.push(std::mem::replace(&mut row, "|".to_owned()));
                let marks = alignments.iter().map(|alignment| match alignment {
                    Alignment::None => " --- |",
                    Alignment::Left => " :-- |",
                    Alignment::Center => " :-: |",
                    Alignment::Right => " --: |",
                });
                lines.push(std::iter::once("|").chain(marks).collect());
            }
            Event::End(TagEnd::TableRow) => lines.push(std::mem::replace(&mut row, "|".to_owned())),
            _ => {}
        }
    }
    lines
}
