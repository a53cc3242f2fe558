//! What a page offers and contains.

use std::sync::atomic::Ordering;

use http::StatusCode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::json::{self, DecodeError, JsonObject};
use crate::types::{Action, ObserveRequest, ObserveResponse, ScrapeRequest, ScrapeResponse, StepResponse};
use crate::{Call, Client, Error};

use super::Session;

impl Session {
    /// Observes the page: what it shows, and the actions that it offers. `ObserveRequest::default()` observes all of it.
    ///
    /// # Errors
    /// Returns an error if the call fails.
    pub async fn observe(&self, request: ObserveRequest) -> Result<ObserveResponse, Error> {
        self.client().page().observe_with(self.id(), request).await
    }

    /// Observes the page, and returns the actions that it offers, with all members that the server gave them: each can be executed as it
    /// is. Nothing else of the response is read, so that this works with the API itself too, which the rest differs in.
    ///
    /// # Errors
    /// Returns an error if the call fails, or the response has no actions.
    pub async fn actions(&self, request: ObserveRequest) -> Result<Vec<Action>, Error> {
        let body = self.client().page().observe_with(self.id(), request).bytes().await?;
        let page: JsonObject = json::from_slice(&body)?;
        let space: Option<JsonObject> = page.get("space").map(json::convert).transpose()?;
        let actions: Option<Vec<JsonObject>> =
            space.as_ref().and_then(|space| space.get("actions")).map(json::convert).transpose()?;
        let actions = actions.ok_or_else(|| Error::invalid("the response has no `space.actions`"))?;
        Ok(actions.into_iter().map(action).collect::<Result<_, _>>()?)
    }

    /// Executes an action, such as an observed one. A failed action is a response with `success: false`, which
    /// [`checked`](StepResponse::checked) makes an error.
    ///
    /// The description has the action as a member of the request. The API itself is known to take the action alone, and refuses the other
    /// as invalid (422) before it does anything. The first action of a session is then sent once more in this form, and later ones at once.
    ///
    /// # Errors
    /// Returns an error if the call fails.
    pub async fn execute(&self, action: Action) -> Result<StepResponse, Error> {
        if !self.takes_bare_actions.load(Ordering::Relaxed) {
            let result = self.client().page().execute(self.id(), action.clone()).await;
            match result {
                Err(error) if error.status() == Some(StatusCode::UNPROCESSABLE_ENTITY) => {}
                result => return result,
            }
        }
        let response = bare(self.client(), self.id(), &action).await?;
        self.takes_bare_actions.store(true, Ordering::Relaxed);
        Ok(response)
    }

    /// Scrapes the page. `ScrapeRequest::default()` scrapes all of it.
    ///
    /// # Errors
    /// Returns an error if the call fails.
    pub async fn scrape(&self, request: ScrapeRequest) -> Result<ScrapeResponse, Error> {
        self.client().page().scrape_with(self.id(), request).await
    }
}

/// Makes the call that the description does not have.
fn bare(client: &Client, session: &str, action: &Action) -> Call<StepResponse> {
    let session = utf8_percent_encode(session, NON_ALPHANUMERIC);
    client.request_json("POST", &format!("/sessions/{session}/page/execute"), action)
}

/// Reads an action. The API has values that are no texts, such as the `true` of `check`: one of these goes to the members that the
/// description does not know, from which it is sent again.
fn action(mut members: JsonObject) -> Result<Action, DecodeError> {
    let is_other = members.get("value").is_some_and(|value| !value.is_string() && !value.is_null());
    let value = if is_other { members.remove("value") } else { None };
    let mut action: Action = json::convert(&members)?;
    action.extra.extend(value.map(|value| ("value", value)));
    Ok(action)
}

impl ObserveResponse {
    /// Returns the actions that the page offers. One can be executed as it is, members that the description does not know included; a
    /// [`value`](Action::value) says what to fill in or to select.
    pub fn actions(&self) -> &[Action] {
        self.space.as_ref().and_then(|space| space.actions.as_deref()).unwrap_or_default()
    }

    /// Returns the action with this id, such as `B1`.
    pub fn action(&self, id: &str) -> Option<&Action> {
        self.actions().iter().find(|action| action.id.as_deref() == Some(id))
    }
}

impl ScrapeResponse {
    /// Returns the text of the page in Markdown: `content` in the description, `markdown` in the API itself.
    pub fn markdown(&self) -> Option<&str> {
        self.content.as_deref().or_else(|| self.extra.get("markdown")?.as_str())
    }
}
