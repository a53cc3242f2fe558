//! `collectionFormat`: how lists become text, and the lists within them.

use super::inline_type::text;
use crate::api::{Location, ParameterStyle, Separator, Separators};
use crate::diagnostics::{Diagnostic, SWAGGER_IGNORED, WRONG_TYPE};
use crate::normalize::document::{Node, Reading};

/// How the items of one list are put together: by a separator, or each as a parameter of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Separated(Separator),
    Multi,
}

/// The style of a parameter whose type stands in itself, and whether it is exploded.
pub fn style(reading: &mut Reading<'_, '_>, parameter: &Node<'_>, location: Location) -> (ParameterStyle, bool) {
    let is_form = location == Location::Query;
    let formats = formats(reading, parameter, is_form);
    match (style_of(&formats, is_form), is_form) {
        (Some(style), _) => style,
        (None, true) => (ParameterStyle::Form, true),
        (None, false) => (ParameterStyle::Simple, false),
    }
}

/// The style of a field of a form, when it is a list that is not repeated.
pub fn field_style(reading: &mut Reading<'_, '_>, field: &Node<'_>) -> Option<(ParameterStyle, bool)> {
    let formats = formats(reading, field, true);
    style_of(&formats, true).filter(|style| *style != (ParameterStyle::Form, true))
}

/// What separates the items of a header of a response; nothing for lists of lists, which are given as text.
pub fn header_separator(reading: &mut Reading<'_, '_>, header: &Node<'_>) -> Option<Separator> {
    match formats(reading, header, false).as_slice() {
        [] => Some(Separator::Comma),
        [Format::Separated(separator)] => Some(*separator),
        _ => {
            let message = "a list of lists in a header of a response is not read";
            let diagnostic = Diagnostic::new(&SWAGGER_IGNORED, header.place.child("items"), message);
            reading.diagnostics.push(diagnostic.effect("the header is given as text"));
            None
        }
    }
}

fn style_of(formats: &[Format], is_form: bool) -> Option<(ParameterStyle, bool)> {
    let (outer, inner) = formats.split_first()?;
    let separators = |formats: &[Format]| {
        Separators::new(formats.iter().filter_map(|format| match format {
            Format::Separated(separator) => Some(*separator),
            Format::Multi => None,
        }))
    };
    Some(match (outer, inner, is_form) {
        (Format::Multi, [], _) => (ParameterStyle::Form, true),
        (Format::Multi, inner, _) => (ParameterStyle::Separated(separators(inner)), true),
        (Format::Separated(Separator::Comma), [], true) => (ParameterStyle::Form, false),
        (Format::Separated(Separator::Comma), [], false) => (ParameterStyle::Simple, false),
        (Format::Separated(Separator::Space), [], true) => (ParameterStyle::Space, false),
        (Format::Separated(Separator::Pipe), [], true) => (ParameterStyle::Pipe, false),
        _ => (ParameterStyle::Separated(separators(formats)), false),
    })
}

/// The formats of a list and of the lists within it, from the outermost; none for what is no list.
fn formats(reading: &mut Reading<'_, '_>, parameter: &Node<'_>, is_form: bool) -> Vec<Format> {
    let mut formats = Vec::new();
    let mut node = parameter.clone();
    while text(&node, "type") == Some("array") && formats.len() < Separators::MOST {
        formats.push(format(reading, &node, is_form && formats.is_empty()));
        let Some(items) = node.member("items") else { break };
        node = items;
    }
    formats
}

fn format(reading: &mut Reading<'_, '_>, list: &Node<'_>, can_repeat: bool) -> Format {
    let comma = Format::Separated(Separator::Comma);
    let message = match text(list, "collectionFormat") {
        None | Some("csv") => return comma,
        Some("ssv") => return Format::Separated(Separator::Space),
        Some("tsv") => return Format::Separated(Separator::Tab),
        Some("pipes") => return Format::Separated(Separator::Pipe),
        Some("multi") if can_repeat => return Format::Multi,
        Some("multi") => "`multi` is only for lists in the query and in forms".to_owned(),
        Some(other) => format!("`{other}` is none of csv, ssv, tsv, pipes and multi"),
    };
    let diagnostic = Diagnostic::new(&WRONG_TYPE, list.place.child("collectionFormat"), message);
    reading.diagnostics.push(diagnostic.effect("the items are separated by commas"));
    comma
}
