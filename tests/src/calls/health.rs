//! The health check.

use super::Expected;
use super::table::{Case, Operation, json};

pub(super) fn operations() -> Vec<Operation> {
    let check = || Case::new(|notte| json(notte.health().check()), Expected::get("/health").anonymous());
    vec![Operation::new("healthCheck", check(), check())]
}
