//! What is written by hand for Notte, against a double of the API.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

use std::time::Duration;

use notte_generated::json::{Json, JsonObject};
use notte_generated::testing::{Double, Sample as _};
use notte_generated::types::{
    Action, AgentResponse, AgentResponseStatus, AgentStartRequest, AgentStatusResponse, SessionResponse,
    SessionResponseStatus, SessionStartRequest, StepResponse,
};
use notte_generated::{Client, Error, Retries, WaitError, With as _};
use serde_json::json;

fn double() -> (Double, Client) {
    let double = Double::new();
    let client = double.client(Client::builder().retries(Retries::never())).expect("a client");
    let started = SessionResponse::sample().with(|session| session.session_id = Some("s1".to_owned()));
    double.on(client.sessions().start()).answer(started);
    let stopped = SessionResponse::sample().with(|session| session.status = Some(SessionResponseStatus::Closed));
    double.on(client.sessions().stop("any")).answer(stopped);
    (double, client)
}

fn sent(double: &Double) -> Vec<&'static str> {
    double.sent().iter().map(|sent| sent.operation()).collect()
}

/// Waits until something is sent by a task of its own.
async fn until_sent(double: &Double, count: usize) {
    while double.sent().len() < count {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

fn agent(status: AgentResponseStatus, success: Option<bool>, answer: &str) -> AgentStatusResponse {
    AgentStatusResponse::sample().with(|agent| {
        agent.status = Some(status);
        agent.success = success.into();
        agent.answer = Some(answer.to_owned()).into();
    })
}

fn start(client: &Client, double: &Double) {
    let started = AgentResponse::sample().with(|agent| agent.agent_id = Some("a1".to_owned()));
    double.on(client.agents().start("", "")).answer(started);
    double.on(client.agents().stop("")).answer(AgentResponse::sample());
}

#[tokio::test]
async fn a_session_is_stopped_whatever_happens() {
    let (double, client) = double();
    let step = StepResponse::sample().with(|step| step.success = Some(true));
    double.on(client.page().execute("", Action::new("any"))).answer(step);
    let id = client
        .with_session(SessionStartRequest::default(), async |session| {
            session.execute(Action::new("go_back")).await?;
            Ok::<_, Error>(session.id().to_owned())
        })
        .await;
    assert_eq!(id.expect("an id"), "s1");
    assert_eq!(sent(&double), ["sessionStart", "pageExecute", "sessionStop"]);
    assert_eq!(double.sent()[2].path("session_id").as_deref(), Some("s1"));
    let failed =
        client.with_session(SessionStartRequest::default(), async |_| Err::<(), _>(Error::invalid("no"))).await;
    assert_eq!(failed.expect_err("an error").to_string(), "no");
    assert_eq!(sent(&double)[3..], ["sessionStart", "sessionStop"]);
}

#[tokio::test]
async fn an_action_is_sent_alone_only_if_the_described_request_is_invalid() {
    let (double, client) = double();
    let step = StepResponse::sample().with(|step| step.success = Some(true));
    let described = double.on(client.page().execute("", Action::new("any")));
    described.error(500, ()).error(422, json!({ "message": "Extra inputs are not permitted" })).answer(step.clone());
    let alone = double.on(client.request_json::<StepResponse>("POST", "/any", &Action::new("any")));
    alone.error(422, json!({ "message": "no such element" })).answer(step);
    let session = client.session(SessionStartRequest::default()).await.expect("a session");
    let execute = async || session.execute(Action::new("go_back")).await;
    assert!(execute().await.expect_err("an error").to_string().contains("500"));
    assert!(execute().await.expect_err("an error").to_string().contains("no such element"));
    assert_eq!(double.sent().len(), 1 + 1 + 2);
    let last = double.sent().pop().expect("a request");
    assert_eq!((last.uri().path(), &**last.body()), ("/sessions/s1/page/execute", br#"{"type":"go_back"}"#.as_slice()));
    // The form that was refused is tried again as long as the other one has not succeeded.
    assert!(execute().await.is_ok());
    assert_eq!(double.sent().len(), 4 + 1);
    session.close().await.expect("stopped");
}

#[tokio::test]
async fn a_session_that_was_stopped_already_is_no_error() {
    let (double, client) = double();
    let text = json!({"message": "Session already stopped", "status": 409});
    double.on(client.sessions().stop("any")).error(409, text).error(500, json!({"message": "broken"}));
    let session = client.session(SessionStartRequest::default()).await.expect("a session");
    assert!(session.close().await.expect("no error").is_none());
    let session = client.session(SessionStartRequest::default()).await.expect("a session");
    assert!(session.close().await.expect_err("an error").is_status());
    assert_eq!(sent(&double).len(), 4);
}

#[tokio::test]
async fn a_session_that_is_dropped_is_stopped_by_a_task() {
    let (double, client) = double();
    drop(client.session(SessionStartRequest::default()).await.expect("a session"));
    until_sent(&double, 2).await;
    // So is one whose work is cut off.
    let stuck = client
        .with_session(SessionStartRequest::default(), async |_| std::future::pending::<Result<(), Error>>().await);
    assert!(tokio::time::timeout(Duration::from_millis(20), stuck).await.is_err());
    until_sent(&double, 4).await;
    assert_eq!(sent(&double), ["sessionStart", "sessionStop", "sessionStart", "sessionStop"]);
}

#[tokio::test]
async fn an_agent_runs_until_it_is_closed() {
    let (double, client) = double();
    start(&client, &double);
    double.on(client.agents().status("")).answer(agent(AgentResponseStatus::Active, None, "")).answer(agent(
        AgentResponseStatus::Closed,
        Some(true),
        r#"{"price": 3}"#,
    ));
    let session = client.session(SessionStartRequest::default()).await.expect("a session");
    let run = session.run_agent("what does it cost?").with(|request| request.max_steps = Some(5));
    let closed = run.interval(Duration::from_millis(1)).await.expect("an agent");
    assert_eq!(closed.answer_as::<Json>().expect("JSON"), Some(json!({"price": 3}).into()));
    session.close().await.expect("stopped");
    assert_eq!(sent(&double), ["sessionStart", "agentStart", "agentStatus", "agentStatus", "sessionStop"]);
    let request: AgentStartRequest = double.sent()[1].json().expect("a request");
    assert_eq!((request.session_id.as_str(), request.max_steps), ("s1", Some(5)));
}

#[tokio::test]
async fn a_failed_agent_is_an_error_if_asked_for() {
    let (double, client) = double();
    start(&client, &double);
    double.on(client.agents().status("")).answer(agent(AgentResponseStatus::Closed, Some(false), "no"));
    let request = || AgentStartRequest::new("t", "s1");
    assert_eq!(client.run_agent(request()).await.expect("an agent").success.as_ref(), Some(&false));
    let failed = client.run_agent(request()).must_succeed().await.expect_err("an error");
    assert!(matches!(failed, WaitError::Failed(agent) if agent.answer.as_deref() == Some("no")));
    assert!(!sent(&double).contains(&"agentStop"));
}

#[tokio::test]
async fn an_agent_that_nobody_waits_for_is_stopped() {
    let (double, client) = double();
    start(&client, &double);
    double.on(client.agents().status("")).answer(agent(AgentResponseStatus::Active, None, ""));
    let run = || client.run_agent(AgentStartRequest::new("t", "s1")).interval(Duration::from_millis(1));
    let late = run().limit(Duration::from_millis(10)).await.expect_err("an error");
    assert!(matches!(late, WaitError::TimedOut { .. }), "{late}");
    let stop = double.sent().pop().expect("a request");
    assert_eq!(
        (stop.operation(), stop.path("agent_id"), stop.query("session_id")),
        ("agentStop", Some("a1".into()), Some("s1".into()))
    );
    let stops = |double: &Double| sent(double).iter().filter(|id| **id == "agentStop").count();
    assert!(tokio::time::timeout(Duration::from_millis(30), run().into_future()).await.is_err());
    while stops(&double) < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let kept = run().keep_running().limit(Duration::from_millis(5)).await;
    assert!(kept.is_err() && stops(&double) == 2);
}

/// Else the agent would run on, though its run began to stop it.
#[tokio::test]
async fn a_stop_that_is_cut_off_is_sent_by_a_task() {
    let (double, client) = double();
    let started = AgentResponse::sample().with(|agent| agent.agent_id = Some("a1".to_owned()));
    double.on(client.agents().start("", "")).answer(started);
    double.on(client.agents().stop("")).stall().answer(AgentResponse::sample());
    double.on(client.agents().status("")).answer(agent(AgentResponseStatus::Active, None, ""));
    let run = client.run_agent(AgentStartRequest::new("t", "s1")).limit(Duration::ZERO);
    assert!(tokio::time::timeout(Duration::from_millis(50), run.into_future()).await.is_err());
    until_sent(&double, 4).await;
    assert_eq!(sent(&double), ["agentStart", "agentStatus", "agentStop", "agentStop"]);
}

#[tokio::test]
async fn mail_is_waited_for() {
    let (double, client) = double();
    let mail = JsonObject::from([("subject", "code")]);
    double.on(client.personas().emails_list("")).answer(vec![mail.clone()]);
    let found = client.wait_for_emails("p1", Duration::from_secs(60)).await.expect("mail");
    assert_eq!(found, [mail]);
    double.on(client.personas().sms_list("")).answer(vec![]);
    let none = client.wait_for_sms("p1", Duration::ZERO).await.expect_err("an error");
    assert!(matches!(none, WaitError::TimedOut { polls: 1, .. }), "{none}");
}

#[test]
fn a_failed_action_is_an_error_if_asked_for() {
    let step = |success| StepResponse::sample().with(|step| step.success = success);
    assert!(step(Some(true)).checked().is_ok() && step(None).checked().is_ok());
    let failed = step(Some(false)).with(|step| step.message = Some("no such button".to_owned()).into());
    let error = failed.checked().expect_err("an error");
    assert_eq!(error.to_string(), "the action failed: no such button");
    assert_eq!(error.0.success, Some(false));
}
