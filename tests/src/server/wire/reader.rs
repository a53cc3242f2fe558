//! Requests, as they come.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::chunks;
use crate::server::log::Request;

const LONGEST_HEAD: usize = 64 * 1024;
const MOST_HEADERS: usize = 128;

/// Why no request could be read.
#[derive(Debug)]
pub enum Fault {
    /// The caller went away in the middle.
    Gone,
    /// What came is not a request.
    Malformed(String),
}

impl From<io::Error> for Fault {
    fn from(_: io::Error) -> Self {
        Self::Gone
    }
}

/// One connection.
#[derive(Debug)]
pub struct Reader {
    /// The connection.
    pub stream: TcpStream,
    /// What was read and not yet used.
    pub(super) buffer: Vec<u8>,
}

impl Reader {
    /// Reads from a connection.
    #[must_use]
    pub fn new(stream: TcpStream) -> Self {
        Self { stream, buffer: Vec::new() }
    }

    /// The next request; none when the caller has closed the connection between requests.
    ///
    /// # Errors
    ///
    /// The caller went away in the middle, or what came is not a request.
    pub async fn request(&mut self) -> Result<Option<Request>, Fault> {
        let mut request = loop {
            if let Some((request, length)) = head(&self.buffer)? {
                self.buffer.drain(..length);
                break request;
            }
            if self.buffer.len() > LONGEST_HEAD {
                return Err(Fault::Malformed("the head is too long".to_owned()));
            }
            match self.fill().await {
                Err(Fault::Gone) if self.buffer.is_empty() => return Ok(None),
                filled => filled?,
            }
        };
        if request.header("expect").is_some_and(|expected| expected.eq_ignore_ascii_case("100-continue")) {
            self.stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").await?;
        }
        request.body = self.body(&request).await?;
        Ok(Some(request))
    }

    async fn body(&mut self, request: &Request) -> Result<Vec<u8>, Fault> {
        let lengths = request.header_values("content-length");
        match (request.header("transfer-encoding"), lengths.as_slice()) {
            (None, []) => Ok(Vec::new()),
            (None, [length]) => {
                let length = length.parse().map_err(|_| Fault::Malformed(format!("a content length of {length:?}")))?;
                self.take(length).await
            }
            (Some(coding), []) if coding.eq_ignore_ascii_case("chunked") => chunks::read(self).await,
            (coding, lengths) => {
                Err(Fault::Malformed(format!("content lengths {lengths:?}, transfer encoding {coding:?}")))
            }
        }
    }

    /// Ends the answers and reads what is still sent: closed with bytes unread, a connection is reset, and the answer lost.
    pub async fn drain(&mut self, longest: Duration) {
        if self.stream.shutdown().await.is_err() {
            return;
        }
        let read = async {
            while self.fill().await.is_ok() {
                self.buffer.clear();
            }
        };
        tokio::time::timeout(longest, read).await.ok();
    }

    /// Takes exactly so many bytes.
    pub(super) async fn take(&mut self, length: usize) -> Result<Vec<u8>, Fault> {
        while self.buffer.len() < length {
            self.fill().await?;
        }
        let rest = self.buffer.split_off(length);
        Ok(std::mem::replace(&mut self.buffer, rest))
    }

    /// Reads some more.
    pub(super) async fn fill(&mut self) -> Result<(), Fault> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(Fault::Gone),
            _ => Ok(()),
        }
    }
}

/// The head of a request and its length, once it is there in full.
fn head(buffer: &[u8]) -> Result<Option<(Request, usize)>, Fault> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let length = match parsed.parse(buffer) {
        Err(error) => return Err(Fault::Malformed(error.to_string())),
        Ok(httparse::Status::Partial) => return Ok(None),
        Ok(httparse::Status::Complete(length)) => length,
    };
    let target = parsed.path.unwrap_or_default();
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let header =
        |header: &httparse::Header<'_>| (header.name.to_owned(), String::from_utf8_lossy(header.value).into_owned());
    let request = Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        path: path.to_owned(),
        query: query.map(str::to_owned),
        headers: parsed.headers.iter().map(header).collect(),
        ..Request::default()
    };
    if parsed.version != Some(1) || !path.starts_with('/') || request.header_values("host").len() != 1 {
        return Err(Fault::Malformed("not HTTP/1.1 with a path and one `Host`".to_owned()));
    }
    Ok(Some((request, length)))
}
