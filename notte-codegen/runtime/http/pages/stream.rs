//! Pages as a stream.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::super::super::json::Wire;
use super::super::Error;
use super::super::call::draft::Draft;
use super::items::Items;
use super::list::list;
use super::paging::Paging;
use super::position::Position;
use super::walk::Walk;

/// The pages of a list, as a stream.
///
/// The options of the call hold for each page. The stream ends after an error.
#[must_use = "pages are fetched when the stream is polled"]
pub struct Pages<P, T = ()> {
    pub(super) walk: Walk,
    page: PhantomData<fn() -> (P, T)>,
}

/// A page.
#[derive(Clone)]
#[non_exhaustive]
pub struct Page<P> {
    /// The decoded response.
    pub value: P,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
}

impl<P, T> Pages<P, T> {
    /// Creates the pages of a call.
    pub(crate) fn new(draft: Draft, paging: &'static Paging) -> Self {
        Self { walk: Walk::new(draft, paging), page: PhantomData }
    }

    /// Starts at a position that was stored.
    pub fn resume(mut self, position: Position) -> Self {
        self.walk.resume(position);
        self
    }

    /// Sets the number of pages that are fetched at most.
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.walk.pages_left = Some(pages);
        self
    }

    /// Sets the time limit of all pages together. Each page also has the time limit of the call.
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.walk.limit = Some(limit);
        self
    }

    /// Returns the position of the page that comes next, or `None` at the end. After an error it is the page that failed.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.walk.position()
    }
}

impl<P: Wire, T> Pages<P, T> {
    /// Returns the next page, or `None` at the end. This method is cancel safe.
    pub async fn next(&mut self) -> Option<Result<Page<P>, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Returns the next page for `?`, as in `while let Some(page) = pages.try_next().await?`.
    ///
    /// # Errors
    /// If a page can't be fetched or decoded.
    pub async fn try_next(&mut self) -> Result<Option<Page<P>>, Error> {
        self.next().await.transpose()
    }
}

impl<P, T: Wire> Pages<P, T> {
    /// Returns the items of all pages.
    pub fn items(self) -> Items<T> {
        Items::new(self.walk)
    }
}

impl<P: Wire, T> Stream for Pages<P, T> {
    type Item = Result<Page<P>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.walk.poll_next(cx, |paging, document, response| {
            // A list may come in an object although none is described.
            let inner = list(document.root(), paging).filter(|_| paging.items.is_some_and(<[_]>::is_empty));
            let value = document.read_at(inner.unwrap_or_else(|| document.root()))?;
            Ok(Page { value, status: response.status, headers: response.headers.clone() })
        })
    }
}

impl<P, T> fmt::Debug for Pages<P, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

/// Does not show the values of headers: a cookie may be a secret.
impl<P: fmt::Debug> fmt::Debug for Page<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page").field("status", &self.status).field("value", &self.value).finish_non_exhaustive()
    }
}
