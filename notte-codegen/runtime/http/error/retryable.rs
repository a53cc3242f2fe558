//! Whether a failed call may be sent again.

use std::error::Error as StdError;
use std::io::{self, ErrorKind};

use super::failure::Failure;
use super::retry_after;

/// Whether the same call may succeed later, and does no harm if the failed one was carried out.
///
/// `is_repeatable` says that sending the call twice does no more than sending it once.
pub(in super::super) fn is_retryable(failure: &Failure, is_repeatable: bool) -> bool {
    match failure {
        Failure::Transport(error) if error.is_connect() => error.is_timeout() || is_refused(error.cause()),
        Failure::Transport(error) => is_repeatable && error.is_request(),
        Failure::Timeout(_) | Failure::Stalled(..) | Failure::Idle(..) | Failure::Broken(..) => is_repeatable,
        Failure::Api(error) => {
            // A server that says when has not carried the call out.
            let says_when = retry_after::read(error.headers()).is_some();
            match error.status().as_u16() {
                403 => says_when,
                429 | 503 => says_when || is_repeatable,
                408 | 502 | 504 => is_repeatable,
                _ => false,
            }
        }
        _ => false,
    }
}

/// Whether the network or the server refused the connection. An unknown host and a fault of TLS are none of these: they
/// stay as they are.
pub(in super::super) fn is_refused(error: &(dyn StdError + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<io::Error>() {
            return matches!(
                error.kind(),
                ErrorKind::ConnectionRefused
                    | ErrorKind::ConnectionReset
                    | ErrorKind::ConnectionAborted
                    | ErrorKind::HostUnreachable
                    | ErrorKind::NetworkUnreachable
                    | ErrorKind::NetworkDown
                    | ErrorKind::AddrNotAvailable
                    | ErrorKind::TimedOut
            );
        }
        cause = error.source();
    }
    false
}
