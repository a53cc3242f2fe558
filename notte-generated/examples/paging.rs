//! List sessions: item by item, and page by page with a position to go on from.
//!
//! ```text
//! NOTTE_API_KEY=... cargo run -p notte-generated --example paging
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use notte_generated::types::SessionResponseStatus;
use notte_generated::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    println!("active: {:?}", active(&client).await?);
    let (count, position) = some(&client, 3).await?;
    println!("{count} sessions on three pages; the rest begins at {position:?}");
    Ok(())
}

/// The ids of all active sessions. A page is fetched when its first item is asked for.
pub async fn active(client: &Client) -> Result<Vec<String>, Error> {
    let mut ids = Vec::new();
    let mut sessions = client.sessions().list().page_size(50).items();
    while let Some(session) = sessions.try_next().await? {
        if session.status == Some(SessionResponseStatus::Active) {
            ids.extend(session.session_id);
        }
    }
    Ok(ids)
}

/// The number of sessions on the first pages, and a text from which `resume` goes on, if there is more.
pub async fn some(client: &Client, pages: usize) -> Result<(usize, Option<String>), Error> {
    let mut count = 0;
    let mut pages = client.sessions().list().page_size(50).max_pages(pages);
    while let Some(page) = pages.try_next().await? {
        count += page.value.len();
    }
    Ok((count, pages.position().map(|position| position.to_string())))
}
