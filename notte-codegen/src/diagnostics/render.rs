//! Diagnostics for people and for machines.

mod brief;
mod excerpt;
mod json;
mod sorted;

pub use brief::to_lines;
pub use json::to_json_lines;

use super::{Diagnostics, Severity};
use crate::load::Source;
use crate::visible::visible;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use excerpt::Excerpt;
use sorted::Placed;

/// How the text for people is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Without colour.
    #[default]
    Plain,
    /// With ANSI escapes for colour.
    Ansi,
}

/// All diagnostics, errors first, each with its source line, and a line that counts them. Empty when there are none.
///
/// `sources` are those of the [`Document`](crate::Document) that the diagnostics are about.
#[must_use]
pub fn render(diagnostics: &Diagnostics, sources: &[Source], style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Ansi => Renderer::styled().hyperlink(false),
    };
    let mut out = String::new();
    for placed in sorted::sorted(diagnostics, sources) {
        out.push_str(&renderer.render(&report(&placed)));
        out.push_str("\n\n");
    }
    out.push_str(&summary(diagnostics));
    out
}

/// One diagnostic. A line that was cut or escaped before its mark is a group of its own, because the library counts the
/// column in the text that it shows.
fn report<'a>(placed: &Placed<'a>) -> Vec<Group<'a>> {
    let diagnostic = placed.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Loss => Level::WARNING.with_name("loss"),
        Severity::Note => Level::NOTE,
    };
    let mut done = Vec::new();
    let mut group =
        Group::with_title(level.clone().primary_title(visible(&diagnostic.message)).id(diagnostic.code.name));
    if let Some(source) = placed.source {
        match (&placed.at, Excerpt::of(source, placed)) {
            (Some(at), Some(excerpt)) => {
                let marker = AnnotationKind::Primary.span(excerpt.marked);
                // The pointer says what the line alone can't when the node itself is not written there.
                let marker = if at.exact {
                    marker
                } else {
                    marker.label(format!("for #{}", visible(&diagnostic.place.pointer)))
                };
                let mut snippet = Snippet::source(excerpt.text).line_start(at.line).annotation(marker);
                if excerpt.is_whole {
                    snippet = snippet.path(visible(&source.name));
                } else {
                    let origin = Origin::path(visible(&source.name)).line(at.line).char_column(at.column);
                    done.push(group.element(origin));
                    group = Group::with_level(level);
                }
                group = group.element(snippet);
            }
            // A value that the caller had in memory: no text to show.
            _ => {
                let pointer = &placed.place.pointer;
                let pointer = if pointer.is_empty() { String::new() } else { format!("#{pointer}") };
                group = group.element(Origin::path(visible(&(source.name.clone() + &pointer)).into_owned()));
            }
        }
    }
    if let Some(effect) = &diagnostic.effect {
        group = group.element(Level::NOTE.with_name("effect").message(visible(effect)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    done.push(group);
    done
}

/// `2 errors, 3 losses, 1 note`; empty when there is nothing to count.
fn summary(diagnostics: &Diagnostics) -> String {
    let names =
        [(Severity::Error, "error", "errors"), (Severity::Loss, "loss", "losses"), (Severity::Note, "note", "notes")];
    let parts: Vec<String> = names
        .iter()
        .map(|&(severity, one, many)| (diagnostics.count(severity), one, many))
        .filter(|&(count, ..)| count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if parts.is_empty() { String::new() } else { parts.join(", ") + "\n" }
}

#[cfg(test)]
mod tests;
