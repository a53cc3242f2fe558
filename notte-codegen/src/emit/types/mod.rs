//! Types, and how they travel.

mod aliases;
mod enums;
mod folders;
mod newtypes;
mod samples;
mod structs;
mod unions;
mod with_serde;

pub use folders::{travels, types, types_of, wire, wire_of};
pub use samples::{module as samples, part as samples_part};
pub use with_serde::{module as serde, part as serde_part};
