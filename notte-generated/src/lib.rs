//! The Rust client of [Notte](https://notte.cc), an API for browser sessions and web agents, from a third party's summary of the API.
//!
//! ```no_run
//! use notte_generated::types::{Action, ScrapeRequest, SessionStartRequest};
//! use notte_generated::{Client, With as _};
//!
//! # async fn run() -> Result<(), notte_generated::Error> {
//! let client = Client::from_env()?; // NOTTE_API_KEY, NOTTE_API_URL
//! let session = client.session(SessionStartRequest::default()).await?;
//! session.execute(Action::new("goto").with(|action| action.url = "https://example.com".into())).await?;
//! let page = session.scrape(ScrapeRequest::default()).await?;
//! println!("{}", page.markdown().unwrap_or("nothing"));
//! session.close().await?;
//! # Ok(())
//! # }
//! ```
//!
//! - A group for each tag of the API: [`sessions`], [`page`], [`agents`], [`scraping`], [`personas`], [`vaults`], [`health`].
//!   What an operation requires are arguments of its method, all else are setters of the call that the method gives.
//! - A call is sent by `.await`, by `send()`, or by `send_with_meta()` for the status and the headers too. Nothing that was
//!   not set is sent: the server's defaults stay the server's.
//! - Nothing that the server sends is lost: members and values that the description does not know are kept, in
//!   `extra` and in `Unknown`, and written back. [`Nullable`](json::Nullable) tells an absent member from a null.
//! - [`Error`] says what went wrong and at which operation; [`Error::api`] has what the server said.
//! - A [`Client`] is cheap to clone. The key is sent in the `Authorization` header alone and shows nowhere else.
//!
//! # By hand
//!
//! - [`Client::with_session`] stops a session whatever happens; [`Session::actions`] returns what a page offers, and [`Session::execute`] takes it.
//! - [`Client::run_agent`] waits for an agent, [`Client::wait_for_emails`], [`Client::wait_for_sms`] and [`Client::wait_for_replay`] wait for what
//!   comes later.
//! - `Client::scrape_as`, `Session::scrape_as` and `AgentRun::answer` take data in the form of a Rust type, with the feature `schemars`.
//! - [`StepResponse::checked`](types::StepResponse::checked) makes a failed action an error.
//!
//! All but these, this page and [`Client::from_env`] is generated: `cargo xtask regenerate` makes it of `spec/notte-openapi.yml`. That is a third party's
//! summary of the API, which differs from it in places; the README lists them.
//!
//! # Features
//!
//! `rustls` (a default) or `native-tls`; `gzip`, `brotli`, `zstd` for compressed responses; `blocking` for calls without `async`; `schemars` for data in
//! the form of a Rust type; `serde` for the types; `testing` for a double of the API; `tracing` for a span a call.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod environment;
#[rustfmt::skip]
mod generated;
mod shell;

pub use generated::*;
pub use shell::{ActionFailed, AgentRun, Replay, ReplayLinks, Session};
#[cfg(feature = "schemars")]
pub use shell::{StructuredError, response_format};
