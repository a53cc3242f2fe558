//! The replay of a session, which is there some time after the session has stopped.

use std::fmt;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::StatusCode;
use tokio::time::sleep;

use crate::json::{self, JsonObject};
use crate::{Client, Error, WaitError};

/// How often the replay is asked for, as Notte's other clients do.
const INTERVAL: Duration = Duration::from_secs(5);

/// The replay of a session.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Replay {
    /// The video itself, as the description has it.
    Video(Bytes),
    /// Where the video is, which is what the API itself responds with.
    Links(ReplayLinks),
}

/// The addresses of a video. Whoever has one can watch it until it ends, so `Debug` shows none, and they are fetched without the key.
#[derive(Clone, PartialEq)]
pub struct ReplayLinks {
    members: JsonObject,
}

impl Client {
    /// Waits until the replay of a stopped session is there, for as long as `deadline`: the API responds with 404 until then.
    ///
    /// The replay is asked for every five seconds, or when the `Retry-After` header of the response says.
    ///
    /// # Errors
    /// Returns an error if a call fails otherwise, if the session still runs, or if there is no replay in time; `last` is the last
    /// response then.
    pub async fn wait_for_replay(
        &self,
        session_id: impl AsRef<str>,
        deadline: Duration,
    ) -> Result<Replay, WaitError<Error>> {
        let started = Instant::now();
        let mut polls: u32 = 0;
        loop {
            // A call that begins at the deadline is the last one.
            let is_last = started.elapsed() >= deadline;
            let error = match self.sessions().replay(session_id.as_ref()).await {
                Ok(body) => return Ok(Replay::of(body)),
                Err(error) => error,
            };
            polls = polls.saturating_add(1);
            if !is_to_come(&error) {
                return Err(WaitError::Call(error));
            }
            if is_last {
                return Err(WaitError::TimedOut { last: error, polls, elapsed: started.elapsed() });
            }
            let left = deadline.saturating_sub(started.elapsed());
            // No time, or one that has passed, leaves the interval.
            let asked = error.retry_after().filter(|asked| !asked.is_zero());
            sleep(asked.unwrap_or(INTERVAL).min(left)).await;
        }
    }
}

/// Whether the response says that the replay is not there yet. A session that still runs has none however long one waits, and a response
/// may say that it will never have one.
fn is_to_come(error: &Error) -> bool {
    let Some(api) = error.api().filter(|api| api.status() == StatusCode::NOT_FOUND) else { return false };
    let is_over = api.json().is_some_and(|body| body.get("retryable").is_some_and(|retryable| *retryable == false));
    !is_over && !error.to_string().to_lowercase().contains("still active")
}

impl Replay {
    /// A video does not begin as JSON does, so the body tells.
    fn of(body: Bytes) -> Self {
        match json::from_slice(&body) {
            Ok(members) => Self::Links(ReplayLinks { members }),
            Err(_) => Self::Video(body),
        }
    }
}

impl ReplayLinks {
    /// Returns the address of the video as MP4.
    pub fn mp4_url(&self) -> Option<&str> {
        self.members.get("mp4_url")?.as_str()
    }

    /// Returns the playlist for HTTP Live Streaming, whose lines are addresses.
    pub fn playlist(&self) -> Option<&str> {
        self.members.get("playlist_content")?.as_str()
    }

    /// Returns all members of the response.
    pub fn members(&self) -> &JsonObject {
        &self.members
    }
}

/// Without the addresses.
impl fmt::Debug for ReplayLinks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReplayLinks").finish_non_exhaustive()
    }
}
