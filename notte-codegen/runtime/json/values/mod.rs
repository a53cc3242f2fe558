//! The types of single values, lists and maps, and how each is read and written.

pub(super) mod containers;
pub(super) mod date_time;
pub(super) mod extra;
pub(super) mod key;
pub(super) mod null;
pub(super) mod nullable;
pub(super) mod open_enum;
pub(super) mod scalars;
pub(super) mod secret;
pub(super) mod unix_time;
