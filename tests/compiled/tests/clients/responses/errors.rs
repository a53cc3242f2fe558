//! Errors by status, as a server gives them.
#![allow(clippy::expect_used, clippy::panic, reason = "what fails here is the test")]

use notte_compiled_fixtures::responses_errors_by_status::pets::{
    AddPetError, GetPetError, ListPetsError, Pets, RemovePetError,
};
use notte_compiled_fixtures::responses_errors_by_status::texts::{ListTextsError, Texts};
use notte_compiled_fixtures::runtime::http::{Api, Client, ClientBuilder, Error};
use notte_tests::server::{Answer, Server};
use serde_json::json;

const DESCRIPTION: &str = include_str!("../../../../fixtures/responses/errors-by-status/spec.yaml");

static API: Api = Api { base_url: "", user_agent: "suite/1.0", schemes: &[] };

fn client(server: &Server) -> Client {
    ClientBuilder::new(&API).base_url(server.url()).build().expect("a client")
}

async fn get_pet(answer: Answer) -> Error {
    let server = Server::start(DESCRIPTION);
    server.answer("getPet", answer);
    Pets::new(&client(&server)).get(1).await.expect_err("an error")
}

async fn add_pet(answer: Answer) -> AddPetError {
    let server = Server::start(DESCRIPTION);
    server.answer("addPet", answer);
    let error = Pets::new(&client(&server)).add().await.expect_err("an error");
    error.typed().expect("an answer")
}

async fn remove_pet(answer: Answer) -> RemovePetError {
    let server = Server::start(DESCRIPTION);
    server.answer("removePet", answer);
    let error = Pets::new(&client(&server)).remove(1).await.expect_err("an error");
    error.typed().expect("an answer")
}

#[tokio::test]
async fn a_status_goes_before_its_range_and_that_before_the_rest() {
    let missing = add_pet(Answer::json(json!({ "what": "owner" })).status(404)).await;
    assert!(matches!(missing, AddPetError::NotFound(missing) if missing.what == "owner"));
    let names = add_pet(Answer::json(json!(["a", "b"])).status(409)).await;
    assert!(matches!(names, AddPetError::Conflict(names) if *names == ["a", "b"]));
    let wrong = add_pet(Answer::json(json!({ "title": "too many", "more": 1 })).status(418)).await;
    assert!(matches!(wrong, AddPetError::ClientError(wrong) if wrong.title == "too many"));

    let busy = get_pet(Answer::json(json!({ "after": 3 })).status(503)).await;
    assert!(matches!(busy.typed(), Some(GetPetError::ServiceUnavailable(busy)) if busy.after == 3));
    let other = get_pet(Answer::json(json!({ "title": "no" })).status(404)).await;
    assert!(matches!(other.typed(), Some(GetPetError::Other(problem)) if problem.title == "no"));
}

#[tokio::test]
async fn operations_that_declare_the_same_share_an_enum() {
    let error = get_pet(Answer::json(json!({ "title": "no" })).status(404)).await;
    let shared: Option<ListPetsError> = error.typed::<GetPetError>();
    assert!(matches!(shared, Some(ListPetsError::Other(_))));
}

#[tokio::test]
async fn what_is_not_as_described_is_kept_as_it_came() {
    // The range is declared, without a body that has a type; it is none of the rest.
    let error = get_pet(Answer::json(json!({ "title": "no" })).status(500)).await;
    assert!(matches!(error.typed(), Some(GetPetError::Unknown(answer)) if answer.text() == r#"{"title":"no"}"#));
    // A body that is not of the type.
    let answer = add_pet(Answer::json(json!({ "why": "owner" })).status(404).header("x-trace", "7")).await;
    let AddPetError::Unknown(answer) = answer else { panic!("{answer:?}") };
    assert_eq!((answer.status().as_u16(), answer.text().as_ref()), (404, r#"{"why":"owner"}"#));
    assert_eq!(answer.headers()["x-trace"], "7");
    // A status that is not declared.
    assert!(
        matches!(add_pet(Answer::bytes("oh").status(500)).await, AddPetError::Unknown(answer) if answer.text() == "oh")
    );
}

#[tokio::test]
async fn bodies_of_one_status_are_told_apart_by_media_type() {
    let problem = Answer::json(json!({ "title": "no" })).status(422);
    let problem = remove_pet(problem.content_type("application/problem+json; charset=utf-8")).await;
    assert!(matches!(problem, RemovePetError::UnprocessableEntityProblemJson(problem) if problem.title == "no"));
    for media_type in ["application/json", "application/hal+json", ""] {
        let missing = Answer::json(json!({ "what": "pet" })).status(422).content_type(media_type);
        let missing = remove_pet(missing).await;
        assert!(matches!(missing, RemovePetError::UnprocessableEntity(missing) if missing.what == "pet"));
    }
}

async fn list_texts(answer: Answer) -> ListTextsError {
    let server = Server::start(DESCRIPTION);
    server.answer("listTexts", answer);
    let error = Texts::new(&client(&server)).list().await.expect_err("an error");
    error.typed().expect("an answer")
}

#[tokio::test]
async fn text_is_a_variant_where_it_is_said_to_be() {
    let plain = || Answer::bytes("no").content_type("text/plain; charset=utf-8");
    assert_eq!(list_texts(plain().status(400)).await, ListTextsError::BadRequest("no".to_owned()));
    assert_eq!(list_texts(plain().status(404)).await, ListTextsError::NotFoundText("no".to_owned()));
    let xml = Answer::bytes("<no/>").content_type("application/xml").status(404);
    assert_eq!(list_texts(xml).await, ListTextsError::NotFoundXml("<no/>".to_owned()));
    let missing = list_texts(Answer::json(json!({ "what": "text" })).status(404)).await;
    assert!(matches!(missing, ListTextsError::NotFound(missing) if missing.what == "text"));
    let page = Answer::bytes("<p>").content_type("text/html").status(410);
    assert_eq!(list_texts(page).await, ListTextsError::ClientError("<p>".to_owned()));
    let problem = list_texts(Answer::json(json!({ "title": "no" })).status(500)).await;
    assert!(matches!(problem, ListTextsError::Other(problem) if problem.title == "no"));
}

#[tokio::test]
async fn what_is_not_the_text_that_was_said_is_kept_as_it_came() {
    let page = Answer::bytes("<p>").content_type("text/html").status(400);
    assert!(matches!(list_texts(page).await, ListTextsError::Unknown(answer) if answer.text() == "<p>"));
    // A range of its own has no JSON, whatever the rest has.
    let json = Answer::json(json!({ "title": "no" }));
    for status in [400, 410] {
        assert!(matches!(list_texts(json.clone().status(status)).await, ListTextsError::Unknown(_)));
    }
    let broken = Answer::bytes(b"\xff").content_type("text/plain").status(400);
    assert!(matches!(list_texts(broken).await, ListTextsError::Unknown(answer) if answer.body().as_ref() == b"\xff"));
}

#[tokio::test]
async fn an_error_without_an_answer_has_none() {
    let client = ClientBuilder::new(&API).base_url("http://127.0.0.1:1").build().expect("a client");
    let error = Pets::new(&client).get(1).await.expect_err("an error");
    assert_eq!(error.typed::<GetPetError>(), None);
}
