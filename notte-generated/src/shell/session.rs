//! A browser session that is stopped when it is no longer needed.

use std::fmt;
use std::sync::atomic::AtomicBool;

use crate::types::{SessionResponse, SessionStartRequest};
use crate::{Client, Error};

use super::AgentRun;

/// A browser session, which costs money until it is stopped.
///
/// [`close`](Self::close) stops it. If it is dropped instead, the stop is sent by a task of the current Tokio runtime, if there is one: nothing
/// waits for it, and its error is lost. A session that is dropped outside of a runtime, or as the runtime ends, runs until its own limits.
pub struct Session {
    client: Client,
    id: String,
    started: SessionResponse,
    is_stopped: bool,
    /// Whether the server has taken an action alone, which the description has as a member of an object.
    pub(super) takes_bare_actions: AtomicBool,
}

impl Client {
    /// Starts a session.
    ///
    /// # Errors
    /// Returns an error if the call fails, or the response has no id.
    pub async fn session(&self, request: SessionStartRequest) -> Result<Session, Error> {
        let started = self.sessions().start_with(request).await?;
        let id = started.session_id.clone().ok_or_else(|| Error::invalid("the response has no id of the session"))?;
        Ok(Session { client: self.clone(), id, started, is_stopped: false, takes_bare_actions: AtomicBool::new(false) })
    }

    /// Starts a session, does some work with it, and stops it, whether or not the work succeeds.
    ///
    /// # Errors
    /// Returns the error of the work, else that of starting or stopping.
    pub async fn with_session<T, E: From<Error>>(
        &self,
        request: SessionStartRequest,
        work: impl AsyncFnOnce(&Session) -> Result<T, E>,
    ) -> Result<T, E> {
        let session = self.session(request).await?;
        let result = work(&session).await;
        let stopped = session.close().await;
        let value = result?;
        stopped?;
        Ok(value)
    }
}

impl Session {
    /// Returns the id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns what the server responded when the session was started.
    pub fn started(&self) -> &SessionResponse {
        &self.started
    }

    /// Returns the client.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Runs an agent in this session.
    pub fn run_agent(&self, task: impl Into<String>) -> AgentRun {
        self.client.run_agent(crate::types::AgentStartRequest::new(task, &self.id))
    }

    /// Stops the session. Returns `None` if it was stopped already, which is no error.
    ///
    /// # Errors
    /// Returns an error if the call fails otherwise; the session may then still run.
    pub async fn close(mut self) -> Result<Option<SessionResponse>, Error> {
        let stopped = self.client.sessions().stop(&self.id).await;
        // Dropping it must not stop it once more.
        self.is_stopped = true;
        match stopped {
            Ok(session) => Ok(Some(session)),
            Err(error) if is_stopped_already(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// The API has no status for it, so the message tells.
fn is_stopped_already(error: &Error) -> bool {
    let message = error.api().map(|_| error.to_string().to_lowercase()).unwrap_or_default();
    message.contains("already stopped") || message.contains("already closed")
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.is_stopped {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let stop = self.client.sessions().stop(&self.id).send();
            runtime.spawn(async move { stop.await.map(drop) });
        }
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("id", &self.id).finish_non_exhaustive()
    }
}
