//! The strict server that the client is tested against: what it takes, what it refuses, and what it answers.

mod answers;
mod bodies;
mod credentials;
mod misbehaviour;
mod parameters;
mod paths;
mod schemas;
mod support;
mod wire;
