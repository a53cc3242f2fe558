//! The house: what the documents say of the code, held against the code.

mod architecture;
mod book;
mod codes;
mod file_cycles;
mod mapping;
mod readme;
