//! The union of 28 actions.

use notte_fastapi::json::to_json;
use notte_fastapi::types::*;
use notte_fastapi::{Client, With as _};
use serde_json::{Value, json};

/// One of each, with what it requires; some with more.
fn each() -> Vec<PageExecuteRequest> {
    vec![
        FormFillAction::new([("email", Some("ada@a.test".to_owned())), ("name", None)]).into(),
        GotoAction::new("https://a.test").into(),
        GotoNewTabAction::new("https://a.test").into(),
        CloseTabAction::default().into(),
        SwitchTabAction::new(-1).into(),
        GoBackAction::default().into(),
        GoForwardAction::default().into(),
        ReloadAction::default().into(),
        AppActionsWaitAction::new(30000).into(),
        PressKeyAction::new("Enter").into(),
        ScrollUpAction::default().with(|action| action.amount = 3.into()).into(),
        ScrollDownAction::default().into(),
        CaptchaSolveAction::default().into(),
        HelpAction::new("stuck").into(),
        CompletionAction::new(true, "42").into(),
        ScrapeActionInput::default().into(),
        EmailReadAction::default().into(),
        EmailVerificationReadAction::default().into(),
        SmsReadAction::default().into(),
        EvaluateJsAction::new("1 + 1").into(),
        ClickAction::default()
            .with(|action| action.selector = FillActionSelector::from("#go".to_owned()).into())
            .into(),
        FillAction::new("hunter2").with(|action| action.id = Some("I1".to_owned())).into(),
        MultiFactorFillAction::new("123456").into(),
        FallbackFillAction::new("x").into(),
        CheckActionInput::new(true).into(),
        SelectDropdownOptionAction::new("ch").into(),
        UploadFileAction::new("/tmp/a").into(),
        DownloadFileAction::default().into(),
    ]
}

/// Sends each, and reads each from the response.
pub async fn all(client: &Client, session: &str) {
    let actions = each();
    assert_eq!(actions.len(), 28);
    for action in actions {
        let sent = to_json(&action);
        let kind = sent["type"].as_str().expect("a type").to_owned();
        let done = client.page().execute(session, action).await.unwrap_or_else(|error| panic!("{kind}: {error}"));
        assert_eq!((&*done.message, done.success), (&*kind, kind != "help"));
        assert!(!matches!(done.action, ActionSpaceAction::Unknown(_)), "{kind}");
        holds(&to_json(&done.action), &sent);
    }
    selectors(client, session).await;
}

/// A response has what was sent, and the defaults.
fn holds(received: &Value, sent: &Value) {
    for (name, value) in sent.as_object().expect("an object") {
        assert_eq!(received.get(name), Some(value), "{name} of {received}");
    }
    assert!(received.get("category").is_some() && received.get("param").is_none(), "{received}");
}

/// A text or an object.
async fn selectors(client: &Client, session: &str) {
    let selector = NodeSelectors::new("#go").with(|selector| selector.in_iframe = Some(true));
    let click = ClickAction::default().with(|action| action.selector = FillActionSelector::from(selector).into());
    let done = client.page().execute(session, click).await.expect("executed");
    let ActionSpaceAction::ClickAction(click) = done.action else { panic!("{:?}", done.action) };
    let Some(ClickActionSelector::NodeSelectors(selector)) = click.selector.as_ref() else { panic!("{click:?}") };
    assert_eq!((&*selector.css_selector, selector.in_iframe, click.timeout), ("#go", Some(true), Some(15000)));
    // What is refused says where.
    let error = client.page().execute(session, AppActionsWaitAction::new(30001)).await.expect_err("too long");
    let Some(notte_fastapi::page::PageExecuteError::UnprocessableEntity(body)) = error.typed() else {
        panic!("{error}")
    };
    let place = to_json(&body.detail.expect("details")[0].loc);
    assert_eq!(place, json!(["body", "wait", "time_ms"]));
}
