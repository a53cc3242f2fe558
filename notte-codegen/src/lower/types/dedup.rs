//! Equal inline schemas: one definition, and an alias for each other name.
//!
//! Every name is kept, so adding a schema moves a definition at most.

use super::boxing::components;
use crate::hash::{HashMap, RandomState};
use crate::ir::{EnumRepr, Kind, Type, TypeId};
use crate::lower::docs;
use std::hash::BuildHasher;

/// Makes aliases of types whose definitions are equal, the documentation of members included and that of the type excluded. A type
/// with a name of its `own` never becomes an alias. Enums of integers are equal by chance, so their names have to end in the same of
/// the `words` as well.
pub fn share_equal_types(types: &mut [Type], own: &[bool], words: &[Option<String>]) {
    let is_own = |index: usize| own.get(index).copied().unwrap_or(true);
    let edges: Vec<Vec<usize>> = types.iter().map(|ty| ty.kind.named().into_iter().map(|id| id.0).collect()).collect();
    // A type with a name of its own differs from all others, so a cycle through it is none.
    let open: Vec<Vec<usize>> =
        edges.iter().map(|list| list.iter().copied().filter(|to| !is_own(*to)).collect()).collect();
    // The number of the first type with an equal definition; types with a name of their own differ from each other.
    let mut same: Vec<usize> = (0..types.len()).collect();
    // Types with equal definitions, by the hash of the definition.
    let hasher = RandomState::default();
    let mut met: HashMap<u64, Vec<Vec<usize>>> = HashMap::default();
    // The types in a definition are compared before it.
    for circle in components(&open) {
        let alone = circle.len() == 1;
        for index in circle {
            let Some(ty) = types.get_mut(index) else { continue };
            if matches!(ty.kind, Kind::Newtype(_) | Kind::Alias(_)) || (!alone && !is_own(index)) {
                continue;
            }
            // It names the first of equal types until all are compared.
            ty.kind.rename(&mut |id| TypeId(same.get(id.0).copied().unwrap_or(id.0)));
            let word = |index: usize, kind: &Kind| {
                let is_of_integers = matches!(kind, Kind::Enum(values) if values.repr == EnumRepr::Integer);
                words.get(index).filter(|_| is_of_integers)
            };
            let definition = |index: usize| types.get(index).map(|ty| (&ty.kind, ty.deprecated, word(index, &ty.kind)));
            let alike = met.entry(hasher.hash_one(definition(index))).or_default();
            let equal =
                alike.iter_mut().find(|equal| equal.first().map(|first| definition(*first)) == Some(definition(index)));
            let Some(equal) = equal else {
                alike.push(vec![index]);
                continue;
            };
            if !is_own(index)
                && let Some(first) = equal.iter().find(|other| !is_own(**other))
                && let Some(slot) = same.get_mut(index)
            {
                *slot = *first;
            }
            equal.push(index);
        }
    }
    for (ty, edges) in types.iter_mut().zip(edges) {
        let mut edges = edges.into_iter();
        ty.kind.rename(&mut |id| TypeId(edges.next().unwrap_or(id.0)));
    }
    for mut equal in met.into_values().flatten() {
        equal.sort_by_key(|index| (!is_own(*index), *index));
        let Some((first, others)) = equal.split_first() else { continue };
        for other in others.iter().filter(|other| !is_own(**other)) {
            let Some(of) = types.get(*first).map(|ty| ty.name.clone()) else { continue };
            let Some(ty) = types.get_mut(*other) else { continue };
            ty.kind = Kind::Alias(TypeId(*first));
            if ty.docs == [docs::of_type(&ty.name)] {
                ty.docs = vec![format!("An alias of [`{of}`].")];
            }
        }
    }
}
