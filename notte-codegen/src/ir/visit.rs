//! Walks over types: the one place that knows which types a type holds.

use super::{Body, Extra, Kind, Operation, Output, Ty, TypeId};
use std::slice::{from_mut, from_ref};

impl Ty {
    /// The types directly inside of this one.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        let (first, second): (&[Self], &[Self]) = match self {
            Self::Scalar(_) | Self::Formatted(_) | Self::Numeric(_) | Self::Own(_) | Self::Named(_) => (&[], &[]),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::Boxed(inner) => (from_ref(inner), &[]),
            Self::Keyed(key, value) => (from_ref(key), from_ref(value)),
            Self::Tuple(items) => (items, &[]),
        };
        first.iter().chain(second)
    }

    /// The types directly inside of this one, to be changed.
    pub fn children_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        let (first, second): (&mut [Self], &mut [Self]) = match self {
            Self::Scalar(_) | Self::Formatted(_) | Self::Numeric(_) | Self::Own(_) | Self::Named(_) => {
                (&mut [], &mut [])
            }
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::Boxed(inner) => {
                (from_mut(inner), &mut [])
            }
            Self::Keyed(key, value) => (from_mut(key), from_mut(value)),
            Self::Tuple(items) => (items, &mut []),
        };
        first.iter_mut().chain(second)
    }

    /// The types whose values are part of the memory of this type's values: all but those behind a pointer.
    pub fn children_in_place(&self) -> impl Iterator<Item = &Self> {
        let is_in_place = matches!(self, Self::Nullable(_) | Self::Tuple(_));
        self.children().filter(move |_| is_in_place)
    }

    /// Visits this type and all types inside of it, outermost first.
    pub fn walk<'t>(&'t self, visit: &mut impl FnMut(&'t Self)) {
        visit(self);
        for child in self.children() {
            child.walk(visit);
        }
    }

    /// Visits this type and all types inside of it to change them, outermost first.
    pub fn walk_mut(&mut self, visit: &mut impl FnMut(&mut Self)) {
        visit(self);
        for child in self.children_mut() {
            child.walk_mut(visit);
        }
    }

    /// Whether this type or any type inside of it passes the test.
    pub fn any(&self, test: fn(&Self) -> bool) -> bool {
        test(self) || self.children().any(|child| child.any(test))
    }

    /// The generated types in this type.
    #[must_use]
    pub fn named(&self) -> Vec<TypeId> {
        let mut named = Vec::new();
        self.walk(&mut |ty| {
            if let Self::Named(id) = ty {
                named.push(*id);
            }
        });
        named
    }

    /// Replaces the generated types in this type.
    pub fn rename(&mut self, rename: &mut impl FnMut(TypeId) -> TypeId) {
        self.walk_mut(&mut |ty| {
            if let Self::Named(id) = ty {
                *id = rename(*id);
            }
        });
    }
}

impl Kind {
    /// The types that a definition is made of. The target of an alias is not among them.
    #[must_use]
    pub fn types(&self) -> Vec<&Ty> {
        match self {
            Self::Struct(object) => {
                let extra = match &object.extra {
                    Extra::Typed(_, ty) => Some(ty),
                    Extra::Closed | Extra::Json(_) => None,
                };
                object.fields.iter().map(|field| &field.ty).chain(extra).collect()
            }
            Self::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
            Self::Newtype(ty) => vec![ty],
            Self::Enum(_) | Self::Alias(_) => Vec::new(),
        }
    }

    /// The types that a definition is made of, to be changed.
    pub fn types_mut(&mut self) -> Vec<&mut Ty> {
        match self {
            Self::Struct(object) => {
                let extra = match &mut object.extra {
                    Extra::Typed(_, ty) => Some(ty),
                    Extra::Closed | Extra::Json(_) => None,
                };
                object.fields.iter_mut().map(|field| &mut field.ty).chain(extra).collect()
            }
            Self::Union(union) => union.variants.iter_mut().map(|variant| &mut variant.ty).collect(),
            Self::Newtype(ty) => vec![ty],
            Self::Enum(_) | Self::Alias(_) => Vec::new(),
        }
    }

    /// The generated types that a definition mentions, the target of an alias included.
    #[must_use]
    pub fn named(&self) -> Vec<TypeId> {
        match self {
            Self::Alias(id) => vec![*id],
            _ => self.types().into_iter().flat_map(Ty::named).collect(),
        }
    }

    /// Replaces the generated types that a definition mentions, in the order of [`named`](Self::named).
    pub fn rename(&mut self, rename: &mut impl FnMut(TypeId) -> TypeId) {
        match self {
            Self::Alias(id) => *id = rename(*id),
            _ => self.types_mut().into_iter().for_each(|ty| ty.rename(rename)),
        }
    }
}

impl Operation {
    /// Every type that the operation's method, builder and result mention.
    #[must_use]
    pub fn types(&self) -> Vec<&Ty> {
        let mut types: Vec<&Ty> = self.parameters.iter().map(|parameter| &parameter.argument.ty).collect();
        match &self.body {
            Some(Body::Fields { ty, required, optional, .. }) => {
                types.push(ty);
                types.extend(required.iter().chain(optional).map(|field| &field.argument.ty));
            }
            Some(Body::Json(argument, _) | Body::Bytes(argument, ..) | Body::Text(argument, ..)) => {
                types.push(&argument.ty);
            }
            None => {}
        }
        types.extend(self.output.types());
        types
    }
}

impl Output {
    /// This result, and those that it chooses from.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        let variants = match self {
            Self::Choice(_, variants) => variants.as_slice(),
            _ => &[],
        };
        std::iter::once(self).chain(variants.iter().map(|variant| &variant.output))
    }

    /// The types that a result is decoded as.
    pub fn types(&self) -> impl Iterator<Item = &Ty> {
        self.each().flat_map(|output| match output {
            Self::Json(ty) | Self::Events(Some(ty)) => vec![ty],
            Self::NamedEvents { variants, .. } => variants.iter().filter_map(|variant| variant.data.as_ref()).collect(),
            Self::Bytes | Self::Text | Self::Events(None) | Self::Empty | Self::Choice(..) => Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Scalar;

    #[test]
    fn a_walk_meets_every_type_once_and_from_the_outside() {
        let id = |number| Box::new(Ty::Named(TypeId(number)));
        let mut ty = Ty::Tuple(vec![
            Ty::Keyed(id(0), Box::new(Ty::List(id(1)))),
            Ty::Map(Box::new(Ty::Nullable(Box::new(Ty::Boxed(id(2)))))),
            Ty::Scalar(Scalar::Bool),
        ]);
        assert_eq!(ty.named(), [TypeId(0), TypeId(1), TypeId(2)]);
        let mut count = 0;
        ty.walk(&mut |_| count += 1);
        assert_eq!(count, 10);
        assert!(ty.any(|ty| matches!(ty, Ty::Boxed(_))) && !ty.any(|ty| matches!(ty, Ty::Formatted(_))));
        ty.rename(&mut |id| TypeId(id.0 + 1));
        assert_eq!(ty.named(), [TypeId(1), TypeId(2), TypeId(3)]);
        assert_eq!(ty.children_in_place().count(), 3);
    }
}
