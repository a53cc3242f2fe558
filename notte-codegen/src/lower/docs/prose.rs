//! The prose of the description as documentation.
//!
//! Descriptions repeat the same text in many places, so each distinct text is converted once. Conversion does not depend on the
//! types, so it runs on other threads while types are collected.

use crate::api::{Api, Operation};
use crate::docs::doc_lines;
use crate::hash::{HashMap, HashSet};
use crate::ir::Docs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Scope, ScopedJoinHandle};

/// The lines of each text.
#[derive(Default)]
pub struct Prose<'a>(HashMap<&'a str, Docs>);

impl Prose<'_> {
    /// The lines of a text.
    pub fn lines(&self, text: &str) -> Docs {
        self.0.get(text).map_or_else(|| doc_lines(text), Clone::clone)
    }
}

/// Texts that are being converted on other threads.
pub struct Conversion<'scope, 'a> {
    queue: Arc<Queue<'a>>,
    threads: Vec<ScopedJoinHandle<'scope, HashMap<&'a str, Docs>>>,
}

/// Starts to convert the texts of schemas, operations and their parts, on one thread for each further processor.
pub fn spawn<'scope, 'a: 'scope>(scope: &'scope Scope<'scope, '_>, api: &'a Api) -> Conversion<'scope, 'a> {
    let queue = Arc::new(Queue { texts: distinct(api), next: AtomicUsize::new(0) });
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = (1..count).map(|_| {
        let queue = Arc::clone(&queue);
        scope.spawn(move || queue.convert())
    });
    Conversion { threads: threads.collect(), queue }
}

impl<'a> Conversion<'_, 'a> {
    /// Converts the texts that are left, and collects those of the other threads.
    pub fn join(self) -> Prose<'a> {
        let mut all = self.queue.convert();
        for thread in self.threads {
            all.extend(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        Prose(all)
    }
}

struct Queue<'a> {
    texts: Vec<&'a str>,
    next: AtomicUsize,
}

impl<'a> Queue<'a> {
    fn convert(&self) -> HashMap<&'a str, Docs> {
        let mut converted = HashMap::default();
        while let Some(text) = self.texts.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            converted.insert(*text, doc_lines(text));
        }
        converted
    }
}

fn distinct(api: &Api) -> Vec<&str> {
    let schemas = api.schemas.iter().filter_map(|schema| schema.description.as_deref());
    let mut seen = HashSet::default();
    schemas.chain(api.operations.iter().flat_map(of_operation)).filter(|text| seen.insert(*text)).collect()
}

fn of_operation(operation: &Operation) -> impl Iterator<Item = &str> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.description);
    let body = operation.body.iter().map(|body| &body.description);
    let headers = operation.responses.iter().flat_map(|response| &response.headers).map(|header| &header.description);
    let all = std::iter::once(&operation.description).chain(parameters).chain(body).chain(headers);
    all.filter_map(|text| text.as_deref())
}
