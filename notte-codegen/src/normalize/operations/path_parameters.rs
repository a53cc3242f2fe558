//! The parameters of a path against its template.

use super::path_template::bare;
use crate::api::{Location, Origin, Parameter, ParameterStyle};
use crate::diagnostics::{Diagnostic, PATH_PARAMETER_MISSING, PATH_PARAMETER_UNUSED};
use crate::normalize::document::{Node, Reading};
use crate::normalize::schemas;
use serde_json::Value;

/// Path parameters in the template's order, then the others; what the template and the declarations disagree on is repaired.
pub fn in_order<'d>(
    reading: &mut Reading<'d, '_>,
    node: &Node<'d>,
    parameters: Vec<Parameter>,
    names: &[String],
    path: &str,
    words: &[String],
) -> Vec<Parameter> {
    let (mut of_path, others): (Vec<_>, Vec<_>) =
        parameters.into_iter().partition(|parameter| parameter.location == Location::Path);
    let mut ordered: Vec<Parameter> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        // One that stands twice in it is one parameter.
        if names.iter().take(index).any(|known| known == name) {
            continue;
        }
        let declared = |wanted: &str| of_path.iter().position(|parameter| parameter.name == wanted);
        if let Some(index) = declared(name).or_else(|| declared(bare(name))) {
            ordered.push(of_path.swap_remove(index));
            continue;
        }
        let message = format!("`{path}` has `{{{name}}}`, but no such path parameter is declared");
        reading.diagnostics.push(
            Diagnostic::new(&PATH_PARAMETER_MISSING, node.place.clone(), message)
                .effect("it becomes a required string"),
        );
        ordered.push(undeclared(reading, node, bare(name), words));
    }
    for parameter in of_path {
        let message = format!("path parameter `{}` does not occur in `{path}`", parameter.name);
        reading
            .diagnostics
            .push(Diagnostic::new(&PATH_PARAMETER_UNUSED, parameter.place, message).effect("it is left out"));
    }
    ordered.extend(others);
    ordered
}

fn undeclared<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>, name: &str, words: &[String]) -> Parameter {
    static STRING: std::sync::LazyLock<Value> = std::sync::LazyLock::new(|| serde_json::json!({ "type": "string" }));
    let place = node.place.child("parameters").child(name);
    let origin = Origin::Words([words, &[name.to_owned()]].concat());
    let schema = schemas::id_of(reading, &Node { value: &STRING, place: place.clone() }, origin);
    Parameter {
        place,
        name: name.to_owned(),
        client_name: None,
        location: Location::Path,
        required: true,
        description: None,
        deprecated: false,
        schema,
        style: ParameterStyle::Simple,
        explode: false,
        allow_reserved: false,
        media_type: None,
    }
}
