//! The one way of sending a call.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::PoisonError;
use std::task::Poll;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::api_error::ApiError;
use super::content::Faults;
use super::draft::Draft;
use super::failure::{Failure, Head};
use super::request::Request;
use super::response::Rest;
use super::{Error, FromResponse, Response, body, redirect};

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

    /// The same where what is waited for is mostly there: then no timer is set.
    pub(super) async fn wait_briefly<F: Future>(self, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let there = poll_fn(|cx| match future.as_mut().poll(cx) {
            Poll::Ready(value) => Poll::Ready(Some(value)),
            Poll::Pending => Poll::Ready(None),
        });
        match there.await {
            Some(value) => Some(value),
            None => self.wait(future).await,
        }
    }
}

/// Sends a call, follows redirects and reads the answer.
pub(super) async fn exchange(draft: Draft, reading: Reading) -> Result<Response, Error> {
    let operation = draft.operation;
    let settings = draft.client.shared_settings();
    let clock = Clock::start(draft.timeout.unwrap_or(settings.timeout));
    let mut answer = send(&draft, clock).await?;
    let status = answer.status();
    let headers = std::mem::take(answer.headers_mut());
    if !status.is_success() {
        let body = body::read_what_comes(answer, clock, settings.max_response_bytes).await;
        return Err(Error::of(operation, Failure::Api(ApiError::new(status, headers, body))));
    }
    let (body, rest) = match reading {
        Reading::Head => {
            let most_bytes = settings.max_response_bytes;
            (Bytes::new(), Some(Rest { answer, timeout: clock.limit, most_bytes }))
        }
        Reading::Whole => {
            let limit = settings.max_response_bytes;
            let body = body::read(answer, clock, limit)
                .await
                .map_err(|fault| Error::of(operation, fault.of(status, &headers)))?;
            (body, None)
        }
    };
    Ok(Response { operation, status, headers, body, rest })
}

/// Sends the request of a draft, and those that follow redirects, until an answer is not a redirect.
async fn send(draft: &Draft, clock: Clock) -> Result<reqwest::Response, Error> {
    let (operation, http) = (draft.operation, &draft.client.shared_settings().http);
    // Most calls are not redirected. So the first request is not kept unless it has a body: it can be made once more.
    let mut kept: Option<Request> = None;
    let mut followed = 0;
    loop {
        let request = kept.take().map_or_else(|| draft.request(), Ok)?;
        kept = (followed > 0 || request.body.is_some()).then(|| request.clone());
        let faults = Faults::default();
        let answer = clock.wait(execute(http, request, &faults)).await;
        let answer = match answer {
            Some(answer) => answer.map_err(|failure| Error::of(operation, failure))?,
            None => return Err(Error::of(operation, Failure::Timeout(clock.limit))),
        };
        let status = answer.status();
        if !status.is_redirection() {
            return Ok(answer);
        }
        let refused = |reason| {
            let headers = answer.headers().clone();
            Error::of(operation, Failure::Redirect(Head { status, headers }, reason))
        };
        let mut request = kept.take().map_or_else(|| draft.request(), Ok)?;
        if !redirect::follow(&mut request, answer.url(), status, answer.headers()).map_err(&refused)? {
            return Ok(answer);
        }
        if followed == redirect::LIMIT {
            return Err(refused(format!("more than {followed} redirects")));
        }
        followed += 1;
        kept = Some(request);
    }
}

async fn execute(http: &reqwest::Client, request: Request, faults: &Faults) -> Result<reqwest::Response, Failure> {
    let request = request.outgoing(faults).await.map_err(Failure::Unsent)?;
    http.execute(request).await.map_err(|error| {
        let fault = faults.lock().unwrap_or_else(PoisonError::into_inner).take();
        fault.map_or(Failure::Transport(error), Failure::Unsent)
    })
}
