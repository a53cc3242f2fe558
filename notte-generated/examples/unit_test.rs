//! Test a function that uses the client, without a server: `testing::Double` stands in place of the network.
//!
//! ```text
//! cargo test -p notte-generated --features testing --example unit_test
//! ```

#![allow(clippy::print_stdout, reason = "an example prints")]

use notte_generated::types::SessionResponseStatus;
use notte_generated::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    println!("stopped {:?}", stop_all(&Client::from_env()?).await?);
    Ok(())
}

/// The code under test: stops all active sessions, and returns their ids.
async fn stop_all(client: &Client) -> Result<Vec<String>, Error> {
    let mut stopped = Vec::new();
    for session in client.sessions().list().items().all().await? {
        if session.status == Some(SessionResponseStatus::Active)
            && let Some(id) = session.session_id
        {
            client.sessions().stop(&id).await?;
            stopped.push(id);
        }
    }
    Ok(stopped)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::indexing_slicing, reason = "what fails here is the test")]

    use super::stop_all;
    use notte_generated::testing::{Double, Sample as _};
    use notte_generated::types::{SessionResponse, SessionResponseStatus};
    use notte_generated::{Client, With as _};
    use serde_json::json;

    fn session(id: &str, status: SessionResponseStatus) -> SessionResponse {
        SessionResponse::sample().with(|session| {
            session.session_id = Some(id.to_owned());
            session.status = Some(status);
        })
    }

    #[tokio::test]
    async fn active_sessions_are_stopped_and_no_others() {
        let double = Double::new();
        let client = double.client(Client::builder()).expect("a client");
        let page = vec![session("a", SessionResponseStatus::Active), session("b", SessionResponseStatus::Closed)];
        // A page, and then no more.
        double.on(client.sessions().list()).answer(page).answer(Vec::new());
        // The first attempt fails; the client sends the call again by itself.
        let stopped = session("a", SessionResponseStatus::Closed);
        double.on(client.sessions().stop("any")).error(503, json!({ "message": "busy" })).answer(stopped);

        assert_eq!(stop_all(&client).await.expect("they are stopped"), ["a"]);
        let stops: Vec<_> = double.sent().into_iter().filter(|sent| sent.operation() == "sessionStop").collect();
        assert_eq!(stops.len(), 2);
        assert_eq!(stops[0].path("session_id").as_deref(), Some("a"));
    }
}
