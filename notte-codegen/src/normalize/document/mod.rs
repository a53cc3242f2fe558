//! A description's tree: its nodes, what has been found in it so far, and the fixed fields of its objects.

mod external_docs;
mod fixed_fields;
mod identifiers;
mod node;
mod reading;
mod required_fields;
mod schema_queue;

pub use fixed_fields::{Fields, METHODS};
pub use identifiers::Anchors;
pub use node::{Node, kind};
pub use reading::Reading;
pub use schema_queue::{Schemas, by_pointer};
