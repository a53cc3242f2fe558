//! The commands: of users, and of those who work on this repository.

mod accepted;
mod fetch;
mod generate;
mod inspect;
mod lab;
mod program;
mod regenerate;
mod results;
mod spec;
