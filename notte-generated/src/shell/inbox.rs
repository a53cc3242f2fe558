//! Mail and text messages that a persona waits for.

use std::time::Duration;

use crate::json::JsonObject;
use crate::{Client, PollUntil as _, WaitError};

/// How often an inbox is read, as Notte's other clients do.
const INTERVAL: Duration = Duration::from_secs(5);

impl Client {
    /// Waits until a persona has mail, for as long as `deadline`. Reading the inbox marks its mail as read.
    ///
    /// # Errors
    /// Returns an error if a call fails, or there is no mail in time.
    pub async fn wait_for_emails(
        &self,
        persona_id: impl AsRef<str>,
        deadline: Duration,
    ) -> Result<Vec<JsonObject>, WaitError<Vec<JsonObject>>> {
        self.personas().emails_list(persona_id).poll_until(INTERVAL, deadline, |mail| !mail.is_empty()).await
    }

    /// Waits until a persona has text messages, for as long as `deadline`. Reading them marks them as read.
    ///
    /// # Errors
    /// Returns an error if a call fails, or there are no messages in time.
    pub async fn wait_for_sms(
        &self,
        persona_id: impl AsRef<str>,
        deadline: Duration,
    ) -> Result<Vec<JsonObject>, WaitError<Vec<JsonObject>>> {
        self.personas().sms_list(persona_id).poll_until(INTERVAL, deadline, |messages| !messages.is_empty()).await
    }
}
