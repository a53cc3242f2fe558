//! Tokens that are fetched, shared and renewed.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use crate::support;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use notte_runtime::http::testing::Double;
use notte_runtime::http::{
    Api, Backoff, Body, Call, Client, ClientBuilder, ClientCredentials, Error, Operation, Options, Pages, Paging,
    Retries, RetryBudget, Token, TransportBody,
};
use serde_json::{Value, json};
use support::{API, FillPath as _, GET, SECRET, Server, Step, answer, ok};
use tokio::time::advance;

static SECURE: Operation = Operation::new("secure", "GET", "/secure").security(&[&["bearer"]]);
static OPEN: Api = Api { base_url: "http://api.test", user_agent: "suite/1.0", schemes: &[] };

/// A source that is told which fetch it is, from 0, and the count of fetches.
fn source<T>(api: &'static Api, fetch: impl Fn(usize) -> T + Send + Sync + 'static) -> (ClientBuilder, Arc<AtomicUsize>)
where
    T: Future<Output = io::Result<Token>> + Send + 'static,
{
    let count = Arc::new(AtomicUsize::new(0));
    let fetches = Arc::clone(&count);
    let builder = ClientBuilder::new(api).base_url("http://api.test");
    (builder.token_source(move || fetch(fetches.fetch_add(1, Ordering::SeqCst))), count)
}

/// A source that numbers its tokens, and takes a while.
fn counting(api: &'static Api, life: Option<Duration>) -> (ClientBuilder, Arc<AtomicUsize>) {
    source(api, move |number| async move {
        tokio::time::sleep(Duration::from_millis(10)).await;
        let token = Token::new(format!("token-{number}"));
        Ok(match life {
            Some(life) => token.expires_in(life),
            None => token,
        })
    })
}

fn secure(client: &Client) -> Call<Value> {
    Call::new(client, &SECURE)
}

fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

/// A client of a double without made-up credentials.
fn client(double: &Double, builder: ClientBuilder) -> Client {
    builder.transport(double.clone()).build().expect("a client")
}

fn sent(double: &Double) -> Vec<Option<String>> {
    double.sent().iter().map(|sent| sent.header("authorization").map(str::to_owned)).collect()
}

fn bearer(number: usize) -> Option<String> {
    Some(format!("Bearer token-{number}"))
}

#[tokio::test]
async fn calls_at_once_share_one_fetch() {
    let double = Double::new();
    let (builder, count) = counting(&API, None);
    let client = client(&double, builder);
    double.on(secure(&client)).answer(json!(1));
    let calls: Vec<_> = (0..64).map(|_| tokio::spawn(secure(&client).send())).collect();
    for call in calls {
        call.await.expect("a task").expect("an answer");
    }
    assert_eq!((count.load(Ordering::SeqCst), sent(&double)), (1, vec![bearer(0); 64]));
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_and_any_call_is_sent_again() {
    static POST: Operation = Operation::new("post", "POST", "/secure").security(&[&["bearer"]]);
    let double = Double::new();
    let (builder, count) = counting(&API, None);
    let client = client(&double, builder);
    let post = || Call::<Value>::new(&client, &POST);
    double
        .on(post())
        .error(401, json!({"message": "no token-0"}))
        .answer(json!(1))
        .error(401, json!({"message": "no token-2"}));
    post().await.expect("an answer");
    assert_eq!(sent(&double), [bearer(0), bearer(1)]);
    let error = post().await.expect_err("an error");
    assert_eq!(error.to_string(), "post: HTTP 401 Unauthorized: no [redacted] (after 2 attempts)");
    assert_eq!((count.load(Ordering::SeqCst), error.attempts()), (3, Some(2)));
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_before_it_ends() {
    let double = Double::new();
    let (builder, count) = counting(&API, Some(minutes(60)));
    let client = client(&double, builder);
    double.on(secure(&client)).answer(json!(1));
    for wait in [0, 53] {
        advance(minutes(wait)).await;
        secure(&client).await.expect("an answer");
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }
    advance(minutes(4)).await;
    // The first one renews it, and the others go on with the old one.
    let calls: Vec<_> = (0..8).map(|_| tokio::spawn(secure(&client).send())).collect();
    for call in calls {
        call.await.expect("a task").expect("an answer");
    }
    assert_eq!(count.load(Ordering::SeqCst), 2);
    let tokens = sent(&double);
    let of = |number: usize| tokens.iter().filter(|token| **token == bearer(number)).count();
    assert_eq!((of(0), of(1)), (9, 1));
}

#[tokio::test(start_paused = true)]
async fn a_short_token_is_renewed_in_its_last_fifth() {
    let double = Double::new();
    let (builder, count) = counting(&API, Some(minutes(1)));
    let client = client(&double, builder);
    double.on(secure(&client)).answer(json!(1));
    for (wait, fetched) in [(0, 1), (47, 1), (2, 2)] {
        advance(Duration::from_secs(wait)).await;
        secure(&client).await.expect("an answer");
        assert_eq!(count.load(Ordering::SeqCst), fetched);
    }
}

#[tokio::test(start_paused = true)]
async fn the_old_token_is_used_while_renewing_fails() {
    let double = Double::new();
    let (builder, count) = source(&API, |number| async move {
        let token = Token::new("token-0").expires_in(minutes(60));
        if number == 0 { Ok(token) } else { Err(io::Error::other("the vault is shut")) }
    });
    let client = client(&double, builder);
    double.on(secure(&client)).answer(json!(1));
    secure(&client).await.expect("an answer");
    advance(minutes(57)).await;
    // Renewing fails once, and is not tried again at once.
    secure(&client).await.expect("an answer");
    secure(&client).await.expect("an answer");
    assert_eq!((count.load(Ordering::SeqCst), sent(&double)), (2, vec![bearer(0); 3]));
    advance(minutes(4)).await;
    let error = secure(&client).await.expect_err("an error");
    assert!(error.is_token() && !error.retryable(), "{error}");
    assert_eq!(error.to_string(), "secure: no token: the vault is shut");
}

#[tokio::test]
async fn those_who_waited_for_a_failure_share_it() {
    let double = Double::new();
    let (builder, count) = source(&API, |_| async {
        tokio::time::sleep(Duration::from_millis(30)).await;
        Err(io::Error::other("down"))
    });
    let client = client(&double, builder);
    let calls: Vec<_> = (0..16).map(|_| tokio::spawn(secure(&client).send())).collect();
    for call in calls {
        assert_eq!(call.await.expect("a task").expect_err("an error").to_string(), "secure: no token: down");
    }
    assert_eq!((count.load(Ordering::SeqCst), double.sent().len()), (1, 0));
}

#[tokio::test]
async fn what_needs_no_token_fetches_none() {
    let double = Double::new();
    let (builder, count) = counting(&API, None);
    let client = client(&double, builder);
    double.on(Call::<Value>::new(&client, &GET)).answer(json!(1));
    double.on(secure(&client)).answer(json!(1));
    Call::<Value>::new(&client, &GET).await.expect("an answer");
    secure(&client).header("authorization", "Bearer mine").await.expect("an answer");
    assert_eq!((count.load(Ordering::SeqCst), sent(&double)), (0, vec![None, Some("Bearer mine".to_owned())]));
}

#[tokio::test]
async fn where_nothing_is_described_every_call_has_the_token() {
    let double = Double::new();
    let (builder, _) = counting(&OPEN, None);
    let client = client(&double, builder);
    double.on(Call::<Value>::new(&client, &GET)).answer(json!(1));
    Call::<Value>::new(&client, &GET).await.expect("an answer");
    assert_eq!(sent(&double), [bearer(0)]);
}

#[tokio::test]
async fn a_token_that_ends_amid_a_walk_is_renewed() {
    static PAGED: Paging = Paging::new().query("after").link().items(&[]);
    let double = Double::new();
    let (builder, _) = counting(&API, None);
    let client = client(&double, builder);
    let next = "<http://api.test/secure?after=2>; rel=next";
    double.on(secure(&client)).answer(json!([1])).header("link", next).error(401, ()).answer(json!([2]));
    let mut items = Pages::<Value, Value>::new(secure(&client).draft, &PAGED).items();
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.expect("an item"));
    }
    assert_eq!(found, [json!(1), json!(2)]);
    let targets: Vec<_> = double.sent().iter().map(|sent| sent.uri().to_string()).collect();
    let second = "http://api.test/secure?after=2";
    assert_eq!(targets, ["http://api.test/secure", second, second]);
    assert_eq!(sent(&double), [bearer(0), bearer(0), bearer(1)]);
}

#[tokio::test]
async fn a_slow_source_is_within_the_time_limit_of_the_call() {
    let builder = ClientBuilder::new(&API).base_url("http://api.test").timeout(Duration::from_millis(50));
    let builder = builder.token_source(std::future::pending::<Result<Token, Error>>);
    let error = secure(&client(&Double::new(), builder)).await.expect_err("an error");
    assert!(error.is_timeout(), "{error}");
}

#[tokio::test]
async fn a_scheme_that_takes_no_token_is_an_error() {
    let source = || async { Ok::<_, io::Error>(Token::new(format!("{SECRET}\n"))) };
    let unknown = ClientBuilder::new(&API).base_url("http://api.test").token_source_for("nobody", source).build();
    assert!(unknown.expect_err("an error").to_string().contains("`nobody`"));
    let client = client(&Double::new(), ClientBuilder::new(&API).base_url("http://api.test").token_source(source));
    let error = secure(&client).await.expect_err("an error");
    assert_eq!(error.to_string(), "secure: the token has characters that cannot be sent");
}

#[tokio::test]
async fn client_credentials_are_exchanged_for_a_token() {
    let token = answer(
        "200 OK",
        "content-type: application/json\r\n",
        r#"{"access_token":"t0","token_type":"Bearer","expires_in":"3600"}"#,
    );
    let refused = answer("400 Bad Request", "content-type: application/json\r\n", r#"{"error":"invalid_client"}"#);
    let server = Server::start([vec![Step::Send(token)], vec![Step::Send(ok())], vec![Step::Send(refused)]]).await;
    let credentials = ClientCredentials::new(format!("{}/token", server.url()), "an id", SECRET).scopes(["a", "b"]);
    assert!(!format!("{credentials:?}").contains(SECRET));
    let client = server
        .builder()
        .client_credentials(credentials.clone().parameter("audience", "x y"))
        .build()
        .expect("a client");
    secure(&client).await.expect("an answer");
    let seen = server.seen();
    assert_eq!(seen[0].target(), "POST /token");
    assert_eq!(seen[0].body, b"grant_type=client_credentials&scope=a%20b&audience=x%20y");
    assert_eq!(seen[0].header("authorization"), Some("Basic YW4lMjBpZDpzM2NyM3QtazN5"));
    assert_eq!(seen[1].header("authorization"), Some("Bearer t0"));
    let client = server.builder().client_credentials(credentials.in_body()).build().expect("a client");
    let error = secure(&client).await.expect_err("an error");
    assert_eq!(error.to_string(), "secure: no token: the token endpoint responded with HTTP 400: invalid_client");
    let body = String::from_utf8_lossy(&server.seen()[2].body).into_owned();
    assert_eq!(body, "grant_type=client_credentials&client_id=an%20id&client_secret=s3cr3t-k3y&scope=a%20b");
}

/// What came of a call whose token endpoint plays these, and how often the endpoint was asked.
async fn asked(endpoint: Vec<Vec<Step>>, retries: Retries, limit: Duration) -> (Result<Value, Error>, usize) {
    let endpoint = Server::start(endpoint).await;
    let api = Server::answering(ok()).await;
    let credentials = ClientCredentials::new(format!("{}/token", endpoint.url()), "an id", SECRET);
    let builder = api.builder().retries(retries).timeout(limit).client_credentials(credentials);
    let result = secure(&builder.build().expect("a client")).await;
    (result, endpoint.seen().len())
}

fn status(status: &str, headers: &str) -> Vec<Step> {
    vec![Step::Send(answer(status, headers, r#"{"error":"busy"}"#))]
}

#[tokio::test]
async fn a_token_endpoint_is_asked_again_where_its_failure_may_pass() {
    let quick = || Retries::new().backoff(Backoff::between(Duration::from_millis(1), Duration::from_millis(2)));
    let token = || vec![Step::Send(answer("200 OK", "", r#"{"access_token":"t0"}"#))];
    let minute = minutes(1);
    let cut = || vec![Step::Send(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{".to_vec())];
    for first in [status("503 X", ""), status("429 X", "retry-after: 0\r\n"), status("502 X", ""), Vec::new(), cut()] {
        let (result, asked) = asked(vec![first, token()], quick(), minute).await;
        assert!(result.is_ok() && asked == 2, "{result:?}");
    }
    for last in ["400 X", "401 X", "500 X"] {
        let (result, asked) = asked(vec![status(last, ""), token()], quick(), minute).await;
        assert!(result.is_err_and(|error| error.is_token()) && asked == 1, "{last}");
    }
    let large = vec![Step::Send(answer("200 OK", "", " ".repeat(2 << 20)))];
    let (result, asked_) = asked(vec![large, token()], quick(), minute).await;
    assert!(result.is_err_and(|error| error.to_string().ends_with("token endpoint is too large")) && asked_ == 1);
    let outage = || vec![status("503 X", ""), status("503 X", ""), status("503 X", ""), token()];
    let (result, asked_) = asked(outage(), quick(), minute).await;
    let error = result.expect_err("an error").to_string();
    assert_eq!((error.as_str(), asked_), ("secure: no token: the token endpoint responded with HTTP 503: busy", 3));
    assert_eq!(asked(outage(), Retries::never(), minute).await.1, 1);
    assert_eq!(asked(outage(), quick().never_on(&[503]), minute).await.1, 1);
    assert_eq!(asked(outage(), quick().budget(RetryBudget::with_tokens(14)), minute).await.1, 2);
    // No wait goes beyond the time limit of a call.
    let started = std::time::Instant::now();
    let (result, asked) = asked(vec![status("503 X", "retry-after: 5\r\n"), token()], quick(), minute / 20).await;
    assert!(result.is_err_and(|error| error.is_token()) && asked == 1 && started.elapsed() < minute / 30);
}

#[tokio::test]
async fn what_the_token_endpoint_repeats_of_the_secret_is_not_in_the_error() {
    let pair = "YW4lMjBpZDpzM2NyM3QtazN5";
    let service = tower::service_fn(move |_: http::Request<TransportBody>| async move {
        let body = json!({"error_description": format!("unknown:\n{SECRET} {pair}")}).to_string();
        http::Response::builder().status(400).body(body)
    });
    let credentials = ClientCredentials::new("http://api.test/token", "an id", SECRET);
    let builder = ClientBuilder::new(&API).base_url("http://api.test").client_credentials(credentials);
    let client = builder.transport(service).build().expect("a client");
    let error = secure(&client).await.expect_err("an error");
    let expected = "the token endpoint responded with HTTP 400: unknown: [redacted] [redacted]";
    assert_eq!(error.to_string(), format!("secure: no token: {expected}"));
    assert_eq!(error.underlying().map(ToString::to_string).as_deref(), Some(expected));
}

#[tokio::test]
async fn a_credential_of_one_call_goes_before_the_token() {
    let double = Double::new();
    let (builder, count) = counting(&API, None);
    let client = client(&double, builder);
    double.on(secure(&client)).answer(json!(1));
    let other = Options::new().credential("bearer", "mine");
    secure(&client).with(other).await.expect("an answer");
    assert_eq!((count.load(Ordering::SeqCst), sent(&double)), (0, vec![Some("Bearer mine".to_owned())]));
    secure(&client).with(Options::new().credential("key", "k")).await.expect("an answer");
    assert_eq!(sent(&double)[1], bearer(0));
}

#[tokio::test]
async fn a_call_that_is_not_described_has_the_token() {
    let double = Double::new();
    let (builder, _) = counting(&API, None);
    let client = client(&double, builder);
    client.request::<Value>("GET", "/other").await.expect_err("no answer");
    assert_eq!(sent(&double), [bearer(0)]);
}

#[tokio::test]
async fn a_token_is_refused_also_if_the_call_cannot_be_sent_again() {
    static POST: Operation = Operation::new("post", "POST", "/secure").security(&[&["bearer"]]);
    let double = Double::new();
    let (builder, _) = counting(&API, None);
    let client = client(&double, builder);
    let post = || {
        let mut call = Call::<Value>::new(&client, &POST);
        call.draft.body("text/plain", Body::path("Cargo.toml"));
        call
    };
    let once = || {
        let mut call = post();
        call.draft.body("text/plain", Body::stream(Box::pin(Once(Some("a")))));
        call
    };
    double.on(post()).error(401, ()).answer(json!(1));
    assert_eq!(once().await.expect_err("an error").attempts(), Some(1));
    once().await.expect("an answer");
    assert_eq!(sent(&double), [bearer(0), bearer(1)]);
}

/// A stream of one piece.
struct Once(Option<&'static str>);

impl futures_core::Stream for Once {
    type Item = io::Result<&'static str>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take().map(Ok))
    }
}

#[tokio::test(start_paused = true)]
async fn the_old_token_is_used_while_renewing_hangs() {
    let double = Double::new();
    let (builder, count) = source(&API, |number| async move {
        if number > 0 {
            std::future::pending::<()>().await;
        }
        Ok(Token::new("token-0").expires_in(minutes(60)))
    });
    let client = client(&double, builder);
    double.on(secure(&client)).answer(json!(1));
    secure(&client).await.expect("an answer");
    advance(minutes(57)).await;
    secure(&client).await.expect("an answer");
    secure(&client).timeout(Duration::from_millis(1)).await.expect("an answer");
    assert_eq!((count.load(Ordering::SeqCst), sent(&double)), (2, vec![bearer(0); 3]));
}

#[tokio::test]
async fn no_token_is_fetched_for_a_call_that_cannot_be_sent() {
    static ITEM: Operation = Operation::new("item", "GET", "/items/{id}").security(&[&["bearer"]]);
    let (builder, count) = counting(&API, None);
    let error = Call::<Value>::new(&client(&Double::new(), builder), &ITEM).path("").await.expect_err("an error");
    assert!(error.is_invalid(), "{error}");
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_token_is_the_header_that_an_operation_requires() {
    static OF_HEADER: Operation = Operation::new("of-header", "GET", "/a").requires(&["Authorization"]);
    static OF_BOTH: Operation = Operation::new("of-both", "GET", "/b").requires(&["authorization", "X-Tenant"]);
    let double = Double::new();
    let (builder, _) = counting(&OPEN, None);
    let client = client(&double, builder);
    double.on(Call::<Value>::new(&client, &OF_HEADER)).answer(json!(1));
    Call::<Value>::new(&client, &OF_HEADER).await.expect("an answer");
    assert_eq!(sent(&double), [bearer(0)]);
    let error = Call::<Value>::new(&client, &OF_BOTH).await.expect_err("an error");
    assert!(error.to_string().contains("`X-Tenant`"), "{error}");
}
