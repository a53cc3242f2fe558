//! JSON on the wire: a flat document, a cursor that reads it, a writer, and the types of values.
//!
//! A generated type lists its fields once for each direction in its impl of [`Wire`]; this module does the rest.

mod alternatives;
mod any;
mod base64;
mod document;
mod error;
mod formats;
mod node;
mod object;
mod own;
mod secret_names;
#[cfg(feature = "serde")]
pub mod serde;
mod shown;
mod tuples;
mod values;
mod wire;
mod with;
mod writer;

pub use any::{Json, JsonObject};
pub use base64::Base64;
pub use document::Document;
pub use error::DecodeError;
pub use formats::{Date, Duration, Formatted, Time};
pub use node::{Elements, Entries, Kind, Node};
pub use object::ObjectReader;
pub use own::{Numeric, Own};
pub use shown::{debug, debug_arguments, debug_none, debug_one, debug_with};
pub use tuples::ListWriter;
pub use values::date_time::{DateTime, InvalidDateTime};
pub use values::extra::Extra;
pub use values::key::Key;
pub use values::null::Null;
pub use values::nullable::Nullable;
pub(crate) use values::open_enum::OpenEnum;
pub use values::secret::Secret;
pub use values::unix_time::UnixTime;
pub use wire::{Wire, convert, from_json, from_slice, from_slice_within, to_json, to_text, to_vec};
pub use with::With;
pub use writer::{ObjectWriter, Writer};
