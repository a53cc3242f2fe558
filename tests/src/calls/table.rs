//! A row of the table.

use std::future::IntoFuture;
use std::pin::Pin;

use notte_generated::json::{Wire, from_json, to_json};
use notte_generated::{Call, Client, Error};
use serde_json::Value;

use super::Expected;

/// An operation, called in two ways.
pub struct Operation {
    /// Its id in the description.
    pub id: &'static str,
    /// Nothing but what is required.
    pub minimal: Case,
    /// Every parameter, and every member of the body.
    pub full: Case,
}

impl Operation {
    /// An operation that has options.
    #[must_use]
    pub fn new(id: &'static str, minimal: Case, full: Case) -> Self {
        Self { id, minimal, full }
    }

    /// Both ways, each with its name.
    #[must_use]
    pub fn cases(&self) -> [(String, &Case); 2] {
        [(format!("{}, minimal", self.id), &self.minimal), (format!("{}, full", self.id), &self.full)]
    }
}

/// One call, and the request that it must become.
pub struct Case {
    /// Makes the call.
    pub send: fn(&Client) -> Sending,
    /// What must reach the server.
    pub expected: Expected,
}

impl Case {
    /// A call and its request.
    #[must_use]
    pub fn new(send: fn(&Client) -> Sending, expected: Expected) -> Self {
        Self { send, expected }
    }
}

/// A call under way.
pub type Sending = Pin<Box<dyn Future<Output = Result<Answered, Error>> + Send>>;

/// What the client made of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answered {
    /// The value, written as JSON again.
    Json(Value),
    /// The bytes.
    Bytes(Vec<u8>),
}

/// A call that answers with JSON. The value must survive a second round of writing and reading.
pub fn json<T, C>(call: C) -> Sending
where
    T: Wire + PartialEq + std::fmt::Debug + 'static,
    C: IntoFuture<Output = Result<T, Error>>,
    C::IntoFuture: Send + 'static,
{
    let pending = call.into_future();
    Box::pin(async move {
        let value = pending.await?;
        let tree = to_json(&value);
        assert_eq!(from_json::<T>(&tree).expect("what was written is read again"), value);
        Ok(Answered::Json(tree))
    })
}

/// A call that answers with bytes, taken whole.
pub fn bytes<T: Into<Vec<u8>> + 'static>(call: Call<T>) -> Sending
where
    Call<T>: IntoFuture<Output = Result<T, Error>>,
    <Call<T> as IntoFuture>::IntoFuture: Send + 'static,
{
    let pending = call.into_future();
    Box::pin(async move { Ok(Answered::Bytes(pending.await?.into())) })
}
