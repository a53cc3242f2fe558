//! Dates with times, kept as they are written.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use jiff::{Timestamp, civil};

use super::super::{Node, Wire, Writer};

/// A date and time, kept as the server wrote it, so that it is sent back unchanged.
///
/// Some servers leave out the zone, or write only the day. So the text is kept, and [`timestamp`](Self::timestamp) parses it. Two are
/// equal if their texts are, and they are ordered by their texts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(String);

impl DateTime {
    pub(in super::super) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the point in time. Without a zone it is in UTC; a day alone is its midnight.
    ///
    /// # Errors
    /// If the text is not a date and time, or is after 9999-12-30T22:00:00Z, which `jiff` can't represent.
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

    /// Accepts a text that [`timestamp`](Self::timestamp) can parse, and a date with a time that is too late for it: many servers
    /// mean "never" by the end of 9999.
    fn from_str(text: &str) -> Result<Self, InvalidDateTime> {
        let date_time = Self(text.to_owned());
        let is_late = || Pieces::parse(text).is_ok_and(|pieces| pieces.time().is_some());
        date_time.timestamp().map(drop).or_else(|fault| if is_late() { Ok(()) } else { Err(fault) })?;
        Ok(date_time)
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

/// The error for a text that is not a date and time.
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
