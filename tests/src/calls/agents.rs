//! Agents.

use serde_json::json;

use super::Expected;
use super::table::{Case, Operation, json as sending};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new("agentStart", start(), start_in_full()),
        Operation::new(
            "listAgents",
            Case::new(|notte| sending(notte.agents().list()), Expected::get("/agents")),
            Case::new(
                |notte| sending(notte.agents().list().page_size(100).only_active(false).page(1)),
                Expected::get("/agents").query("page_size=100&only_active=false&page=1"),
            ),
        ),
        Operation::new(
            "agentStatus",
            Case::new(|notte| sending(notte.agents().status("a1")), Expected::get("/agents/a1")),
            Case::new(|notte| sending(notte.agents().status("a/1")), Expected::get("/agents/a%2F1")),
        ),
        Operation::new(
            "agentStop",
            Case::new(|notte| sending(notte.agents().stop("a1")), Expected::delete("/agents/a1/stop")),
            Case::new(|notte| sending(notte.agents().stop("a/1")), Expected::delete("/agents/a%2F1/stop")),
        ),
        Operation::new(
            "getScript",
            Case::new(|notte| sending(notte.agents().get_script("a1")), Expected::get("/agents/a1/workflow/code")),
            Case::new(|notte| sending(notte.agents().get_script("a/1")), Expected::get("/agents/a%2F1/workflow/code")),
        ),
    ]
}

fn start() -> Case {
    Case::new(
        |notte| sending(notte.agents().start("Find the price", "s1")),
        Expected::post("/agents/start", json!({ "task": "Find the price", "session_id": "s1" })),
    )
}

fn start_in_full() -> Case {
    Case::new(
        |notte| {
            let format = json!({ "type": "object", "required": ["price"] }).as_object().cloned().unwrap_or_default();
            let notifier = json!({ "email": { "to": ["a@example.com"] } }).as_object().cloned().unwrap_or_default();
            let call = notte.agents().start("Find the price", "s1").url("https://example.com").response_format(format);
            let call = call.session_offset(3).reasoning_model("openai/gpt-5").use_vision(false).max_steps(150);
            sending(call.vault_id("v1").persona_id("p1").notifier_config(notifier))
        },
        Expected::post(
            "/agents/start",
            json!({
                "task": "Find the price",
                "session_id": "s1",
                "url": "https://example.com",
                "response_format": { "type": "object", "required": ["price"] },
                "session_offset": 3,
                "reasoning_model": "openai/gpt-5",
                "use_vision": false,
                "max_steps": 150,
                "vault_id": "v1",
                "persona_id": "p1",
                "notifier_config": { "email": { "to": ["a@example.com"] } },
            }),
        ),
    )
}
