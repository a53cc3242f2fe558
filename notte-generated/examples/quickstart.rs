//! The first calls. The description is a third party's summary of the API, which differs from it in places: these calls work in both forms.
//!
//! Start a session, execute an action, ask for the actions that the page offers, scrape it, take a screenshot, stop.
//!
//! ```text
//! NOTTE_API_KEY=... cargo run -p notte-generated --example quickstart
//! ```
//!
//! It runs against `NOTTE_API_URL` when that is set, and writes the screenshot to the path that is its argument.

#![allow(clippy::print_stdout, reason = "an example prints")]

use notte_generated::types::{Action, ObserveRequest, ScrapeRequest, SessionStartRequest};
use notte_generated::{Client, Session, With as _};
use std::error::Error as StdError;

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let client = Client::from_env()?;
    // The session costs money while it runs: it is stopped whatever happens.
    let request = SessionStartRequest::default().with(|request| request.max_duration_minutes = Some(5));
    let screenshot = client.with_session(request, visit).await?;
    if let Some(path) = std::env::args().nth(1) {
        std::fs::write(&path, &screenshot)?;
        println!("the screenshot is in {path}");
    }
    Ok(())
}

async fn visit(session: &Session) -> Result<Vec<u8>, Box<dyn StdError>> {
    println!("session {}", session.id());
    let goto = Action::new("goto").with(|action| action.url = "https://example.com".into());
    session.execute(goto).await?.checked()?;
    let request = ObserveRequest::default().with(|request| request.instructions = "the links of the page".into());
    println!("the page offers {} actions", session.actions(request).await?.len());
    let request = ScrapeRequest::default().with(|request| request.only_main_content = Some(true));
    let page = session.scrape(request).await?;
    println!("scraped {} characters", page.markdown().unwrap_or_default().chars().count());
    Ok(session.client().page().screenshot(session.id()).await?.to_vec())
}
