//! What the suites of the project share.

#[cfg(feature = "client")]
pub mod calls;
pub mod fixtures;
pub mod server;
pub mod snapshots;

/// The example of the front page of Notte's client, as a crate of its own has it. `tests/tests/commands/generate.rs` holds that.
#[cfg(all(doctest, feature = "client"))]
#[doc = include_str!("front_page.md")]
pub struct FrontPage;

/// What generated code fills a call by is no business of its users.
///
/// ```no_run
/// let agents = |client: &notte_generated::Client| client.agents().status("1").query_param("a", "b");
/// ```
///
/// ```compile_fail
/// let agents = |client: &notte_generated::Client| client.agents().status("1").path("2");
/// ```
///
/// ```compile_fail
/// let agents = |client: &notte_generated::Client| client.agents().status("1").json(&notte_generated::json::Json::default());
/// ```
///
/// ```compile_fail
/// let agents = |client: &notte_generated::Client| client.agents().status("1").cookie("a", "b");
/// ```
#[cfg(all(doctest, feature = "client"))]
pub struct Calls;

/// The Rust of the front page of the client's package, compiled.
#[cfg(all(doctest, feature = "client"))]
#[doc = include_str!("../../notte-generated/README.md")]
pub struct ClientReadme;
