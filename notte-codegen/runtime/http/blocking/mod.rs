//! Calls without `async`: for programs that have no runtime of their own.
//!
//! ```text
//! use client::blocking::{IntoBlocking as _, SendBlocking as _};
//!
//! let pet = client.pets().get("1").send_blocking()?;
//! for pet in client.pets().list().items().into_blocking()? { println!("{}", pet?.name); }
//! ```

mod driver;

use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;

use futures_core::Stream;
use tokio::runtime::Handle;

use super::{Error, Pending};

/// Sends a call and waits for its response. Every call of this crate implements it.
pub trait SendBlocking<T>: Sized {
    /// Sends the call, and blocks the thread until there is a response.
    ///
    /// # Errors
    /// If the call fails, or is made within an async runtime, whose thread must not be blocked: `await` the call there.
    fn send_blocking(self) -> Result<T, Error>;
}

impl<T, C> SendBlocking<T> for C
where
    C: IntoFuture<Output = Result<T, Error>, IntoFuture = Pending<T>>,
{
    fn send_blocking(self) -> Result<T, Error> {
        block_on(self.into_future())?
    }
}

/// Waits for a future, such as that of `poll_until` or of a closure with several calls.
///
/// # Errors
/// If it is called within an async runtime, or the thread that drives connections can't be started.
pub fn block_on<F: IntoFuture>(future: F) -> Result<F::Output, Error> {
    Ok(driver::handle()?.block_on(future.into_future()))
}

/// Iterates over a stream: items, pages, events, pieces. Every stream of this crate implements it.
pub trait IntoBlocking: Stream + Unpin + Sized {
    /// Returns an iterator, which blocks the thread until the next element is there.
    ///
    /// # Errors
    /// If it is called within an async runtime, or the thread that drives connections can't be started.
    fn into_blocking(self) -> Result<Iter<Self>, Error> {
        Ok(Iter { stream: self, handle: driver::handle()?, is_over: false })
    }
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> IntoBlocking for S {}

/// An iterator over a stream.
pub struct Iter<S> {
    stream: S,
    handle: Handle,
    is_over: bool,
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Iterator for Iter<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        // The iterator may have been moved into a runtime since. It ends there: who skips errors would never come to an end.
        if let Err(error) = driver::check() {
            self.is_over = true;
            return Some(Err(error));
        }
        self.handle.block_on(poll_fn(|cx| Pin::new(&mut self.stream).poll_next(cx)))
    }
}

impl<S> fmt::Debug for Iter<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Iter").finish_non_exhaustive()
    }
}
