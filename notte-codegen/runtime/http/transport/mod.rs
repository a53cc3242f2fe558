//! What sends requests and receives responses: reqwest, or a service of the caller.

pub(super) mod body;
pub(super) mod error;
pub(super) mod reqwest_service;
pub(super) mod sending;
pub(super) mod service;

use std::sync::Arc;

use super::Operation;
use error::SendFault;
use sending::Sending;
use service::Carry;

/// What stands in for the operation of a request to a token endpoint.
pub(super) static TOKEN: Operation = Operation::new("token", "POST", "");

/// What sends the requests of a client.
#[derive(Clone)]
pub(super) enum Transport {
    /// Requests and responses need no conversion.
    Http(reqwest::Client),
    /// A tower service.
    Service(Arc<dyn Carry>),
}

impl Transport {
    /// Sends a request, without following redirects.
    pub(super) fn send(&self, request: reqwest::Request, operation: &'static Operation) -> Sending {
        match self {
            Self::Http(client) => Sending::Http(Box::pin(client.execute(request))),
            Self::Service(service) => Sending::Service(service.carry(request, operation)),
        }
    }

    /// Sends a request to a token endpoint, which is not that of an operation.
    pub(super) async fn send_for_token(&self, request: reqwest::Request) -> Result<reqwest::Response, SendFault> {
        self.send(request, &TOKEN).await
    }
}
