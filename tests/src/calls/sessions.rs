//! Sessions.

use std::collections::BTreeMap;

use notte_generated::With as _;
use notte_generated::json::JsonObject;
use notte_generated::types::{Cookie, SessionStartRequestAspectRatio, SessionStartRequestScreenshotType};
use serde_json::json;

use super::Expected;
use super::table::{Case, Operation, bytes, json as sending};

/// An id that stays one segment of the path only when it is encoded.
const ID: &str = "s/1 ü?#%2e";

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new("sessionStart", start(), start_in_full()),
        Operation::new(
            "listSessions",
            Case::new(|notte| sending(notte.sessions().list()), Expected::get("/sessions")),
            Case::new(
                |notte| sending(notte.sessions().list().only_active(true).page(2).page_size(50)),
                Expected::get("/sessions").query("only_active=true&page=2&page_size=50"),
            ),
        ),
        Operation::new(
            "sessionStatus",
            Case::new(|notte| sending(notte.sessions().status("s1")), Expected::get("/sessions/s1")),
            Case::new(
                |notte| sending(notte.sessions().status(ID)),
                Expected::get("/sessions/s%2F1%20%C3%BC%3F%23%252e"),
            ),
        ),
        Operation::new(
            "sessionStop",
            Case::new(|notte| sending(notte.sessions().stop("s1")), Expected::delete("/sessions/s1/stop")),
            Case::new(
                |notte| sending(notte.sessions().stop(ID)),
                Expected::delete("/sessions/s%2F1%20%C3%BC%3F%23%252e/stop"),
            ),
        ),
        Operation::new(
            "sessionDebugInfo",
            Case::new(|notte| sending(notte.sessions().debug_info("s1")), Expected::get("/sessions/s1/debug")),
            Case::new(
                |notte| sending(notte.sessions().debug_info(ID)),
                Expected::get("/sessions/s%2F1%20%C3%BC%3F%23%252e/debug"),
            ),
        ),
        Operation::new(
            "sessionReplay",
            Case::new(
                |notte| bytes(notte.sessions().replay("s1")),
                Expected::get("/sessions/s1/replay").accept("application/octet-stream"),
            ),
            Case::new(
                |notte| bytes(notte.sessions().replay(ID)),
                Expected::get("/sessions/s%2F1%20%C3%BC%3F%23%252e/replay").accept("application/octet-stream"),
            ),
        ),
        Operation::new(
            "sessionCookiesGet",
            Case::new(|notte| sending(notte.sessions().cookies_get("s1")), Expected::get("/sessions/s1/cookies")),
            Case::new(
                |notte| sending(notte.sessions().cookies_get(ID)),
                Expected::get("/sessions/s%2F1%20%C3%BC%3F%23%252e/cookies"),
            ),
        ),
        Operation::new("sessionCookiesSet", cookies_set(), cookies_set_in_full()),
    ]
}

fn start() -> Case {
    Case::new(|notte| sending(notte.sessions().start()), Expected::post_nothing("/sessions/start"))
}

fn start_in_full() -> Case {
    Case::new(
        |notte| {
            let proxy = [
                ("type", json!("external")),
                ("server", json!("http://proxy.test:8080")),
                ("bypass", json!(["a", null])),
            ];
            let headers = [("X-One", "1"), ("Accept-Language", "de, en;q=0.5")];
            let headers: BTreeMap<_, _> = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
            let call = notte.sessions().start();
            let call = call.headless(false).solve_captchas(true).max_duration_minutes(1440).idle_timeout_minutes(15);
            let call = call
                .proxies(vec![JsonObject::from(proxy)])
                .browser_type("chrome-nightly")
                .user_agent("Mozilla/5.0 (\"é\")");
            let call = call.chrome_args(["--lang=de", ""]).viewport_width(1280).viewport_height(720);
            let call = call.aspect_ratio(SessionStartRequestAspectRatio::V16_9).use_file_storage(false);
            let call = call.screenshot_type(SessionStartRequestScreenshotType::Raw).web_bot_auth(true);
            sending(call.extra_http_headers(headers).vault_id("v1"))
        },
        Expected::post(
            "/sessions/start",
            json!({
                "headless": false,
                "solve_captchas": true,
                "max_duration_minutes": 1440,
                "idle_timeout_minutes": 15,
                "proxies": [{ "type": "external", "server": "http://proxy.test:8080", "bypass": ["a", null] }],
                "browser_type": "chrome-nightly",
                "user_agent": "Mozilla/5.0 (\"é\")",
                "chrome_args": ["--lang=de", ""],
                "viewport_width": 1280,
                "viewport_height": 720,
                "aspect_ratio": "16:9",
                "use_file_storage": false,
                "screenshot_type": "raw",
                "web_bot_auth": true,
                "extra_http_headers": { "X-One": "1", "Accept-Language": "de, en;q=0.5" },
                "vault_id": "v1",
            }),
        ),
    )
}

fn cookies_set() -> Case {
    Case::new(
        |notte| sending(notte.sessions().cookies_set("s1", [])),
        Expected::post("/sessions/s1/cookies", json!({ "cookies": [] })),
    )
}

fn cookies_set_in_full() -> Case {
    Case::new(
        |notte| {
            let cookie = Cookie::default().with(|value| {
                value.name = Some("sid".to_owned());
                value.value = Some("a=b; c\"\n".to_owned());
                value.domain = Some(".example.com".to_owned());
                value.path = Some("/".to_owned());
                value.expires = Some(1_767_225_600.25);
                value.http_only = Some(true);
                value.secure = Some(false);
                value.same_site = Some("Lax".to_owned());
            });
            sending(notte.sessions().cookies_set(ID, [cookie, Cookie::default()]))
        },
        Expected::post(
            "/sessions/s%2F1%20%C3%BC%3F%23%252e/cookies",
            json!({ "cookies": [
                {
                    "name": "sid",
                    "value": "a=b; c\"\n",
                    "domain": ".example.com",
                    "path": "/",
                    "expires": 1_767_225_600.25,
                    "httpOnly": true,
                    "secure": false,
                    "sameSite": "Lax",
                },
                {},
            ] }),
        ),
    )
}
