//! Points in time, kept as they are written.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use jiff::tz::Offset;
use jiff::{Timestamp, civil};

use super::{Node, Wire, Writer};

/// A date and time as the server wrote it, so that it is sent back to the letter.
///
/// Servers leave out the zone, or write only the day, whatever their description says. So the text is kept, and
/// [`timestamp`](Self::timestamp) reads it. Two are equal when their texts are, and they are ordered by them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(String);

impl DateTime {
    pub(super) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The point in time. Without a zone it is taken as UTC; a day alone as its midnight.
    pub fn timestamp(&self) -> Result<Timestamp, InvalidDateTime> {
        let text = self.0.as_str();
        if let Ok(timestamp) = text.parse::<Timestamp>() {
            return Ok(timestamp);
        }
        let civil: civil::DateTime = text.parse().map_err(|_| InvalidDateTime { text: self.0.clone() })?;
        Offset::UTC.to_timestamp(civil).map_err(|_| InvalidDateTime { text: self.0.clone() })
    }
}

impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.to_string())
    }
}

impl FromStr for DateTime {
    type Err = InvalidDateTime;

    /// Takes only text that [`timestamp`](Self::timestamp) can read.
    fn from_str(text: &str) -> Result<Self, InvalidDateTime> {
        let date_time = Self(text.to_owned());
        date_time.timestamp().map(|_| date_time)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Wire for DateTime {
    fn read(node: Node<'_>) -> Self {
        Self(node.string().to_owned())
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}

/// A text that is not a date and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidDateTime {
    text: String,
}

impl fmt::Display for InvalidDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a date and time", self.text)
    }
}

impl Error for InvalidDateTime {}
