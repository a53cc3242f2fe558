//! Inline schemas that were written out several times: one definition, and an alias for each other name.
//!
//! Every name stays, whichever of them defines the type: so a schema that is added moves a definition at most.

use super::docs;
use super::recursion::components;
use super::usage::mentioned;
use crate::ir::{Extra, Kind, Ty, Type, TypeId};
use std::collections::HashMap;

/// What must be equal: the definition, down to the documentation of its members, but not that of the type itself.
type Definition = (Kind, bool);

/// Makes aliases of the types that are equal to another one. A type that has a name of its `own` is never one.
pub fn share(types: &mut [Type], own: &[bool]) {
    let is_own = |index: usize| own.get(index).copied().unwrap_or(true);
    let edges: Vec<Vec<usize>> = types.iter().map(|ty| mentioned(ty).into_iter().map(|id| id.0).collect()).collect();
    // The number of the first type with an equal definition; types with a name of their own differ from each other.
    let mut same: Vec<usize> = (0..types.len()).collect();
    let mut met: HashMap<Definition, Vec<usize>> = HashMap::new();
    // What a type mentions comes before it, so that it is already known what that equals.
    for circle in components(&edges) {
        let alone = circle.len() == 1;
        for index in circle {
            let Some(ty) = types.get(index) else { continue };
            if matches!(ty.kind, Kind::Newtype(_) | Kind::Alias(_)) || (!alone && !is_own(index)) {
                continue;
            }
            let mut kind = ty.kind.clone();
            rename(&mut kind, &same);
            let equal = met.entry((kind, ty.deprecated)).or_default();
            if !is_own(index)
                && let Some(first) = equal.iter().find(|other| !is_own(**other))
                && let Some(slot) = same.get_mut(index)
            {
                *slot = *first;
            }
            equal.push(index);
        }
    }
    for mut equal in met.into_values() {
        equal.sort_by_key(|index| (!is_own(*index), *index));
        let Some((first, others)) = equal.split_first() else { continue };
        for other in others.iter().filter(|other| !is_own(**other)) {
            let Some(of) = types.get(*first).map(|ty| ty.name.clone()) else { continue };
            let Some(ty) = types.get_mut(*other) else { continue };
            ty.kind = Kind::Alias(TypeId(*first));
            if ty.docs == [docs::of_type(&ty.name)] {
                ty.docs = vec![format!("Another name of [`{of}`].")];
            }
        }
    }
}

/// Lets a definition mention the first of equal types.
fn rename(kind: &mut Kind, same: &[usize]) {
    match kind {
        Kind::Struct(object) => {
            object.fields.iter_mut().for_each(|field| rename_in(&mut field.ty, same));
            if let Extra::Typed(_, ty) = &mut object.extra {
                rename_in(ty, same);
            }
        }
        Kind::Union(union) => union.variants.iter_mut().for_each(|variant| rename_in(&mut variant.ty, same)),
        Kind::Newtype(ty) => rename_in(ty, same),
        Kind::Enum(_) | Kind::Alias(_) => {}
    }
}

fn rename_in(ty: &mut Ty, same: &[usize]) {
    for id in ty.named_mut() {
        id.0 = same.get(id.0).copied().unwrap_or(id.0);
    }
}
