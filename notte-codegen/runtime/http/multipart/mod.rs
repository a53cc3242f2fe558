//! `multipart/form-data` (RFC 7578): fields and files in one body.

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use serde_json::Value;

use super::super::json::{Wire, to_json};
use super::call::content::{Content, Faults, Opening};
use super::call::draft::{Draft, header};
use super::request_body::body_stream::{self, Part as Piece};
use super::response::from_response::is_json;
use super::style::{self, Style};
use super::{Body, Param, form};

/// A file in a multipart form.
///
/// A path converts to a file with its name; bytes and a [`Body`] convert to a file named `file`. A text does not convert, since it could be
/// a path or the content: use [`File::path`] or [`File::new`].
#[derive(Clone)]
pub struct File {
    /// Its content.
    pub content: Body,
    /// Its name. Many servers treat a part without a name as a plain field.
    pub name: String,
    /// Its media type. The default is `application/octet-stream`.
    pub content_type: Option<String>,
}

impl File {
    /// Creates a file with this name and content: bytes, or a [`Body`].
    pub fn new(name: impl Into<String>, content: impl Into<Body>) -> Self {
        Self { content: content.into(), name: name.into(), content_type: None }
    }

    /// Creates a file from a path, with the name in the path. It is opened and read when the call is sent.
    pub fn path(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        Self::new(own_name(path), Body::path(path))
    }

    /// Reads a file from a path, with the name in the path.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn read(path: impl AsRef<Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        Ok(Self::new(own_name(path), std::fs::read(path)?))
    }

    /// Sets the media type.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }
}

fn own_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Does not show the content, which may be long or secret.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("content", &self.content)
            .finish()
    }
}

macro_rules! file_of_content {
    ($($type:ty),*) => {$(
        impl From<$type> for File {
            fn from(content: $type) -> Self {
                Self::new("file", content)
            }
        }
    )*};
}

file_of_content!(Body, Bytes, Vec<u8>, &'static [u8]);

impl<const N: usize> From<&'static [u8; N]> for File {
    fn from(content: &'static [u8; N]) -> Self {
        Self::new("file", content.as_slice())
    }
}

macro_rules! file_of_path {
    ($($type:ty),*) => {$(
        impl From<$type> for File {
            fn from(path: $type) -> Self {
                Self::path(path)
            }
        }
    )*};
}

file_of_path!(&Path, &PathBuf, PathBuf);

/// The parts of a multipart body, in the order in which they were set.
#[derive(Clone)]
pub(super) struct Parts {
    media_type: String,
    // Random, so that no content can be made to contain it.
    boundary: String,
    parts: Vec<Part>,
    // By field.
    headers: Vec<(String, HeaderName, HeaderValue)>,
}

#[derive(Clone)]
struct Part {
    // The field that was set, and the name of this part of it.
    field: String,
    name: String,
    file: Option<String>,
    content_type: Option<String>,
    content: Body,
}

impl Default for Parts {
    fn default() -> Self {
        let random = || RandomState::new().hash_one(());
        let boundary = format!("form-{:016x}{:016x}", random(), random());
        Self { media_type: "multipart/form-data".to_owned(), boundary, parts: Vec::new(), headers: Vec::new() }
    }
}

impl Parts {
    /// Removes the parts of a field, so that setting it again replaces it.
    fn clear(&mut self, field: &str) {
        self.parts.retain(|part| part.field != field);
    }

    fn add(&mut self, field: &str, content: Body, file: Option<String>, content_type: Option<String>) {
        self.parts.push(Part { field: field.to_owned(), name: field.to_owned(), file, content_type, content });
    }

    /// Checks the content types of the parts.
    fn checked(&self) -> Result<(), String> {
        let sendable = |content_type: &String| {
            !content_type.is_empty() && content_type.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        };
        match self.parts.iter().find(|part| !part.content_type.as_ref().is_none_or(sendable)) {
            Some(part) => Err(format!("the content type of the part `{}` cannot be sent", part.field)),
            None => Ok(()),
        }
    }
}

impl Content for Parts {
    fn content_type(&self) -> String {
        format!("{}; boundary={}", self.media_type, self.boundary)
    }

    fn is_once(&self) -> bool {
        self.parts.iter().any(|part| part.content.is_once())
    }

    fn open(&self, faults: &Faults) -> Opening {
        let boundary = &self.boundary;
        let mut pieces = Vec::new();
        // The text between two contents.
        let mut text = String::new();
        for part in &self.parts {
            text.push_str(&format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"", escaped(&part.name)));
            if let Some(file) = &part.file {
                text.push_str(&format!("; filename=\"{}\"", escaped(file)));
            }
            if let Some(content_type) = &part.content_type {
                text.push_str(&format!("\r\nContent-Type: {content_type}"));
            }
            for (_, name, value) in self.headers.iter().filter(|(field, ..)| *field == part.field) {
                text.push_str(&format!("\r\n{name}: {}", value.to_str().unwrap_or_default()));
            }
            text.push_str("\r\n\r\n");
            pieces.push(piece(String::new(), std::mem::take(&mut text).into()));
            pieces.push(piece(format!("the part `{}`", part.field), part.content.clone()));
            text.push_str("\r\n");
        }
        text.push_str(&format!("--{boundary}--\r\n"));
        pieces.push(piece(String::new(), text.into()));
        body_stream::open(pieces, faults)
    }
}

fn piece(name: String, body: Body) -> Piece {
    Piece { name, body }
}

/// Escapes the characters that would end the name, as browsers do (HTML, multipart/form-data encoding algorithm).
fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[allow(dead_code, reason = "an API may have parts of one kind only")]
impl Draft {
    /// Sets a field of a multipart form.
    ///
    /// A list becomes a part for each of its items. An object, a list in a list, and a value with a JSON content type are sent as JSON.
    pub(crate) fn part<V: Wire>(&mut self, name: &str, value: &V, content_type: Option<&str>) {
        let value = to_json(value);
        let is_json = content_type.is_some_and(|media| is_json(media.split(';').next().unwrap_or(media).trim()));
        self.parts(|parts| {
            parts.clear(name);
            for item in form::items(&value) {
                let is_nested = matches!(item, Value::Array(_) | Value::Object(_));
                let content_type = content_type.or(is_nested.then_some("application/json")).map(str::to_owned);
                let text = if is_json { item.to_string() } else { style::text(item) };
                parts.add(name, text.into(), None, content_type);
            }
        });
    }

    /// Sets a field of a multipart form to a value in a style; with `explode` a part for each item or member.
    pub(crate) fn part_styled<V: Wire>(&mut self, name: &str, value: &V, style: Style, explode: bool) {
        let named = style::named(name, &to_json(value), style, explode);
        self.parts(|parts| {
            parts.clear(name);
            for (part, text) in named {
                let (field, content) = (name.to_owned(), text.into());
                parts.parts.push(Part { field, name: part, file: None, content_type: None, content });
            }
        });
    }

    /// Sets a field of a multipart form to files. `content_type` is the default for files without one.
    pub(crate) fn files(&mut self, name: &str, files: impl IntoIterator<Item = File>, content_type: Option<&str>) {
        self.parts(|parts| {
            parts.clear(name);
            for file in files {
                let default = || content_type.unwrap_or("application/octet-stream").to_owned();
                let content_type = file.content_type.unwrap_or_else(default);
                parts.add(name, file.content, Some(file.name), Some(content_type));
            }
        });
    }

    /// Sets a header of the parts of a field. Setting it again replaces it.
    pub(crate) fn part_header<P: Param + ?Sized>(&mut self, field: &str, name: &str, value: &P) {
        match header(name, &value.text()) {
            Ok((name, value)) => self.parts(|parts| {
                parts.headers.retain(|(other, known, _)| other != field || *known != name);
                parts.headers.push((field.to_owned(), name, value));
            }),
            Err(fault) => self.note(Err(fault)),
        }
    }

    /// Sets the media type of a multipart body that is not a form, such as `multipart/mixed`.
    pub(crate) fn multipart(&mut self, media_type: &str) {
        self.parts(|parts| parts.media_type = media_type.to_owned());
    }

    fn parts(&mut self, change: impl FnOnce(&mut Parts)) {
        let checked = self.change(|parts: &mut Parts| {
            change(parts);
            parts.checked()
        });
        self.note(checked);
    }
}
