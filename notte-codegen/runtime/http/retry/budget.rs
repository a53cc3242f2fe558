//! How much may be sent again.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The tokens of a full budget.
const FULL: u32 = 500;
/// The cost of an attempt, and of one that the server asked for.
const COST: u32 = 14;
const ASKED_COST: u32 = 5;

/// How much may be sent again: tokens that attempts take and successes give back.
///
/// During an outage it runs out, and calls then fail at once, so that the outage is not made worse. Clones share their tokens, and so do
/// clones of a client.
#[derive(Clone)]
pub struct RetryBudget {
    tokens: Arc<AtomicU32>,
    full: u32,
}

impl RetryBudget {
    /// Creates a budget of 500 tokens. An attempt takes 14, and one that the server asked for 5; a success gives back what its attempts
    /// took, and at least 1.
    #[must_use]
    pub fn new() -> Self {
        Self::with_tokens(FULL)
    }

    /// Creates a budget of this many tokens.
    #[must_use]
    pub fn with_tokens(tokens: u32) -> Self {
        Self { tokens: Arc::new(AtomicU32::new(tokens)), full: tokens }
    }

    /// Returns the tokens that are left.
    #[must_use]
    pub fn tokens(&self) -> u32 {
        self.tokens.load(Ordering::Relaxed)
    }

    /// Takes the tokens of an attempt. Returns how many, or `None` if there are too few.
    pub(in super::super) fn take(&self, is_asked: bool) -> Option<u32> {
        let cost = if is_asked { ASKED_COST } else { COST };
        let taken = self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |tokens| tokens.checked_sub(cost));
        taken.ok().map(|_| cost)
    }

    /// Gives back the tokens of a call that succeeded.
    pub(in super::super) fn give(&self, cost: u32) {
        // Mostly it is full, and nothing is written that other threads read.
        if self.tokens() < self.full {
            let more = |tokens: u32| Some(tokens.saturating_add(cost.max(1)).min(self.full));
            let _ = self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
        }
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryBudget").field("tokens", &self.tokens()).field("full", &self.full).finish()
    }
}
