//! What reading, writing and calls allocate, beside hand-written types: `cargo bench -p notte-bench --bench allocations`.

#![expect(clippy::expect_used, reason = "a benchmark that can't run has nothing to say")]

use divan::{AllocProfiler, Bencher};
use notte_bench::derived::{flatten, plain};
use notte_bench::github::types::Issue;
use notte_bench::{bodies, github, server};
use notte_generated::types::{ObserveResponse, SessionResponse};
use notte_generated::{Client, Retries};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::runtime;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// Reads a body and writes it.
macro_rules! body {
    ($module:ident: $body:expr, $json:path, $ours:ty, $plain:ty, $flatten:ty) => {
        mod $module {
            use super::*;
            use $json as json;

            #[divan::bench]
            fn decode_generated(bencher: Bencher<'_, '_>) {
                let body = $body;
                bencher.bench_local(|| json::from_slice::<$ours>(body.as_bytes()).expect("it fits"));
            }

            #[divan::bench]
            fn decode_derive(bencher: Bencher<'_, '_>) {
                decode::<$plain>(bencher, &$body);
            }

            #[divan::bench]
            fn decode_flatten(bencher: Bencher<'_, '_>) {
                decode::<$flatten>(bencher, &$body);
            }

            #[divan::bench]
            fn encode_generated(bencher: Bencher<'_, '_>) {
                let value = json::from_slice::<$ours>($body.as_bytes()).expect("it fits");
                bencher.bench_local(|| json::to_vec(&value));
            }

            #[divan::bench]
            fn encode_derive(bencher: Bencher<'_, '_>) {
                encode::<$plain>(bencher, &$body);
            }

            #[divan::bench]
            fn encode_flatten(bencher: Bencher<'_, '_>) {
                encode::<$flatten>(bencher, &$body);
            }
        }
    };
}

body!(observation: bodies::observation(400), notte_generated::json, ObserveResponse, plain::Observation, flatten::Observation);
body!(undescribed: bodies::observation_with_more(400), notte_generated::json, ObserveResponse, plain::Observation, flatten::Observation);
body!(sessions: bodies::sessions(200), notte_generated::json, Vec<SessionResponse>, Vec<plain::Session>, Vec<flatten::Session>);
body!(issue_list: bodies::issues(1_000_000), github::json, Vec<Issue>, Vec<plain::Issue>, Vec<flatten::Issue>);

fn decode<T: DeserializeOwned>(bencher: Bencher<'_, '_>, body: &str) {
    bencher.bench_local(|| serde_json::from_slice::<T>(body.as_bytes()).expect("it fits"));
}

fn encode<T: DeserializeOwned + Serialize>(bencher: Bencher<'_, '_>, body: &str) {
    let value = serde_json::from_slice::<T>(body.as_bytes()).expect("it fits");
    bencher.bench_local(|| serde_json::to_vec(&value).expect("it fits"));
}

/// A call on a connection that is there: one after the other, so what the thread of the server allocates is not counted.
mod call {
    use super::*;

    #[divan::bench(sample_size = 100)]
    fn with_retries(bencher: Bencher<'_, '_>) {
        calls(bencher, Retries::new());
    }

    #[divan::bench(sample_size = 100)]
    fn without_retries(bencher: Bencher<'_, '_>) {
        calls(bencher, Retries::never());
    }

    #[divan::bench(sample_size = 100)]
    fn by_hand(bencher: Bencher<'_, '_>) {
        let base = format!("http://{}", server::start(&bodies::session()).expect("a server"));
        let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = reqwest::Client::new();
        let call = || async {
            let sent = client.get(format!("{base}/sessions/{ID}")).bearer_auth("key").send().await.expect("a response");
            let body = sent.bytes().await.expect("a body");
            serde_json::from_slice::<plain::Session>(&body).expect("it fits")
        };
        runtime.block_on(call());
        bencher.bench_local(|| runtime.block_on(call()));
    }

    const ID: &str = "2f9c7b1e-5a64-4a3b-9a55-0d6f1c2b3e4f";

    fn calls(bencher: Bencher<'_, '_>, retries: Retries) {
        let base = format!("http://{}", server::start(&bodies::session()).expect("a server"));
        let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let client = Client::builder().base_url(&base).credential("BearerAuth", "key").retries(retries);
        let client = client.build().expect("a client");
        let call = || runtime.block_on(client.sessions().status(ID).send()).expect("an answer");
        call();
        bencher.bench_local(call);
    }
}
