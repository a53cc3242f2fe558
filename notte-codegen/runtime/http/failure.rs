//! The ways in which a call fails.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::super::json::DecodeError;
use super::ApiError;
use super::content::Fault;

/// What went wrong, and what was known by then.
pub(super) enum Failure {
    /// Refused before anything was sent.
    Invalid(String),
    /// What was to be sent could not be read.
    Unsent(Fault),
    /// No head of an answer came.
    Transport(reqwest::Error),
    /// The same, in the time that the call had.
    Timeout(Duration),
    /// The head leads to where it must not be followed.
    Redirect(Head, String),
    /// The body is larger than the limit.
    TooLarge(Head, usize),
    /// The connection broke within the body.
    Broken(Head, reqwest::Error),
    /// The body did not end in the time that the call had.
    Stalled(Head, Duration),
    /// The body is there, and is not what it should be.
    Unreadable(Head, Bytes, Unreadable),
    /// The API said so.
    Api(ApiError),
}

/// The head of an answer.
pub(super) struct Head {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
}

/// Why the body of an answer is not what it should be.
pub(super) enum Unreadable {
    Empty,
    NotUtf8,
    /// In this content encoding, such as `gzip`.
    Encoded(String),
    /// Not what is expected, but of this media type.
    Not(&'static str, String),
    Json(DecodeError),
}

impl Failure {
    pub(super) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(error) => Some(error.status()),
            _ => self.head().map(|head| head.status),
        }
    }

    pub(super) fn headers(&self) -> Option<&HeaderMap> {
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
            | Self::Unreadable(head, ..) => Some(head),
            Self::Invalid(_) | Self::Unsent(_) | Self::Transport(_) | Self::Timeout(_) | Self::Api(_) => None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(fault) => f.write_str(fault),
            Self::Unsent((what, error)) => write!(f, "{what} can't be sent: {}", root(error.as_ref())),
            Self::Transport(error) if error.is_connect() => {
                write!(f, "no connection: {}", root(error))
            }
            Self::Transport(error) => write!(f, "no answer: {}", root(error)),
            Self::Timeout(limit) => write!(f, "no answer within {limit:?}"),
            Self::Redirect(head, reason) => write!(f, "HTTP {}: {reason}", head.status.as_u16()),
            Self::TooLarge(_, limit) => write!(f, "the response is larger than {limit} bytes"),
            Self::Broken(_, error) => write!(f, "the response broke off: {}", root(error)),
            Self::Stalled(_, limit) => write!(f, "the response did not end within {limit:?}"),
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
        }
    }
}

/// The innermost cause: reqwest and hyper wrap it in words that say less.
fn root<'e>(error: &'e (dyn StdError + 'static)) -> &'e (dyn StdError + 'static) {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause
}
