//! A group's file: its methods, and what calls take and give.

mod answers;
mod arguments;
mod builder;
mod errors;
mod groups;
mod headers;
mod methods;
mod named_arguments;
mod pages;
mod uses;
mod waiters;

pub use arguments::given;
pub use groups::group;
