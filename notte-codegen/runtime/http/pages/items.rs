//! Items as a stream.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use std::vec::IntoIter;

use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::super::super::json::Wire;
use super::super::Error;
use super::list::list;
use super::position::Position;
use super::walk::Walk;

/// The items of all pages of a list, as a stream.
///
/// The options of the call hold for each page. The stream ends after an error.
#[must_use = "pages are fetched when the stream is polled"]
pub struct Items<T> {
    walk: Walk,
    page: IntoIter<T>,
}

// Nothing points into it.
impl<T> Unpin for Items<T> {}

impl<T: Wire> Items<T> {
    pub(super) fn new(walk: Walk) -> Self {
        Self { walk, page: Vec::new().into_iter() }
    }

    /// Returns the next item, or `None` at the end. This method is cancel safe.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Returns the next item for `?`, as in `while let Some(item) = items.try_next().await?`.
    ///
    /// # Errors
    /// If a page can't be fetched or decoded.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    /// Returns all items that are left.
    ///
    /// # Errors
    /// The first error; the items before it are lost.
    pub async fn all(mut self) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        while let Some(item) = self.try_next().await? {
            all.push(item);
        }
        Ok(all)
    }
}

impl<T> Items<T> {
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

    /// Returns the position to go on from: the page with the next item. `None` at the end.
    ///
    /// Within a page, it is that page, whose first items then come again.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        if self.page.as_slice().is_empty() { self.walk.position() } else { self.walk.last_position() }
    }

    /// Returns the status of the last page.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.walk.head.as_ref().map(|(status, _)| *status)
    }

    /// Returns the headers of the last page.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.walk.head.as_ref().map(|(_, headers)| headers)
    }
}

impl<T: Wire> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let page = ready!(self.walk.poll_next(cx, |paging, document, _| match list(document.root(), paging) {
                Some(items) => document.read_at::<Vec<T>>(items),
                None => Ok(Vec::new()),
            }));
            match page {
                // An empty page is not the end.
                Some(Ok(items)) => self.page = items.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}
