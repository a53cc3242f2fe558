//! What an answer and an error know of their call.

use super::Operation;
use super::client::Limits;
use super::secrets::Secrets;

/// What an answer and an error know of their call.
#[derive(Clone)]
pub(super) struct Attempt {
    pub(super) operation: &'static Operation,
    pub(super) limits: Limits,
    /// Whether sending the call twice does no more than sending it once.
    pub(super) is_repeatable: bool,
    pub(super) secrets: Secrets,
}
