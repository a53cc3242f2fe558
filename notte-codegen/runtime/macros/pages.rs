//! The methods of builders whose list comes in pages.

/// Implements `pages`, `resume` and `max_pages` for a builder, and `items` where it is known which list is the page.
///
/// The constant says how to go from page to page.
///
/// ```text
/// pages!(ListSessions => types::SessionList, types::Session; LIST_SESSIONS_PAGES);
/// pages!(ListReports => types::Reports; LIST_REPORTS_PAGES);
/// ```
///
/// It stands in a module beside that of the runtime, and takes no name there.
macro_rules! pages {
    ($name:ident => $page:ty, $item:ty; $paging:ident) => {
        impl $name {
            /// Returns the items of all pages as a stream. A page is fetched when its first item is asked for.
            #[inline]
            pub fn items(self) -> super::runtime::http::Items<$item> {
                self.pages().items()
            }
        }

        pages!(@face $name, $page, $item, $paging);
    };
    ($name:ident => $page:ty; $paging:ident) => {
        pages!(@face $name, $page, (), $paging);
    };
    (@face $name:ident, $page:ty, $item:ty, $paging:ident) => {
        impl $name {
            /// Returns the pages as a stream. A page is fetched when it is asked for.
            #[inline]
            pub fn pages(self) -> super::runtime::http::Pages<$page, $item> {
                super::runtime::http::Pages::new(self.into_call(), &$paging)
            }

            /// Returns the pages from a position on that was stored.
            #[inline]
            pub fn resume(self, position: super::runtime::http::Position) -> super::runtime::http::Pages<$page, $item> {
                self.pages().resume(position)
            }

            /// Returns at most this many pages.
            #[inline]
            pub fn max_pages(self, pages: usize) -> super::runtime::http::Pages<$page, $item> {
                self.pages().max_pages(pages)
            }
        }
    };
}
