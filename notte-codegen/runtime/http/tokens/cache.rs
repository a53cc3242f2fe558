//! A token that all calls of a client share, and that one of them renews.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Mutex as Gate;
use tokio::time::{Instant, timeout};

use super::super::super::json::Secret;
use super::super::retry::random::random;
use super::super::transport::error::BoxError;
use super::{Fetch, Token};

/// How long before its end a token is renewed, and by how much less at most, so that the clients of a fleet do not renew at once.
const EARLY: Duration = Duration::from_secs(5 * 60);
const JITTER: Duration = Duration::from_secs(60);

/// How long a token is used on after renewing it began, before that is tried again if it failed.
const PAUSE: Duration = Duration::from_secs(10);

/// How long a call waits for a new token while the old one is valid.
const PATIENCE: Duration = Duration::from_secs(5);

/// The source of the tokens of a client, and the token that it has.
pub(in super::super) struct TokenCache {
    fetch: Fetch,
    state: Mutex<State>,
    /// Held by the call that renews the token.
    gate: Gate<()>,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// How often a token was fetched, and why that failed the last time.
    fetches: u64,
    failure: Option<Arc<str>>,
}

struct Held {
    secret: Secret,
    renew_at: Option<Instant>,
    ends_at: Option<Instant>,
}

/// What a call does about its token.
enum Next {
    Use(Secret),
    /// Renews it, or uses it if another call does.
    Renew(Secret),
    Fetch,
}

impl TokenCache {
    pub(in super::super) fn new(fetch: Fetch) -> Self {
        Self { fetch, state: Mutex::default(), gate: Gate::new(()) }
    }

    /// Returns a token that is valid. Of the calls that need a new one, one fetches it, and the others wait for it.
    pub(in super::super) async fn token(&self) -> Result<Secret, BoxError> {
        match self.next() {
            Next::Use(secret) => Ok(secret),
            Next::Renew(old) => match self.gate.try_lock() {
                Ok(_guard) => Ok(self.renewed().await.unwrap_or(old)),
                Err(_) => Ok(old),
            },
            Next::Fetch => {
                let before = self.state().fetches;
                let _guard = self.gate.lock().await;
                if let Next::Use(secret) | Next::Renew(secret) = self.next() {
                    return Ok(secret);
                }
                // Who has waited for a fetch that failed fails with it, and does not begin another one.
                if let Some(failure) = self.failure_since(before) {
                    return Err(failure.as_ref().into());
                }
                self.fetch().await
            }
        }
    }

    /// Forgets a token that the server refused, unless there is a newer one.
    pub(in super::super) fn refuse(&self, token: &Secret) {
        let mut state = self.state();
        if state.held.as_ref().is_some_and(|held| held.secret == *token) {
            state.held = None;
        }
    }

    fn next(&self) -> Next {
        let now = Instant::now();
        let is_past = |time: Option<Instant>| time.is_some_and(|time| time <= now);
        match &self.state().held {
            Some(held) if is_past(held.ends_at) => Next::Fetch,
            Some(held) if is_past(held.renew_at) => Next::Renew(held.secret.clone()),
            Some(held) => Next::Use(held.secret.clone()),
            None => Next::Fetch,
        }
    }

    fn failure_since(&self, fetches: u64) -> Option<Arc<str>> {
        let state = self.state();
        state.failure.clone().filter(|_| state.fetches != fetches)
    }

    /// Renews a token that is valid, unless another call just did. If that fails or takes long, or the call is dropped, the old one is used
    /// on for a while.
    async fn renewed(&self) -> Option<Secret> {
        if let Next::Use(secret) = self.next() {
            return Some(secret);
        }
        if let Some(held) = &mut self.state().held {
            held.renew_at = Instant::now().checked_add(PAUSE);
        }
        timeout(PATIENCE, self.fetch()).await.ok()?.ok()
    }

    async fn fetch(&self) -> Result<Secret, BoxError> {
        let token = (self.fetch)().await;
        let mut state = self.state();
        state.fetches = state.fetches.wrapping_add(1);
        match token {
            Ok(token) => {
                let held = Held::new(&token, Instant::now());
                (state.held, state.failure) = (Some(held), None);
                Ok(token.secret)
            }
            Err(error) => {
                state.failure = Some(error.to_string().into());
                Err(error)
            }
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn new(token: &Token, now: Instant) -> Self {
        let life = token.expires_in;
        let renew_in = life.map(|life| {
            let jitter = Duration::from_millis(random() % (JITTER.as_millis() as u64));
            life.saturating_sub(EARLY - jitter).max(life / 5 * 4)
        });
        Self {
            secret: token.secret.clone(),
            renew_at: renew_in.and_then(|time| now.checked_add(time)),
            ends_at: life.and_then(|time| now.checked_add(time)),
        }
    }
}
