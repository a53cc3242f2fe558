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
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue, RETRY_AFTER};
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;
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
        Contender::new("by hand", || many(&runtime, || call_by_hand(by_hand.clone(), false))),
        Contender::new("with policy", || many(&runtime, || call_by_hand(by_hand.clone(), true))),
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
            "{:<11} {:>7.2} µs of processor time a call",
            one.title,
            quantile(one.seconds.clone(), 0.5) / calls * 1e6
        );
    }
    if let [generated, by_hand, with_policy] = times.as_slice() {
        println!("generated to by hand, calls in the same time: {}", spread(&speeds(generated, by_hand)));
        println!("generated to by hand with its policy, the same: {}", spread(&speeds(generated, with_policy)));
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

async fn call_by_hand(client: ByHand, has_policy: bool) -> usize {
    let mut open = 0;
    for _ in 0..CALLS_OF_EACH {
        let session = match has_policy {
            false => client.status(ID).await,
            true => client.status_with_policy(ID).await,
        };
        open += usize::from(session.expect("an answer").cdp_url.is_some());
    }
    open
}

/// What one writes for a call or two.
#[derive(Clone)]
struct ByHand {
    http: reqwest::Client,
    base: String,
    budget: Arc<AtomicU32>,
}

/// The most attempts of a call, the longest wait that a server may ask for, and the tokens of the budget.
const ATTEMPTS: u32 = 4;
const LONGEST_WAIT: Duration = Duration::from_secs(20);
const TOKENS: u32 = 500;

impl ByHand {
    fn new(base: String) -> Self {
        let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
        let http = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(60))
            .user_agent("notte-by-hand/1.0")
            .default_headers(headers)
            .build();
        Self { http: http.expect("a client"), base, budget: Arc::new(AtomicU32::new(TOKENS)) }
    }

    async fn status(&self, id: &str) -> Result<Session, Box<dyn std::error::Error + Send + Sync>> {
        let url = format!("{}/sessions/{id}", self.base);
        let answer = self.http.get(url).bearer_auth(KEY).send().await?.error_for_status()?;
        Ok(serde_json::from_slice(&answer.bytes().await?)?)
    }

    /// The same with the policy of the generated client: up to four attempts within the time limit and a budget, of failures that pass.
    async fn status_with_policy(&self, id: &str) -> Result<Session, Box<dyn std::error::Error + Send + Sync>> {
        let url = format!("{}/sessions/{id}", self.base);
        let end = Instant::now() + Duration::from_secs(60);
        let mut cost = 0;
        for attempt in 1.. {
            let left = end.saturating_duration_since(Instant::now());
            let sent = self.http.get(&url).bearer_auth(KEY).timeout(left).send().await;
            let asked = sent.as_ref().ok().and_then(|answer| answer.headers().get(RETRY_AFTER));
            let asked: Option<u64> = asked.and_then(|value| value.to_str().ok()?.parse().ok());
            let body = match sent.and_then(reqwest::Response::error_for_status) {
                Ok(answer) => answer.bytes().await,
                Err(error) => Err(error),
            };
            let failure = match body {
                Ok(body) => {
                    if self.budget.load(Relaxed) < TOKENS {
                        self.budget.fetch_add(cost.max(1), Relaxed);
                    }
                    return Ok(serde_json::from_slice(&body)?);
                }
                Err(failure) => failure,
            };
            let passes = match failure.status().map(|status| status.as_u16()) {
                Some(status) => matches!(status, 408 | 502 | 503 | 504 | 529),
                None => failure.is_connect() || failure.is_timeout() || failure.is_body() || failure.is_request(),
            };
            let wait = asked.map_or_else(|| backoff(attempt), Duration::from_secs);
            let price = if asked.is_some() { 5 } else { 14 };
            let may = passes && attempt < ATTEMPTS && wait < left && wait <= LONGEST_WAIT;
            if !may || self.budget.fetch_update(Relaxed, Relaxed, |tokens| tokens.checked_sub(price)).is_err() {
                return Err(failure.into());
            }
            cost += price;
            tokio::time::sleep(wait).await;
        }
        Err("attempts do not end".into())
    }
}

/// A random part of half a second that doubles with each attempt, up to eight seconds.
fn backoff(attempt: u32) -> Duration {
    let most = Duration::from_millis(500).saturating_mul(1 << attempt.min(5)).min(Duration::from_secs(8));
    most.mul_f64(f64::from(RandomState::new().build_hasher().finish() as u32) / f64::from(u32::MAX))
}
