//! Events that go on when their connection ends (HTML, 9.2.3).

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use http::{HeaderValue, StatusCode};
use tokio::time::{Sleep, sleep};

use super::super::call::draft::Draft;
use super::super::exchange::Reading;
use super::super::{Error, FromResponse, Pending, Response};
use super::{Event, Events, FromEvent};

const LAST_EVENT_ID: &str = "last-event-id";

/// Resumes the events of a call. Every call of this crate whose response is a stream of events has it.
pub trait ResumeEvents<T>: Sized {
    /// Returns the events of the call as a stream that goes on when the connection ends: it sends the call again, with the id of the last
    /// event in `Last-Event-ID`.
    fn resume(self) -> EventSource<T>;
}

impl<T, C> ResumeEvents<T> for C
where
    C: IntoFuture<Output = Result<Events<T>, Error>, IntoFuture = Pending<Events<T>>>,
{
    fn resume(self) -> EventSource<T> {
        let pending = self.into_future();
        let draft = pending.exchange.draft.clone();
        // The caller may go on from another time.
        let told = draft.headers.get(LAST_EVENT_ID).and_then(|id| str::from_utf8(id.as_bytes()).ok());
        let last_id = told.filter(|id| !id.is_empty()).map(Arc::from);
        EventSource { draft, state: State::Connecting(pending), connections: 1, cost: 0, last_id, retry: None }
    }
}

/// The events of a call whose connection may end: the call is sent again, and the server is told the last event that arrived.
///
/// It is sent again as the [`Retries`](super::super::Retries) of the call say: as often as they allow without an event in between, where sending it
/// twice does no harm (with GET, not with POST), after the time that the server says in `retry`, or else that of their backoff. A `retry` above
/// their `max_retry_after` ends the stream with its connection. Server-sent events alone are resumed. What the server sends again is returned
/// again, and without ids it begins anew or leaves events out.
///
/// The stream ends at `data: [DONE]`, at a response with the status 204, and when the call is not sent again although nothing failed.
/// An event whose data can't be decoded is an error, and the stream goes on; after any other error it ends.
#[must_use = "the call is sent when the stream is polled"]
pub struct EventSource<T> {
    draft: Draft,
    state: State<T>,
    // How many connections there were since the last event, and what they cost.
    connections: u32,
    cost: u32,
    last_id: Option<Arc<str>>,
    retry: Option<Duration>,
}

enum State<T> {
    Connecting(Pending<Events<T>>),
    Open(Box<Events<T>>),
    Waiting(Pin<Box<Sleep>>),
    Over,
}

impl<T: FromEvent> EventSource<T> {
    /// Returns the next event, or `None` at the end. An item is an error if the call fails or can't be sent again, or if an event can't be decoded.
    /// This method is cancel safe.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Returns the next event for `?`, as in `while let Some(event) = events.try_next().await?`.
    ///
    /// # Errors
    /// If the call fails or can't be sent again, or if an event can't be decoded.
    pub async fn try_next(&mut self) -> Result<Option<Event<T>>, Error> {
        self.next().await.transpose()
    }

    /// Returns the id of the last event, to go on from it another time: with the header `Last-Event-ID` of a call.
    #[must_use]
    pub fn last_event_id(&self) -> Option<&str> {
        self.last_id.as_deref()
    }

    /// Keeps what an open stream says of how to go on.
    fn note(&mut self) {
        if let State::Open(events) = &self.state {
            self.last_id.clone_from(&events.frames.last_id);
            self.retry = events.frames.retry.or(self.retry);
        }
    }

    /// Waits before the next connection, or ends the stream with what ended the last one.
    fn again(&mut self, ended: Option<Error>) -> Option<Error> {
        self.note();
        let retries = &self.draft.client.shared_settings().retries;
        let is_repeatable = self.draft.is_repeatable() && !self.draft.is_sent_once();
        let is_allowed = ended.as_ref().map_or(is_repeatable, |error| retries.allows(error.failure(), is_repeatable));
        let is_allowed = is_allowed && retries.has_attempts(self.connections);
        // A stream has no time limit as a whole.
        let wait = is_allowed.then(|| retries.after(self.retry, self.connections, Duration::MAX));
        match wait.flatten() {
            Some(wait) => {
                self.connections = self.connections.saturating_add(1);
                self.cost = self.cost.saturating_add(wait.cost);
                self.state = State::Waiting(Box::pin(sleep(wait.delay)));
                None
            }
            None => {
                self.state = State::Over;
                ended
            }
        }
    }

    fn connect(&mut self) {
        // An id may have any characters. One that no header can have is left out.
        let id = self.last_id.as_ref().and_then(|id| HeaderValue::from_bytes(id.as_bytes()).ok());
        match id {
            Some(id) => drop(self.draft.headers.insert(LAST_EVENT_ID, id)),
            None => drop(self.draft.headers.remove(LAST_EVENT_ID)),
        }
        let reading = Reading::of::<Events<T>>();
        let finish = |answer: Result<Response, Error>| answer.and_then(Events::from_response);
        self.state = State::Connecting(Pending::new(self.draft.clone(), reading, finish));
    }

    /// Notes that an event arrived.
    fn arrived(&mut self) {
        self.note();
        self.draft.client.shared_settings().retries.succeeded(std::mem::take(&mut self.cost));
        self.connections = 1;
    }
}

impl<T: FromEvent> Stream for EventSource<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let source = &mut *self;
        loop {
            match &mut source.state {
                State::Connecting(pending) => match ready!(Pin::new(pending).poll(cx)) {
                    // HTML, 9.2.3: the server has no more events.
                    Ok(events) if events.bytes.status == StatusCode::NO_CONTENT => source.state = State::Over,
                    Ok(mut events) => {
                        events.frames.go_on(source.last_id.clone());
                        source.state = State::Open(Box::new(events));
                    }
                    Err(error) => {
                        source.state = State::Over;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                State::Open(events) => match ready!(Pin::new(&mut **events).poll_next(cx)) {
                    Some(Err(error)) if events.ended => {
                        if let Some(error) = source.again(Some(error)) {
                            return Poll::Ready(Some(Err(error)));
                        }
                    }
                    Some(event) => {
                        source.arrived();
                        return Poll::Ready(Some(event));
                    }
                    None if events.is_done || !events.is_sse => source.state = State::Over,
                    None => drop(source.again(None)),
                },
                State::Waiting(sleep) => {
                    ready!(sleep.as_mut().poll(cx));
                    source.connect();
                }
                State::Over => return Poll::Ready(None),
            }
        }
    }
}

impl<T> fmt::Debug for EventSource<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventSource").field("operation", &self.draft.operation.id()).finish_non_exhaustive()
    }
}
