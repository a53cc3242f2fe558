//! Prism reads the description by itself: it must take every call of the generated client, and the client its answers.
//!
//! `cargo lab conformance` starts Prism and sets `NOTTE_PRISM_URL`. Without that, nothing is tested here.

use std::io::Write;

use notte_generated::{Client, Error};
use notte_tests::calls;

/// How often each operation is answered with values made at random.
const ROUNDS: usize = 5;

/// A client for Prism, where it runs; else it is said aloud that this test was skipped.
fn prism(test: &str, prefer: &str) -> Option<Client> {
    let Ok(url) = std::env::var("NOTTE_PRISM_URL") else {
        // Written past the harness, which keeps what a passing test prints to itself.
        let line =
            format!("conformance: {test} was skipped: NOTTE_PRISM_URL is not set, run `cargo lab conformance`\n");
        std::io::stderr().write_all(line.as_bytes()).expect("it can be said");
        return None;
    };
    Some(calls::builder(&url).header("prefer", prefer).build().expect("a client"))
}

/// What Prism objects to, with the place; or what it answered that cannot be read.
fn objections(error: &Error) -> String {
    let json = error.api().and_then(notte_generated::ApiError::json);
    if let Some(list) = json.as_ref().and_then(|body| body.get("validation")) {
        return format!("{error}\n{list:#}");
    }
    let body = error.body().map(|body| String::from_utf8_lossy(body).into_owned());
    format!("{error}\n{}", body.unwrap_or_default())
}

async fn faults(notte: &Client) -> Vec<String> {
    let mut faults = Vec::new();
    for operation in calls::all() {
        for (name, case) in operation.cases() {
            if let Err(error) = (case.send)(notte).await {
                faults.push(format!("{name}: {}", objections(&error)));
            }
        }
    }
    faults
}

#[tokio::test]
async fn every_call_is_taken_and_its_answer_read() {
    let Some(notte) = prism("every call", "code=200") else { return };
    let faults = faults(&notte).await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn answers_made_at_random_are_read() {
    let Some(notte) = prism("answers made at random", "code=200, dynamic=true") else { return };
    for round in 0..ROUNDS {
        let faults = faults(&notte).await;
        assert!(faults.is_empty(), "round {round}: {}", faults.join("\n"));
    }
}

/// That nothing is refused means something only if what is wrong would be.
#[tokio::test]
async fn what_is_not_described_is_refused() {
    let Some(notte) = prism("refusals", "code=200") else { return };
    let refusals = [
        ("max_duration_minutes", notte.sessions().start().max_duration_minutes(1441).await.map(drop)),
        ("aspect_ratio", notte.sessions().start().aspect_ratio("4:3").await.map(drop)),
        ("max_steps", notte.agents().start("task", "s1").max_steps(0).await.map(drop)),
    ];
    for (field, outcome) in refusals {
        let error = outcome.expect_err("it is not described");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(422), "{error}");
        assert!(objections(&error).contains(field), "{}", objections(&error));
    }
}
