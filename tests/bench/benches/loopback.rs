//! Calls on loopback, beside hand-written ones: `cargo bench -p notte-bench --bench loopback`.
//!
//! 64 calls are under way at any time, on one thread; the server has another. Both ways run in turn, and what is compared is the
//! processor time of the client's thread for a call. `NOTTE_BENCH_ROUNDS` says how many rounds, 60 by itself.

#![expect(clippy::expect_used, reason = "a benchmark that can't run has nothing to say")]
#![expect(clippy::print_stdout, reason = "the figures go there")]

use notte_bench::derived::plain::Session;
use notte_bench::rounds::{Contender, measure, quantile, speeds, spread};
use notte_bench::{bodies, server};
use notte_generated::Client;
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use std::time::{Duration, Instant};
use tokio::runtime::{self, Runtime};

const CONCURRENCY: usize = 64;
const CALLS_OF_EACH: usize = 8;
const KEY: &str = "sk-notte-0123456789abcdef0123456789abcdef";
const ID: &str = "2f9c7b1e-5a64-4a3b-9a55-0d6f1c2b3e4f";

fn main() {
    let rounds = std::env::var("NOTTE_BENCH_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    let body = bodies::session();
    let base = format!("http://{}", server::start(&body).expect("a server"));
    let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let generated = Client::builder().base_url(&base).credential("BearerAuth", KEY).build().expect("a client");
    let by_hand = ByHand::new(base);
    let mut contenders = [
        Contender::new("generated", || many(&runtime, || call(generated.clone()))),
        Contender::new("by hand", || many(&runtime, || call_by_hand(by_hand.clone()))),
    ];
    let start = Instant::now();
    let times = measure(&mut contenders, rounds, Duration::from_millis(200));
    let calls = (CONCURRENCY * CALLS_OF_EACH) as f64;
    println!(
        "A body of {} bytes, {CONCURRENCY} calls at a time, {rounds} rounds in turn, in {:.0?}.\n",
        body.len(),
        start.elapsed()
    );
    for one in &times {
        println!(
            "{:<10} {:>7.2} µs of processor time a call",
            one.title,
            quantile(one.seconds.clone(), 0.5) / calls * 1e6
        );
    }
    if let [generated, by_hand] = times.as_slice() {
        println!("generated to by hand, calls in the same time: {}", spread(&speeds(generated, by_hand)));
    }
}

/// As many tasks as calls are to be under way, each with several calls one after the other.
fn many<F: Future<Output = usize> + Send + 'static>(runtime: &Runtime, call: impl Fn() -> F) {
    let tasks = || (0..CONCURRENCY).map(|_| runtime.spawn(call())).collect::<Vec<_>>();
    runtime.block_on(async {
        for task in tasks() {
            assert_eq!(task.await.expect("the task ends"), CALLS_OF_EACH);
        }
    });
}

async fn call(client: Client) -> usize {
    let mut open = 0;
    for _ in 0..CALLS_OF_EACH {
        let session = client.sessions().status(ID).await.expect("an answer");
        open += usize::from(session.cdp_url.is_some());
    }
    open
}

async fn call_by_hand(client: ByHand) -> usize {
    let mut open = 0;
    for _ in 0..CALLS_OF_EACH {
        let session = client.status(ID).await.expect("an answer");
        open += usize::from(session.cdp_url.is_some());
    }
    open
}

/// What one writes for a call or two.
#[derive(Clone)]
struct ByHand {
    http: reqwest::Client,
    base: String,
}

impl ByHand {
    fn new(base: String) -> Self {
        let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
        let http = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(60))
            .user_agent("notte-by-hand/1.0")
            .default_headers(headers)
            .build();
        Self { http: http.expect("a client"), base }
    }

    async fn status(&self, id: &str) -> Result<Session, Box<dyn std::error::Error + Send + Sync>> {
        let url = format!("{}/sessions/{id}", self.base);
        let answer = self.http.get(url).bearer_auth(KEY).send().await?.error_for_status()?;
        Ok(serde_json::from_slice(&answer.bytes().await?)?)
    }
}
