//! The client credentials grant of OAuth 2.0 (RFC 6749, 4.4).

use std::fmt;
use std::time::Duration;

use bytes::BytesMut;
use http::Method;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use percent_encoding::utf8_percent_encode;
use reqwest::Url;
use serde_json::Value;
use tokio::time::timeout;

use super::super::super::json::Secret;
use super::super::ApiError;
use super::super::call::path::RESERVED;
use super::super::client::Limits;
use super::super::client::credentials::base64;
use super::super::client::secrets::Secrets;
use super::super::error::failure::{Failure, Head};
use super::super::error::message::in_one_line;
use super::super::retry::Retries;
use super::super::transport::Transport;
use super::super::transport::error::BoxError;
use super::Token;
use super::again::again;

/// The most bytes of the response of a token endpoint.
const LIMIT: usize = 1 << 20;

/// The client credentials of OAuth 2.0: an id and a secret, for which a token endpoint gives tokens.
#[derive(Clone)]
pub struct ClientCredentials {
    url: String,
    id: String,
    secret: Secret,
    parameters: Vec<(String, String)>,
    is_in_body: bool,
}

impl ClientCredentials {
    /// Creates credentials for the token endpoint at `url`. They are sent in the `Authorization` header.
    pub fn new(url: impl Into<String>, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { url: url.into(), id: id.into(), secret: secret.into(), parameters: Vec::new(), is_in_body: false }
    }

    /// Asks for these scopes.
    #[must_use]
    pub fn scopes<'s>(self, scopes: impl IntoIterator<Item = &'s str>) -> Self {
        let scopes: Vec<_> = scopes.into_iter().collect();
        self.parameter("scope", &scopes.join(" "))
    }

    /// Adds a parameter that the endpoint requires, such as `audience`.
    #[must_use]
    pub fn parameter(mut self, name: &str, value: &str) -> Self {
        self.parameters.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends the id and the secret in the body, for an endpoint that does not read the header.
    #[must_use]
    pub fn in_body(mut self) -> Self {
        self.is_in_body = true;
        self
    }

    /// Fetches a token, again where that failed and may pass: to ask for a token twice does no harm.
    pub(in super::super) async fn fetch(
        self,
        transport: Transport,
        retries: Retries,
        limits: Limits,
    ) -> Result<Token, BoxError> {
        // The time of the call itself is that of who waits for the token.
        let ask = || async {
            match limits.attempt_timeout {
                Some(limit) => timeout(limit, self.ask(&transport)).await.unwrap_or(Err(Failure::Timeout(limit))),
                None => self.ask(&transport).await,
            }
        };
        again(retries, limits.timeout, ask).await.map_err(|failure| self.error(failure))
    }

    /// Asks for a token once.
    async fn ask(&self, transport: &Transport) -> Result<Token, Failure> {
        let request = self.request().map_err(Failure::Token)?;
        let mut answer = transport.send_for_token(request).await.map_err(Failure::Transport)?;
        let (status, headers) = (answer.status(), std::mem::take(answer.headers_mut()));
        let mut body = BytesMut::new();
        loop {
            let piece = match answer.chunk().await {
                Ok(piece) => piece,
                Err(error) => return Err(Failure::Broken(Head { status, headers }, error)),
            };
            let Some(piece) = piece else { break };
            if body.len().saturating_add(piece.len()) > LIMIT {
                return Err(Failure::Token("the response of the token endpoint is too large".into()));
            }
            body.extend_from_slice(&piece);
        }
        if !status.is_success() {
            return Err(Failure::Api(ApiError::new(status, headers, body.freeze(), self.secrets())));
        }
        let body: Value = serde_json::from_slice(&body).unwrap_or_default();
        let token = body.get("access_token").and_then(Value::as_str);
        let token =
            token.ok_or_else(|| Failure::Token("the response of the token endpoint has no `access_token`".into()))?;
        let seconds = body.get("expires_in").and_then(|seconds| seconds.as_u64().or(seconds.as_str()?.parse().ok()));
        let token = Token::new(token);
        Ok(match seconds {
            Some(seconds) => token.expires_in(Duration::from_secs(seconds)),
            None => token,
        })
    }

    /// Returns the error of a call that gets no token.
    fn error(&self, failure: Failure) -> BoxError {
        match failure {
            Failure::Api(error) => {
                let body = error.json().unwrap_or_default();
                let text = |name: &str| body.get(name).and_then(Value::as_str);
                let reason = text("error_description").or(text("error")).unwrap_or("without a reason");
                let reason = in_one_line(&self.secrets().redact(reason));
                format!("the token endpoint responded with HTTP {}: {reason}", error.status().as_u16()).into()
            }
            Failure::Transport(fault) => fault.into(),
            Failure::Broken(_, error) => error.without_url().into(),
            Failure::Token(error) => error,
            other => other.to_string().into(),
        }
    }

    /// Returns the id and the secret as they are sent. RFC 6749, 2.3.1: both are encoded as in a form.
    fn pair(&self) -> String {
        base64(&format!("{}:{}", encoded(&self.id), encoded(self.secret.expose())))
    }

    /// Returns what an endpoint may repeat and an error must not show.
    fn secrets(&self) -> Secrets {
        let mut secrets = Secrets::default();
        secrets.add(&self.secret);
        secrets.add(&Secret::from(self.pair()));
        secrets
    }

    fn request(&self) -> Result<reqwest::Request, BoxError> {
        let mut fields = vec![("grant_type", "client_credentials")];
        if self.is_in_body {
            fields.extend([("client_id", self.id.as_str()), ("client_secret", self.secret.expose())]);
        }
        fields.extend(self.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let fields: Vec<_> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let url = Url::parse(&self.url).map_err(|_| "the URL of the token endpoint is not valid")?;
        let mut request = reqwest::Request::new(Method::POST, url);
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        if !self.is_in_body {
            let mut value = HeaderValue::from_str(&format!("Basic {}", self.pair()))?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        *request.body_mut() = Some(fields.join("&").into());
        Ok(request)
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Without the secret.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials").field("url", &self.url).field("id", &self.id).finish_non_exhaustive()
    }
}
