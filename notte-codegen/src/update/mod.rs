//! A new description in place of the one that a crate is made from: what is recorded of it, and how several paths change as one.
//!
//! The functions take texts and return texts. Only [`Journal`] touches the disk.

mod changelog;
mod journal;
mod lock;
mod version;

pub use changelog::{changelog_entry, with_entry};
pub use journal::{Journal, Pending};
pub use lock::{Input, Inputs, Lock, Role, public_source};
pub use version::{bumped, with_version};
