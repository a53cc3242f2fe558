//! Secrets that `Debug` knows by their names.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use std::fmt;

use notte_runtime::json::{JsonObject, Node, Wire, Writer, debug, debug_with};
use serde_json::{Value, json};

/// A generated type, whatever its members.
struct Any<'n> {
    name: &'n str,
    allowed: &'n [&'n str],
    value: Value,
}

impl Wire for Any<'_> {
    fn read(_: Node<'_>) -> Self {
        Self { name: "Any", allowed: &[], value: Value::Null }
    }

    fn write(&self, writer: &mut Writer) {
        writer.tree(&self.value);
    }
}

impl fmt::Debug for Any<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_with(self.name, self.allowed, self, f)
    }
}

fn shown(value: Value) -> String {
    format!("{:?}", Any { name: "Any", allowed: &[], value })
}

fn one(name: &str, value: impl Into<Value>) -> String {
    let members: JsonObject = [(name.to_owned(), value.into())].into_iter().collect();
    shown(members.into())
}

#[test]
fn names_that_say_secret_hide_their_value() {
    let names = [
        "password",
        "userPassword",
        "passwd",
        "client_secret",
        "secretKey",
        "apiKey",
        "api_key",
        "X-API-Key",
        "apikey",
        "APIKeys",
        "access_token",
        "accessToken",
        "refreshToken",
        "idToken",
        "session-token",
        "private_key",
        "privateKeyPem",
        "Authorization",
        "cvv",
        "device_token",
        "linkToken",
        "jwt",
        "otp_code",
        "aws_access_key_id",
        "card_cvc",
        "cardNumber",
        "token",
        "apiToken",
        "oauth_token",
        "csrfToken",
        "bot_token",
        "user_token",
        "securityToken",
        "verification_token",
        "encryptionKey",
        "signing_keys",
        "pwd",
        "cookie",
        "set-cookie",
    ];
    for name in names {
        assert!(!one(name, "hunter2").contains("hunter2"), "{name}");
        assert!(!one(name, 4111).contains("4111") && !one(name, json!(["hunter2"])).contains("hunter2"), "{name}");
        assert!(!one(name, json!({"a": {"b": "hunter2"}})).contains("hunter2") || name.contains("ookie"), "{name}");
        assert!(one(name, true).contains("true") && one(name, Value::Null).contains("null"), "{name}");
    }
    assert_eq!(one("password", "hunter2"), "Any { password: Secret(..) }");
    assert_eq!(
        one("secrets", json!([{"id": 1, "value": "x"}])),
        r#"Any { secrets: [{"id": 1, "value": Secret(..)}] }"#
    );
}

#[test]
fn other_names_show_it() {
    let names = [
        "max_tokens",
        "start_token",
        "syncToken",
        "page_token",
        "next_token",
        "nextPageToken",
        "token_count",
        "token_type",
        "tokens",
        "key",
        "keys",
        "primary_key",
        "author",
        "authorized",
        "card",
        "number",
        "passport",
        "cookie_policy",
        "access",
        "secretary",
        "apikeyless",
    ];
    for name in names {
        assert!(one(name, "hunter2").contains("hunter2"), "{name}");
    }
}

#[test]
fn a_type_that_is_named_after_a_secret_shows_its_members() {
    let key = Any { name: "ApiKey", allowed: &[], value: json!({"label": "ci", "secret": "hunter2"}) };
    assert_eq!(format!("{key:?}"), r#"ApiKey { label: "ci", secret: Secret(..) }"#);
}

#[test]
fn cookies_show_all_but_their_value() {
    let cookie = json!({"domain": "a", "name": "sid", "value": "hunter2"});
    let text = format!("{:?}", Any { name: "Cookie", allowed: &[], value: cookie.clone() });
    assert_eq!(text, r#"Cookie { domain: "a", name: "sid", value: Secret(..) }"#);
    assert_eq!(
        one("cookies", json!([cookie])),
        r#"Any { cookies: [{"domain": "a", "name": "sid", "value": Secret(..)}] }"#
    );
    assert_eq!(one("value", "shown"), r#"Any { value: "shown" }"#);
}

#[test]
fn a_setting_shows_a_name() {
    let any =
        Any { name: "Any", allowed: &["api_key"], value: json!({"a": {"api_key": "pub", "password": "hunter2"}}) };
    assert_eq!(format!("{any:?}"), r#"Any { a: {"api_key": "pub", "password": Secret(..)} }"#);
}

#[test]
fn urls_show_no_credential() {
    for (url, text) in [
        ("https://u:p@host/a?b=c#d", "https://..@host/a?b=c#d"),
        ("wss://host/a?token=x&b=c", "wss://host/a?token=..&b=c"),
        (
            "https://host?X-Amz-Signature=1&X-Amz-Credential=2&b",
            "https://host?X-Amz-Signature=..&X-Amz-Credential=..&b",
        ),
        ("https://host/?sig=a=b#x", "https://host/?sig=..#x"),
        ("https://host/a@b?page_size=1", "https://host/a@b?page_size=1"),
        ("https://host/?", "https://host/?"),
        ("no url: a://", "no url: a://"),
        ("https://host/back#access_token=x&state=1", "https://host/back#access_token=..&state=1"),
        ("https://host/a then\nhttps://u:p@host/b?sig=1 then", "https://host/a then\nhttps://..@host/b?sig=.. then"),
    ] {
        assert_eq!(one("url", url), format!("Any {{ url: {text:?} }}"));
    }
}

#[test]
fn long_texts_are_cut() {
    let text = one("a", "é".repeat(1500));
    assert_eq!(text, format!("Any {{ a: {:?}.. (3000 bytes) }}", "é".repeat(1000)));
    assert_eq!(one("a", "x".repeat(1000)), format!("Any {{ a: {:?} }}", "x".repeat(1000)));
}

#[test]
fn a_list_is_shown_as_one() {
    struct List;
    impl Wire for List {
        fn read(_: Node<'_>) -> Self {
            Self
        }
        fn write(&self, writer: &mut Writer) {
            writer.tree(&json!([1, {"password": "hunter2"}]));
        }
    }
    impl fmt::Debug for List {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            debug("List", self, f)
        }
    }
    assert_eq!(format!("{List:?}"), r#"List([1, {"password": Secret(..)}])"#);
}
