//! What is written by hand for Notte: sessions that are stopped, agents that are waited for, mail and replays that arrive, data in the form
//! of a type.

mod action;
mod agent;
mod inbox;
mod page;
mod replay;
mod session;
#[cfg(feature = "schemars")]
mod structured;

pub use action::ActionFailed;
pub use agent::AgentRun;
pub use replay::{Replay, ReplayLinks};
pub use session::Session;
#[cfg(feature = "schemars")]
pub use structured::{StructuredError, response_format};
