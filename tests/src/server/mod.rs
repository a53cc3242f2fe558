//! A strict server on loopback, driven by an OpenAPI description: an independent judge of a client.
//!
//! It knows nothing of the generator. It reads the description by itself, sees each request as it was sent (raw path, raw query,
//! all headers, the whole body), refuses what the description does not allow, and answers by script.
//!
//! # How a suite uses it
//!
//! ```no_run
//! use notte_tests::server::{Answer, KEY, Server};
//!
//! # async fn example(description: &str) {
//! let server = Server::start(description);                                   // each test its own
//! server.answer("sessionStatus", Answer::nulls().unknown_fields());          // from now on
//! server.answer_once("sessionStatus", Answer::json("busy").status(503));     // first, once
//!
//! // A client for server.url() with the key KEY sends its requests here.
//!
//! server.assert_clean();                                                     // nothing that is not described was sent
//! let last = server.last();
//! assert_eq!(last.operation.as_deref(), Some("sessionStatus"));
//! assert_eq!(last.path, "/sessions/a%2Fb");                                  // as sent
//! assert_eq!(last.path_parameter("session_id"), Some("a/b"));                // decoded
//! assert_eq!(last.header("authorization"), Some(format!("Bearer {KEY}").as_str()));
//! # }
//! ```
//!
//! - An operation that has no answer in the script answers with a plain success in full.
//! - Made-up answers are valid under the description: texts name their property, numbers count up, so values that
//!   change places are noticed. [`Request::answered_json`] is what was sent, to hold the client's reading against.
//! - A refused request (400, or what `x-invalid-status` of the description says; 401 for credentials, 404 and 405 for the path) takes nothing from the script. Its violations
//!   are in the log and in the answer's body.
//! - Bodies are held against the schema strictly: an object with `properties` allows no others unless it says so.
//! - A misbehaviour (closed, garbage, truncated) is an [`Answer`] too.
//!
//! # What it does not do
//!
//! HTTP/1.1 without TLS only. Form and multipart bodies are taken as bytes. References to other files, styles `label` and
//! `matrix`, and a base path in `servers` are not read. A made-up text keeps to a `pattern` only by its `example` or `default`.

mod answer;
mod check;
mod description;
mod log;
mod probe;
mod reading;
mod running;
mod samples;
mod serve;
mod wire;

pub use answer::{Answer, Body, Delivery, Shape, UNKNOWN_FIELD, unknown_value};
pub use log::{Request, Rule, Violation};
pub use probe::{Echo, Probe};
pub use running::Server;

/// The key that the server knows: the bearer token, the value of an API key, and the password of [`USER`].
pub const KEY: &str = "test-key-5f0c";

/// The user that the server knows, where credentials are basic.
pub const USER: &str = "test-user";
