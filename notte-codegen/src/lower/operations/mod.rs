//! Operations: one method for each way to call one, with its arguments, body, responses and errors.

pub mod arguments;
mod bodies;
pub mod builder_sharing;
mod collect;
mod deep_objects;
mod groups;
mod idempotency;
mod links;
mod media_types;
mod members;
mod method_names;
mod methods;
pub mod pages;
mod parameters;
mod responses;
mod routes;
mod stream_flag;
mod text_values;
mod waiters;

pub use arguments::mark_nullable_unions;
pub use collect::{OperationPlan, collect};
pub use groups::groups;
pub use responses::header_schemas;
