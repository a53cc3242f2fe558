//! Answers, well-formed or not.

use std::io;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::server::answer::{Delivery, Prepared};

/// Sends an answer; says whether the connection can be used again.
///
/// # Errors
///
/// The caller went away.
pub async fn send(stream: &mut TcpStream, answer: &Prepared, is_head: bool) -> io::Result<bool> {
    let bodiless = is_head || answer.status == 204 || answer.status == 304;
    let body: &[u8] = if bodiless { &[] } else { &answer.body };
    match &answer.delivery {
        Delivery::Closed => return Ok(false),
        Delivery::Raw(bytes) => {
            stream.write_all(bytes).await?;
            return Ok(false);
        }
        Delivery::Truncated { sent } => {
            stream.write_all(head(answer, &length(answer)).as_bytes()).await?;
            stream.write_all(body.get(..*sent).unwrap_or(body)).await?;
            stream.flush().await?;
            return Ok(false);
        }
        Delivery::Chunked { size, pause } if !bodiless => {
            stream.write_all(head(answer, "transfer-encoding: chunked\r\n").as_bytes()).await?;
            for chunk in body.chunks((*size).max(1)) {
                stream.flush().await?;
                tokio::time::sleep(*pause).await;
                stream.write_all(format!("{:x}\r\n", chunk.len()).as_bytes()).await?;
                stream.write_all(chunk).await?;
                stream.write_all(b"\r\n").await?;
            }
            stream.write_all(b"0\r\n\r\n").await?;
        }
        Delivery::Late(pause) => {
            tokio::time::sleep(*pause).await;
            whole(stream, answer, body).await?;
        }
        Delivery::Whole | Delivery::Chunked { .. } => whole(stream, answer, body).await?,
    }
    stream.flush().await?;
    Ok(true)
}

async fn whole(stream: &mut TcpStream, answer: &Prepared, body: &[u8]) -> io::Result<()> {
    let mut bytes = head(answer, &length(answer)).into_bytes();
    bytes.extend_from_slice(body);
    stream.write_all(&bytes).await
}

/// The length, unless the status has no body to measure.
fn length(answer: &Prepared) -> String {
    match answer.status {
        204 | 304 => String::new(),
        _ => format!("content-length: {}\r\n", answer.body.len()),
    }
}

fn head(answer: &Prepared, framing: &str) -> String {
    let mut head = format!("HTTP/1.1 {} Answer\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(framing);
    head.push_str("\r\n");
    head
}
