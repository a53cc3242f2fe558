//! The graph of schemas: which schema leads to which.

use crate::api::{Additional, Api, Discriminator, Origin, Schema, SchemaId};
use crate::hash::{HashMap, HashSet};
use std::sync::Arc;

/// For each schema with a discriminator, its subtypes by name: the components that include it through `allOf`, directly or
/// through others without a discriminator, and those that its own mapping names.
pub type Subtypes = HashMap<SchemaId, Vec<(String, SchemaId)>>;

/// The subtypes of every schema with a discriminator, as they are received and as they are sent.
pub fn subtypes(api: &Api) -> Subtypes {
    let copies: HashMap<SchemaId, SchemaId> = ids(api)
        .filter_map(|id| match api.schema(id).origin {
            Origin::Sent(original) => Some((original, id)),
            _ => None,
        })
        .collect();
    let mut direct = Subtypes::default();
    for (name, id) in &api.components {
        for id in std::iter::once(id).chain(copies.get(id)) {
            let schema = api.schema(*id);
            let included = schema.reference.filter(|_| !schema.properties.is_empty());
            for part in schema.all_of.iter().chain(&included).filter(|part| *part != id) {
                direct.entry(*part).or_default().push((name.clone(), *id));
            }
        }
    }
    // A subtype in another file is not a component; the discriminator's mapping names it.
    for id in ids(api) {
        for (tag, child) in
            own_discriminator(|id| api.schema(id), id).into_iter().flat_map(|discriminator| &discriminator.mapping)
        {
            let known = || direct.get(&id).is_some_and(|known| known.iter().any(|(_, subtype)| subtype == child));
            if *child != id && api.schema(*child).all_of.contains(&id) && !known() {
                direct.entry(id).or_default().push((tag.clone(), *child));
            }
        }
    }
    let bases = direct.keys().filter(|id| own_discriminator(|id| api.schema(id), **id).is_some());
    bases.map(|base| (*base, until_next_discriminator(api, &direct, *base))).collect()
}

/// The schemas that include a schema, directly or through others without a discriminator.
fn until_next_discriminator(api: &Api, direct: &Subtypes, base: SchemaId) -> Vec<(String, SchemaId)> {
    let (mut found, mut seen) = (Vec::new(), HashSet::from_iter([base]));
    let mut next = 0;
    let mut at = Some(base);
    while let Some(id) = at {
        let including = direct.get(&id).into_iter().flatten();
        found.extend(including.filter(|(_, child)| seen.insert(*child)).cloned());
        let is_open = |id: &SchemaId| own_discriminator(|id| api.schema(id), *id).is_none();
        at = None;
        while let (None, Some((_, child))) = (at, found.get(next)) {
            next += 1;
            at = Some(*child).filter(is_open);
        }
    }
    found
}

/// The discriminator of a schema, or of a part of it that no other schema includes.
pub fn own_discriminator<'s>(get: impl Fn(SchemaId) -> &'s Arc<Schema>, id: SchemaId) -> Option<&'s Discriminator> {
    let schema = get(id);
    let parts = schema.all_of.iter().map(|part| get(*part));
    let own = parts.filter(|part| matches!(part.origin, Origin::Part(_)));
    std::iter::once(schema).chain(own).find_map(|schema| schema.discriminator.as_deref())
}

/// The numbers of all schemas.
pub fn ids(api: &Api) -> impl Iterator<Item = SchemaId> {
    (0..api.schemas.len()).map(|index| SchemaId(index as u32))
}

/// All schemas that can be reached from these, themselves included.
pub fn reachable(from: Vec<SchemaId>, next: impl Fn(SchemaId) -> Vec<SchemaId>) -> HashSet<SchemaId> {
    let mut seen = HashSet::default();
    let mut open = from;
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            open.extend(next(id));
        }
    }
    seen
}

/// All schemas from which one of these can be reached, themselves included.
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
    reachable(to, |id| back.get(id.0 as usize).cloned().unwrap_or_default())
}

/// The schemas that a schema leads to, its subtypes included.
pub fn targets(api: &Api, subtypes: &Subtypes, id: SchemaId) -> Vec<SchemaId> {
    let mut found = direct_targets(api.schema(id));
    found.extend(alternatives(api, subtypes, id));
    found
}

/// The schemas that a schema leads to, but for its alternatives and subtypes.
pub fn direct_targets(schema: &Schema) -> Vec<SchemaId> {
    let mut found: Vec<SchemaId> = schema.properties.values().chain(&schema.prefix_items).copied().collect();
    found.extend(schema.pattern_properties.iter().map(|(_, value)| *value));
    found.extend(schema.items.into_iter().chain(schema.reference).chain(schema.content));
    if let Additional::Typed(value) = schema.additional {
        found.push(value);
    }
    found.extend(&schema.all_of);
    found
}

/// The alternatives of a union, the parts of a schema, and its subtypes.
pub fn alternatives(api: &Api, subtypes: &Subtypes, id: SchemaId) -> Vec<SchemaId> {
    let mut found = named_alternatives(api.schema(id));
    found.extend(subtypes.get(&id).into_iter().flatten().map(|(_, child)| *child));
    found
}

/// The alternatives of a union and the parts of a schema, those among them that only its discriminator names.
pub fn named_alternatives(schema: &Schema) -> Vec<SchemaId> {
    let mut found: Vec<SchemaId> = schema.one_of.iter().chain(&schema.any_of).chain(&schema.all_of).copied().collect();
    found.extend(schema.reference);
    found.extend(
        schema
            .discriminator
            .iter()
            .flat_map(|discriminator| discriminator.mapping.values().chain(&discriminator.default).copied()),
    );
    found
}

/// Replaces the schemas that a schema leads to by their copies.
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
    schema
        .discriminator
        .iter_mut()
        .flat_map(|discriminator| discriminator.mapping.values_mut().chain(&mut discriminator.default))
        .for_each(follow);
    if let Additional::Typed(value) = &mut schema.additional {
        follow(value);
    }
}
