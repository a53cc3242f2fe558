//! A file, read piece by piece on the threads that may wait.

use std::fs::File;
use std::io::{self, Read, Take};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::task::{JoinHandle, spawn_blocking};

use super::Broken;

/// As much is read at once.
const LENGTH: usize = 128 << 10;

pub(in super::super) struct FileStream {
    // Either the file is here, or somebody reads it, or it has ended.
    file: Option<Take<File>>,
    reading: Option<JoinHandle<Piece>>,
}

/// What was read, and the file again.
type Piece = io::Result<(Take<File>, Bytes)>;

impl FileStream {
    /// Opens a file; gives its length too, if it has one. What is added to it after that is not read.
    pub(in super::super) async fn open(path: Arc<Path>) -> io::Result<(Self, Option<u64>)> {
        let opened = spawn_blocking(move || {
            let file = File::open(path)?;
            let metadata = file.metadata()?;
            if metadata.is_dir() {
                return Err(io::Error::from(io::ErrorKind::IsADirectory));
            }
            // A pipe has none.
            let length = metadata.is_file().then_some(metadata.len());
            Ok((file.take(length.unwrap_or(u64::MAX)), length))
        });
        let (file, length) = opened.await.map_err(io::Error::other)??;
        Ok((Self { file: Some(file), reading: None }, length))
    }
}

impl Stream for FileStream {
    type Item = Result<Bytes, Broken>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(file) = self.file.take() {
            self.reading = Some(spawn_blocking(|| read(file)));
        }
        let Some(reading) = &mut self.reading else {
            return Poll::Ready(None);
        };
        let read = ready!(Pin::new(reading).poll(cx));
        self.reading = None;
        Poll::Ready(match read.unwrap_or_else(|error| Err(io::Error::other(error))) {
            Ok((_, piece)) if piece.is_empty() => None,
            Ok((file, piece)) => {
                self.file = Some(file);
                Some(Ok(piece))
            }
            Err(error) => Some(Err(error.into())),
        })
    }
}

fn read(mut file: Take<File>) -> Piece {
    let mut piece = vec![0; LENGTH];
    let length = file.read(&mut piece)?;
    piece.truncate(length);
    Ok((file, piece.into()))
}
