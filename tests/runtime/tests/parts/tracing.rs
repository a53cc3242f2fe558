//! Spans of calls.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use notte_runtime::http::{Backoff, Call, Operation, Retries};
use serde_json::Value;
use support::{FillPath as _, ITEM, SECRET, Server, Step, answer, ok};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

static SECURE: Operation = Operation::new("secure", "GET", ITEM.path()).security(&[&["bearer"]]);

/// Keeps all spans with their fields.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<Span>>>);

#[derive(Clone, Default)]
struct Span {
    name: &'static str,
    parent: Option<u64>,
    fields: BTreeMap<String, String>,
}

impl Visit for Span {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.fields.insert(field.name().to_owned(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl Subscriber for Kept {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().contains("tracing")
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut span = Span {
            name: attributes.metadata().name(),
            parent: attributes.parent().map(Id::into_u64),
            ..Span::default()
        };
        attributes.record(&mut span);
        let mut spans = self.0.lock().expect("spans");
        spans.push(span);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        let mut spans = self.0.lock().expect("spans");
        let index = usize::try_from(id.into_u64()).expect("an index") - 1;
        values.record(spans.get_mut(index).expect("a span"));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_call_is_a_span_and_so_is_each_attempt() {
    let busy = answer("503 Service Unavailable", "retry-after: 0\r\n", SECRET);
    let server = Server::start([vec![Step::Send(busy)], vec![Step::Send(ok())]]).await;
    let quick = Retries::new().backoff(Backoff::between(Duration::ZERO, Duration::ZERO));
    let client = server.builder().credential("bearer", SECRET).retries(quick).build().expect("a client");
    let kept = Kept::default();
    let guard = tracing::subscriber::set_default(kept.clone());
    let mut call = Call::<Value>::new(&client, &SECURE).path("an-id").path("p");
    call.draft.query("q", "a-value");
    call.send().await.expect("an answer");
    drop(guard);
    let spans = kept.0.lock().expect("spans").clone();
    let names: Vec<_> = spans.iter().map(|span| (span.name, span.parent)).collect();
    assert_eq!(names, [("call", None), ("attempt", Some(1)), ("attempt", Some(1))]);
    let port = server.url().rsplit(':').next().expect("a port").to_owned();
    let of = |index: usize, name: &str| spans.get(index).and_then(|span| span.fields.get(name)).map(String::as_str);
    for attempt in [1, 2] {
        assert_eq!(of(attempt, "otel.name"), Some("GET /items/{item_id}/parts/{part}"));
        assert_eq!(of(attempt, "url.template"), Some("/items/{item_id}/parts/{part}"));
        assert_eq!(of(attempt, "server.address"), Some("127.0.0.1"));
        assert_eq!(of(attempt, "server.port"), Some(port.as_str()));
        assert_eq!(of(attempt, "http.request.method"), Some("GET"));
    }
    assert_eq!((of(1, "http.response.status_code"), of(1, "error.type")), (Some("503"), Some("503")));
    assert_eq!((of(2, "http.response.status_code"), of(2, "error.type")), (Some("200"), None));
    assert_eq!((of(1, "http.request.resend_count"), of(2, "http.request.resend_count")), (None, Some("1")));
    assert_eq!(of(0, "operation.id"), Some("secure"));
    let all: String = spans.iter().map(|span| format!("{:?}", span.fields)).collect();
    assert!(!all.contains(SECRET) && !all.contains("an-id") && !all.contains("a-value"), "{all}");
}
