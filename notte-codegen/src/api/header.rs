//! Headers that a description can't set.

/// The headers that frame a message and govern its connection (RFC 9110, 7.6; RFC 9112, 6), in small letters. The HTTP library sets them.
const FRAMING: [&str; 10] = [
    "connection",
    "content-length",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Whether a header frames a message or governs its connection.
#[must_use]
pub fn is_framing_header(name: &str) -> bool {
    FRAMING.iter().any(|framing| framing.eq_ignore_ascii_case(name))
}

/// Whether a header parameter is left out: one that frames the message, or that asks for an encoding which the client does not decode.
#[must_use]
pub fn is_set_by_transport(name: &str) -> bool {
    is_framing_header(name) || name.eq_ignore_ascii_case("accept-encoding")
}
