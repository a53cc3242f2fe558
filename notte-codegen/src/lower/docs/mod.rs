//! Documentation of generated items: the prose of the description, and facts from its schemas.

mod facts;
mod prose;

pub use facts::{code, documented, member, of_type};
pub use prose::Texts;
