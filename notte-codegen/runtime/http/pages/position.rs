//! A position among pages.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// A page that can be fetched later.
///
/// It is a text, for a file or a database; [`FromStr`] reads it again. It belongs to the operation that it came from, and may have what
/// the server put into the address of a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Position(pub(super) Spot);

/// What a position is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Spot {
    /// The first page, or the one that the caller has set.
    Start,
    /// What the server called it.
    Value(String),
    /// The same, as a number.
    Number(i64),
    /// The address of the page: its path and query.
    Address(String),
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Spot::Start => Ok(()),
            Spot::Value(value) => write!(f, "value:{value}"),
            Spot::Number(number) => write!(f, "number:{number}"),
            Spot::Address(address) => write!(f, "address:{address}"),
        }
    }
}

/// Any other text is taken for a value of the parameter.
impl FromStr for Position {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        let number = |text: &str| text.parse().ok().map(Spot::Number);
        let spot = match text.split_once(':') {
            Some(("number", rest)) => number(rest),
            Some(("address", rest)) => Some(Spot::Address(rest.to_owned())),
            Some(("value", rest)) => Some(Spot::Value(rest.to_owned())),
            _ if text.is_empty() => Some(Spot::Start),
            _ => None,
        };
        Ok(Self(spot.unwrap_or_else(|| Spot::Value(text.to_owned()))))
    }
}
