//! Which answer comes next.

use std::collections::VecDeque;

use super::Answer;

/// The answers of one operation.
#[derive(Debug, Default)]
pub struct Script {
    once: VecDeque<Answer>,
    always: Answer,
}

impl Script {
    /// Sets the answer for every request that has none of its own.
    pub fn always(&mut self, answer: Answer) {
        self.always = answer;
    }

    /// Adds an answer for one request.
    pub fn once(&mut self, answer: Answer) {
        self.once.push_back(answer);
    }

    /// The answer for the next request.
    pub fn next(&mut self) -> Answer {
        self.once.pop_front().unwrap_or_else(|| self.always.clone())
    }
}
