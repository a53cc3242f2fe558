//! What comes back: values, errors, headers, pages and events.

mod answers;
mod errors;
mod headers;
mod pages;
mod streamed;
