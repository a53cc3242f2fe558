//! Points in time as seconds.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;

use super::super::{Node, Nullable, Wire, Writer};

/// A point in time as a whole number of seconds since 1970-01-01T00:00:00Z (format `unix-time`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(pub i64);

impl UnixTime {
    /// Returns the seconds.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// Returns the point in time.
    ///
    /// # Errors
    /// If it is outside of the years -9999 to 9999.
    pub fn timestamp(self) -> Result<Timestamp, jiff::Error> {
        Timestamp::from_second(self.0)
    }
}

impl From<i64> for UnixTime {
    fn from(seconds: i64) -> Self {
        Self(seconds)
    }
}

impl From<UnixTime> for i64 {
    fn from(time: UnixTime) -> Self {
        time.0
    }
}

/// Without the fraction of the second.
impl From<Timestamp> for UnixTime {
    fn from(time: Timestamp) -> Self {
        // `as_second` rounds towards 1970, which is up before it.
        Self(time.as_second() - i64::from(time.subsec_nanosecond() < 0))
    }
}

/// Without the fraction of the second.
impl From<SystemTime> for UnixTime {
    fn from(time: SystemTime) -> Self {
        let whole = |time: Duration| i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => Self(whole(after)),
            Err(before) => {
                let before = before.duration();
                Self(-whole(before) - i64::from(before.subsec_nanos() > 0))
            }
        }
    }
}

impl From<i64> for Nullable<UnixTime> {
    fn from(seconds: i64) -> Self {
        Self::Value(seconds.into())
    }
}

impl From<Timestamp> for Nullable<UnixTime> {
    fn from(time: Timestamp) -> Self {
        Self::Value(time.into())
    }
}

impl From<SystemTime> for Nullable<UnixTime> {
    fn from(time: SystemTime) -> Self {
        Self::Value(time.into())
    }
}

impl PartialEq<i64> for UnixTime {
    fn eq(&self, seconds: &i64) -> bool {
        self.0 == *seconds
    }
}

impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for UnixTime {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self)
    }
}

impl Wire for UnixTime {
    fn read(node: Node<'_>) -> Self {
        Self(i64::read(node))
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}
