//! Scrape a page as a Rust type: its JSON Schema goes along with the request, and the response is read as the type.
//!
//! ```text
//! NOTTE_API_KEY=... cargo run -p notte-generated --features schemars --example structured_scrape -- https://example.com
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use notte_generated::types::GlobalScrapeRequest;
use notte_generated::{Client, StructuredError, With as _};
use schemars::JsonSchema;
use serde::Deserialize;
use std::error::Error as StdError;

/// A list of what is for sale.
#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
pub struct Offers {
    /// Each of them.
    pub offers: Vec<Offer>,
}

/// What is for sale.
#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// In the currency of the page, if there is a price.
    pub price: Option<f64>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let client = Client::from_env()?;
    let url = std::env::args().nth(1).ok_or("the argument is an address")?;
    for offer in offers(&client, &url).await?.offers {
        println!("{}: {:?}", offer.name, offer.price);
    }
    Ok(())
}

/// Asks for what a page offers.
pub async fn offers(client: &Client, url: &str) -> Result<Offers, StructuredError> {
    let request = GlobalScrapeRequest::new(url).with(|request| request.instructions = "what is for sale".into());
    client.scrape_as(request).await
}
