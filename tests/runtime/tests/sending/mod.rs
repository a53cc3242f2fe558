//! What goes out: a call, its options, and what becomes of it on the wire.

mod calls;
mod forms;
mod framing;
mod options;
mod requests;
mod servers;
mod styles;
mod uploads;
