//! The Rust client of [Notte](https://notte.cc), an API for browser sessions and web agents.
//!
//! ```no_run
//! use notte_generated::Client;
//!
//! # async fn run() -> Result<(), notte_generated::Error> {
//! let client = Client::from_env()?; // NOTTE_API_KEY, NOTTE_API_URL
//! let session = client.sessions().start().headless(true).viewport_width(1280).await?;
//! let id = session.session_id.unwrap_or_default();
//! let page = client.page().observe(&id).instructions("the login form").await?;
//! println!("{:?}", page.title);
//! client.sessions().stop(&id).await?;
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
//! - [`Client::with_session`] stops a session whatever happens, [`Client::run_agent`] waits for an agent, [`Client::wait_for_emails`] for mail, and
//!   `StepResponse::checked` makes a failed action an error.
//!
//! The description is a third party's summary of the API, which differs from it in places. All but
//! this page, [`Client::from_env`] and the last item is generated: `cargo xtask regenerate` makes it of `spec/notte-openapi.yml`.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod environment;
#[rustfmt::skip]
mod generated;
mod shell;

pub use generated::*;
pub use shell::{ActionFailed, AgentRun, Session};
