//! What comes back: values, errors, files, pages and events.

mod answers;
mod described;
mod errors;
mod events;
mod pages;
mod resume;
mod save;
mod wait;
