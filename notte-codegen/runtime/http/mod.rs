//! HTTP calls: a client, the calls that it makes, and what comes of them.
//!
//! A generated method states an [`Operation`] and fills a [`Call`]; everything else is here, once. All sending goes
//! through one future that is not generic, so that a hundred operations do not compile to a hundred state machines.

mod api;
mod api_error;
mod attempt;
mod base64;
mod body;
mod builder;
mod call;
mod client;
mod clock;
mod content;
mod credentials;
mod draft;
mod error;
mod events;
mod exchange;
mod failure;
mod file_stream;
mod form;
mod formatted;
mod frames;
mod from_response;
mod header_reader;
mod message;
mod multipart;
mod operation;
mod param;
mod path;
mod pending;
mod query;
mod redirect;
mod request;
mod response;
mod retry_after;
mod retryable;
mod secrets;
mod sending;
mod server;
mod source;
mod stream;
mod style;
mod styled;

pub use api::{Api, Scheme, SchemeKind};
pub use api_error::ApiError;
pub use builder::ClientBuilder;
pub use call::Call;
pub use client::Client;
pub use error::Error;
pub use events::{Event, Events, FromEvent};
pub use from_response::{FromResponse, Text};
pub use header_reader::HeaderReader;
pub use multipart::File;
pub use operation::Operation;
pub use param::Param;
pub use pending::Pending;
pub use response::{Reply, Response};
pub use server::Server;
pub use source::Body;
pub use stream::ByteStream;
pub use style::Style;
