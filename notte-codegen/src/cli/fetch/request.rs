//! One request.

use super::limits::Budget;
use super::resolver::Resolver;
use crate::cli::output::Failure;
use crate::load::Fetched;
use reqwest::redirect::{Attempt, Policy};
use reqwest::{Client, Response, Url};
use std::time::Duration;

/// How long one answer may take, from the first byte sent to the last received.
const MAX_TIME: Duration = Duration::from_secs(30);

/// How many bytes one answer may have.
const MAX_SIZE: usize = 64 << 20;

/// How many redirects are followed.
const MAX_REDIRECTS: usize = 5;

/// A client that connects to public addresses and to allowed hosts, and tells no server where a reference stood.
#[derive(Clone, Debug)]
pub struct Requests {
    client: Client,
    resolver: Resolver,
}

impl Requests {
    /// Requests to public addresses and to `allowed` hosts.
    ///
    /// Proxies of the environment are not used: with one, the address that is connected to can't be judged.
    pub fn new(allowed: &[String]) -> Result<Self, Failure> {
        let resolver = Resolver::new(allowed);
        let judge = resolver.clone();
        let client = Client::builder()
            .no_proxy()
            .referer(false)
            .connect_timeout(MAX_TIME)
            .redirect(Policy::custom(move |attempt| redirect(attempt, &judge)))
            .dns_resolver(resolver.clone())
            .build()?;
        Ok(Self { client, resolver })
    }

    /// What is found at an address.
    pub async fn get(&self, address: &str, budget: &Budget) -> Result<Fetched, Missing> {
        let url = Url::parse(address).map_err(|error| Missing::Unreachable(error.to_string()))?;
        if let Some(refusal) = self.resolver.refusal(&url) {
            return Err(Missing::Unreachable(refusal));
        }
        let left = budget.time_left().map_err(Missing::OverBudget)?;
        match tokio::time::timeout(left.min(MAX_TIME), text(&self.client, url, budget)).await {
            Ok(found) => found.map(Ok),
            Err(_) if left <= MAX_TIME => Err(Missing::OverBudget(budget.too_slow())),
            Err(_) => Err(Missing::Unreachable(format!("no whole answer came within {} seconds", MAX_TIME.as_secs()))),
        }
    }
}

fn redirect(attempt: Attempt<'_>, resolver: &Resolver) -> reqwest::redirect::Action {
    let was_secret = attempt.previous().last().is_some_and(|from| from.scheme() == "https");
    if attempt.previous().len() > MAX_REDIRECTS {
        attempt.error(format!("more than {MAX_REDIRECTS} redirects"))
    } else if was_secret && attempt.url().scheme() != "https" {
        attempt.error("it leads from https to http")
    } else if let Some(refusal) = resolver.refusal(attempt.url()) {
        attempt.error(refusal)
    } else {
        attempt.follow()
    }
}

/// Why there is no text of an address.
pub enum Missing {
    /// It can't be had; others may.
    Unreachable(String),
    /// The limits of all of them are reached.
    OverBudget(String),
}

impl Missing {
    /// What is known of the address, unless the failure is not about it alone.
    pub fn for_one_address(self) -> Result<Fetched, String> {
        match self {
            Self::Unreachable(reason) => Ok(Err(reason)),
            Self::OverBudget(reason) => Err(reason),
        }
    }
}

async fn text(client: &Client, url: Url, budget: &Budget) -> Result<(String, String), Missing> {
    let unreachable = |error: reqwest::Error| Missing::Unreachable(causes(&error));
    let response = client.get(url).send().await.map_err(unreachable)?;
    if !response.status().is_success() {
        return Err(Missing::Unreachable(format!("the answer is {}", response.status())));
    }
    let found_at = response.url().to_string();
    let bytes = body(response, budget).await?;
    let text = String::from_utf8(bytes).map_err(|_| Missing::Unreachable("it is not UTF-8".to_owned()))?;
    Ok((found_at, text))
}

async fn body(mut response: Response, budget: &Budget) -> Result<Vec<u8>, Missing> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| Missing::Unreachable(causes(&error)))? {
        if bytes.len() + chunk.len() > MAX_SIZE {
            return Err(Missing::Unreachable(format!("it is larger than {} MB", MAX_SIZE >> 20)));
        }
        budget.take_bytes(chunk.len()).map_err(Missing::OverBudget)?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// An error with its causes, which say more.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(&format!(": {inner}"));
        cause = inner.source();
    }
    text
}
