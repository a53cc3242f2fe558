//! Waiting for the end that the settings name.

use super::Docs;

/// A method that sends a call until its response says that something is over.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Waiter {
    /// The constant that describes it.
    pub constant: String,
    /// The method's name.
    pub method: String,
    /// Its documentation.
    pub docs: Docs,
    /// The path to the member that says how far it is.
    pub state: Vec<String>,
    /// The values with which it is over, as wanted; strings without quotes.
    pub done: Vec<String>,
    /// The values with which it is over, and failed.
    pub failed: Vec<String>,
    /// The seconds between two calls, if the settings say it.
    pub interval: Option<u32>,
    /// The seconds after which the wait ends, if the settings say it.
    pub deadline: Option<u32>,
}
