//! Transports: services of the caller in place of the HTTP client, and layers around it.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use crate::support;

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, post};
use bytes::Bytes;
use notte_runtime::http::{
    Backoff, ByteStream, Call, Client, ClientBuilder, HttpTransport, Operation, Retries, TransportBody,
};
use serde_json::{Value, json};
use support::{API, FillPath as _, GET, ITEM, POST, SECRET, Server, Step, ok};
use tower::limit::ConcurrencyLimit;
use tower::timeout::Timeout;
use tower::{ServiceBuilder, service_fn};

static SECURE: Operation = Operation::new("secure", "GET", "/secure").security(&[&["bearer"]]);

fn builder() -> ClientBuilder {
    let quick = Retries::new().backoff(Backoff::between(Duration::ZERO, Duration::ZERO));
    ClientBuilder::new(&API).base_url("http://api.test/v1").retries(quick)
}

fn client(router: Router) -> Client {
    builder().credential("bearer", SECRET).transport(Router::new().nest("/v1", router)).build().expect("a client")
}

#[tokio::test]
async fn an_axum_router_answers_without_a_socket() {
    let item = async |Path((item, part)): Path<(String, String)>, RawQuery(query): RawQuery, headers: HeaderMap| {
        let text = headers.get("authorization").expect("a credential").to_str().expect("text").to_owned();
        axum::body::Body::from(json!([item, part, query, text]).to_string())
    };
    let echo = async |body: Bytes| (StatusCode::CREATED, [("content-type", "application/json")], body);
    let client = client(Router::new().route("/items/{item}/parts/{part}", get(item)).route("/thing", post(echo)));
    static SECURE_ITEM: Operation = Operation::new("item", "GET", ITEM.path()).security(&[&["bearer"]]);
    let mut call = Call::<Value>::new(&client, &SECURE_ITEM).path("a/b").path("é");
    call.draft.query("q", "1 2");
    let seen = call.send().await.expect("an answer");
    assert_eq!(seen, json!(["a/b", "é", "q=1%202", format!("Bearer {SECRET}")]));
    let mut call = Call::<Value>::new(&client, &POST);
    call.draft.json(&json!({"a": [1, 2]}));
    let reply = call.send_with_meta().await.expect("an answer");
    assert_eq!((reply.status, reply.value), (StatusCode::CREATED, json!({"a": [1, 2]})));
}

#[tokio::test]
async fn errors_redirects_and_streams_are_those_of_any_response() {
    let router = Router::new()
        .route("/thing", get(async || Redirect::temporary("other?x=1")))
        .route("/other", get(async |RawQuery(query): RawQuery| json!(query).to_string()))
        .route("/secure", get(async || (StatusCode::FORBIDDEN, format!(r#"{{"message": "no {SECRET}"}}"#))));
    let client = client(router);
    assert_eq!(Call::<Value>::new(&client, &GET).send().await.expect("an answer"), json!("x=1"));
    let error = Call::<Value>::new(&client, &SECURE).send().await.expect_err("an error");
    assert_eq!(error.to_string(), "secure: HTTP 403 Forbidden: no [redacted]");
    let mut stream: ByteStream = Call::<Value>::new(&client, &GET).stream().await.expect("a stream");
    assert_eq!(stream.chunk().await.expect("a piece").expect("a piece"), r#""x=1""#);
    assert!(stream.chunk().await.expect("the end").is_none());
}

#[tokio::test]
async fn a_redirect_to_another_origin_takes_no_credential() {
    let service = service_fn(async |request: http::Request<TransportBody>| {
        let is_first = request.uri().host() == Some("api.test");
        assert_eq!(request.headers().contains_key("authorization"), is_first);
        let response = match is_first {
            true => Redirect::temporary("http://elsewhere.test/").into_response(),
            false => "{}".into_response(),
        };
        Ok::<_, Infallible>(response)
    });
    let client = builder().credential("bearer", SECRET).transport(service).build().expect("a client");
    Call::<Value>::new(&client, &SECURE).send().await.expect("an answer");
}

#[tokio::test]
async fn a_service_is_asked_when_it_is_ready() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let most_seen = Arc::clone(&most);
    let service = service_fn(move |_: http::Request<TransportBody>| {
        let (now, most) = (Arc::clone(&now), Arc::clone(&most));
        async move {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(5)).await;
            now.fetch_sub(1, Ordering::SeqCst);
            Ok::<_, Infallible>(http::Response::new("{}".to_owned()))
        }
    });
    let client = builder().transport(ConcurrencyLimit::new(service, 1)).build().expect("a client");
    let calls: Vec<_> = (0..8).map(|_| tokio::spawn(Call::<Value>::new(&client, &GET).send())).collect();
    for call in calls {
        call.await.expect("a task").expect("an answer");
    }
    assert_eq!(most_seen.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn layers_go_around_the_default_transport() {
    let server = Server::start([vec![Step::Send(ok())]]).await;
    let builder = server.builder();
    let http: HttpTransport = builder.http_transport().expect("a transport");
    let layers = ServiceBuilder::new()
        .layer(tower::timeout::TimeoutLayer::new(Duration::from_secs(20)))
        .map_request(|mut request: http::Request<TransportBody>| {
            request.headers_mut().insert("x-layer", http::HeaderValue::from_static("1"));
            request
        })
        .service(http);
    let client = builder.transport(layers).build().expect("a client");
    let mut call = Call::<Value>::new(&client, &POST);
    call.draft.json(&json!({"a": 1}));
    call.send().await.expect("an answer");
    let seen = server.only();
    assert_eq!((seen.header("x-layer"), seen.header("content-length")), (Some("1"), Some("7")));
    assert_eq!(seen.body, br#"{"a":1}"#);
}

#[tokio::test]
async fn a_refused_connection_is_known_through_layers() {
    let address = {
        let listener = Server::listen().await;
        listener.local_addr().expect("an address")
    };
    let builder = builder().base_url(format!("http://{address}"));
    let http = builder.http_transport().expect("a transport");
    let client = builder.transport(Timeout::new(http, Duration::from_secs(20))).build().expect("a client");
    let error = Call::<Value>::new(&client, &POST).send().await.expect_err("an error");
    assert!(error.is_connect() && error.retryable(), "{error}");
    assert_eq!(error.attempts(), Some(3));
    assert!(error.to_string().starts_with("postThing: no connection: Connection refused"), "{error}");
}

#[tokio::test]
async fn an_error_of_a_service_is_not_sent_again_unless_that_does_no_harm() {
    let sent = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&sent);
    let service = service_fn(move |_: http::Request<TransportBody>| {
        count.fetch_add(1, Ordering::SeqCst);
        async { Err::<http::Response<String>, _>(io::Error::other("the cable is out")) }
    });
    let client = builder().transport(service).build().expect("a client");
    let error = Call::<Value>::new(&client, &POST).send().await.expect_err("an error");
    assert_eq!(error.to_string(), "postThing: no answer: the cable is out");
    assert_eq!((error.retryable(), sent.load(Ordering::SeqCst)), (false, 1));
    let error = Call::<Value>::new(&client, &GET).send().await.expect_err("an error");
    assert_eq!((error.retryable(), sent.load(Ordering::SeqCst)), (true, 4));
}

#[tokio::test]
async fn the_time_limit_and_the_size_limit_hold_for_a_service() {
    let slow = service_fn(async |_: http::Request<TransportBody>| {
        tokio::time::sleep(Duration::from_secs(60)).await;
        Ok::<_, Infallible>(http::Response::new(String::new()))
    });
    let client = builder().timeout(Duration::from_millis(50)).transport(slow).build().expect("a client");
    assert!(Call::<Value>::new(&client, &GET).send().await.expect_err("an error").is_timeout());
    let large = service_fn(async |_: http::Request<TransportBody>| {
        Ok::<_, Infallible>(http::Response::new(format!("{:2000}", "1")))
    });
    let client = builder().max_response_bytes(1000).transport(large).build().expect("a client");
    assert!(Call::<Value>::new(&client, &GET).send().await.expect_err("an error").is_too_large());
}

#[tokio::test]
async fn a_body_of_a_transport_is_bytes() {
    let body = TransportBody::from("abc");
    assert_eq!(body.as_bytes(), Some(b"abc".as_slice()));
    assert_eq!(body.collect().await.expect("bytes"), "abc");
    assert_eq!(TransportBody::default().collect().await.expect("bytes"), "");
    assert_eq!(format!("{:?}", TransportBody::from(SECRET)), "TransportBody { .. }");
}

#[tokio::test]
async fn an_error_of_a_service_by_reqwest_has_no_url() {
    static QUERY: Operation = Operation::new("query", "GET", "/query").security(&[&["token"]]);
    let address = Server::listen().await.local_addr().expect("an address");
    let http = reqwest::Client::new();
    let service = service_fn(move |request: http::Request<TransportBody>| {
        let sending = http.get(request.uri().to_string()).send();
        async { sending.await.map(http::Response::<reqwest::Body>::from) }
    });
    let client = builder().base_url(format!("http://{address}")).credential("token", SECRET).transport(service).build();
    let error = Call::<Value>::new(&client.expect("a client"), &QUERY).send().await.expect_err("an error");
    let mut source = error.underlying();
    assert!(source.is_some());
    while let Some(cause) = source {
        assert!(!format!("{cause} {cause:?}").contains(SECRET), "{cause}");
        source = cause.source();
    }
}

#[tokio::test]
async fn the_url_and_the_size_hint_say_what_the_headers_do_not() {
    let service = service_fn(async |request: http::Request<TransportBody>| {
        let headers = request.headers();
        assert!(!headers.contains_key("host") && !headers.contains_key("content-length"));
        assert_eq!(request.uri().host(), Some("api.test"));
        assert_eq!(http_body::Body::size_hint(request.body()).exact(), Some(7));
        Ok::<_, Infallible>("{}".into_response())
    });
    let client = builder().transport(service).build().expect("a client");
    let mut call = Call::<Value>::new(&client, &POST);
    call.draft.json(&json!({"a": 1}));
    call.send().await.expect("an answer");
}
