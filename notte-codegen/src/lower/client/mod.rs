//! What belongs to the client as a whole: servers, credentials and headers that nearly every operation takes.

pub mod common_headers;
pub mod credentials;
pub mod fixed_parameters;
pub mod servers;
