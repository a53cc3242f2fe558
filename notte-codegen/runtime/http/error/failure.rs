//! The kinds of failures.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::super::super::json::DecodeError;
use super::super::ApiError;
use super::super::call::content::Fault;
use super::super::transport::error::{BoxError, SendFault};

/// The reason why a call failed, with what was received until then.
pub(in super::super) enum Failure {
    /// The call or a setting is invalid; nothing was sent.
    Invalid(String),
    /// No token could be fetched.
    Token(BoxError),
    /// The request body could not be read.
    Unsent(Fault),
    /// The headers of the response did not arrive.
    Transport(SendFault),
    /// The headers of the response did not arrive within the time limit.
    Timeout(Duration),
    /// The redirect must not be followed.
    Redirect(Head, String),
    /// The body is larger than the limit.
    TooLarge(Head, usize),
    /// The connection broke while the body was read.
    Broken(Head, reqwest::Error),
    /// The body did not end within the time limit.
    Stalled(Head, Duration),
    /// Nothing of the request or of the response was transferred for so long.
    Idle(Option<Head>, Duration),
    /// The body can't be written to a file.
    Unsaved(Head, io::Error),
    /// The body does not match the description.
    Unreadable(Head, Bytes, Unreadable),
    /// The API responded with an error.
    Api(ApiError),
}

/// The status and the headers of a response.
pub(in super::super) struct Head {
    pub(in super::super) status: StatusCode,
    pub(in super::super) headers: HeaderMap,
}

/// The reason why a body does not match the description.
pub(in super::super) enum Unreadable {
    Empty,
    NotUtf8,
    /// In this content encoding, such as `gzip`.
    Encoded(String),
    /// Of this media type, where another is expected.
    Not(&'static str, String),
    Json(DecodeError),
    /// An object without any member that the description names.
    Unrecognized,
    /// The same, with a status that the description does not name.
    Undescribed(StatusCode),
}

impl Failure {
    pub(in super::super) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(error) => Some(error.status()),
            _ => self.head().map(|head| head.status),
        }
    }

    pub(in super::super) fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Api(error) => Some(error.headers()),
            _ => self.head().map(|head| &head.headers),
        }
    }

    fn head(&self) -> Option<&Head> {
        match self {
            Self::Redirect(head, _)
            | Self::TooLarge(head, _)
            | Self::Broken(head, _)
            | Self::Stalled(head, _)
            | Self::Unsaved(head, _)
            | Self::Unreadable(head, ..) => Some(head),
            Self::Idle(head, _) => head.as_ref(),
            Self::Invalid(_)
            | Self::Token(_)
            | Self::Unsent(_)
            | Self::Transport(_)
            | Self::Timeout(_)
            | Self::Api(_) => None,
        }
    }
}

const NO_TLS: &str = "scheme is not http";

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(fault) => f.write_str(fault),
            Self::Token(error) => write!(f, "no token: {}", root(error.as_ref())),
            Self::Unsent((what, error)) => write!(f, "{what} can't be sent: {}", root(error.as_ref())),
            Self::Transport(error) if error.is_connect() => {
                let cause = root(error.cause()).to_string();
                // What hyper says of `https` where it has no TLS.
                let hint = if cause.contains(NO_TLS) {
                    ": `https` needs TLS, a feature of `reqwest` (`rustls`, `native-tls`)"
                } else {
                    ""
                };
                write!(f, "no connection: {cause}{hint}")
            }
            Self::Transport(error) => write!(f, "no answer: {}", root(error.cause())),
            Self::Timeout(limit) => write!(f, "no answer within {limit:?}"),
            Self::Redirect(head, reason) => write!(f, "HTTP {}: {reason}", head.status.as_u16()),
            Self::TooLarge(_, limit) => write!(f, "the response is larger than {limit} bytes"),
            Self::Broken(_, error) => write!(f, "the response broke off: {}", root(error)),
            Self::Stalled(_, limit) => write!(f, "the response did not end within {limit:?}"),
            Self::Idle(_, limit) => write!(f, "nothing was transferred for {limit:?}"),
            Self::Unsaved(_, error) => write!(f, "the response can't be saved: {error}"),
            Self::Unreadable(_, _, reason) => write!(f, "the response {reason}"),
            Self::Api(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty, where JSON is expected"),
            Self::Encoded(encoding) => {
                write!(f, "has the `Content-Encoding` {encoding:?}, which this client does not decode")
            }
            Self::NotUtf8 => f.write_str("is not UTF-8 text"),
            Self::Not(expected, media_type) => write!(f, "is {media_type:?}, where {expected} expected"),
            Self::Json(error) => error.fmt(f),
            Self::Unrecognized => f.write_str("has none of the members that the description names"),
            Self::Undescribed(status) => {
                let status = status.as_u16();
                write!(f, "has the status {status} and none of the members, neither of which the description names")
            }
        }
    }
}

/// Returns the innermost cause, which says more than the errors of reqwest and hyper around it.
fn root<'e>(error: &'e (dyn StdError + 'static)) -> &'e (dyn StdError + 'static) {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause
}
