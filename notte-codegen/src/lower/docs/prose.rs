//! The description's prose as documentation.
//!
//! Descriptions that were written out in many places stand there to the letter, so each text is made into lines once; and all
//! of them at once, so that other threads can do it while schemas are looked at.

use crate::api::{Api, Operation};
use crate::docs::doc_lines;
use crate::hash::{HashMap, HashSet};
use crate::ir::Docs;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The lines of each text.
#[derive(Default)]
pub struct Texts<'a>(HashMap<&'a str, Docs>);

impl<'a> Texts<'a> {
    /// Those of schemas, operations and what belongs to them, made by as many threads as the machine has processors: this one
    /// takes part in it after `other`.
    pub fn beside(api: &'a Api, other: impl FnOnce()) -> Self {
        let texts = distinct(api);
        let next = AtomicUsize::new(0);
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let make = || {
            let mut made = HashMap::default();
            while let Some(text) = texts.get(next.fetch_add(1, Ordering::Relaxed)) {
                made.insert(*text, doc_lines(text));
            }
            made
        };
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(make)).collect();
            other();
            let mut all = make();
            for other in others {
                all.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            Self(all)
        })
    }

    /// The lines of a text.
    pub fn lines(&self, text: &str) -> Docs {
        self.0.get(text).map_or_else(|| doc_lines(text), Clone::clone)
    }
}

fn distinct(api: &Api) -> Vec<&str> {
    let schemas = api.schemas.iter().filter_map(|schema| schema.description.as_deref());
    let mut met = HashSet::default();
    schemas.chain(api.operations.iter().flat_map(of_operation)).filter(|text| met.insert(*text)).collect()
}

fn of_operation(operation: &Operation) -> impl Iterator<Item = &str> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.description);
    let body = operation.body.iter().map(|body| &body.description);
    let headers = operation.responses.iter().flat_map(|response| &response.headers).map(|header| &header.description);
    let all = std::iter::once(&operation.description).chain(parameters).chain(body).chain(headers);
    all.filter_map(|text| text.as_deref())
}
