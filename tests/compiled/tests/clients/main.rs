//! What the clients of the fixtures do. One program, because each that is linked with all of them takes long.

mod additive;
mod day_one;
mod requests;
mod responses;
mod types;
