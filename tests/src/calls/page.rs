//! The page of a session.

use notte_generated::With as _;
use notte_generated::json::Nullable;
use notte_generated::types::Action;
use serde_json::json;

use super::Expected;
use super::table::{Case, Operation, bytes, json as sending};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new("pageObserve", observe(), observe_in_full()),
        Operation::new("pageExecute", execute(), execute_in_full()),
        Operation::new("pageScrape", scrape(), scrape_in_full()),
        Operation::new(
            "pageScreenshot",
            Case::new(
                |notte| bytes(notte.page().screenshot("s1")),
                Expected::post_nothing("/sessions/s1/page/screenshot").accept("image/png"),
            ),
            Case::new(
                |notte| bytes(notte.page().screenshot("s&1;=+,@:")),
                Expected::post_nothing("/sessions/s%261%3B%3D%2B%2C%40%3A/page/screenshot").accept("image/png"),
            ),
        ),
    ]
}

fn observe() -> Case {
    Case::new(|notte| sending(notte.page().observe("s1")), Expected::post_nothing("/sessions/s1/page/observe"))
}

fn observe_in_full() -> Case {
    Case::new(
        |notte| {
            let call = notte.page().observe("s-._~1").min_nb_actions(1).max_nb_actions(9);
            sending(call.instructions("the login form").perception_type("deep"))
        },
        Expected::post(
            "/sessions/s-._~1/page/observe",
            json!({
                "min_nb_actions": 1,
                "max_nb_actions": 9,
                "instructions": "the login form",
                "perception_type": "deep",
            }),
        ),
    )
}

fn execute() -> Case {
    Case::new(
        |notte| sending(notte.page().execute("s1", Action::new("reload"))),
        Expected::post("/sessions/s1/page/execute", json!({ "action": { "type": "reload" } })),
    )
}

fn execute_in_full() -> Case {
    Case::new(
        |notte| {
            let action = Action::new("fill").with(|value| {
                value.id = Nullable::from("I1");
                value.value = Nullable::from("tür\t\u{1F600}");
                value.url = Nullable::from("https://example.com/?a=b");
            });
            sending(notte.page().execute("...", action))
        },
        Expected::post(
            "/sessions/.../page/execute",
            json!({ "action": {
                "type": "fill",
                "id": "I1",
                "value": "tür\t\u{1F600}",
                "url": "https://example.com/?a=b",
            } }),
        ),
    )
}

fn scrape() -> Case {
    Case::new(|notte| sending(notte.page().scrape("s1")), Expected::post_nothing("/sessions/s1/page/scrape"))
}

fn scrape_in_full() -> Case {
    Case::new(
        |notte| {
            let schema = json!({ "type": "object", "properties": { "price": { "type": ["number", "null"] } } });
            let call = notte.page().scrape("日本").selector("main > .a").scrape_links(true).scrape_images(true);
            let call = call.ignored_tags(["nav", "footer"]).only_main_content(false).only_images(true);
            let call = call.response_format(schema.as_object().cloned().unwrap_or_default());
            sending(call.instructions("the price").use_link_placeholders(true))
        },
        Expected::post(
            "/sessions/%E6%97%A5%E6%9C%AC/page/scrape",
            json!({
                "selector": "main > .a",
                "scrape_links": true,
                "scrape_images": true,
                "ignored_tags": ["nav", "footer"],
                "only_main_content": false,
                "only_images": true,
                "response_format": { "type": "object", "properties": { "price": { "type": ["number", "null"] } } },
                "instructions": "the price",
                "use_link_placeholders": true,
            }),
        ),
    )
}
