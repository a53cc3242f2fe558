//! Layout: who uses each type, and which file it is in.

pub mod modules;
pub mod usage;
