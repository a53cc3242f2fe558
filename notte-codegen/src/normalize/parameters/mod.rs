//! Parameters (OpenAPI, Parameter Object). `openapiv3` types them, so that a style that a location does not know is refused.

mod read;
mod typed;

use super::document::{Node, Reading};
use super::references::Kind;
use super::swagger2;
use crate::api::Parameter;
use crate::diagnostics::{Diagnostic, PARAMETER_INVALID};

/// The parameters of an operation or a path item; of two with the same name and location the later one counts.
///
/// `words` name the inline schemas of an operation's own parameters.
pub fn list<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, words: &[String]) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = Vec::new();
    for written in reading.elements(node, "parameters") {
        let Some(parameter) = reading.resolve(&written, Kind::Parameter) else { continue };
        // The body of the operation is read of these.
        if swagger2::is_body(reading.is_swagger2, &parameter) && node.get("requestBody").is_none() {
            continue;
        }
        // One that stands elsewhere is named by where it stands.
        let words = if parameter.place == written.place { words } else { &[] };
        let Some(parameter) = read::read(reading, &parameter, words) else { continue };
        let same = |earlier: &Parameter| earlier.name == parameter.name && earlier.location == parameter.location;
        if let Some(earlier) = parameters.iter().position(same) {
            let message = format!("the parameter `{}` is declared again", parameter.name);
            let diagnostic = Diagnostic::new(&PARAMETER_INVALID, parameters.remove(earlier).place, message);
            reading.diagnostics.push(diagnostic.effect("the later one is used"));
        }
        parameters.push(parameter);
    }
    parameters
}
