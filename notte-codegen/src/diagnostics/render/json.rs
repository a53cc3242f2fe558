//! Diagnostics for machines: one JSON object a line.

use super::sorted;
use crate::diagnostics::Diagnostics;
use crate::load::Source;
use crate::visible::visible_json;
use serde_json::json;

/// All diagnostics in the order of [`render`](super::render), one JSON object a line.
///
/// The members are `code`, `severity`, `message`, `effect`, `help`, `file`, `pointer`, `line` and `column`;
/// what is not known is null. The file and the pointer are those of the overlay for what an overlay made. Characters that are not visible are escaped.
#[must_use]
pub fn to_json_lines(diagnostics: &Diagnostics, sources: &[Source]) -> String {
    let mut out = String::new();
    for placed in sorted::sorted(diagnostics, sources) {
        let diagnostic = placed.diagnostic;
        let object = json!({
            "code": diagnostic.code.name,
            "severity": diagnostic.severity.to_string(),
            "message": diagnostic.message,
            "effect": diagnostic.effect,
            "help": diagnostic.help,
            "file": placed.source.map(|source| source.name.as_str()),
            "pointer": placed.place.pointer,
            "line": placed.at.as_ref().map(|at| at.line),
            "column": placed.at.as_ref().map(|at| at.column),
        });
        out.push_str(&visible_json(&object.to_string()));
        out.push('\n');
    }
    out
}
