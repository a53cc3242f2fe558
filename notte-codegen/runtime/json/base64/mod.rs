//! Bytes in a string (RFC 4648).

use std::fmt;

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{Node, Nullable, Wire, Writer};

/// Bytes in base64. The text is kept as the server wrote it, so that it is sent back unchanged.
///
/// [`bytes`](Self::bytes) decodes it, in the standard alphabet or the URL-safe one, padded or not.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Base64(String);

/// Padding is redundant, and often left out.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

impl Base64 {
    /// Encodes bytes.
    pub fn encode(bytes: impl AsRef<[u8]>) -> Self {
        Self(GeneralPurpose::new(&STANDARD, LENIENT).encode(bytes))
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Decodes the text. Returns `None` if it is not base64.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let text: String = self.0.split_ascii_whitespace().collect();
        let alphabet = if text.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
        GeneralPurpose::new(alphabet, LENIENT).decode(text).ok()
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self::encode(bytes)
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self::encode(bytes)
    }
}

impl From<&[u8]> for Nullable<Base64> {
    fn from(bytes: &[u8]) -> Self {
        Self::Value(bytes.into())
    }
}

impl From<Vec<u8>> for Nullable<Base64> {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Value(bytes.into())
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Wire for Base64 {
    fn read(node: Node<'_>) -> Self {
        Self(node.string().to_owned())
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}
