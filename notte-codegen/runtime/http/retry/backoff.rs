//! How long to wait.

use std::time::Duration;

use super::random::random;

/// How long to wait before an attempt, if the server does not say so: a random time up to a limit that doubles with each attempt.
///
/// A random wait keeps many clients from coming back at the same moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    first: Duration,
    most: Duration,
}

impl Backoff {
    /// Creates the default: up to half a second before the second attempt, and up to 8 seconds before later ones.
    #[must_use]
    pub const fn new() -> Self {
        Self { first: Duration::from_millis(500), most: Duration::from_secs(8) }
    }

    /// Creates a backoff whose first wait is at most `first`, and each at most `most`.
    #[must_use]
    pub const fn between(first: Duration, most: Duration) -> Self {
        Self { first, most }
    }

    /// Returns the wait after this many attempts.
    pub(in super::super) fn delay(self, sent: u32) -> Duration {
        let doubled = 2_u32.checked_pow(sent.saturating_sub(1)).and_then(|factor| self.first.checked_mul(factor));
        let limit = doubled.unwrap_or(self.most).min(self.most);
        // The upper 32 bits as a fraction.
        limit.mul_f64((random() >> 32) as f64 / f64::from(u32::MAX))
    }
}

impl Default for Backoff {
    fn default() -> Self {
        Self::new()
    }
}
