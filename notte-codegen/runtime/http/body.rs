//! Reading the body of an answer.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, StatusCode};

use super::exchange::Clock;
use super::failure::{Failure, Head};

/// As much is kept of the body of an error.
const ERROR_LIMIT: usize = 1 << 20;

/// As much is set aside for a body on the word of the server.
const TRUSTED: usize = 1 << 20;

/// Why a body was not read to its end.
pub(super) enum Fault {
    TooLarge(usize),
    Stalled(Duration),
    Broken(reqwest::Error),
}

impl Fault {
    pub(super) fn of(self, status: StatusCode, headers: &HeaderMap) -> Failure {
        let head = Head { status, headers: headers.clone() };
        match self {
            Self::TooLarge(limit) => Failure::TooLarge(head, limit),
            Self::Stalled(limit) => Failure::Stalled(head, limit),
            Self::Broken(error) => Failure::Broken(head, error),
        }
    }
}

/// Reads a body of at most `limit` bytes.
pub(super) async fn read(mut answer: reqwest::Response, clock: Clock, limit: usize) -> Result<Bytes, Fault> {
    let announced = answer.content_length().unwrap_or_default();
    let announced = usize::try_from(announced).unwrap_or(usize::MAX);
    if announced > limit {
        return Err(Fault::TooLarge(limit));
    }
    let Some(first) = next(&mut answer, clock).await? else {
        return Ok(Bytes::new());
    };
    // Small bodies come in one piece, which is then the body: nothing is copied.
    let mut following = next(&mut answer, clock).await?;
    if following.is_none() && first.len() <= limit {
        return Ok(first);
    }
    let mut body = BytesMut::with_capacity(announced.min(TRUSTED).max(first.len()));
    let mut piece = Some(first);
    while let Some(bytes) = piece {
        if bytes.len() > limit.saturating_sub(body.len()) {
            return Err(Fault::TooLarge(limit));
        }
        body.extend_from_slice(&bytes);
        piece = match following.take() {
            Some(bytes) => Some(bytes),
            None => next(&mut answer, clock).await?,
        };
    }
    Ok(body.freeze())
}

/// Reads the body of an error: its start is better than another error in its place.
pub(super) async fn read_what_comes(mut answer: reqwest::Response, clock: Clock, limit: usize) -> Bytes {
    let limit = limit.min(ERROR_LIMIT);
    let mut body = BytesMut::new();
    while let Ok(Some(piece)) = next(&mut answer, clock).await {
        body.extend_from_slice(&piece);
        if body.len() >= limit {
            break;
        }
    }
    body.truncate(limit);
    body.freeze()
}

/// The next piece, or nothing at the end.
pub(super) async fn next(answer: &mut reqwest::Response, clock: Clock) -> Result<Option<Bytes>, Fault> {
    clock.wait_briefly(answer.chunk()).await.ok_or(Fault::Stalled(clock.limit))?.map_err(Fault::Broken)
}
