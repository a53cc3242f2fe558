//! Chunked bodies.

use super::reader::{Fault, Reader};

/// Reads a chunked body, trailers and all; the trailers are dropped.
pub async fn read(reader: &mut Reader) -> Result<Vec<u8>, Fault> {
    let mut body = Vec::new();
    loop {
        let (start, size) = loop {
            match httparse::parse_chunk_size(&reader.buffer) {
                Err(_) => return Err(Fault::Malformed("a chunk without a size".to_owned())),
                Ok(httparse::Status::Complete(found)) => break found,
                Ok(httparse::Status::Partial) => reader.fill().await?,
            }
        };
        reader.take(start).await?;
        if size == 0 {
            break;
        }
        let size = usize::try_from(size).map_err(|_| Fault::Malformed("a chunk that is too long".to_owned()))?;
        body.extend(reader.take(size).await?);
        if reader.take(2).await? != b"\r\n" {
            return Err(Fault::Malformed("a chunk that goes on after its size".to_owned()));
        }
    }
    loop {
        match reader.buffer.windows(2).position(|pair| pair == b"\r\n") {
            None => reader.fill().await?,
            Some(end) => {
                reader.take(end + 2).await?;
                if end == 0 {
                    return Ok(body);
                }
            }
        }
    }
}
