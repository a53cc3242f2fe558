//! The names of a group's methods: each operation claims some, then all claims are settled at once.

use crate::names::Scope;

/// What the names that an operation claims are made of. The strongest comes first: what an id says is not taken by what is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameOrigin {
    /// Its id.
    Id,
    /// Its id, and a response that is a list.
    List,
    /// Its method and path.
    Route,
    /// Its id, less what its arguments say.
    Shortened,
    /// Its id, which is about several things of its group: the name without them is that of what is done to one.
    Several,
}

/// The names that an operation claims.
#[derive(Clone, Debug)]
pub struct MethodClaim {
    pub origin: NameOrigin,
    /// The one that it had in an earlier client.
    pub earlier: Option<String>,
    /// All of them, best first.
    pub names: Vec<String>,
}

/// Settles the claims of operations, each with its number. A name of an earlier client is kept, so that no operation more renames
/// another.
pub fn settle_methods(mut claims: Vec<(usize, MethodClaim)>, taken: &mut Scope) -> Vec<(usize, String)> {
    claims.sort_by_key(|(_, claim)| (claim.earlier.is_none(), claim.origin));
    let settled = claims.into_iter().map(|(index, claim)| {
        let names: Vec<String> = claim.earlier.into_iter().chain(claim.names).collect();
        (index, taken.first_free(&names))
    });
    settled.collect()
}
