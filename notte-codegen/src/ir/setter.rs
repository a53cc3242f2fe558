//! How a parameter enters a request.

use crate::api::ParameterStyle;

/// How a parameter enters a request: one variant for each method of the runtime's call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Setter {
    /// Fills the next variable of the path template.
    Path(Text),
    /// Fills it with a list or an object in a style.
    PathStyled(ParameterStyle, Explode),
    /// The same, without escaping characters that a URL reserves.
    PathReserved(ParameterStyle, Explode),
    /// Adds a pair to the query.
    Query(Text),
    /// Adds a list or an object to the query in a style.
    QueryStyled(ParameterStyle, Explode),
    /// The same, without escaping characters that a URL reserves.
    QueryReserved(ParameterStyle, Explode),
    /// Sets the whole query.
    QueryString(Text),
    /// Sets a header.
    Header(Text),
    /// Adds a cookie.
    Cookie(Text),
    /// Adds a list or an object as cookies.
    CookieStyled(Explode),
    /// Adds a field of a form: each item of a list by itself, nested values as JSON.
    Field,
    /// Adds a field of a form as JSON.
    FieldJson,
    /// Adds a list or an object to a form in a style.
    FieldStyled(ParameterStyle, Explode),
    /// The same, without escaping characters that a URL reserves.
    FieldReserved(ParameterStyle, Explode),
    /// Adds a part of a multipart body, with its media type if it has a fixed one.
    Part(Option<String>),
    /// Adds a list or an object to a multipart body in a style.
    PartStyled(ParameterStyle, Explode),
    /// Adds a file as a part, with its media type if it has a fixed one.
    File(Option<String>),
    /// Adds each file as a part, with their media type if it has a fixed one.
    Files(Option<String>),
    /// Sets a header of the part with this name.
    PartHeader(String, Text),
}

/// Whether each item of a list, or each member of an object, is written by itself.
pub type Explode = bool;

/// How a value becomes one piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Text {
    /// As the value itself.
    Value,
    /// As JSON.
    Json,
    /// As a list or an object in the style `simple`.
    Simple(Explode),
    /// As a list in a style that names its separators.
    List(ParameterStyle),
}

impl Setter {
    /// Whether it fills a variable of the path template.
    #[must_use]
    pub fn is_path(&self) -> bool {
        matches!(self, Self::Path(_) | Self::PathStyled(..) | Self::PathReserved(..))
    }

    /// Whether it adds a part of a multipart body.
    #[must_use]
    pub fn is_part(&self) -> bool {
        matches!(self, Self::Part(_) | Self::PartStyled(..) | Self::File(_) | Self::Files(_))
    }

    /// Whether it adds a field of a form that is not multipart.
    #[must_use]
    pub fn is_field(&self) -> bool {
        matches!(self, Self::Field | Self::FieldJson | Self::FieldStyled(..) | Self::FieldReserved(..))
    }

    /// Whether it writes a list or an object in a style.
    #[must_use]
    pub fn is_styled(&self) -> bool {
        match self {
            Self::PathStyled(..)
            | Self::PathReserved(..)
            | Self::QueryStyled(..)
            | Self::QueryReserved(..)
            | Self::CookieStyled(_)
            | Self::FieldStyled(..)
            | Self::FieldReserved(..)
            | Self::PartStyled(..) => true,
            Self::Path(text)
            | Self::Query(text)
            | Self::QueryString(text)
            | Self::Header(text)
            | Self::Cookie(text)
            | Self::PartHeader(_, text) => matches!(text, Text::Simple(_) | Text::List(_)),
            Self::Field | Self::FieldJson | Self::Part(_) | Self::File(_) | Self::Files(_) => false,
        }
    }
}
