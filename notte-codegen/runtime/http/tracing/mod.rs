//! Spans of calls, by the conventions of OpenTelemetry for HTTP clients.
//!
//! A call is a span `call`, and each attempt a span `attempt` in it. Neither has a credential, a header, or a value of the path or the query.

use reqwest::Url;
use tracing::field::Empty;
use tracing::{Span, debug, debug_span};

use super::call::draft::Draft;
use super::{Error, Operation, Response};

/// The spans of a call.
#[derive(Default)]
pub(super) struct Trace {
    call: Option<Span>,
    attempt: Option<Span>,
}

impl Trace {
    /// Returns the innermost span. That of the call begins when it is first asked for.
    pub(super) fn span(&mut self, draft: &Draft) -> Span {
        let call = self.call.get_or_insert_with(|| of_call(draft.operation));
        self.attempt.as_ref().unwrap_or(call).clone()
    }

    /// Begins an attempt; `number` counts from 1.
    pub(super) fn begin(&mut self, draft: &Draft, url: &Url, number: u32) {
        let operation = draft.operation;
        let call = self.call.get_or_insert_with(|| of_call(operation));
        let span = debug_span!(
            parent: &*call,
            "attempt",
            otel.kind = "client",
            otel.name = format!("{} {}", operation.method(), operation.path()),
            http.request.method = operation.method(),
            url.template = operation.path(),
            url.scheme = url.scheme(),
            server.address = url.host_str(),
            server.port = url.port_or_known_default(),
            http.request.resend_count = (number > 1).then(|| number.saturating_sub(1)),
            http.response.status_code = Empty,
            error.type = Empty,
        );
        self.attempt = Some(span);
    }

    /// Notes how an attempt ended.
    pub(super) fn end(&mut self, result: Result<&Response, &Error>) {
        let Some(attempt) = self.attempt.take() else { return };
        let status = match result {
            Ok(response) => Some(response.status()),
            Err(error) => error.status(),
        };
        if let Some(status) = status {
            attempt.record("http.response.status_code", status.as_u16());
        }
        if let Err(error) = result {
            let kind = kind(error);
            attempt.record("error.type", kind.as_str());
            attempt.in_scope(|| debug!(error = %error, "the attempt failed"));
        }
    }
}

fn of_call(operation: &Operation) -> Span {
    debug_span!("call", otel.kind = "internal", otel.name = operation.id(), operation.id = operation.id(),)
}

/// The status, or what went wrong in a word.
fn kind(error: &Error) -> String {
    if let Some(status) = error.status().filter(|_| error.is_status()) {
        return status.as_u16().to_string();
    }
    let kinds = [
        (error.is_timeout(), "timeout"),
        (error.is_connect(), "connect"),
        (error.is_redirect(), "redirect"),
        (error.is_too_large(), "too_large"),
        (error.is_decode(), "decode"),
        (error.is_body(), "body"),
        (error.is_invalid(), "invalid"),
    ];
    kinds.iter().find(|(is, _)| *is).map_or("transport", |(_, name)| name).to_owned()
}
