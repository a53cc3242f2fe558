//! Responses as files.

mod partial;

use std::fmt;
use std::future::IntoFuture;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;

use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use tokio::task::spawn_blocking;

use super::error::failure::{Failure, Head};
use super::{ByteStream, Error};
use partial::Partial;

/// The progress of a transfer: how many bytes have arrived, and how many there are in all, if the server says so.
type OnProgress = Box<dyn FnMut(u64, Option<u64>) + Send>;

/// Writes a response to a file. Until the body is complete, the file has another name beside the path, so the path never has a part of it.
///
/// It starts when it is awaited, and returns the number of bytes. If it fails or is dropped, what was written is removed.
#[must_use = "nothing is saved until it is awaited"]
pub struct Save {
    stream: ByteStream,
    path: PathBuf,
    overwrites: bool,
    on_progress: Option<OnProgress>,
}

impl ByteStream {
    /// Writes the rest of the body to a file, which must not exist.
    pub fn save(self, path: impl Into<PathBuf>) -> Save {
        Save { stream: self, path: path.into(), overwrites: false, on_progress: None }
    }
}

impl Save {
    /// Replaces an existing file.
    pub fn overwrite(mut self) -> Self {
        self.overwrites = true;
        self
    }

    /// Sets a closure that is called after each piece, with the number of bytes that have arrived and the length of the body, if the server
    /// says it.
    pub fn on_progress(mut self, tell: impl FnMut(u64, Option<u64>) + Send + 'static) -> Self {
        self.on_progress = Some(Box::new(tell));
        self
    }

    async fn run(self) -> Result<u64, Error> {
        let Self { mut stream, path, overwrites, mut on_progress } = self;
        let length = length(&stream);
        let created = blocking(move || Partial::create(path, overwrites)).await;
        let mut partial = created.map_err(|error| failed(&stream, error))?;
        let mut arrived: u64 = 0;
        while let Some(piece) = stream.chunk().await? {
            arrived = arrived.saturating_add(piece.len() as u64);
            let written = blocking(move || partial.write(&piece)).await;
            partial = written.map_err(|error| failed(&stream, error))?;
            if let Some(tell) = &mut on_progress {
                tell(arrived, length);
            }
        }
        if length.is_some_and(|length| length != arrived) {
            let fault = io::Error::new(io::ErrorKind::UnexpectedEof, "the body is shorter than its `Content-Length`");
            return Err(failed(&stream, fault));
        }
        blocking(move || partial.finish()).await.map_err(|error| failed(&stream, error))?;
        Ok(arrived)
    }
}

/// The length of a body that arrives as it was sent.
fn length(stream: &ByteStream) -> Option<u64> {
    let headers = stream.headers();
    if headers.contains_key(CONTENT_ENCODING) {
        return None;
    }
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Runs what blocks on a thread for it.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    spawn_blocking(work).await.unwrap_or_else(|error| Err(io::Error::other(error)))
}

fn failed(stream: &ByteStream, error: io::Error) -> Error {
    let head = Head { status: stream.status, headers: stream.headers.clone() };
    Error::of(stream.attempt.clone(), Failure::Unsaved(head, error))
}

impl IntoFuture for Save {
    type Output = Result<u64, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for Save {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Save").field("path", &self.path).field("overwrites", &self.overwrites).finish_non_exhaustive()
    }
}
