//! What a call sends.

use std::any::Any;
use std::error::Error as StdError;
use std::future::ready;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use bytes::Bytes;

/// The body of a call: what it is, and how it goes out, anew for each request that redirects lead to.
pub(super) trait Content: Any + Send + Sync {
    /// The content type, with the boundary if the body has one.
    fn content_type(&self) -> String;

    /// Makes what goes out. What breaks while it goes out is put into `faults`.
    fn open(&self, faults: &Faults) -> Opening;
}

/// The body of a request, or why there is none.
pub(super) type Opening = Pin<Box<dyn Future<Output = Result<reqwest::Body, Fault>> + Send>>;

/// What could not be sent, and why.
pub(super) type Fault = (String, Box<dyn StdError + Send + Sync>);

/// The first fault. HTTP knows only that a body was broken off.
pub(super) type Faults = Arc<Mutex<Option<Fault>>>;

/// Bytes in memory.
#[derive(Clone, Default)]
pub(super) struct Whole {
    pub(super) content_type: String,
    pub(super) bytes: Bytes,
}

impl Content for Whole {
    fn content_type(&self) -> String {
        self.content_type.clone()
    }

    fn open(&self, _: &Faults) -> Opening {
        Box::pin(ready(Ok(self.bytes.clone().into())))
    }
}
