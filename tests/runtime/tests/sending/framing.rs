//! The headers that frame a message are the business of the HTTP library, and of nobody else.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use notte_runtime::http::{Api, Call, ClientBuilder, Operation, Scheme, SchemeKind};
use serde_json::Value;
use support::{GET, SECRET, Server, Step, ok};

const FRAMING: [&str; 10] = [
    "Content-Length",
    "Transfer-Encoding",
    "Host",
    "Connection",
    "TE",
    "Trailer",
    "Upgrade",
    "Keep-Alive",
    "Proxy-Connection",
    "HTTP2-Settings",
];

#[tokio::test]
async fn no_call_and_no_client_sets_them() {
    let server = Server::start([]).await;
    for name in FRAMING.into_iter().flat_map(|name| [name.to_owned(), name.to_lowercase(), name.to_uppercase()]) {
        let added = Call::<Value>::new(&server.client(), &GET).header(&name, "5");
        let mut set = Call::<Value>::new(&server.client(), &GET);
        set.draft.set_header(&name, "5");
        for call in [added, set] {
            let error = call.send().await.expect_err("a header that is refused");
            assert!(error.is_invalid(), "{error}");
            let expected = format!("getThing: the header `{}` is set by the client itself", name.to_lowercase());
            assert_eq!(error.to_string(), expected);
        }
        let error = server.builder().header(&name, "5").build().expect_err("a header that is refused");
        assert!(error.is_invalid() && error.to_string().contains("is set by the client itself"), "{error}");
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn no_credential_is_one_of_them() {
    static FRAMED: Api = Api {
        base_url: "http://localhost",
        user_agent: "suite/1.0",
        schemes: &[
            Scheme { name: "length", kind: SchemeKind::Header("Content-Length") },
            Scheme { name: "host", kind: SchemeKind::Header("Host") },
            Scheme { name: "two", kind: SchemeKind::Cookie("a;b") },
            Scheme { name: "equals", kind: SchemeKind::Cookie("a=b") },
            Scheme { name: "nothing", kind: SchemeKind::Cookie("") },
        ],
    };
    for scheme in FRAMED.schemes {
        let error = ClientBuilder::new(&FRAMED).credential(scheme.name, SECRET).build().expect_err("a fault");
        assert!(error.is_invalid() && !error.to_string().contains(SECRET), "{error}");
        assert!(error.to_string().contains(&format!("`{}`", scheme.name)), "{error}");
    }
}

/// RFC 9110, 8.6: without a length, some servers answer 411.
#[tokio::test]
async fn a_method_that_has_a_body_says_that_there_is_none() {
    for (method, expected) in
        [("POST", Some("0")), ("PUT", Some("0")), ("PATCH", Some("0")), ("GET", None), ("DELETE", None)]
    {
        let operation: &'static Operation = Box::leak(Box::new(Operation::new("op", method, "/x")));
        let server = Server::answering(ok()).await;
        Call::<Value>::new(&server.client(), operation).send().await.expect("an answer");
        assert_eq!(server.only().header("content-length"), expected, "{method}");
    }
}

#[tokio::test]
async fn a_redirect_to_another_method_has_no_length() {
    static POST: Operation = Operation::new("op", "POST", "/x");
    let server =
        Server::start([vec![Step::Send(support::redirect("303 See Other", "/y"))], vec![Step::Send(ok())]]).await;
    Call::<Value>::new(&server.client(), &POST).send().await.expect("an answer");
    let lengths: Vec<_> = server.seen().iter().map(|seen| seen.header("content-length").map(str::to_owned)).collect();
    assert_eq!(lengths, [Some("0".to_owned()), None]);
}
