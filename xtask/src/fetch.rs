//! What `$ref`s to addresses lead to, over http and https. It is asked for with `--fetch`, and has limits.

use crate::output::Failure;
use notte_codegen::load::{self, Fetched};
use notte_codegen::{Diagnostics, Document};
use reqwest::redirect::{Attempt, Policy};
use reqwest::{Client, Response};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// How long one answer may take, from the first byte sent to the last received.
const TIME: Duration = Duration::from_secs(30);

/// How many bytes one answer may have.
const SIZE: usize = 64 << 20;

/// How many addresses one description may lead to.
const MOST: usize = 1_000;

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// Reads a description, and fetches what it refers to until nothing is wanted. What can't be fetched is known to be so,
/// and becomes a loss where it is referred to.
pub fn document(spec: &Path, diagnostics: &mut Diagnostics) -> Result<Document, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let client = Client::builder().timeout(TIME).redirect(Policy::custom(redirect)).build()?;
    let mut fetched: BTreeMap<String, Fetched> = BTreeMap::new();
    loop {
        // From the start again each time, so that the order of the files is that of the references, whatever came first.
        let mut said = diagnostics.clone();
        let document = load::from_path_and_fetched(spec, &fetched, &mut said);
        if document.addresses.is_empty() {
            *diagnostics = said;
            return Ok(document);
        }
        for address in &document.addresses {
            let answer = match fetched.len() {
                MOST.. => Err(format!("the description leads to more than {MOST} addresses")),
                _ => runtime.block_on(get(&client, address)),
            };
            fetched.insert(address.clone(), answer);
        }
    }
}

fn redirect(attempt: Attempt<'_>) -> reqwest::redirect::Action {
    let was_secret = attempt.previous().last().is_some_and(|from| from.scheme() == "https");
    if attempt.previous().len() > REDIRECTS {
        attempt.error(format!("more than {REDIRECTS} redirects"))
    } else if was_secret && attempt.url().scheme() != "https" {
        attempt.error("it leads from https to http")
    } else {
        attempt.follow()
    }
}

async fn get(client: &Client, address: &str) -> Fetched {
    let response = client.get(address).send().await.map_err(|error| causes(&error))?;
    if !response.status().is_success() {
        return Err(format!("the answer is {}", response.status()));
    }
    let found = response.url().to_string();
    let bytes = body(response).await?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    Ok((found, text))
}

async fn body(mut response: Response) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| causes(&error))? {
        if bytes.len() + chunk.len() > SIZE {
            return Err(format!("it is larger than {} MB", SIZE >> 20));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// An error with what brought it about, which is what tells.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(&format!(": {inner}"));
        cause = inner.source();
    }
    text
}
