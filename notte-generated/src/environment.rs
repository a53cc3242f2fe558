//! A client from the environment, by the names that Notte's other clients read.

use crate::{Client, Error};
use std::env::{self, VarError};

/// The variable that holds the API key.
pub const KEY: &str = "NOTTE_API_KEY";

/// The variable that holds the base URL, for another host than the description's.
pub const URL: &str = "NOTTE_API_URL";

impl Client {
    /// A client with the key in `NOTTE_API_KEY`, for the host in `NOTTE_API_URL` if that is set.
    ///
    /// The description is a summary that differs from the API in places, and its responses require no member. So that such a difference does
    /// not pass for an empty response, an object of which the description knows no member is an error
    /// ([`refuse_unrecognized`](crate::ClientBuilder::refuse_unrecognized)).
    ///
    /// # Errors
    /// When `NOTTE_API_KEY` is not set or empty, when one of the two is not UTF-8, or when the client can't be built of
    /// them.
    pub fn from_env() -> Result<Self, Error> {
        let key = variable(KEY)?.ok_or_else(|| Error::invalid(format!("the environment variable {KEY} is not set")))?;
        let mut builder = Self::builder().bearer_auth(key).refuse_unrecognized(true);
        if let Some(url) = variable(URL)? {
            builder = builder.base_url(url);
        }
        builder.build()
    }
}

/// The variable's value; none when it is not set or empty.
fn variable(name: &'static str) -> Result<Option<String>, Error> {
    match env::var(name) {
        Ok(value) if value.trim().is_empty() => Ok(None),
        Ok(value) => Ok(Some(value.trim().to_owned())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Error::invalid(format!("the environment variable {name} is not UTF-8"))),
    }
}
