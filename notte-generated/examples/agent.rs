//! Run an agent in a session that is stopped whatever happens, and print its answer.
//!
//! ```text
//! NOTTE_API_KEY=... cargo run -p notte-generated --example agent -- "What is on the front page of example.com?"
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use notte_generated::Client;
use notte_generated::types::SessionStartRequest;
use std::error::Error as StdError;
use std::time::Duration;

#[tokio::main]
async fn main() -> Result<(), Box<dyn StdError>> {
    let client = Client::from_env()?;
    let task = std::env::args().nth(1).ok_or("the argument is a task")?;
    let answer = ask(&client, &task).await?;
    println!("{}", answer.as_deref().unwrap_or("no answer"));
    Ok(())
}

/// Waits ten minutes at most. The agent is stopped when it takes longer, and the session in any case.
pub async fn ask(client: &Client, task: &str) -> Result<Option<String>, Box<dyn StdError>> {
    client
        .with_session(SessionStartRequest::default(), async |session| {
            let run = session.run_agent(task).with(|request| request.max_steps = Some(10));
            let agent = run.limit(Duration::from_secs(600)).must_succeed().await?;
            Ok(agent.answer.into_option())
        })
        .await
}
