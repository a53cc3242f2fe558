//! Work that is spread over the processors of the machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Scope, ScopedJoinHandle};

/// Applies a function to each item, on as many threads as the machine has processors. Results are in the order of the items.
pub fn map<T, R>(items: Vec<T>, apply: impl Fn(&T) -> R + Send + Sync) -> Vec<R>
where
    T: Send + Sync,
    R: Send,
{
    std::thread::scope(|scope| spawn(scope, items, apply).join())
}

/// Starts to apply a function to each item, on one thread for each further processor; this thread joins in with [`Running::join`].
pub fn spawn<'scope, T, R, F>(scope: &'scope Scope<'scope, '_>, items: Vec<T>, apply: F) -> Running<'scope, T, R, F>
where
    T: Send + Sync + 'scope,
    R: Send + 'scope,
    F: Fn(&T) -> R + Send + Sync + 'scope,
{
    let count = std::thread::available_parallelism().map_or(1, usize::from).min(items.len());
    let queue = Arc::new(Queue { items, apply, next: AtomicUsize::new(0) });
    let threads = (1..count).map(|_| {
        let queue = Arc::clone(&queue);
        scope.spawn(move || queue.work())
    });
    Running { threads: threads.collect(), queue }
}

/// Work that has been started.
pub struct Running<'scope, T, R, F> {
    queue: Arc<Queue<T, F>>,
    threads: Vec<ScopedJoinHandle<'scope, Vec<(usize, R)>>>,
}

impl<T, R, F: Fn(&T) -> R> Running<'_, T, R, F> {
    /// Takes part in the work until nothing is left, and returns the results in the order of the items.
    pub fn join(self) -> Vec<R> {
        let mut results = self.queue.work();
        for thread in self.threads {
            results.extend(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        results.sort_unstable_by_key(|(index, _)| *index);
        results.into_iter().map(|(_, result)| result).collect()
    }
}

struct Queue<T, F> {
    items: Vec<T>,
    apply: F,
    next: AtomicUsize,
}

impl<T, F> Queue<T, F> {
    /// Applies the function to items until there are none left.
    fn work<R>(&self) -> Vec<(usize, R)>
    where
        F: Fn(&T) -> R,
    {
        let mut results = Vec::new();
        loop {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = self.items.get(index) else { return results };
            results.push((index, (self.apply)(item)));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1_000).collect();
        let doubled = super::map(items.clone(), |item| item * 2);
        assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert!(super::map(Vec::new(), |item: &usize| *item).is_empty());
    }
}
