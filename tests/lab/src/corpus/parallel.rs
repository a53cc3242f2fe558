//! Several descriptions at once.

use super::find::Description;
use super::progress::Progress;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What comes of each description, with so many at work at once, and a line that says how far they are.
///
/// # Errors
/// As soon as the machine fails in one of them.
pub fn each<R: Send>(
    descriptions: &[Description],
    jobs: usize,
    attempt: impl Fn(&Description) -> io::Result<R> + Sync,
    is_failure: impl Fn(&R) -> bool + Sync,
) -> io::Result<Vec<R>> {
    let (next, progress) = (AtomicUsize::new(0), Progress::of(descriptions.len()));
    let work = || -> io::Result<Vec<R>> {
        let mut rows = Vec::new();
        while let Some(one) = descriptions.get(next.fetch_add(1, Ordering::Relaxed)) {
            progress.begin(&one.name);
            let row = attempt(one)?;
            progress.end(&one.name, is_failure(&row));
            rows.push(row);
        }
        Ok(rows)
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        let mut rows = Vec::new();
        for worker in workers {
            match worker.join() {
                Ok(made) => rows.extend(made?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(rows)
    })
}
