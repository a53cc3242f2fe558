//! The functions of the guide, run against a double of the API.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use std::time::Duration;

use bytes::Bytes;
use petstore::guide::*;
use petstore::json::Json;
use petstore::testing::{Double, Sample as _, Sent};
use petstore::types::{Adoption, AdoptionState, Kind, Pet, PetEvent, PetPage};
use petstore::{Backoff, Client, ClientBuilder, Retries, WaitError, With as _};

fn builder() -> ClientBuilder {
    Client::builder().retries(Retries::new().backoff(Backoff::between(Duration::ZERO, Duration::ZERO)))
}

fn double() -> (Double, Client) {
    let double = Double::new();
    let client = double.client(builder()).expect("a client");
    (double, client)
}

fn pet(name: &str) -> Pet {
    Pet::sample().with(|pet| pet.name = name.to_owned())
}

fn page(names: &[&str], next: Option<&str>) -> PetPage {
    PetPage::sample().with(|page| {
        page.data = names.iter().map(|name| pet(name)).collect();
        page.next_cursor = next.map(str::to_owned).into();
    })
}

fn adoption(state: AdoptionState) -> Adoption {
    Adoption::sample().with(|adoption| {
        adoption.id = "a1".to_owned();
        adoption.state = state;
    })
}

/// What was sent for an operation.
fn of(double: &Double, operation: &str) -> Vec<Sent> {
    double.sent().into_iter().filter(|sent| sent.operation() == operation).collect()
}

fn body(sent: &Sent) -> Json {
    sent.json().expect("JSON")
}

#[tokio::test]
async fn calls() {
    let (double, client) = double();
    double.on(client.pets().list()).answer(page(&["Momo"], None));
    double.on(client.pets().create("")).answer(pet("Momo"));
    double.on(client.pets().get("")).answer(pet("Momo"));
    calls_1::calls(&client).await.expect("calls");
    let (lists, one) = (of(&double, "listPets"), of(&double, "getPet"));
    assert_eq!(lists[0].query("status").as_deref(), Some("available"));
    assert_eq!([lists[0].query("limit").as_deref(), lists[1].query("limit").as_deref()], [Some("20"), None]);
    assert_eq!(body(&of(&double, "createPet")[0])["kind"], "cat");
    assert_eq!(one[0].header("x-trace"), Some("7"));
    double.on(client.request::<Json>("GET", "/")).answer(Json::from("well"));
    calls_2::health(&client).await.expect("a call");
    assert_eq!(double.sent().last().map(|sent| sent.uri().path().to_owned()).as_deref(), Some("/v1/health"));
}

#[tokio::test]
async fn values() {
    let (double, client) = double();
    values_1::show(&pet("Momo").with(|pet| pet.kind = Some(Kind::Cat)), &PetEvent::Unknown(Json::default()));
    double.on(client.pets().update("")).answer(pet("Momo"));
    values_2::owner(&client, None).await.expect("changes");
    let owners: Vec<_> = double.sent().iter().map(|sent| body(sent).get("owner").cloned()).collect();
    let (ada, null) = (Some(serde_json::Value::from("Ada")), Some(serde_json::Value::Null));
    assert_eq!(owners, [ada, null.clone(), null.clone(), None, null]);
}

#[tokio::test]
async fn errors() {
    let (double, client) = double();
    let problem = petstore::types::Problem::sample().with(|problem| problem.title = "No such pet".to_owned());
    let answers = double.on(client.pets().get("")).error(404, problem.clone()).error(418, problem).refuse();
    answers.answer(pet("Momo"));
    assert_eq!(errors_2::title(&client).await.expect("a title"), "No such pet");
    assert!(errors_2::title(&client).await.expect_err("an error").is_status());
    errors_1::errors(&client).await;
    assert_eq!(double.sent().len(), 4);
}

#[tokio::test]
async fn options() {
    let (double, client) = double();
    assert!(options_1::client("a-token".to_owned()).is_ok());
    double.on(client.pets().list()).answer(page(&[], None));
    double.on(client.pets().create("")).answer(pet("Momo"));
    options_2::options(&client, "of-a-customer".to_owned()).await.expect("calls");
    let sent = double.sent();
    assert!(sent.iter().all(|sent| sent.header("authorization") == Some("Bearer of-a-customer")));
    assert!(sent.iter().all(|sent| sent.header("x-team") == Some("search")));
    assert_eq!(sent[1].query("trace").as_deref(), Some("7"));
}

#[tokio::test]
async fn tokens() {
    assert!(tokens_1::client().is_ok());
    let fetched = double_of(Client::builder().token_source(tokens_1::fetch)).await;
    assert_eq!(fetched.header("authorization"), Some("Bearer my-token"));
    assert!(tokens_2::patient().is_ok());
    // No test has that file, and no other error is taken for one that may pass.
    assert!(tokens_2::from_a_file().await.is_err());
    assert!(tokens_3::with_credentials("id", "secret").is_ok());
}

/// What a client sends for a pet.
async fn double_of(builder: ClientBuilder) -> Sent {
    let double = Double::new();
    let client = builder.base_url("http://api.test").transport(double.clone()).build().expect("a client");
    double.on(client.pets().get("")).answer(pet("Momo"));
    client.pets().get("7").await.expect("a pet");
    double.sent().pop().expect("a request")
}

#[tokio::test]
async fn transports() {
    assert!(transport_1::client("a-token").is_ok());
    let client = transport_2::of_one_pet().expect("a client");
    assert_eq!(client.pets().get("7").await.expect("a pet").id, "7");
}

#[tokio::test]
async fn features() {
    let (double, client) = double();
    let text = serde_json::to_string(&features_1::keep(pet("Momo")).expect("a record")).expect("JSON");
    assert!(
        text.starts_with(r#"{"pet":{"#) && text.contains(r#""name":"Momo""#) && text.ends_with(r#""seen":1}"#),
        "{text}"
    );
    double.on(client.pets().list()).answer(page(&["Momo"], None));
    assert_eq!(features_2::count(&client).await.expect("a count"), 1);
}

#[tokio::test]
async fn pages() {
    let (double, client) = double();
    let answers =
        double.on(client.pets().list()).answer(page(&["Momo", "Rex"], Some("2"))).answer(page(&["Ada"], None));
    answers.answer(page(&["Momo"], Some("2"))).answer(page(&["Rex"], Some("3")));
    pages_1::pages(&client).await.expect("pages");
    let cursors: Vec<_> = double.sent().iter().map(|sent| sent.query("cursor")).collect();
    assert_eq!(cursors, [None, Some("2".to_owned()), None, Some("2".to_owned())]);
}

#[tokio::test]
async fn retries() {
    assert!(retries_1::client("a-token").is_ok() && retries_1::without("a-token").is_ok());
}

#[tokio::test]
async fn waiting() {
    let (double, client) = double();
    double.on(client.adoptions().start("", "")).answer(adoption(AdoptionState::Running));
    let answers = double.on(client.adoptions().get("")).answer(adoption(AdoptionState::Running));
    answers.header("retry-after-ms", "1").answer(adoption(AdoptionState::Done));
    waiting_1::adopt(&client).await.expect("an adoption");
    assert_eq!(double.sent().len(), 3);
    // The waiter of the settings.
    for end in [AdoptionState::Done, AdoptionState::Refused] {
        let (double, client) = self::double();
        let answers = double.on(client.adoptions().get("")).answer(adoption(AdoptionState::Running));
        answers.header("retry-after-ms", "1").answer(adoption(end.clone()));
        match waiting_2::adopted(&client, "a1").await {
            Ok(adoption) => assert_eq!((adoption.state, &end), (AdoptionState::Done, &AdoptionState::Done)),
            Err(WaitError::Failed(adoption)) => assert_eq!((adoption.state, &end), (AdoptionState::Refused, &end)),
            Err(other) => panic!("{end}: {other}"),
        }
        assert_eq!(double.sent().len(), 2);
    }
}

#[tokio::test]
async fn files() {
    let (double, client) = double();
    let folder = tempfile::tempdir().expect("a folder");
    // The guide has paths without a folder.
    std::env::set_current_dir(folder.path()).expect("a folder");
    double.on(client.pets().get_photo("")).answer(Bytes::from_static(b"a photo"));
    let mut saved = Vec::new();
    streaming_1::save(&client, &mut saved).await.expect("saved");
    assert_eq!(saved, b"a photo");
    assert_eq!(streaming_2::download(&client).await.expect("saved"), 7);
    assert_eq!(std::fs::read("momo.jpg").expect("a file"), b"a photo");
    std::fs::write("vaccination.pdf", "%PDF").expect("a file");
    double.on(client.pets().put_photo("", Vec::new())).answer(());
    double.on(client.pets().add_document("", petstore::File::new("", ""))).answer(());
    streaming_3::upload(&client).await.expect("uploaded");
    let sent = double.sent();
    assert_eq!((&**sent[2].body(), &**sent[3].body()), (&[0xFF, 0xD8][..], &b"a photo"[..]));
    let parts = String::from_utf8_lossy(sent[4].body()).into_owned();
    assert!(
        parts.contains("application/pdf") && parts.contains("%PDF") && parts.contains("valid until May"),
        "{parts}"
    );
}

#[tokio::test]
async fn events() {
    let (double, client) = double();
    let text = "data: {\"type\": \"Left\", \"id\": \"7\"}\n\ndata: [DONE]\n\n";
    let response = http::Response::builder().header("content-type", "text/event-stream").body(text);
    double.on(client.pets().watch()).response(response.expect("a response"));
    streaming_4::watch(&client).await.expect("events");
    assert_eq!(double.sent()[0].header("accept"), Some("text/event-stream"));
    // One that goes on when the connection ends.
    let (double, client) = self::double();
    let response = |text: &'static str| {
        http::Response::builder().header("content-type", "text/event-stream").body(text).expect("a response")
    };
    let first = response("id: 3\ndata: {\"type\": \"Left\", \"id\": \"7\"}\n\n");
    double.on(client.pets().watch()).response(first).response(response("data: [DONE]\n\n"));
    streaming_5::watch(&client).await.expect("events");
    let sent = double.sent();
    assert_eq!((sent.len(), sent[1].header("last-event-id")), (2, Some("3")));
}

#[test]
fn without_async() {
    let (double, client) = double();
    double.on(client.pets().get("")).answer(pet("Momo"));
    double.on(client.pets().list()).answer(page(&["Rex"], Some("2"))).answer(page(&["Ada"], None));
    assert_eq!(blocking_1::names(&client).expect("names"), ["Momo", "Rex", "Ada"]);
    double.on(client.adoptions().get("")).answer(adoption(AdoptionState::Done).with(|it| it.reason = None));
    let over = blocking_2::wait(&client, "a1").expect("a wait").expect("an adoption");
    assert_eq!(over.state, AdoptionState::Done);
}
