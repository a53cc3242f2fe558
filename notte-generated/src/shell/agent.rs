//! An agent that is started and waited for.

use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::time::Duration;

use crate::types::{AgentResponseStatus, AgentStartRequest, AgentStatusResponse};
use crate::{Client, Error, PollUntil as _, Progress, WaitError, json};

/// A run of an agent: it starts when it is awaited, and ends with the status of the closed agent.
///
/// An agent that is not closed in time is stopped, and so is one whose run is dropped, by a task of the current Tokio runtime.
#[must_use = "a run does nothing until it is awaited"]
pub struct AgentRun {
    client: Client,
    request: AgentStartRequest,
    interval: Duration,
    limit: Duration,
    must_succeed: bool,
    keeps_running: bool,
}

impl Client {
    /// Runs an agent: starts it, and waits until it is closed.
    pub fn run_agent(&self, request: AgentStartRequest) -> AgentRun {
        AgentRun {
            client: self.clone(),
            request,
            interval: Duration::from_secs(1),
            limit: Duration::from_secs(300),
            must_succeed: false,
            keeps_running: false,
        }
    }
}

impl AgentRun {
    /// Changes the request, such as its `max_steps`.
    pub fn with(mut self, change: impl FnOnce(&mut AgentStartRequest)) -> Self {
        change(&mut self.request);
        self
    }

    /// Sets how often the agent is asked for its status. The default is every second.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// Sets how long to wait. The default is five minutes.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Makes an agent that is closed with `success: false` an error: [`WaitError::Failed`], with its status.
    pub fn must_succeed(mut self) -> Self {
        self.must_succeed = true;
        self
    }

    /// Lets the agent run on when it is not closed in time, or the run is dropped.
    pub fn keep_running(mut self) -> Self {
        self.keeps_running = true;
        self
    }

    async fn run(self) -> Result<AgentStatusResponse, WaitError<AgentStatusResponse>> {
        let session = self.request.session_id.clone();
        let agent = self.client.agents().start_with(self.request).await?;
        let id = agent.agent_id.ok_or_else(|| Error::invalid("the response has no id of the agent"))?;
        let mut guard = Guard { client: self.client, id, session, is_over: self.keeps_running };
        let must_succeed = self.must_succeed;
        let progress = move |agent: &AgentStatusResponse| match agent.status {
            Some(AgentResponseStatus::Closed) if must_succeed && agent.success.as_ref() == Some(&false) => {
                Progress::Failed
            }
            Some(AgentResponseStatus::Closed) => Progress::Done,
            _ => Progress::Running,
        };
        let status = guard.client.agents().status(&guard.id);
        let ended = status.poll_until(self.interval, self.limit, progress).await;
        match &ended {
            Ok(_) | Err(WaitError::Failed(_)) => guard.is_over = true,
            Err(_) if !guard.is_over => {
                // The reason why the wait ended says more than that of a failed stop. One that is cut off is left to the guard.
                let _ = guard.stop().await;
                guard.is_over = true;
            }
            Err(_) => {}
        }
        ended
    }
}

impl IntoFuture for AgentRun {
    type Output = Result<AgentStatusResponse, WaitError<AgentStatusResponse>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

/// Stops an agent that nobody waits for.
struct Guard {
    client: Client,
    id: String,
    session: String,
    is_over: bool,
}

impl Guard {
    fn stop(&self) -> crate::Pending<crate::types::AgentResponse> {
        // The live API requires the session, which this description does not know.
        self.client.agents().stop(&self.id).query_param("session_id", &self.session).send()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let stop = self.stop();
            runtime.spawn(async move { stop.await.map(drop) });
        }
    }
}

impl AgentStatusResponse {
    /// Returns the answer as JSON, which it is where the request has a `response_format`; `None` without an answer.
    ///
    /// # Errors
    /// Returns an error if the answer is not JSON of that type.
    pub fn answer_as<T: json::Wire>(&self) -> Result<Option<T>, json::DecodeError> {
        self.answer.as_ref().map(|answer| json::from_slice(answer.as_bytes())).transpose()
    }
}

/// Without the task.
impl fmt::Debug for AgentRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AgentRun").field("interval", &self.interval).field("limit", &self.limit).finish_non_exhaustive()
    }
}
