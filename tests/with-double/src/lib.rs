//! What a user's program does with the client of Notte: the code under test.

use std::time::Duration;

use notte_generated::types::{AgentResponseStatus, AgentStatusResponse, SessionResponseStatus};
use notte_generated::{Client, Error, PollUntil as _, WaitError};

/// Stops all sessions that are active, and returns their ids.
///
/// # Errors
/// If a call fails.
pub async fn stop_all(client: &Client) -> Result<Vec<String>, Error> {
    let mut stopped = Vec::new();
    let mut sessions = client.sessions().list().page_size(2).items();
    while let Some(session) = sessions.try_next().await? {
        if session.status == Some(SessionResponseStatus::Active)
            && let Some(id) = session.session_id
        {
            client.sessions().stop(&id).await?;
            stopped.push(id);
        }
    }
    Ok(stopped)
}

/// Starts an agent, waits for it, and returns its answer.
///
/// # Errors
/// If a call fails, or the agent takes longer than five seconds.
pub async fn ask(client: &Client, session: &str, task: &str) -> Result<Option<String>, WaitError<AgentStatusResponse>> {
    let agent = client.agents().start(task, session).max_steps(3).await?;
    let id = agent.agent_id.unwrap_or_default();
    let is_closed = |agent: &AgentStatusResponse| agent.status == Some(AgentResponseStatus::Closed);
    let agent =
        client.agents().status(&id).poll_until(Duration::from_millis(5), Duration::from_secs(5), is_closed).await?;
    Ok(agent.answer.into_option())
}
