//! Giving an answer.

use std::future::pending;
use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame};
use tokio::time::sleep;

use super::script::{Answer, Kind};

/// The body of an answer: at most one piece, then the end or a fault.
pub struct Body {
    piece: Option<Bytes>,
    is_broken: bool,
}

pub(super) async fn respond(answer: Answer) -> io::Result<http::Response<Body>> {
    if !answer.delay.is_zero() {
        sleep(answer.delay).await;
    }
    let body = |is_broken| move |piece: Bytes| Body { piece: Some(piece).filter(|piece| !piece.is_empty()), is_broken };
    match answer.kind {
        Kind::Response(response) => Ok(response.map(body(false))),
        Kind::BreakOff(response) => Ok(response.map(body(true))),
        Kind::Refuse => Err(io::Error::new(ErrorKind::ConnectionRefused, "the double refuses the connection")),
        Kind::Disconnect => Err(io::Error::new(ErrorKind::ConnectionReset, "the double breaks the connection")),
        Kind::Stall => pending().await,
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        Poll::Ready(match self.piece.take() {
            Some(piece) => Some(Ok(Frame::data(piece))),
            None if std::mem::take(&mut self.is_broken) => {
                Some(Err(io::Error::new(ErrorKind::ConnectionReset, "the double breaks the body off")))
            }
            None => None,
        })
    }
}
