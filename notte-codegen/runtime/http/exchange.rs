//! The one way of sending a call.

use std::time::{Duration, Instant};

use bytes::Bytes;

use super::api_error::ApiError;
use super::draft::Draft;
use super::failure::{Failure, Head};
use super::request::Request;
use super::response::Rest;
use super::{Client, Error, FromResponse, Operation, Response, body, redirect};

/// How much of an answer is read before it is given back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Whole,
    Head,
}

impl Reading {
    /// As much as it takes to make this.
    pub(super) fn of<T: FromResponse>() -> Self {
        if T::IS_STREAM { Self::Head } else { Self::Whole }
    }
}

/// The time that a call has.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    started: Instant,
    pub(super) limit: Duration,
}

impl Clock {
    pub(super) fn start(limit: Duration) -> Self {
        Self { started: Instant::now(), limit }
    }

    /// Waits for `future` for as long as is left; then gives nothing.
    pub(super) async fn wait<F: Future>(self, future: F) -> Option<F::Output> {
        let left = self.limit.saturating_sub(self.started.elapsed());
        tokio::time::timeout(left, future).await.ok()
    }
}

/// Sends a call, follows redirects and reads the answer.
pub(super) async fn exchange(draft: Draft, reading: Reading) -> Result<Response, Error> {
    let operation = draft.operation;
    let client = draft.client.clone();
    let clock = Clock::start(draft.timeout.unwrap_or(client.shared_settings().timeout));
    let mut answer = send(&client, draft.into_request()?, operation, clock).await?;
    let status = answer.status();
    let headers = std::mem::take(answer.headers_mut());
    if !status.is_success() {
        let body = body::read_what_comes(answer, clock, client.shared_settings().max_response_bytes).await;
        return Err(Error::of(operation, Failure::Api(ApiError::new(status, headers, body))));
    }
    let (body, rest) = match reading {
        Reading::Head => {
            let most_bytes = client.shared_settings().max_response_bytes;
            (Bytes::new(), Some(Rest { answer, timeout: clock.limit, most_bytes }))
        }
        Reading::Whole => {
            let limit = client.shared_settings().max_response_bytes;
            let body = body::read(answer, clock, limit)
                .await
                .map_err(|fault| Error::of(operation, fault.of(status, &headers)))?;
            (body, None)
        }
    };
    Ok(Response { operation, status, headers, body, rest })
}

/// Sends a request until an answer is not a redirect.
async fn send(
    client: &Client,
    mut request: Request,
    operation: &'static Operation,
    clock: Clock,
) -> Result<reqwest::Response, Error> {
    let mut followed = 0;
    loop {
        let answer = clock
            .wait(client.shared_settings().http.execute(request.outgoing()))
            .await
            .ok_or_else(|| Error::of(operation, Failure::Timeout(clock.limit)))?
            .map_err(|error| Error::of(operation, Failure::Transport(error)))?;
        let status = answer.status();
        let refused = |reason| {
            let headers = answer.headers().clone();
            Error::of(operation, Failure::Redirect(Head { status, headers }, reason))
        };
        if !redirect::follow(&mut request, answer.url(), status, answer.headers()).map_err(&refused)? {
            return Ok(answer);
        }
        if followed == redirect::LIMIT {
            return Err(refused(format!("more than {followed} redirects")));
        }
        followed += 1;
    }
}
