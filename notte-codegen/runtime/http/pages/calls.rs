//! Calls whose list comes in pages.

use super::super::super::json::Wire;
use super::super::AnySetters;
use super::super::call::{Call, draft_of};
use super::items::Items;
use super::paging::Paging;
use super::position::Position;
use super::stream::Pages;

/// The setters of an operation whose list comes in pages.
pub trait Paged: AnySetters {
    /// The type of an item; `()` where it is not known which list is the page.
    type Item;

    /// How to go from page to page.
    #[doc(hidden)]
    const PAGING: &'static Paging;
}

impl<T, S: Paged, E> Call<T, S, E> {
    /// Returns the pages as a stream. A page is fetched when it is asked for.
    pub fn pages(self) -> Pages<T, S::Item> {
        Pages::new(draft_of(self), S::PAGING)
    }

    /// Returns the pages from a position on that was stored.
    pub fn resume(self, position: Position) -> Pages<T, S::Item> {
        self.pages().resume(position)
    }

    /// Returns at most this many pages.
    pub fn max_pages(self, pages: usize) -> Pages<T, S::Item> {
        self.pages().max_pages(pages)
    }
}

impl<T, S: Paged<Item: Wire>, E> Call<T, S, E> {
    /// Returns the items of all pages as a stream. A page is fetched when its first item is asked for.
    pub fn items(self) -> Items<S::Item> {
        self.pages().items()
    }
}
