//! Data in the form of a Rust type: its JSON Schema goes along with the request, and the response is read as the type.

use std::error::Error as StdError;
use std::fmt;

use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::json::{Json, JsonObject};
use crate::types::{AgentStatusResponse, GlobalScrapeRequest, ScrapeRequest, ScrapeResponse};
use crate::{Client, Error, WaitError};

use super::{AgentRun, Session};

/// The reason why there is no data of the type.
#[derive(Debug)]
#[non_exhaustive]
pub enum StructuredError {
    /// The call failed.
    Call(Error),
    /// The agent did not end as wanted.
    Agent(Box<WaitError<AgentStatusResponse>>),
    /// The server found no such data, for the reason that it gives.
    Refused(String),
    /// The response has no data.
    Missing,
    /// The data is not of the type.
    Mismatch {
        /// What the server responded with.
        data: Json,
        /// What does not fit.
        reason: serde_json::Error,
    },
}

/// Returns the JSON Schema of a type, for a `response_format`.
pub fn response_format<T: JsonSchema>() -> JsonObject {
    let schema = SchemaGenerator::default().into_root_schema_for::<T>();
    match schema.to_value() {
        Value::Object(members) => members.into_iter().collect(),
        // `true`, which allows anything, is also written as an object without members.
        _ => JsonObject::new(),
    }
}

impl Client {
    /// Scrapes a page in a session of its own, as a type.
    ///
    /// # Errors
    /// Returns an error if the call fails, or there is no data of the type.
    pub async fn scrape_as<T>(&self, mut request: GlobalScrapeRequest) -> Result<T, StructuredError>
    where
        T: JsonSchema + DeserializeOwned,
    {
        request.response_format = response_format::<T>().into();
        self.scraping().scrape_webpage_with(request).await?.structured_as()
    }
}

impl Session {
    /// Scrapes the page as a type.
    ///
    /// # Errors
    /// Returns an error if the call fails, or there is no data of the type.
    pub async fn scrape_as<T>(&self, mut request: ScrapeRequest) -> Result<T, StructuredError>
    where
        T: JsonSchema + DeserializeOwned,
    {
        request.response_format = response_format::<T>().into();
        self.scrape(request).await?.structured_as()
    }
}

impl ScrapeResponse {
    /// Reads the structured data as a type. The description has the data alone; the API itself is known to put it into `data` of an object
    /// with `success` and `error`, which is taken out.
    ///
    /// # Errors
    /// Returns an error if there is no data of the type.
    pub fn structured_as<T: DeserializeOwned>(self) -> Result<T, StructuredError> {
        let mut data = self.structured.into_option().ok_or(StructuredError::Missing)?;
        if is_wrapped(&data) {
            if data.get("success").is_some_and(|success| *success == false) {
                let reason = data.get("error").and_then(|error| error.as_str()).unwrap_or("no reason is given");
                return Err(StructuredError::Refused(reason.to_owned()));
            }
            let data = data.remove("data").filter(|data| !data.is_null()).ok_or(StructuredError::Missing)?;
            return read(data);
        }
        read(Json::from(data))
    }
}

/// Whether this is the object that the API puts data into. It has all three members, so that data with some of these names is not taken
/// for it.
fn is_wrapped(data: &JsonObject) -> bool {
    data.len() == 3 && ["success", "error", "data"].iter().all(|name| data.contains_key(*name))
}

impl AgentRun {
    /// Runs the agent, and reads its answer as a type. An agent that is closed with `success: false` is an error.
    ///
    /// # Errors
    /// Returns an error if a call fails, the agent fails or is not closed in time, or the answer is not of the type.
    pub async fn answer<T: JsonSchema + DeserializeOwned>(self) -> Result<T, StructuredError> {
        let run = self.with(|request| request.response_format = response_format::<T>().into());
        let agent = run.must_succeed().await.map_err(|error| StructuredError::Agent(Box::new(error)))?;
        let answer = agent.answer.into_option().ok_or(StructuredError::Missing)?;
        // The answer is a text, which is JSON because a format was asked for.
        read(answer.parse().unwrap_or_else(|_| Json::from(answer)))
    }
}

fn read<T: DeserializeOwned>(data: Json) -> Result<T, StructuredError> {
    serde_json::from_str(&data.to_string()).map_err(|reason| StructuredError::Mismatch { data, reason })
}

impl From<Error> for StructuredError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl fmt::Display for StructuredError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(f),
            Self::Agent(error) => error.fmt(f),
            Self::Refused(reason) => write!(f, "the server found no such data: {reason}"),
            Self::Missing => f.write_str("the response has no structured data"),
            Self::Mismatch { reason, .. } => write!(f, "the data is not of the type: {reason}"),
        }
    }
}

impl StdError for StructuredError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            Self::Agent(error) => error.source(),
            Self::Refused(_) | Self::Missing | Self::Mismatch { .. } => None,
        }
    }
}
