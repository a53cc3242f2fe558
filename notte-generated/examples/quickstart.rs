//! The first calls, by a description that is a third party's summary of the API and differs from it: the README of this crate says where.
//!
//! Start a session, execute an action, observe the page, scrape it, take a screenshot, stop.
//!
//! ```text
//! NOTTE_API_KEY=... cargo run -p notte-generated --example quickstart
//! ```
//!
//! It runs against `NOTTE_API_URL` when that is set, and writes the screenshot to the path that is its argument.

use notte_generated::json::Nullable;
use notte_generated::types::Action;
use notte_generated::{Client, Error, With as _};
use std::error::Error as StdError;
use std::io::Write;

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let client = Client::from_env()?;
    let session = client.sessions().start().headless(true).max_duration_minutes(5).await?;
    let id = session.session_id.ok_or("the server gave the session no id")?;
    say(&format!("session {id}"))?;
    let result = visit(&client, &id).await;
    // The session costs money while it runs: stop it whatever happened.
    let stopped = client.sessions().stop(&id).await;
    let screenshot = result?;
    say(&format!("stopped: {:?}", stopped?.status))?;
    if let Some(path) = std::env::args().nth(1) {
        std::fs::write(&path, &screenshot)?;
        say(&format!("the screenshot is in {path}"))?;
    }
    Ok(())
}

async fn visit(client: &Client, id: &str) -> Result<Vec<u8>, Error> {
    let goto = Action::new("goto").with(|value| value.url = Nullable::Value("https://example.com".into()));
    client.page().execute(id, goto).await?;
    let page = client.page().observe(id).instructions("the links of the page").await?;
    let actions = page.space.and_then(|space| space.actions).unwrap_or_default();
    let _ = say(&format!("{:?} offers {} actions", page.title, actions.len()));
    let scraped = client.page().scrape(id).only_main_content(true).await?;
    let text = scraped.content.as_ref().map_or("nothing", String::as_str);
    let _ = say(&format!("scraped {} characters", text.chars().count()));
    Ok(client.page().screenshot(id).await?.to_vec())
}

fn say(line: &str) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{line}")
}
