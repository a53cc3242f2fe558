//! The client in a program without `async`.
//!
//! ```text
//! NOTTE_API_KEY=... cargo run -p notte-generated --features blocking --example blocking -- https://example.com
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use notte_generated::blocking::{IntoBlocking as _, SendBlocking as _};
use notte_generated::{Client, Error};
use std::error::Error as StdError;

fn main() -> Result<(), Box<dyn StdError>> {
    let client = Client::from_env()?;
    let url = std::env::args().nth(1).ok_or("the argument is an address")?;
    println!("{}", markdown(&client, &url)?.unwrap_or_default());
    println!("{} sessions", count(&client)?);
    Ok(())
}

/// The text of a page.
pub fn markdown(client: &Client, url: &str) -> Result<Option<String>, Error> {
    let page = client.scraping().scrape_webpage(url).only_main_content(true).send_blocking()?;
    Ok(page.markdown().map(str::to_owned))
}

/// The number of sessions, on all pages.
pub fn count(client: &Client) -> Result<usize, Error> {
    let mut count = 0;
    for session in client.sessions().list().items().into_blocking()? {
        session?;
        count += 1;
    }
    Ok(count)
}
