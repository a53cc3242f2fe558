//! What the server says back.

mod flat;
mod parts;
mod prepare;
mod sample;
mod scalar;
mod script;
mod union;

use std::time::Duration;

use serde_json::Value;

pub use parts::{Body, Delivery, Shape};
pub use prepare::{Prepared, prepare, refusal};
pub use sample::{Purpose, sample};
pub use script::Script;

/// An answer of the script. Fields and methods do the same thing.
///
/// The default is a plain success, made in full from the description.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The status; none is the operation's plain success.
    pub status: Option<u16>,
    /// Headers besides content type and length.
    pub headers: Vec<(String, String)>,
    /// The content type; none is the described one, else that of the body.
    pub content_type: Option<String>,
    /// The body.
    pub body: Body,
    /// Whether [`UNKNOWN_FIELD`] is put into every object of a JSON body. In a made body only where the schema leaves room for
    /// it: not among typed `additionalProperties`, nor where they are false.
    pub unknown_fields: bool,
    /// How it travels.
    pub delivery: Delivery,
}

/// The name of the field that [`Answer::unknown_fields`] puts into every object.
pub const UNKNOWN_FIELD: &str = "x_unknown_field";

/// The value of [`UNKNOWN_FIELD`].
#[must_use]
pub fn unknown_value() -> Value {
    serde_json::json!({ "since": "tomorrow", "list": [1, 2.5, null, true] })
}

impl Default for Answer {
    fn default() -> Self {
        Self::made(Shape::Full)
    }
}

impl Answer {
    fn new(body: Body) -> Self {
        Self {
            status: None,
            headers: Vec::new(),
            content_type: None,
            body,
            unknown_fields: false,
            delivery: Delivery::Whole,
        }
    }

    /// A body made from the description.
    #[must_use]
    pub fn made(shape: Shape) -> Self {
        Self::new(Body::Made(shape))
    }

    /// Every property filled.
    #[must_use]
    pub fn full() -> Self {
        Self::made(Shape::Full)
    }

    /// Only what is required.
    #[must_use]
    pub fn sparse() -> Self {
        Self::made(Shape::Sparse)
    }

    /// Every property, null where null is allowed.
    #[must_use]
    pub fn nulls() -> Self {
        Self::made(Shape::Nulls)
    }

    /// This JSON, whatever the description says.
    #[must_use]
    pub fn json(value: impl Into<Value>) -> Self {
        Self::new(Body::Json(value.into()))
    }

    /// These bytes, whatever the description says.
    #[must_use]
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(Body::Bytes(bytes.into()))
    }

    /// No body.
    #[must_use]
    pub fn empty() -> Self {
        Self::bytes(Vec::new())
    }

    /// A redirect.
    #[must_use]
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::empty().status(status).header("location", location)
    }

    /// The connection ends without an answer.
    #[must_use]
    pub fn closed() -> Self {
        Self { delivery: Delivery::Closed, ..Self::empty() }
    }

    /// A status line that is none.
    #[must_use]
    pub fn garbage() -> Self {
        Self::raw(b"\x16\x03\x01 this is not HTTP\r\n\r\n".as_slice())
    }

    /// These bytes in place of an answer.
    #[must_use]
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self { delivery: Delivery::Raw(bytes.into()), ..Self::empty() }
    }

    /// With this status.
    #[must_use]
    pub fn status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// With this header as well.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With this content type; an empty one leaves the header out.
    #[must_use]
    pub fn content_type(self, content_type: &str) -> Self {
        Self { content_type: Some(content_type.to_owned()), ..self }
    }

    /// With fields that the description does not know.
    #[must_use]
    pub fn unknown_fields(self) -> Self {
        Self { unknown_fields: true, ..self }
    }

    /// So much later.
    #[must_use]
    pub fn late(self, pause: Duration) -> Self {
        Self { delivery: Delivery::Late(pause), ..self }
    }

    /// In chunks, with a pause before each.
    #[must_use]
    pub fn chunked(self, size: usize, pause: Duration) -> Self {
        Self { delivery: Delivery::Chunked { size, pause }, ..self }
    }

    /// Cut off after so many bytes of the body.
    #[must_use]
    pub fn truncated(self, sent: usize) -> Self {
        Self { delivery: Delivery::Truncated { sent }, ..self }
    }
}
