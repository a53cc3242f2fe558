//! What a test asks of the log.

use super::log::{Request, Rule};
use super::running::{Server, lock};

impl Server {
    /// Every request so far, in the order in which they were complete.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.state.log).clone()
    }

    /// The last request.
    ///
    /// # Panics
    ///
    /// There was none.
    #[must_use]
    #[track_caller]
    pub fn last(&self) -> Request {
        let last = lock(&self.state.log).last().cloned();
        assert!(last.is_some(), "no request came");
        last.unwrap_or_default()
    }

    /// Forgets the requests so far.
    pub fn clear(&self) {
        lock(&self.state.log).clear();
    }

    /// Insists that no request so far broke a rule.
    ///
    /// # Panics
    ///
    /// One did.
    #[track_caller]
    pub fn assert_clean(&self) {
        let mut faults = String::new();
        for request in self.requests() {
            for violation in &request.violations {
                let query = request.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
                faults.push_str(&format!(
                    "\n  {} {}{query}: {:?}: {}",
                    request.method, request.path, violation.rule, violation.message
                ));
            }
        }
        assert!(faults.is_empty(), "requests that the description does not allow:{faults}");
    }

    /// Insists that the last request broke this rule.
    ///
    /// # Panics
    ///
    /// It did not.
    #[track_caller]
    pub fn assert_broke(&self, rule: Rule) {
        let last = self.last();
        assert!(last.broke(rule), "{rule:?} was not broken, but {:?}", last.violations);
    }
}
