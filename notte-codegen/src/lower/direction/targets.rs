//! Where schemas lead, as a graph.

use crate::api::{Additional, Api, Discriminator, Origin, Schema, SchemaId};
use crate::hash::{HashMap, HashSet};

/// For each schema with a discriminator, the components that include it through `allOf`, by name: directly, or through others
/// that have no discriminator of their own; and the others that it names itself.
pub type Children = HashMap<SchemaId, Vec<(String, SchemaId)>>;

/// The components that include a schema with a discriminator through `allOf`, as they are received and as they are sent.
pub fn children(api: &Api) -> Children {
    let copies: HashMap<SchemaId, SchemaId> = ids(api)
        .filter_map(|id| match api.schema(id).origin {
            Origin::Sent(original) => Some((original, id)),
            _ => None,
        })
        .collect();
    let mut direct = Children::default();
    for (name, id) in &api.components {
        for id in std::iter::once(id).chain(copies.get(id)) {
            let schema = api.schema(*id);
            let included = schema.reference.filter(|_| !schema.properties.is_empty());
            for part in schema.all_of.iter().chain(&included).filter(|part| *part != id) {
                direct.entry(*part).or_default().push((name.clone(), *id));
            }
        }
    }
    // One in another file is no component; the discriminator names it.
    for id in ids(api) {
        for (tag, child) in own_discriminator(api, id).into_iter().flat_map(|discriminator| &discriminator.mapping) {
            let known = || direct.get(&id).is_some_and(|known| known.iter().any(|(_, other)| other == child));
            if *child != id && api.schema(*child).all_of.contains(&id) && !known() {
                direct.entry(id).or_default().push((tag.clone(), *child));
            }
        }
    }
    let bases = direct.keys().filter(|id| own_discriminator(api, **id).is_some());
    bases.map(|base| (*base, until_the_next(api, &direct, *base))).collect()
}

/// What includes a schema, and what includes that, as far as there is no other discriminator.
fn until_the_next(api: &Api, direct: &Children, base: SchemaId) -> Vec<(String, SchemaId)> {
    let (mut found, mut seen) = (Vec::new(), HashSet::from_iter([base]));
    let mut next = 0;
    let mut at = Some(base);
    while let Some(id) = at {
        let children = direct.get(&id).into_iter().flatten();
        found.extend(children.filter(|(_, child)| seen.insert(*child)).cloned());
        let is_open = |id: &SchemaId| own_discriminator(api, *id).is_none();
        at = None;
        while let (None, Some((_, child))) = (at, found.get(next)) {
            next += 1;
            at = Some(*child).filter(is_open);
        }
    }
    found
}

/// The discriminator that a schema has itself, or in a part that no other schema includes.
pub fn own_discriminator(api: &Api, id: SchemaId) -> Option<&Discriminator> {
    let schema = api.schema(id);
    let parts = schema.all_of.iter().map(|part| api.schema(*part));
    let own = parts.filter(|part| matches!(part.origin, Origin::Part(_)));
    std::iter::once(schema).chain(own).find_map(|schema| schema.discriminator.as_deref())
}

/// The numbers of all schemas.
pub fn ids(api: &Api) -> impl Iterator<Item = SchemaId> {
    (0..api.schemas.len()).map(|index| SchemaId(index as u32))
}

/// All that is found from a few schemas.
pub fn walk(from: Vec<SchemaId>, next: impl Fn(SchemaId) -> Vec<SchemaId>) -> HashSet<SchemaId> {
    let mut seen = HashSet::default();
    let mut open = from;
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            open.extend(next(id));
        }
    }
    seen
}

/// All from which one of a few schemas is found.
pub fn reaching(api: &Api, to: Vec<SchemaId>, next: impl Fn(SchemaId) -> Vec<SchemaId>) -> HashSet<SchemaId> {
    if to.is_empty() {
        return HashSet::default();
    }
    let mut back: Vec<Vec<SchemaId>> = vec![Vec::new(); api.schemas.len()];
    for id in ids(api) {
        for target in next(id) {
            if let Some(from) = back.get_mut(target.0 as usize) {
                from.push(id);
            }
        }
    }
    walk(to, |id| back.get(id.0 as usize).cloned().unwrap_or_default())
}

/// The schemas that one schema leads to, its subtypes among them.
pub fn targets(api: &Api, children: &Children, id: SchemaId) -> Vec<SchemaId> {
    let schema = api.schema(id);
    let mut found: Vec<SchemaId> = schema.properties.values().chain(&schema.prefix_items).copied().collect();
    found.extend(schema.pattern_properties.iter().map(|(_, value)| *value));
    found.extend(schema.items.into_iter().chain(schema.reference).chain(schema.content));
    if let Additional::Typed(value) = schema.additional {
        found.push(value);
    }
    found.extend(&schema.all_of);
    found.extend(alternatives(api, children, id));
    found
}

/// The alternatives of a union, and what they consist of.
pub fn alternatives(api: &Api, children: &Children, id: SchemaId) -> Vec<SchemaId> {
    let schema = api.schema(id);
    let mut found: Vec<SchemaId> = schema.one_of.iter().chain(&schema.any_of).chain(&schema.all_of).copied().collect();
    found.extend(schema.reference);
    found.extend(schema.discriminator.iter().flat_map(|one| one.mapping.values().chain(&one.default).copied()));
    found.extend(children.get(&id).into_iter().flatten().map(|(_, child)| *child));
    found
}

/// Makes a schema lead to the copies of the schemas that it leads to.
pub fn redirect(schema: &mut Schema, copies: &HashMap<SchemaId, SchemaId>) {
    let follow = |id: &mut SchemaId| {
        if let Some(copy) = copies.get(id) {
            *id = *copy;
        }
    };
    schema.properties.values_mut().chain(&mut schema.prefix_items).for_each(follow);
    schema.pattern_properties.iter_mut().map(|(_, value)| value).for_each(follow);
    schema.all_of.iter_mut().chain(&mut schema.one_of).chain(&mut schema.any_of).for_each(follow);
    schema.items.iter_mut().chain(&mut schema.reference).chain(&mut schema.content).for_each(follow);
    schema.discriminator.iter_mut().flat_map(|one| one.mapping.values_mut().chain(&mut one.default)).for_each(follow);
    if let Additional::Typed(value) = &mut schema.additional {
        follow(value);
    }
}
