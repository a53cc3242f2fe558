//! A body on its way, piece by piece.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::super::call::content::{Fault, Faults, Opening};
use super::file_stream::FileStream;
use super::{Body, Broken, OnProgress, Pieces, Source};

/// A part of a body that is still to be opened, and what it is called when that fails.
#[derive(Clone)]
pub(in super::super) struct Part {
    pub(in super::super) name: String,
    pub(in super::super) body: Body,
}

/// Opens the parts of a body, and gives the body.
pub(in super::super) fn open(parts: Vec<Part>, faults: &Faults) -> Opening {
    let faults = Arc::clone(faults);
    Box::pin(async move {
        let mut open = VecDeque::with_capacity(parts.len());
        for Part { name, body: Body { source, on_progress } } in parts {
            let (name, left, rest) = match source {
                Source::Bytes(bytes) => (name, u64::try_from(bytes.len()).ok(), Rest::Bytes(bytes)),
                Source::Path(path) => {
                    let name = format!("{name} (`{}`)", path.display());
                    match FileStream::open(path).await {
                        Ok((file, left)) => (name, left, Rest::Pieces(Mutex::new(Box::pin(file)))),
                        Err(error) => return Err((name, error.into())),
                    }
                }
                Source::Stream(once, left) => (name, left, Rest::Once(once)),
            };
            open.push_back(Open { name, left, rest, length: left, sent: 0, on_progress });
        }
        // Streams are taken last: where a file is missing they can still be sent.
        for part in &mut open {
            if let Rest::Once(once) = &part.rest {
                let Some(pieces) = once.lock().unwrap_or_else(PoisonError::into_inner).take() else {
                    return Err((std::mem::take(&mut part.name), "a stream can be sent only once".into()));
                };
                part.rest = Rest::Pieces(Mutex::new(pieces));
            }
        }
        let length = open.iter().map(|part| part.left).sum();
        Ok(reqwest::Body::wrap(Sending { parts: open, length, faults }))
    })
}

/// A body that is being sent.
struct Sending {
    parts: VecDeque<Open>,
    // What is left of it, if that is known.
    length: Option<u64>,
    faults: Faults,
}

struct Open {
    name: String,
    left: Option<u64>,
    rest: Rest,
    // For who wants to know how far it is.
    length: Option<u64>,
    sent: u64,
    on_progress: Option<OnProgress>,
}

/// Of bytes in memory, as much is sent at once where somebody wants to know how far it is.
const PIECE: usize = 64 << 10;

enum Rest {
    Bytes(Bytes),
    Once(super::Once),
    // A body has to be `Sync`, which few streams are. Nobody ever waits here.
    Pieces(Mutex<Pieces>),
}

impl Open {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Bytes>, Broken>> {
        let piece = match &mut self.rest {
            Rest::Bytes(bytes) => {
                let most = if self.on_progress.is_some() { PIECE } else { usize::MAX };
                Some(bytes.split_to(bytes.len().min(most))).filter(|bytes| !bytes.is_empty())
            }
            Rest::Once(_) => None,
            Rest::Pieces(pieces) => {
                let pieces = pieces.get_mut().unwrap_or_else(PoisonError::into_inner);
                ready!(pieces.as_mut().poll_next(cx)).transpose()?
            }
        };
        if let Some(left) = &mut self.left {
            let length = piece.as_ref().map_or(0, |piece| piece.len() as u64);
            if piece.is_none() && *left > 0 {
                return Poll::Ready(Err(format!("it ended {left} bytes early").into()));
            }
            *left = left.checked_sub(length).ok_or("it is longer than its length says")?;
        }
        Poll::Ready(Ok(piece))
    }

    /// Says how far it is.
    fn tell(&mut self, length: u64) {
        self.sent = self.sent.saturating_add(length);
        if let Some(tell) = &self.on_progress {
            tell(self.sent, self.length);
        }
    }
}

impl http_body::Body for Sending {
    type Data = Bytes;
    type Error = String;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, String>>> {
        while let Some(part) = self.parts.front_mut() {
            match ready!(part.poll(cx)) {
                Ok(None) => drop(self.parts.pop_front()),
                Ok(Some(piece)) if piece.is_empty() => {}
                Ok(Some(piece)) => {
                    part.tell(piece.len() as u64);
                    self.length = self.length.map(|length| length.saturating_sub(piece.len() as u64));
                    return Poll::Ready(Some(Ok(Frame::data(piece))));
                }
                Err(error) => return Poll::Ready(Some(Err(self.fail(error)))),
            }
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map(SizeHint::with_exact).unwrap_or_default()
    }
}

impl Sending {
    /// Ends it, and leaves the reason where the call finds it.
    fn fail(&mut self, error: Broken) -> String {
        let name = self.parts.front_mut().map(|part| std::mem::take(&mut part.name)).unwrap_or_default();
        self.parts.clear();
        let fault: Fault = (name, error);
        *self.faults.lock().unwrap_or_else(PoisonError::into_inner) = Some(fault);
        "the body broke off".to_owned()
    }
}
