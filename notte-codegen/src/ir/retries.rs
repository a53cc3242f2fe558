//! Which failed calls are sent again.

/// Which failed calls the client sends again, where its default differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retries {
    /// How often a call is sent at most.
    pub attempts: Option<u32>,
    /// The longest wait in seconds that a server may ask for.
    pub max_retry_after: Option<u32>,
    /// Statuses after which any call is sent again.
    pub always_on: Vec<u16>,
    /// Statuses after which a call is sent again if that does no harm.
    pub on: Vec<u16>,
    /// Statuses after which no call is sent again.
    pub never_on: Vec<u16>,
}

/// Where an operation takes a key by which the server recognizes a call that it has seen before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum IdempotencyKey {
    /// In this header.
    Header(String),
    /// In this member of the JSON body.
    Member(String),
}
