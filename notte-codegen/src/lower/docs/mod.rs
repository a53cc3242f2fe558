//! Documentation of generated items: the prose of the description, and facts from its schemas.

mod facts;
pub mod prose;

pub use crate::docs::code;
pub use facts::{documented, facts, member, of_type, telling};
pub use prose::Prose;
