//! `multipart/form-data` (RFC 7578): fields and files in one body.

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;

use bytes::{Bytes, BytesMut};

/// A file that is sent as part of a form.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct File {
    /// What is in it.
    pub content: Bytes,
    /// Its name. Many servers take a part without one for a plain field.
    pub name: String,
    /// Its media type; `application/octet-stream` when none is given.
    pub content_type: Option<String>,
}

impl File {
    /// A file of this name and content.
    pub fn new(name: impl Into<String>, content: impl Into<Bytes>) -> Self {
        Self { content: content.into(), name: name.into(), content_type: None }
    }

    /// A file of the file system, read now, by its own name.
    pub fn read(path: impl AsRef<Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Self::new(name, std::fs::read(path)?))
    }

    /// The same with this media type.
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }
}

/// Without its content, which may be long, or a secret.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("bytes", &self.content.len())
            .finish()
    }
}

impl From<Bytes> for File {
    fn from(content: Bytes) -> Self {
        Self::new("file", content)
    }
}

impl From<Vec<u8>> for File {
    fn from(content: Vec<u8>) -> Self {
        Self::new("file", content)
    }
}

/// The parts of a body, in the order in which they were set.
#[derive(Clone, Default)]
pub(super) struct Parts {
    parts: Vec<Part>,
}

/// About as much as stands around the content of a part.
const PART_HEAD: usize = 256;

#[derive(Clone)]
struct Part {
    field: String,
    file: Option<String>,
    content_type: Option<String>,
    content: Bytes,
}

impl Parts {
    /// Takes out what was set for a field, so that setting it again replaces it.
    pub(super) fn clear(&mut self, field: &str) {
        self.parts.retain(|part| part.field != field);
    }

    /// Adds a part that is no file.
    pub(super) fn text(&mut self, field: &str, content: String, content_type: Option<&str>) {
        self.parts.push(Part {
            field: field.to_owned(),
            file: None,
            content_type: content_type.map(str::to_owned),
            content: content.into(),
        });
    }

    /// Adds a file.
    pub(super) fn file(&mut self, field: &str, file: File) {
        let content_type = file.content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
        self.parts.push(Part {
            field: field.to_owned(),
            file: Some(file.name),
            content_type: Some(content_type),
            content: file.content,
        });
    }

    /// The content type and the body; or what is wrong with a part.
    pub(super) fn finish(&self) -> Result<(String, Bytes), String> {
        let boundary = self.boundary();
        let content: usize = self.parts.iter().map(|part| part.content.len() + PART_HEAD).sum();
        let mut body = BytesMut::with_capacity(content);
        for part in &self.parts {
            let mut head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"", escaped(&part.field));
            if let Some(file) = &part.file {
                head.push_str(&format!("; filename=\"{}\"", escaped(file)));
            }
            if let Some(content_type) = &part.content_type {
                if content_type.is_empty() || !content_type.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
                    return Err(format!("the content type of the part `{}` cannot be sent", part.field));
                }
                head.push_str(&format!("\r\nContent-Type: {content_type}"));
            }
            head.push_str("\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(&part.content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        Ok((format!("multipart/form-data; boundary={boundary}"), body.freeze()))
    }

    /// A line that stands in no part, and that no content can have been made to have in it.
    fn boundary(&self) -> String {
        loop {
            let random = || RandomState::new().hash_one(());
            let boundary = format!("form-{:016x}{:016x}", random(), random());
            if !self.parts.iter().any(|part| contains(&part.content, boundary.as_bytes())) {
                return boundary;
            }
        }
    }
}

fn contains(content: &[u8], needle: &[u8]) -> bool {
    content.windows(needle.len()).any(|window| window == needle)
}

/// What browsers do with the characters that would end the name (HTML, multipart/form-data encoding algorithm).
fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
