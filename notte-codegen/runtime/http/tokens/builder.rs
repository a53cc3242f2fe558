//! Sources of tokens for a client.

use std::sync::Arc;

use super::super::ClientBuilder;
use super::super::transport::error::BoxError;
use super::{ClientCredentials, Fetch, Source, Token};

impl ClientBuilder {
    /// Sets a closure that fetches bearer tokens, for the first security scheme that is one, or for every call where there is none.
    ///
    /// A token is kept and shared by all calls, and renewed before it ends by one call at a time; if that fails, the old one is used while it
    /// is valid. Where the closure fails in a way that may pass, such as [`Transient`](super::super::Transient), it is called again within the policy of
    /// retries. After 401 a call fetches a new token, and is sent again once. A credential in [`Options`](super::super::Options) for the same
    /// scheme is used in its place.
    pub fn token_source<F, T, E>(mut self, fetch: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<Token, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.source = Some((None, Source::Fetch(fetching(fetch))));
        self
    }

    /// Sets a closure that fetches tokens for a security scheme, as [`token_source`](Self::token_source) does. The scheme is a bearer token or a
    /// key in a header.
    pub fn token_source_for<F, T, E>(mut self, scheme: &str, fetch: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<Token, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.source = Some((Some(scheme.to_owned()), Source::Fetch(fetching(fetch))));
        self
    }

    /// Fetches bearer tokens from a token endpoint of OAuth 2.0, as [`token_source`](Self::token_source) does. The endpoint is called
    /// by the transport of the client, and again by its retries where that fails and may pass.
    pub fn client_credentials(mut self, credentials: ClientCredentials) -> Self {
        self.source = Some((None, Source::ClientCredentials(credentials)));
        self
    }
}

/// Erases the types of a closure.
fn fetching<F, T, E>(fetch: F) -> Fetch
where
    F: Fn() -> T + Send + Sync + 'static,
    T: Future<Output = Result<Token, E>> + Send + 'static,
    E: Into<BoxError>,
{
    Arc::new(move || {
        let token = fetch();
        Box::pin(async move { token.await.map_err(Into::into) })
    })
}
