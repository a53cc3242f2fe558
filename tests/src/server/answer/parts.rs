//! The parts of an answer.

use std::time::Duration;

use serde_json::Value;

/// How much of a schema a made-up value fills.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Every property, lists with two items, no nulls.
    #[default]
    Full,
    /// What is required and nothing else; lists are empty, but for a list that is the whole body.
    Sparse,
    /// Every property, null where null is allowed.
    Nulls,
}

/// The body of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Made from the schema that is described for the status and the content type.
    Made(Shape),
    /// This JSON.
    Json(Value),
    /// These bytes.
    Bytes(Vec<u8>),
}

/// How an answer travels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// At once, with its length.
    #[default]
    Whole,
    /// Whole, but so much later.
    Late(Duration),
    /// Chunked, with a pause before every chunk.
    Chunked {
        /// Bytes in a chunk.
        size: usize,
        /// The pause.
        pause: Duration,
    },
    /// With the length of the whole, but only so many bytes, then the end of the connection.
    Truncated {
        /// Bytes that are sent.
        sent: usize,
    },
    /// The connection ends without an answer.
    Closed,
    /// These bytes in place of an answer, then the end of the connection.
    Raw(Vec<u8>),
}
