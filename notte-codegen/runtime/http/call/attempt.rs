//! The part of a call that its response and its error keep.

use super::super::Operation;
use super::super::client::Limits;
use super::super::client::secrets::Secrets;

/// The part of a call that its response and its error keep.
#[derive(Clone)]
pub(in super::super) struct Attempt {
    pub(in super::super) operation: &'static Operation,
    pub(in super::super) limits: Limits,
    /// Whether sending the call twice does no more than sending it once.
    pub(in super::super) is_repeatable: bool,
    pub(in super::super) secrets: Secrets,
    /// Which attempt it was, from 1.
    pub(in super::super) number: u32,
}
