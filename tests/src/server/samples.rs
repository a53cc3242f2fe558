//! What the description says, for tests that hold a client against it.

use serde_json::Value;

use super::answer::{Purpose, Shape, sample};
use super::description::Media;
use super::running::Server;

impl Server {
    /// The id, method and template of every operation, in the order of the description.
    #[must_use]
    pub fn operations(&self) -> Vec<(String, String, String)> {
        let all = self.state.operations.iter();
        all.map(|operation| (operation.id.clone(), operation.method.clone(), operation.template.clone())).collect()
    }

    /// A made-up JSON body for a request of an operation; none when it has no JSON body.
    ///
    /// # Panics
    ///
    /// There is no such operation.
    #[must_use]
    #[track_caller]
    pub fn sample_request(&self, operation: &str, shape: Shape) -> Option<Value> {
        self.sample(&self.operation(operation).body, shape, Purpose::Request)
    }

    /// The JSON body that an operation answers with; none when it is not described as JSON.
    ///
    /// # Panics
    ///
    /// There is no such operation.
    #[must_use]
    #[track_caller]
    pub fn sample_answer(&self, operation: &str, status: u16, shape: Shape) -> Option<Value> {
        self.sample(self.operation(operation).answer(status)?, shape, Purpose::Answer)
    }

    /// What is wrong with a JSON answer under the description, taken strictly; nothing when it is valid or not described.
    ///
    /// # Panics
    ///
    /// There is no such operation.
    #[must_use]
    #[track_caller]
    pub fn answer_faults(&self, operation: &str, status: u16, body: &Value) -> Vec<String> {
        let media = self.operation(operation).answer(status).unwrap_or_default().iter().find(|media| media.is_json());
        let schema = media.and_then(|media| media.schema.as_ref());
        schema.map(|schema| schema.faults(&self.state.document, body)).unwrap_or_default()
    }

    fn sample(&self, media: &[Media], shape: Shape, purpose: Purpose) -> Option<Value> {
        let schema = media.iter().find(|media| media.is_json())?.schema.as_ref()?;
        Some(sample(&self.state.document, schema.source(), shape, purpose, false))
    }
}
