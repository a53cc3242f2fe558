//! Reading and writing bodies with the generated types, beside hand-written ones: `cargo bench -p notte-bench --bench json`.
//!
//! All ways run in turn, so that the ratios hold on a busy machine too. `NOTTE_BENCH_ROUNDS` says how many rounds, 40 by itself.

#![expect(clippy::expect_used, reason = "a benchmark that can't run has nothing to say")]
#![expect(clippy::print_stdout, reason = "the figures go there")]

use notte_bench::derived::{flatten, plain};
use notte_bench::github::types::Issue;
use notte_bench::rounds::{Contender, Times, measure, quantile, speeds, spread};
use notte_bench::{bodies, github};
use notte_generated::types::{ObserveResponse, SessionResponse};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::hint::black_box;
use std::time::Duration;

fn main() {
    let rounds = std::env::var("NOTTE_BENCH_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(40);
    println!(
        "MB/s: medians of {rounds} rounds, taken in turn. Ratios: the generated types' speed to the other's within a round,"
    );
    println!("the median and what nine rounds in ten lie between.\n");
    println!("| body | bytes | direction | generated | derive | derive, flatten | to derive | to derive, flatten |");
    println!("|---|--:|---|--:|--:|--:|--:|--:|");
    for (title, body) in observations() {
        notte::<ObserveResponse, plain::Observation, flatten::Observation>(title, &body, rounds);
    }
    for (title, count) in [("sessions", 200), ("sessions, few", 10)] {
        let body = bodies::sessions(count);
        notte::<Vec<SessionResponse>, Vec<plain::Session>, Vec<flatten::Session>>(title, &body, rounds);
    }
    for (title, bytes) in [("issues", 1_000_000), ("issues, few", 10_000)] {
        let body = bodies::issues(bytes);
        let read = |body: &str| github::json::from_slice::<Vec<Issue>>(body.as_bytes()).expect("it fits");
        let write = github::json::to_vec::<Vec<Issue>>;
        compare::<_, Vec<plain::Issue>, Vec<flatten::Issue>>(title, &body, rounds, read, write);
    }
}

fn observations() -> [(&'static str, String); 3] {
    [
        ("observation", bodies::observation(400)),
        ("observation, few actions", bodies::observation(20)),
        ("observation, undescribed members", bodies::observation_with_more(400)),
    ]
}

/// For types of Notte's client.
fn notte<T, P, F>(title: &str, body: &str, rounds: usize)
where
    T: notte_generated::json::Wire,
    P: DeserializeOwned + Serialize,
    F: DeserializeOwned + Serialize,
{
    let read = |body: &str| notte_generated::json::from_slice::<T>(body.as_bytes()).expect("it fits");
    compare::<T, P, F>(title, body, rounds, read, notte_generated::json::to_vec::<T>);
}

fn compare<T, P, F>(title: &str, body: &str, rounds: usize, read: impl Fn(&str) -> T, write: impl Fn(&T) -> Vec<u8>)
where
    P: DeserializeOwned + Serialize,
    F: DeserializeOwned + Serialize,
{
    let (ours, derived) = (read(body), serde_json::from_str::<P>(body).expect("it fits"));
    let flattened = serde_json::from_str::<F>(body).expect("it fits");
    // What loses nothing is equal to the body; what is not is not worth measuring.
    let whole: Value = serde_json::from_str(body).expect("JSON");
    assert_eq!(serde_json::from_slice::<Value>(&write(&ours)).expect("JSON"), whole, "{title}");
    assert_eq!(serde_json::to_value(&flattened).expect("JSON"), whole, "{title}");
    let share = Duration::from_millis(15);
    let mut reading = [
        Contender::new("generated", || drop(black_box(read(black_box(body))))),
        Contender::new("derive", || drop(black_box(serde_json::from_slice::<P>(black_box(body.as_bytes()))))),
        Contender::new("flatten", || drop(black_box(serde_json::from_slice::<F>(black_box(body.as_bytes()))))),
    ];
    row(title, "decode", body.len(), &measure(&mut reading, rounds, share));
    let mut writing = [
        Contender::new("generated", || drop(black_box(write(black_box(&ours))))),
        Contender::new("derive", || drop(black_box(serde_json::to_vec(black_box(&derived))))),
        Contender::new("flatten", || drop(black_box(serde_json::to_vec(black_box(&flattened))))),
    ];
    row(title, "encode", body.len(), &measure(&mut writing, rounds, share));
}

fn row(title: &str, direction: &str, bytes: usize, times: &[Times]) {
    let [ours, derived, flattened] = times else { return };
    let speed = |times: &Times| bytes as f64 / 1e6 / quantile(times.seconds.clone(), 0.5);
    println!(
        "| {title} | {bytes} | {direction} | {:.0} | {:.0} | {:.0} | {} | {} |",
        speed(ours),
        speed(derived),
        speed(flattened),
        spread(&speeds(ours, derived)),
        spread(&speeds(ours, flattened)),
    );
}
