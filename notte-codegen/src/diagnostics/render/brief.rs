//! Diagnostics of one line each, where there is no room for an excerpt: warnings of a build script.

use super::sorted::{self, Placed};
use crate::diagnostics::Diagnostics;
use crate::load::Source;
use crate::visible::visible;

/// All diagnostics in the order of [`render`](super::render), one line each: `FILE:LINE:COLUMN: MESSAGE; EFFECT; HELP (CODE)`.
#[must_use]
pub fn to_lines(diagnostics: &Diagnostics, sources: &[Source]) -> Vec<String> {
    sorted::sorted(diagnostics, sources).iter().map(line).collect()
}

fn line(placed: &Placed<'_>) -> String {
    let diagnostic = placed.diagnostic;
    let mut line = String::new();
    if let Some(source) = placed.source {
        line.push_str(&source.name);
        match &placed.at {
            Some(at) if at.exact => line.push_str(&format!(":{}:{}", at.line, at.column)),
            Some(at) => line.push_str(&format!(":{}:{}: {}", at.line, at.column, diagnostic.place)),
            None => line.push_str(&placed.place.to_string()),
        }
        line.push_str(": ");
    }
    line.push_str(&diagnostic.message);
    for more in diagnostic.effect.iter().chain(&diagnostic.help) {
        line.push_str("; ");
        line.push_str(more);
    }
    line.push_str(&format!(" ({})", diagnostic.code.name));
    visible(&line).into_owned()
}
