//! The generated client: secrets are sent, and shown nowhere.

use std::error::Error as StdError;
use std::fmt::{Debug, Display};

use notte_generated::With as _;
use notte_generated::json::{Nullable, Secret, to_json};
use notte_generated::types::Credential;
use notte_generated::{Client, Error};
use notte_tests::calls::{self, NOTTE};
use notte_tests::server::{Answer, KEY, Server};
use serde_json::json;

const PASSWORD: &str = "hunter2-password";
const SEED: &str = "JBSWY3DPEHPK3PXP";

fn credential() -> Credential {
    let mut credential = Credential::default().with(|value| {
        value.username = Nullable::from("ada");
        value.password = Nullable::Value(Secret::from(PASSWORD));
        value.mfa_secret = Nullable::Value(Secret::from(SEED));
    });
    // What a newer API calls a secret, the description does not know.
    credential.extra.insert("recovery_code", "extra-secret");
    credential
}

#[track_caller]
fn assert_silent(shown: &str) {
    for secret in [PASSWORD, SEED, KEY, "extra-secret"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[track_caller]
fn assert_silent_value(value: &impl Debug) {
    assert_silent(&format!("{value:?}"));
    assert_silent(&format!("{value:#?}"));
}

#[track_caller]
fn assert_silent_error(error: &Error) {
    assert_silent_value(error);
    assert_silent(&error.to_string());
    let mut cause: Option<&(dyn StdError + 'static)> = error.underlying();
    while let Some(known) = cause {
        assert_silent(&format!("{known} {known:?} {known:#?}"));
        cause = known.source();
    }
}

#[test]
fn a_credential_shows_what_is_no_secret() {
    let credential = credential();
    assert_silent_value(&credential);
    let shown = format!("{credential:?}");
    assert!(shown.contains("ada") && shown.contains("password") && shown.contains("recovery_code"), "{shown}");
    assert_eq!(to_json(&credential)["password"], PASSWORD);
    assert_silent_value(&vec![Some(credential)]);
}

#[tokio::test]
async fn neither_calls_nor_clients_show_a_secret() {
    let server = Server::start(NOTTE);
    let builder = calls::builder(&server.url()).header("x-notte-api-key", KEY);
    assert_silent_value(&builder);
    let notte = builder.build().expect("a client");
    assert_silent_value(&notte);
    assert_silent_value(&notte.vaults());
    let call = notte.vaults().credentials_add("v1").password(PASSWORD).mfa_secret(SEED);
    assert_silent_value(&call);
    assert_silent_value(&notte.vaults().credentials_add_with("v1", credential()));
    let pending = call.send_with_meta();
    assert_silent_value(&pending);
    let answer = json!({ "password": PASSWORD, "mfa_secret": SEED });
    server.answer("vaultCredentialsAdd", Answer::json(answer.clone()).header("set-cookie", KEY));
    let reply = pending.await.expect("it is added");
    assert_eq!(server.last().json(), json!({ "password": PASSWORD, "mfa_secret": SEED }));
    assert_eq!(to_json(&reply.value), answer);
    assert_silent_value(&reply);
    server.assert_clean();
}

#[tokio::test]
async fn no_error_shows_a_secret() {
    let server = Server::start(NOTTE);
    let notte = calls::builder(&server.url()).max_response_bytes(2_000).build().expect("a client");
    let add = || notte.vaults().credentials_add_with("v1", credential().with(|value| value.extra = Default::default()));
    let secrets = json!({ "password": PASSWORD, "mfa_secret": SEED, "username": [KEY] });
    let large = json!({ "password": PASSWORD.repeat(200) });
    for answer in [
        Answer::json(secrets.clone()).header("set-cookie", KEY),
        Answer::json(secrets.clone()).content_type("text/html"),
        Answer::json(secrets.clone()).truncated(40),
        Answer::json(secrets.clone()).status(500),
        Answer::json(large),
        Answer::redirect(302, &format!("https://{PASSWORD}@other.test/{KEY}?token={SEED}")),
        Answer::closed(),
        Answer::garbage(),
    ] {
        server.answer_once("vaultCredentialsAdd", answer.clone());
        let error = add().await.expect_err("it is no good answer");
        assert_silent_error(&error);
        assert!(error.to_string().starts_with("vaultCredentialsAdd: "), "{error}");
        if let Ok(api) = error.into_api() {
            assert_silent_value(&api);
            assert_silent(&api.to_string());
        }
    }
    server.assert_clean();
}

#[tokio::test]
async fn no_error_of_a_client_shows_a_secret() {
    let faults: [Result<Client, Error>; 6] = [
        Client::new(format!("{KEY}\n")),
        Client::builder().credential("Other", KEY).build(),
        Client::builder().basic("BearerAuth", "ada", PASSWORD).build(),
        Client::builder().header("x-key", &format!("{KEY}\u{7}")).build(),
        calls::builder(&format!("http://ada:{PASSWORD}@127.0.0.1/")).build(),
        calls::builder(&format!("http://127.0.0.1/?key={KEY}")).build(),
    ];
    for fault in faults {
        let error = fault.expect_err("it is not a client");
        assert_silent_error(&error);
        assert!(error.is_invalid());
    }
    // Nobody listens at this port: it was free a moment ago.
    let port =
        std::net::TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port").port();
    let notte = calls::client(&format!("http://127.0.0.1:{port}/{PASSWORD}"));
    let error = notte.vaults().credentials_get("v1").url(SEED).await.expect_err("no connection");
    assert_silent_error(&error);
    assert!(error.is_connect(), "{error}");
}

#[test]
fn a_secret_has_no_text_of_its_own() {
    trait HasNoDisplay {
        const FOUND: bool = false;
    }
    impl<T> HasNoDisplay for T {}
    struct Asked<T>(std::marker::PhantomData<T>);
    impl<T: Display> Asked<T> {
        #[allow(dead_code, reason = "it is found only when a secret can be displayed")]
        const FOUND: bool = true;
    }
    const { assert!(!<Asked<Secret>>::FOUND) };
    assert_silent_value(&Secret::from(PASSWORD));
    assert_eq!(Secret::from(PASSWORD).expose(), PASSWORD);
}
