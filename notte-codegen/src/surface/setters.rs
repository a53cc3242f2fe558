//! Where values go in a request, in words.

use crate::api::ParameterStyle;
use crate::ir::{Setter, Text};

/// Where a value goes, and how it is written: `query`, `header simple exploded`, `part image/png`.
pub fn style_text(setter: &Setter) -> String {
    match setter {
        Setter::Path(text) => with_text("path", *text),
        Setter::PathStyled(style, explode) => with_style("path", *style, *explode),
        Setter::PathReserved(style, explode) => with_style("path reserved", *style, *explode),
        Setter::Query(text) => with_text("query", *text),
        Setter::QueryStyled(style, explode) => with_style("query", *style, *explode),
        Setter::QueryReserved(style, explode) => with_style("query reserved", *style, *explode),
        Setter::QueryString(text) => with_text("querystring", *text),
        Setter::Header(text) => with_text("header", *text),
        Setter::Cookie(text) => with_text("cookie", *text),
        Setter::CookieStyled(explode) => with_style("cookie", ParameterStyle::Form, *explode),
        Setter::Field => "field".to_owned(),
        Setter::FieldJson => "field json".to_owned(),
        Setter::FieldStyled(style, explode) => with_style("field", *style, *explode),
        Setter::FieldReserved(style, explode) => with_style("field reserved", *style, *explode),
        Setter::Part(media_type) => with_media_type("part", media_type.as_deref()),
        Setter::PartStyled(style, explode) => with_style("part", *style, *explode),
        Setter::File(media_type) => with_media_type("file", media_type.as_deref()),
        Setter::Files(media_type) => with_media_type("files", media_type.as_deref()),
        Setter::PartHeader(part, text) => format!("{} of {part}", with_text("part-header", *text)),
    }
}

fn with_text(place: &str, text: Text) -> String {
    match text {
        Text::Value => place.to_owned(),
        Text::Json => format!("{place} json"),
        Text::Simple(explode) => with_style(place, ParameterStyle::Simple, explode),
        Text::List(style) => with_style(place, style, false),
    }
}

fn with_style(place: &str, style: ParameterStyle, explode: bool) -> String {
    let end = if explode { " exploded" } else { "" };
    format!("{place} {}{end}", style_word(style))
}

fn with_media_type(place: &str, media_type: Option<&str>) -> String {
    media_type.map_or_else(|| place.to_owned(), |media_type| format!("{place} {media_type}"))
}

/// The word of a style, as OpenAPI has it.
pub fn style_word(style: ParameterStyle) -> String {
    match style {
        ParameterStyle::Simple => "simple".to_owned(),
        ParameterStyle::Label => "label".to_owned(),
        ParameterStyle::Matrix => "matrix".to_owned(),
        ParameterStyle::Form => "form".to_owned(),
        ParameterStyle::Space => "spaceDelimited".to_owned(),
        ParameterStyle::Pipe => "pipeDelimited".to_owned(),
        ParameterStyle::DeepObject => "deepObject".to_owned(),
        ParameterStyle::DeepObjectBrackets => "deepObject brackets".to_owned(),
        ParameterStyle::DeepObjectRepeat => "deepObject repeat".to_owned(),
        ParameterStyle::Separated(separators) => format!("separated by {:?}", separators.text()),
    }
}
