//! Fetches what `$ref`s to `http(s)` addresses lead to. It is asked for with `--fetch`, and has one budget for all of it.

mod address;
mod limits;
mod request;
mod resolver;

pub use limits::Limits;

use crate::cli::output::Failure;
use crate::load::{self, EntryText, LoadOptions};
use crate::{Diagnostics, Document};
use limits::Budget;
use request::Requests;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use tokio::task::JoinSet;

/// How many requests run at the same time.
const MAX_REQUESTS: usize = 8;

/// Reads a description, and fetches what it refers to until nothing is wanted. An address that can't be fetched becomes a
/// loss where it is referred to. A description that needs more than the limits allow fails.
pub fn document(
    spec: &Path,
    mut options: LoadOptions,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Result<Document, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let requests = Requests::new(&limits.allowed)?;
    let budget = Arc::new(Budget::new(limits));
    if let Some(address) = super::address::address(spec) {
        budget.take_address().map_err(Failure::new)?;
        let answer = runtime.block_on(requests.get(address, &budget));
        let answer = answer.or_else(|error| error.for_one_address()).map_err(Failure::new)?;
        let (found_at, text) = answer.map_err(|why| Failure::new(format!("can't fetch `{address}`: {why}")))?;
        options.entry = Some(EntryText { address: Some(found_at), text });
    }
    // The texts are parsed once to find what they refer to, and a last time all together, in the order of the references.
    loop {
        let mut found = diagnostics.clone();
        let document = load::from_path_with(spec, &options, &mut found);
        if document.addresses.is_empty() {
            *diagnostics = found;
            return Ok(document);
        }
        runtime.block_on(crawl(&document.addresses, &mut options, &requests, &budget))?;
    }
}

/// Fetches addresses, then the addresses that those texts refer to, and so on. Each round is fetched in parallel and read in
/// order, so what is fetched does not depend on which answer comes first.
async fn crawl(
    addresses: &[String],
    options: &mut LoadOptions,
    requests: &Requests,
    budget: &Arc<Budget>,
) -> Result<(), Failure> {
    let mut ids = BTreeSet::new();
    let mut round: BTreeSet<String> = addresses.iter().cloned().collect();
    while !round.is_empty() {
        let mut next = BTreeSet::new();
        for (address, answer) in fetch_all(&round, requests, budget).await? {
            if let Ok((found_at, text)) = &answer {
                let (addresses, names) = load::addresses_in(found_at, text);
                next.extend(addresses);
                ids.extend(names);
            }
            options.fetched.insert(address, answer);
        }
        next.retain(|address| !options.fetched.contains_key(address) && !ids.contains(address));
        round = next;
    }
    Ok(())
}

/// What was found at each of some addresses, in their order.
async fn fetch_all(
    addresses: &BTreeSet<String>,
    requests: &Requests,
    budget: &Arc<Budget>,
) -> Result<Vec<(String, load::Fetched)>, Failure> {
    let mut waiting = addresses.iter().cloned();
    let mut running = JoinSet::new();
    let mut answers = Vec::new();
    loop {
        while running.len() < MAX_REQUESTS
            && let Some(address) = waiting.next()
        {
            budget.take_address().map_err(Failure::new)?;
            let (requests, budget) = (requests.clone(), Arc::clone(budget));
            running.spawn(async move {
                let answer = requests.get(&address, &budget).await;
                (address, answer)
            });
        }
        let Some(done) = running.join_next().await else { break };
        let (address, answer) = done?;
        // Dropping the set aborts the requests that still run.
        answers.push((address, answer.or_else(|error| error.for_one_address()).map_err(Failure::new)?));
    }
    answers.sort();
    Ok(answers)
}
