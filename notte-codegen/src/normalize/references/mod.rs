//! Where references lead: by pointer, by `$id` and `$anchor`, and through references on the way.

mod component_kinds;
mod identified;
mod part_refs;
mod pointer;
mod resolve;

pub use component_kinds::Kind;
pub use pointer::pointed;
