//! Operations: one method for each way to call one, with its arguments, body, responses and errors.

pub mod arguments;
mod bodies;
mod body_plan;
pub mod builder_sharing;
mod collect;
mod encodings;
mod errors;
mod forms;
mod groups;
mod links;
mod media_types;
mod methods;
mod parameters;
mod response_headers;
mod response_plan;
mod responses;
mod routes;
mod text_values;

pub use collect::{OperationPlan, collect};
pub use groups::groups;
pub use response_headers::collect_headers;
