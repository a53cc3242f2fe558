//! The token of a call that needs one.

use std::pin::Pin;
use std::sync::Arc;

use http::StatusCode;

use super::super::super::json::Secret;
use super::super::Error;
use super::super::tokens::cache::TokenCache;
use super::super::transport::error::BoxError;

/// The future of a token.
pub(super) type Fetching = Pin<Box<dyn Future<Output = Result<Secret, BoxError>> + Send>>;

/// The token of a call: asked for before each attempt, and once more after 401.
#[derive(Default)]
pub(super) struct Authorization {
    token: Option<Secret>,
    is_asked: bool,
    is_renewed: bool,
}

impl Authorization {
    /// Returns whether a token is still to be asked for.
    pub(super) fn is_to_ask(&self) -> bool {
        !self.is_asked
    }

    /// Asks for the token, where there is a source of tokens.
    pub(super) fn ask(&mut self, cache: Option<Arc<TokenCache>>) -> Option<Fetching> {
        self.is_asked = true;
        cache.map(|cache| Box::pin(async move { cache.token().await }) as Fetching)
    }

    pub(super) fn ask_again(&mut self) {
        self.is_asked = false;
    }

    pub(super) fn set(&mut self, token: Secret) {
        self.token = Some(token);
    }

    pub(super) fn token(&self) -> Option<&Secret> {
        self.token.as_ref()
    }

    /// Forgets a token that the server refused, if the call has not done so before. Returns whether it has a new one to ask for.
    pub(super) fn renew(&mut self, error: &Error, cache: Option<Arc<TokenCache>>) -> bool {
        let is_refused = error.status() == Some(StatusCode::UNAUTHORIZED) && !self.is_renewed;
        let (true, Some(cache), Some(token)) = (is_refused, cache, &self.token) else { return false };
        cache.refuse(token);
        self.is_renewed = true;
        true
    }
}
