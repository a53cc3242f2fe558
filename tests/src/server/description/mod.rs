//! The description as the server reads it: operations, their parameters, bodies, answers and security.

mod closing;
mod dialect;
mod document;
mod format;
mod operation;
mod parameter;
mod route;
mod schema;
mod security;
mod strict;

pub use document::Document;
pub use format::base64;
pub use operation::{Media, Operation};
pub use parameter::{Parameter, Place, Separator};
pub use route::Route;
pub use schema::Schema;
pub use security::{Credential, Scheme};
