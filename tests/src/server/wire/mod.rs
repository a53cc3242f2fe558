//! HTTP/1.1 by hand: what is read is kept as it came, and what is sent may be wrong on purpose.

mod chunks;
mod reader;
mod writer;

pub use reader::{Fault, Reader};
pub use writer::send;
