//! What somebody writes on the first day with an API, for six kinds of APIs (`day-one/`), against a server that is strict about it.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use notte_compiled_fixtures::runtime::http::{
    Api, Client, ClientBuilder, Error, PollUntil as _, Scheme, SchemeKind, TypedError,
};
use notte_compiled_fixtures::{
    day_one_browsers as browsers, day_one_chat as chat, day_one_issues as issues, day_one_machines as machines,
    day_one_models as models, day_one_payments as payments,
};
use notte_tests::server::{Answer, KEY, Server};
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Duration;

/// The schemes of all of them, which a generated client has by itself.
static API: Api = Api {
    base_url: "",
    user_agent: "suite/1.0",
    schemes: &[
        Scheme { name: "APIToken", kind: SchemeKind::Bearer },
        Scheme { name: "ApiKeyAuth", kind: SchemeKind::Bearer },
        Scheme { name: "HTTPBearer", kind: SchemeKind::Bearer },
    ],
};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn client(server: &Server, scheme: Option<&str>) -> Result<Client, Error> {
    let builder = ClientBuilder::new(&API).base_url(server.url());
    scheme.into_iter().fold(builder, |builder, scheme| builder.credential(scheme, KEY)).build()
}

#[tokio::test]
async fn issues_that_were_changed_since_a_day() -> Outcome {
    let server = Server::start(include_str!("../../day-one/issues.yaml"));
    let issue = |number: i64, at: &str| json!({ "number": number, "title": "a", "state": "open", "updated_at": at, "body": null });
    let last = Answer::json(json!([issue(3, "2026-01-02T09:00:00Z")]));
    let next = format!("<{}/repos/o/r/issues?page=2&state=open>; rel=\"next\"", server.url());
    let first = Answer::json(json!([issue(1, "2026-01-02T10:00:00+02:00"), issue(2, "2026-01-01T00:00:00Z")]));
    server.answer("issues/list-for-repo", last);
    server.answer_once("issues/list-for-repo", first.header("link", &next));

    let issues = issues::issues::Issues::new(&client(&server, None)?);
    let (state, since) = (Some("open"), None::<&str>);
    let mut found = Vec::new();
    let mut all = issues.list_for_repo("o", "r").maybe(state, issues::issues::IssuesListForRepo::state).items();
    while let Some(issue) = all.try_next().await? {
        if issue.state == "open" && issue.body.as_ref().is_none() {
            found.push(issue);
        }
    }
    let latest = found.iter().max_by_key(|issue| &issue.updated_at).map(|issue| issue.number);
    assert_eq!((found.len(), latest), (3, Some(3)));
    assert!(since.is_none());

    let milestone: Option<i64> = None;
    issues.update("o", "r", 1).title("b").milestone(milestone).assignees(["ada"]).await?;
    assert_eq!(server.last().json(), json!({ "title": "b", "milestone": null, "assignees": ["ada"] }));
    issues.update("o", "r", 1).assignees([""; 0]).await?;
    assert_eq!(server.last().json(), json!({ "assignees": [] }));
    server.answer("issues/update", Answer::json(json!({ "message": "Not Found" })).status(404));
    match issues.update("o", "r", 7).send_typed().await {
        Err(TypedError::Response(issues::issues::IssuesUpdateError::NotFound(body), _)) => {
            assert_eq!(body.message, "Not Found")
        }
        other => return Err(format!("{other:?}").into()),
    }
    server.assert_clean();
    Ok(())
}

#[tokio::test]
async fn a_customer_with_notes() -> Outcome {
    let server = Server::start(include_str!("../../day-one/payments.yaml"));
    let customer = |id: &str| json!({ "id": id, "created": 1_767_225_600, "metadata": { "plan": "pro" } });
    server.answer("PostCustomers", Answer::json(customer("c1")));
    server.answer("GetCustomersCustomer", Answer::json(customer("c1")));
    server.answer("GetCustomers", Answer::json(json!({ "data": [customer("c2")], "has_more": false })));
    server.answer_once("GetCustomers", Answer::json(json!({ "data": [customer("c1")], "has_more": true })));

    let customers = payments::customers::Customers::new(&client(&server, None)?);
    let created = customers.create().email("ada@example.com").metadata([("plan", "pro")]).await?;
    assert_eq!(String::from_utf8_lossy(&server.last().body), "email=ada%40example.com&metadata%5Bplan%5D=pro");
    customers.create().email("ada@example.com").metadata([("", ""); 0]).await?;
    assert_eq!(String::from_utf8_lossy(&server.last().body), "email=ada%40example.com");
    let read = customers.get(&created.id).await?;
    assert_eq!(read.created.timestamp()?.to_string(), "2026-01-01T00:00:00Z");
    assert_eq!(read.metadata, Some(BTreeMap::from([("plan".to_owned(), "pro".to_owned())])));
    let ids: Vec<String> =
        customers.list().limit(1).items().all().await?.into_iter().map(|customer| customer.id).collect();
    assert_eq!(ids, ["c1", "c2"]);
    assert_eq!(server.last().query.as_deref(), Some("limit=1&starting_after=c1"));
    Ok(())
}

#[tokio::test]
async fn a_message_and_its_buttons() -> Outcome {
    let server = Server::start(include_str!("../../day-one/chat.yaml"));
    let parts = json!([{ "type": "row", "parts": [{ "type": "button", "label": "Yes" }] }, { "type": "lamp" }]);
    server
        .answer("create_message", Answer::json(json!({ "id": "175928847299117063", "content": "hi", "parts": parts })));
    server.answer("get_message", Answer::json(json!({ "code": 10008 })).status(404));

    let messages = chat::messages::Messages::new(&client(&server, None)?);
    let message = messages.create("41771983423143937").content("hi").nonce(7).await?;
    let row = message.parts.iter().find_map(chat::types::Part::as_row).expect("a row");
    let labels = row.parts.iter().flatten().filter_map(|part| part.as_button()?.label.as_deref());
    assert_eq!(labels.collect::<Vec<_>>(), ["Yes"]);
    assert!(matches!(message.parts.last(), Some(chat::types::Part::Unknown(_))));
    let Err(TypedError::Response(error, _)) = messages.get("41771983423143937", &message.id).send_typed().await else {
        return Err("it is there".into());
    };
    assert!(format!("{error:?}").contains("10008"), "{error:?}");
    server.assert_clean();
    Ok(())
}

#[tokio::test]
async fn a_machine_that_is_running() -> Outcome {
    let server = Server::start(include_str!("../../day-one/machines.yaml"));
    let machine = |status: &str| Answer::json(json!({ "server": { "id": 42, "name": "web-1", "status": status } }));
    server.answer("create_server", machine("initializing").status(201));
    server.answer("get_server", machine("running"));
    server.answer_once("get_server", machine("initializing"));

    let servers = machines::servers::Servers::new(&client(&server, Some("APIToken"))?);
    let args = machines::servers::CreateServerArgs { name: "web-1", image: "debian-12", server_type: "cx22" };
    let created = servers.create(args).labels([("env", "dev")]).await?.server;
    let sent = json!({ "image": "debian-12", "name": "web-1", "server_type": "cx22", "labels": { "env": "dev" } });
    assert_eq!(server.last().json(), sent);
    let (pause, limit) = (Duration::from_millis(1), Duration::from_secs(5));
    let running = servers.get(created.id).poll_until(pause, limit, |reply| reply.server.status == "running").await?;
    assert_eq!(running.server.name, "web-1");
    server.assert_clean();
    Ok(())
}

#[tokio::test]
async fn an_answer_word_by_word() -> Outcome {
    let server = Server::start(include_str!("../../day-one/models.yaml"));
    let events = "data: {\"delta\":\"Hel\"}\n\ndata: {\"delta\":\"lo\"}\n\n";
    server.answer("createResponse", Answer::json(json!({ "id": "r1", "text": "Hello" })));
    server.answer_once("createResponse", Answer::bytes(events).content_type("text/event-stream"));

    let responses = models::responses::Responses::new(&client(&server, Some("ApiKeyAuth"))?);
    let mut stream = responses.create_events("m1", "say hello").temperature(0.5).await?;
    let mut text = String::new();
    while let Some(event) = stream.try_next().await? {
        text += &event.data.delta;
    }
    assert_eq!(text, "Hello");
    assert_eq!(server.last().json()["stream"], true);
    let items = vec![models::types::Item::new("user", "say hello")];
    assert_eq!(responses.create("m1", items).await?.text, "Hello");
    server.assert_clean();
    Ok(())
}

#[tokio::test]
async fn a_session_that_is_stopped() -> Outcome {
    let server = Server::start(include_str!("../../day-one/browsers.yaml"));
    let session = |status: &str| Answer::json(json!({ "session_id": "s1", "status": status }));
    server.answer("session_start_sessions_start_post", session("active"));
    server.answer("session_stop_sessions__session_id__stop_delete", session("closed"));

    let sessions = browsers::sessions::Sessions::new(&client(&server, Some("HTTPBearer"))?);
    let minutes = Some(5);
    let started =
        sessions.start().headless(true).maybe(minutes, browsers::sessions::SessionStart::timeout_minutes).await?;
    assert_eq!(server.last().json(), json!({ "headless": true, "timeout_minutes": 5 }));
    let stopped = sessions.stop(&started.session_id).timeout(Duration::from_secs(5)).await?;
    assert!(started.status == "active" && stopped.status == browsers::types::SessionResponseStatus::Closed);
    server.assert_clean();
    Ok(())
}
