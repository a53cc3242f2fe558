//! What is written by hand for Notte: sessions that are stopped, agents that are waited for, mail that arrives.

mod action;
mod agent;
mod inbox;
mod session;

pub use action::ActionFailed;
pub use agent::AgentRun;
pub use session::Session;
