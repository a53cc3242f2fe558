//! Lists that come in pages.
//!
//! [`Walk`](walk::Walk) sends the calls and is not generic; [`Pages`] and [`Items`] decode what it fetches.

mod calls;
mod follow;
mod items;
mod link;
mod list;
mod next;
mod paging;
mod position;
mod stream;
mod walk;

pub use calls::Paged;
pub use items::Items;
pub use paging::Paging;
pub use position::Position;
pub use stream::{Page, Pages};
