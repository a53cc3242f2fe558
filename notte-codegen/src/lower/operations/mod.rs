//! Operations: one method for each way to call one, with its arguments, body, responses and errors.

pub mod arguments;
mod bodies;
pub mod builder_sharing;
mod encodings;
mod errors;
mod forms;
mod groups;
mod links;
mod media_types;
mod methods;
mod parameters;
mod response_headers;
mod responses;
mod text_values;
