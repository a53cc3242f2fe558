//! HTTP: the client, its calls, and their responses and errors.
//!
//! A generated method names an [`Operation`] and fills a [`Call`]; this module does the rest. All calls are sent by one future
//! that is not generic, so a hundred operations do not compile to a hundred state machines.

mod base64;
#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
mod client;
mod error;
mod events;
mod exchange;
mod form;
mod formats;
mod integers;
mod multipart;
mod own;
mod pages;
mod request_body;
mod response;
mod response_headers;
mod retry;
mod save;
mod servers;
mod style;
#[cfg(feature = "testing")]
pub mod testing;
mod tokens;
#[cfg(feature = "tracing")]
mod tracing;
mod transport;
mod wait;
mod waiters;

pub use call::Call;
#[doc(hidden)]
pub use call::draft::Draft;
pub use call::operation::{Fixed, Operation};
pub(crate) use call::param::Param;
pub use call::pending::Pending;
pub use call::setters::{AnySetters, Direct, Setters};
pub use call::typed::TypedError;
pub use client::Client;
pub use client::api::{Api, Scheme, SchemeKind};
pub use client::builder::ClientBuilder;
pub use client::options::Options;
pub use error::Error;
pub use error::api_error::ApiError;
pub use events::resume::{EventSource, ResumeEvents};
pub use events::{Event, Events, FromEvent};
pub use integers::Integer;
pub use multipart::File;
pub use pages::{Items, Page, Paged, Pages, Paging, Position};
pub use request_body::Body;
pub(crate) use response::from_response::FromResponse;
pub use response::from_response::Text;
pub use response::stream::ByteStream;
pub use response::{Reply, Response};
pub use response_headers::HeaderReader;
pub use retry::Retries;
pub use retry::backoff::Backoff;
pub use retry::budget::RetryBudget;
pub use save::Save;
pub use servers::ServerUrl;
pub use style::Style;
pub use tokens::Token;
pub use tokens::again::Transient;
pub use tokens::client_credentials::ClientCredentials;
pub use transport::body::TransportBody;
pub use transport::error::TransportError;
pub use transport::reqwest_service::HttpTransport;
pub use wait::{PollUntil, Progress, WaitError};
pub use waiters::{Wait, Waiter};
