//! Times as seconds.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::formats_unix_time::charges::{Charges, ListChargesHeaders};
use notte_compiled_fixtures::formats_unix_time::types::Charge;
use notte_compiled_fixtures::runtime::http::testing::Double;
use notte_compiled_fixtures::runtime::http::{Api, ClientBuilder};
use notte_compiled_fixtures::runtime::json::{Nullable, UnixTime, from_json, to_json};
use serde_json::json;

static API: Api = Api { base_url: "http://api.test", user_agent: "suite/1.0", schemes: &[] };

#[test]
fn they_are_numbers_on_the_wire() {
    let value = json!({"created": 1_700_000_000, "ended": null, "seen": [-1]});
    let charge: Charge = from_json(&value).unwrap();
    assert_eq!(charge.created.timestamp().unwrap().to_string(), "2023-11-14T22:13:20Z");
    assert_eq!((charge.ended, charge.seen.as_deref()), (Nullable::Null, Some(&[UnixTime(-1)][..])));
    assert_eq!(to_json(&charge), value);
    assert!(charge.created == 1_700_000_000 && charge.created > UnixTime(0));
    assert!(from_json::<Charge>(&json!({"created": "now"})).is_err());
}

#[tokio::test]
async fn they_are_arguments_and_headers() {
    let double = Double::new();
    let charges = Charges::new(&double.client(ClientBuilder::new(&API)).expect("a client"));
    let charge: Charge = from_json(&json!({"created": 1})).unwrap();
    double.on(charges.list(0)).answer(charge).header("x-reset", "60");
    let until = "1970-01-01T00:01:00Z".parse::<jiff::Timestamp>().unwrap();
    let reply = charges.list(5).until(until).send_with_meta().await.expect("an answer");
    assert_eq!(ListChargesHeaders::from(&reply.headers).x_reset, Some(UnixTime(60)));
    let sent = double.sent();
    assert_eq!(
        sent.first().map(|sent| sent.uri().to_string()).as_deref(),
        Some("http://api.test/charges?since=5&until=60")
    );
}
