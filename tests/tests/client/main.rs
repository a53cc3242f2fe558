//! The client of Notte, against a strict server or a double of the API.

mod answers;
mod bytes;
mod errors;
mod examples;
mod faults;
mod operations;
mod own_shapes;
mod paths;
mod promises;
mod quickstart;
mod retries;
mod secrets;
mod shell;
mod structured;
