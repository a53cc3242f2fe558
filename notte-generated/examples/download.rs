//! Save a screenshot and the replay of a session to files.
//!
//! ```text
//! NOTTE_API_KEY=... cargo run -p notte-generated --example download -- FOLDER
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use notte_generated::types::{Action, SessionStartRequest};
use notte_generated::{Client, Error, Replay, With as _};
use std::error::Error as StdError;
use std::path::{Path, PathBuf};
use std::time::Duration;

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let client = Client::from_env()?;
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("the argument is a folder")?);
    let id = visit(&client, &folder.join("page.png")).await?;
    match replay(&client, &id, &folder.join("replay.mp4")).await? {
        None => println!("the replay is in {}", folder.display()),
        Some(url) => println!("the replay is at {url}"),
    }
    Ok(())
}

/// Saves a screenshot, and returns the id of the session, which is stopped then.
pub async fn visit(client: &Client, file: &Path) -> Result<String, Box<dyn StdError>> {
    client
        .with_session(SessionStartRequest::default(), async |session| {
            let goto = Action::new("goto").with(|action| action.url = "https://example.com".into());
            session.execute(goto).await?.checked()?;
            save(client, session.id(), file).await?;
            Ok(session.id().to_owned())
        })
        .await
}

/// The file is there when the image is whole, and not before. One that exists is replaced.
pub async fn save(client: &Client, session: &str, file: &Path) -> Result<u64, Error> {
    let image = client.page().screenshot(session).stream().await?;
    let tell = |bytes, of: Option<u64>| println!("{bytes} bytes of {of:?}");
    image.save(file).overwrite().on_progress(tell).await
}

/// Saves the replay, or returns where it is: the description has the video as the response, the API itself responds with addresses.
pub async fn replay(client: &Client, session: &str, file: &Path) -> Result<Option<String>, Box<dyn StdError>> {
    match client.wait_for_replay(session, Duration::from_secs(240)).await? {
        Replay::Video(video) => std::fs::write(file, video).map(|()| None).map_err(Into::into),
        Replay::Links(links) => Ok(Some(links.mp4_url().ok_or("the response has no address")?.to_owned())),
        _ => Err("the replay is of a new kind".into()),
    }
}
