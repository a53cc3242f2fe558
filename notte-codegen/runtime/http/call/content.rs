//! The body of a call.

use std::any::Any;
use std::error::Error as StdError;
use std::future::ready;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use bytes::Bytes;

/// The body of a call. It is opened again for each request: after a redirect, and for another attempt.
pub(in super::super) trait Content: Any + Send + Sync {
    /// Returns the content type, with the boundary of a multipart body.
    fn content_type(&self) -> String;

    /// Returns whether the body can be opened only once.
    fn is_once(&self) -> bool {
        false
    }

    /// Opens the body. An error while it is sent is put into `faults`.
    fn open(&self, faults: &Faults) -> Opening;
}

/// A future of the body of a request.
pub(in super::super) type Opening = Pin<Box<dyn Future<Output = Result<reqwest::Body, Fault>> + Send>>;

/// The part that could not be sent, and why.
pub(in super::super) type Fault = (String, Box<dyn StdError + Send + Sync>);

/// The first fault. HTTP only reports that a body was aborted.
pub(in super::super) type Faults = Arc<Mutex<Option<Fault>>>;

/// Bytes in memory.
#[derive(Clone, Default)]
pub(in super::super) struct Whole {
    pub(in super::super) content_type: String,
    pub(in super::super) bytes: Bytes,
}

impl Content for Whole {
    fn content_type(&self) -> String {
        self.content_type.clone()
    }

    fn open(&self, _: &Faults) -> Opening {
        Box::pin(ready(Ok(self.bytes.clone().into())))
    }
}
