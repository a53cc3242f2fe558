//! `cargo lab`: descriptions that are found, invented or changed by chance.

mod corpus;
mod fidelity;
mod invent;
mod mutants;
