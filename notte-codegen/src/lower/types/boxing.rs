//! Types that contain themselves: a `Box` where the cycle closes.

use crate::ir::{Kind, Presence, Ty, Type};

/// A required member or element of a type that would have no finite value.
pub struct Loosened {
    /// The number of the type.
    pub ty: usize,
    /// The member; none if the type itself is the tuple.
    pub member: Option<String>,
    /// Whether it is an element of a tuple.
    pub element: bool,
}

/// Boxes what closes a cycle of types, and returns what had to be made optional. Lists, maps and boxes end a cycle by themselves. Members that
/// are required need no box, since what they alone lead to has an end; so a member that is added elsewhere and closes a cycle leaves them as they are.
pub fn break_cycles(types: &mut [Type]) -> Vec<Loosened> {
    let loosened = loosen(types);
    let edges: Vec<Vec<usize>> = types.iter().map(contained).collect();
    let circles = circles(&edges);
    for (index, ty) in types.iter_mut().enumerate() {
        // An edge inside a strongly connected component is part of a cycle.
        let closes = |ty: &Ty| matches!(ty, Ty::Named(id) if circles.get(id.0) == circles.get(index));
        match &mut ty.kind {
            Kind::Struct(object) => {
                for field in &mut object.fields {
                    boxed(&mut field.ty, field.presence == Presence::Required, &closes);
                }
            }
            Kind::Union(union) => union.variants.iter_mut().for_each(|variant| boxed(&mut variant.ty, false, &closes)),
            Kind::Newtype(ty) => boxed(ty, false, &closes),
            Kind::Enum(_) | Kind::Alias(_) => {}
        }
    }
    loosened
}

/// Makes required fields optional that are part of a cycle of required fields.
///
/// No finite value has such a type, so servers leave the field out. Decoding makes a placeholder for every missing field, which
/// would not end either.
fn loosen(types: &mut [Type]) -> Vec<Loosened> {
    let mut loosened = Vec::new();
    let edges: Vec<Vec<usize>> = types.iter().map(demanded).collect();
    let circles = circles(&edges);
    for (index, ty) in types.iter_mut().enumerate() {
        let closes = |ty: &Ty| matches!(ty, Ty::Named(id) if circles.get(id.0) == circles.get(index));
        match &mut ty.kind {
            Kind::Struct(object) => {
                for field in &mut object.fields {
                    if closes(&field.ty) && field.presence == Presence::Required {
                        field.presence = Presence::Optional;
                        loosened.push(Loosened { ty: index, member: Some(field.wire.clone()), element: false });
                    }
                    if loosen_tuple(&mut field.ty, &closes) {
                        loosened.push(Loosened { ty: index, member: Some(field.wire.clone()), element: true });
                    }
                }
            }
            Kind::Newtype(ty) => {
                if loosen_tuple(ty, &closes) {
                    loosened.push(Loosened { ty: index, member: None, element: true });
                }
            }
            Kind::Union(_) | Kind::Enum(_) | Kind::Alias(_) => {}
        }
    }
    loosened
}

/// Makes elements of a tuple nullable. Returns whether there were any.
fn loosen_tuple(ty: &mut Ty, closes: &impl Fn(&Ty) -> bool) -> bool {
    let Ty::Tuple(items) = ty else { return false };
    let mut found = false;
    for item in items.iter_mut().filter(|item| closes(item)) {
        *item = Ty::Nullable(Box::new(item.clone()));
        found = true;
    }
    found
}

/// The types that every value of a type contains.
fn demanded(ty: &Type) -> Vec<usize> {
    match &ty.kind {
        Kind::Struct(object) => {
            let required = object.fields.iter().filter(|field| field.presence == Presence::Required);
            required.flat_map(|field| at_once(&field.ty)).collect()
        }
        Kind::Newtype(ty) => at_once(ty),
        Kind::Union(_) | Kind::Enum(_) | Kind::Alias(_) => Vec::new(),
    }
}

/// The generated types that every value contains.
fn at_once(ty: &Ty) -> Vec<usize> {
    match ty {
        Ty::Named(id) => vec![id.0],
        Ty::Tuple(_) => ty.children().flat_map(at_once).collect(),
        _ => Vec::new(),
    }
}

/// Boxes what closes a cycle in a type, unless every value has it.
fn boxed(ty: &mut Ty, is_demanded: bool, closes: &impl Fn(&Ty) -> bool) {
    match ty {
        Ty::Nullable(inner) => boxed(inner, false, closes),
        Ty::Tuple(items) => items.iter_mut().for_each(|item| boxed(item, is_demanded, closes)),
        ty if closes(ty) && !is_demanded => {
            let inner = ty.clone();
            *ty = Ty::Boxed(Box::new(inner));
        }
        _ => {}
    }
}

/// The types that a type contains without indirection.
fn contained(ty: &Type) -> Vec<usize> {
    let mut found = Vec::new();
    match &ty.kind {
        Kind::Struct(object) => object.fields.iter().for_each(|field| direct(&field.ty, &mut found)),
        Kind::Union(union) => union.variants.iter().for_each(|variant| direct(&variant.ty, &mut found)),
        Kind::Newtype(ty) => direct(ty, &mut found),
        Kind::Enum(_) | Kind::Alias(_) => {}
    }
    found
}

fn direct(ty: &Ty, found: &mut Vec<usize>) {
    if let Ty::Named(id) = ty {
        found.push(id.0);
    }
    ty.children_in_place().for_each(|child| direct(child, found));
}

/// The number of the cycle that each type is part of; types outside of cycles have numbers of their own.
fn circles(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut circles = vec![0; edges.len()];
    for (number, members) in components(edges).into_iter().enumerate() {
        for member in members {
            if let Some(slot) = circles.get_mut(member) {
                *slot = number;
            }
        }
    }
    circles
}

/// The strongly connected components, those that others lead to first.
pub fn components(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let links = edges.iter().enumerate().flat_map(|(from, list)| list.iter().map(move |to| (from, *to)));
    let mut graph: petgraph::graph::DiGraph<(), (), usize> = petgraph::graph::DiGraph::from_edges(links);
    while graph.node_count() < edges.len() {
        graph.add_node(());
    }
    let components = petgraph::algo::kosaraju_scc(&graph).into_iter();
    components.map(|members| members.into_iter().map(|member| member.index()).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn circles_are_found() {
        // 0 → 1 → 2 → 0, 2 → 3, 3 → 3, 4 → 3
        let found = circles(&[vec![1], vec![2], vec![0, 3], vec![3], vec![3]]);
        assert_eq!(found[0], found[1]);
        assert_eq!(found[1], found[2]);
        assert_ne!(found[2], found[3]);
        assert_ne!(found[3], found[4]);
    }
}
