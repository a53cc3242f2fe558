//! Actions that fail.

use std::error::Error;
use std::fmt;

use crate::types::StepResponse;

/// An action that failed, with the response that says so.
#[derive(Debug)]
pub struct ActionFailed(pub Box<StepResponse>);

impl fmt::Display for ActionFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the action failed")?;
        match self.0.message.as_ref() {
            Some(message) => write!(f, ": {message}"),
            None => Ok(()),
        }
    }
}

impl Error for ActionFailed {}

impl StepResponse {
    /// Makes a response with `success: false` an error: the API responds to a failed action with the status 200.
    ///
    /// # Errors
    /// Returns the response if the action failed.
    pub fn checked(self) -> Result<Self, ActionFailed> {
        if self.success == Some(false) { Err(ActionFailed(Box::new(self))) } else { Ok(self) }
    }
}
