//! JSON: its text, and the values that types make of it.

mod any;
mod memory;
mod objects;
mod own;
mod secrets;
mod text;
mod values;
