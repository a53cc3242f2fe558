//! Sending failed calls again: whether, when, and no more than a budget allows.

pub(super) mod backoff;
pub(super) mod budget;
pub(super) mod idempotency;
pub(super) mod random;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::error::failure::Failure;
use super::error::retry_after;
use super::error::retryable::is_retryable;
use backoff::Backoff;
use budget::RetryBudget;

/// Whether and when a failed call is sent again.
///
/// By default a call is sent up to three times, if it is safe to send it again:
///
/// - a connection that was refused, or not made in time: always;
/// - 403, 429 or 503 with a time to try again: always, after that time;
/// - 408, 429, 502, 503, 504, a broken connection or a time limit: if the method is idempotent or the call has an idempotency key;
/// - everything else: never.
///
/// With a source of tokens, a call that got 401 is sent once more with a new token, whatever the policy.
///
/// A call never waits beyond its time limit; it then fails at once.
#[derive(Clone)]
pub struct Retries {
    attempts: u32,
    backoff: Backoff,
    longest_wait: Duration,
    budget: RetryBudget,
    rules: Arc<[(u16, Rule)]>,
}

/// What a status means, in place of the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Always,
    IfRepeatable,
    Never,
}

/// The wait before the next attempt, and its cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wait {
    pub(super) delay: Duration,
    pub(super) cost: u32,
}

impl Retries {
    /// Creates the default policy, with a budget of its own.
    #[must_use]
    pub fn new() -> Self {
        Self {
            attempts: 3,
            backoff: Backoff::new(),
            longest_wait: Duration::from_secs(20),
            budget: RetryBudget::new(),
            rules: Arc::new([]),
        }
    }

    /// Creates a policy that sends each call once.
    #[must_use]
    pub fn never() -> Self {
        Self::new().attempts(1)
    }

    /// Sets how often a call is sent at most, the first time included.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets how long to wait if the server does not say so.
    #[must_use]
    pub fn backoff(mut self, backoff: Backoff) -> Self {
        self.backoff = backoff;
        self
    }

    /// Sets the longest wait that a server may ask for. A call fails at once if the server asks for more. The default is 20 seconds.
    #[must_use]
    pub fn max_retry_after(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// Sets the budget. Clients that share one stop sending calls again together.
    #[must_use]
    pub fn budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    /// Sets statuses after which any call is sent again, whatever its method: the server has then not carried it out.
    #[must_use]
    pub fn always_on(self, statuses: &[u16]) -> Self {
        self.with(statuses, Rule::Always)
    }

    /// Sets statuses after which a call is sent again if its method is idempotent or it has an idempotency key.
    #[must_use]
    pub fn on(self, statuses: &[u16]) -> Self {
        self.with(statuses, Rule::IfRepeatable)
    }

    /// Sets statuses after which no call is sent again.
    #[must_use]
    pub fn never_on(self, statuses: &[u16]) -> Self {
        self.with(statuses, Rule::Never)
    }

    fn with(mut self, statuses: &[u16], rule: Rule) -> Self {
        let kept = self.rules.iter().filter(|(known, _)| !statuses.contains(known)).copied();
        self.rules = kept.chain(statuses.iter().map(|status| (*status, rule))).collect();
        self
    }

    /// Returns how long to wait before the next attempt, or `None` if there is none. `sent` attempts were made; `left` is what is left of
    /// the time limit.
    pub(super) fn wait(&self, failure: &Failure, is_repeatable: bool, sent: u32, left: Duration) -> Option<Wait> {
        if !self.has_attempts(sent) || !self.allows(failure, is_repeatable) {
            return None;
        }
        let asked = match failure {
            Failure::Api(error) => retry_after::read(error.headers()),
            _ => None,
        };
        self.after(asked, sent, left)
    }

    /// Returns how long to wait before the next attempt of `sent` that were made, and takes it from the budget. `asked` is what the server said
    /// of the wait.
    pub(super) fn after(&self, asked: Option<Duration>, sent: u32, left: Duration) -> Option<Wait> {
        let delay = asked.unwrap_or_else(|| self.backoff.delay(sent));
        if delay >= left || asked.is_some_and(|asked| asked > self.longest_wait) {
            return None;
        }
        let cost = self.budget.take(asked.is_some())?;
        Some(Wait { delay, cost })
    }

    /// Returns whether there are more attempts than these.
    pub(super) fn has_attempts(&self, sent: u32) -> bool {
        sent < self.attempts
    }

    /// Returns whether a failed call may be sent again.
    pub(super) fn allows(&self, failure: &Failure, is_repeatable: bool) -> bool {
        let status = match failure {
            Failure::Api(error) => Some(error.status().as_u16()),
            _ => None,
        };
        let rule = self.rules.iter().find(|(known, _)| Some(*known) == status);
        match rule.map(|(_, rule)| rule) {
            Some(Rule::Always) => true,
            Some(Rule::IfRepeatable) => is_repeatable,
            Some(Rule::Never) => false,
            None => is_retryable(failure, is_repeatable),
        }
    }

    /// Notes that a call succeeded, and what its attempts cost.
    pub(super) fn succeeded(&self, cost: u32) {
        self.budget.give(cost);
    }
}

impl Default for Retries {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Retries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Retries")
            .field("attempts", &self.attempts)
            .field("backoff", &self.backoff)
            .field("max_retry_after", &self.longest_wait)
            .field("budget", &self.budget)
            .field("statuses", &self.rules)
            .finish()
    }
}
