//! What fails, and what is tried again.

mod faults;
mod outage;
mod retries;
mod stalls;
