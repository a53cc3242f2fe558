//! Alternatives that lead back to their own union: decoding one would decode the same value as the union again, without end.

use crate::hash::HashSet;
use crate::ir::{Kind, Ty, Type, TypeId};

/// Removes each alternative that closes a cycle of unions, and returns the numbers of the unions that had one. The other
/// alternatives of the cycle allow the same values.
pub fn break_union_cycles(types: &mut [Type]) -> Vec<usize> {
    let edges: Vec<Vec<usize>> = types.iter().map(|ty| alternatives(ty, types)).collect();
    let closing = closing(&edges);
    let mut opened: Vec<usize> = closing.iter().map(|(union, _)| *union).collect();
    opened.sort_unstable();
    opened.dedup();
    let ends: Vec<Vec<Option<usize>>> = opened.iter().map(|union| ends(types.get(*union), types)).collect();
    for (union, ends) in opened.iter().zip(ends) {
        let Some(Kind::Union(one)) = types.get_mut(*union).map(|ty| &mut ty.kind) else { continue };
        let mut ends = ends.into_iter();
        one.variants.retain(|_| !ends.next().flatten().is_some_and(|end| closing.contains(&(*union, end))));
    }
    opened
}

/// The unions that a union decodes the same value as.
fn alternatives(ty: &Type, types: &[Type]) -> Vec<usize> {
    ends(Some(ty), types).into_iter().flatten().collect()
}

/// For each alternative of a union, the union that it stands for.
fn ends(ty: Option<&Type>, types: &[Type]) -> Vec<Option<usize>> {
    match ty.map(|ty| &ty.kind) {
        Some(Kind::Union(union)) => union.variants.iter().map(|variant| end(&variant.ty, types)).collect(),
        _ => Vec::new(),
    }
}

/// The union behind names and boxes.
fn end(ty: &Ty, types: &[Type]) -> Option<usize> {
    let mut ty = ty;
    // A chain without a cycle is no longer than the number of types.
    for _ in 0..=types.len() {
        match ty {
            Ty::Boxed(inner) | Ty::Nullable(inner) => ty = inner,
            Ty::Named(TypeId(number)) => match &types.get(*number)?.kind {
                Kind::Newtype(inner) => ty = inner,
                Kind::Union(_) => return Some(*number),
                Kind::Struct(_) | Kind::Enum(_) | Kind::Alias(_) => return None,
            },
            _ => return None,
        }
    }
    None
}

/// The edges that close a cycle in a depth-first search.
fn closing(edges: &[Vec<usize>]) -> HashSet<(usize, usize)> {
    let (mut found, mut done, mut open) = (HashSet::default(), HashSet::default(), HashSet::default());
    for start in 0..edges.len() {
        // A stack of its own: chains of unions may be longer than the thread's stack is deep.
        let mut path = vec![(start, 0)];
        while let Some((at, next)) = path.pop() {
            if done.contains(&at) {
                continue;
            }
            open.insert(at);
            match edges.get(at).and_then(|edges| edges.get(next)) {
                Some(to) => {
                    path.push((at, next + 1));
                    if open.contains(to) {
                        found.insert((at, *to));
                    } else if !done.contains(to) {
                        path.push((*to, 0));
                    }
                }
                None => {
                    open.remove(&at);
                    done.insert(at);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::closing;
    use crate::hash::HashSet;

    #[test]
    fn edges_that_close_a_circle() {
        // 0 → 1 → 2 → 0, 2 → 3 → 3, 4 → 0, 4 → 2
        let found = closing(&[vec![1], vec![2], vec![0, 3], vec![3], vec![0, 2]]);
        assert_eq!(found, [(2, 0), (3, 3)].into_iter().collect::<HashSet<_>>());
    }
}
