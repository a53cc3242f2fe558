//! Dates with times, kept as they are written.

use std::cmp::Ordering;
use std::error::Error;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::time::SystemTime;

use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use jiff::{Timestamp, civil};

use super::super::{Node, Wire, Writer};

/// A date and time, kept as the server wrote it, so that it is sent back unchanged.
///
/// Some servers leave out the zone, or write only the day. So the text is kept, and [`timestamp`](Self::timestamp) parses it. Two are
/// equal if they are the same point in time, and ordered by it. A text that is no time comes after all others, and equals only itself.
#[derive(Clone)]
pub struct DateTime(String);

impl DateTime {
    /// Returns the text.
    #[must_use]
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

impl From<SystemTime> for DateTime {
    /// A time that `jiff` can't represent becomes the nearest one that it can.
    fn from(time: SystemTime) -> Self {
        let nearest = if time < SystemTime::UNIX_EPOCH { Timestamp::MIN } else { Timestamp::MAX };
        Timestamp::try_from(time).unwrap_or(nearest).into()
    }
}

/// Keeps the text, whatever it is; `parse` checks it.
impl From<&str> for DateTime {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Keeps the text, whatever it is; `parse` checks it.
impl From<String> for DateTime {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<DateTime> for String {
    fn from(time: DateTime) -> Self {
        time.0
    }
}

impl TryFrom<&DateTime> for Timestamp {
    type Error = InvalidDateTime;

    fn try_from(time: &DateTime) -> Result<Self, InvalidDateTime> {
        time.timestamp()
    }
}

impl TryFrom<&DateTime> for SystemTime {
    type Error = InvalidDateTime;

    fn try_from(time: &DateTime) -> Result<Self, InvalidDateTime> {
        let since = time.timestamp()?.as_duration();
        let length = since.unsigned_abs();
        let found = if since.is_negative() {
            Self::UNIX_EPOCH.checked_sub(length)
        } else {
            Self::UNIX_EPOCH.checked_add(length)
        };
        found.ok_or_else(|| InvalidDateTime { text: time.0.clone() })
    }
}

impl AsRef<str> for DateTime {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.cmp(other).is_eq()
    }
}

impl Eq for DateTime {}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.timestamp(), other.timestamp()) {
            (Ok(time), Ok(other)) => time.cmp(&other),
            (Ok(_), Err(_)) => Ordering::Less,
            (Err(_), Ok(_)) => Ordering::Greater,
            (Err(_), Err(_)) => self.0.cmp(&other.0),
        }
    }
}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.timestamp() {
            Ok(time) => time.hash(state),
            Err(_) => self.0.hash(state),
        }
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
