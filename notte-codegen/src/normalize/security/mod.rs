//! Security schemes and requirements (OpenAPI, Security Scheme Object, Security Requirement Object).

mod requirements;
mod schemes;

pub use requirements::{Security, requirements};
pub use schemes::schemes;
