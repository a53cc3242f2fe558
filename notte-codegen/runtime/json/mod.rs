//! JSON on the wire: a flat document, a cursor that reads it, a writer, and the types that a schema asks for.
//!
//! A generated type states its fields once for each direction through [`Wire`]; everything else is here, once.

mod alternative;
mod base64;
mod containers;
mod date_time;
mod document;
mod error;
mod extra;
mod fault;
mod formatted;
mod key;
mod memory;
mod node;
mod nullable;
mod number;
mod object;
mod open_enum;
mod parser;
mod repeats;
mod scalars;
mod secret;
mod shown;
mod string;
mod tuples;
mod wire;
mod writer;

pub use base64::Base64;
pub use date_time::{DateTime, InvalidDateTime};
pub use document::Document;
pub use error::DecodeError;
pub use extra::Extra;
pub use formatted::{Date, Duration, Formatted, Time};
pub use key::Key;
pub use node::{Elements, Entries, Kind, Node};
pub use nullable::Nullable;
pub use object::ObjectReader;
pub use open_enum::OpenEnum;
pub use secret::Secret;
pub use shown::{debug, debug_none, debug_one};
pub use tuples::ListWriter;
pub use wire::{Wire, from_json, from_slice, from_slice_within, to_json, to_text, to_vec};
pub use writer::{ObjectWriter, Writer};

/// Any JSON.
pub type Json = serde_json::Value;

/// An object of any JSON.
pub type JsonObject = serde_json::Map<String, Json>;
