//! Components that tell what includes them by a discriminator: what they stand for, and what tells it apart elsewhere.

use super::Lowering;
use super::alternatives::Alternative;
use super::direction::own_discriminator;
use crate::api::{Discriminator, Origin, Schema, SchemaId, Type};
use crate::hash::HashSet;

impl Lowering<'_> {
    /// The subtypes of a component that tells them by a discriminator without listing them: those that include it through `allOf`.
    pub fn subtypes(&mut self, id: SchemaId) -> Option<Vec<Alternative>> {
        if !self.has_subtypes(id) {
            return None;
        }
        let children = self.children.get(&id)?.clone();
        let discriminator = own_discriminator(self.api, id)?.clone();
        let merged = self.effective(id);
        let mut found = Vec::new();
        for (name, child) in children {
            let mut tags = self.tags_of_child(&discriminator, &name, child);
            // What has subtypes of its own stands for them as well.
            for (name, below) in self.below(child) {
                let more = self.tags_of_child(&discriminator, &name, below);
                tags.extend(more.into_iter().filter(|tag| !tags.contains(tag)).collect::<Vec<_>>());
            }
            let tag = Some((discriminator.property.clone(), tags));
            found.push(Alternative { schema: child, tag, is_base: false });
        }
        // Whatever else comes has at least what all of them have. A discriminator does not change what is valid (OpenAPI 3.1,
        // Discriminator Object), so that goes for a value with the tag of a subtype that it does not fit, too.
        let base =
            Schema { discriminator: None, origin: Origin::Member(id, "base".to_owned()), ..Schema::clone(&merged) };
        found.push(Alternative { schema: self.store.add(base), tag: None, is_base: true });
        Some(found)
    }

    fn has_subtypes(&mut self, id: SchemaId) -> bool {
        if !self.children.contains_key(&id) || own_discriminator(self.api, id).is_none() {
            return false;
        }
        let merged = self.effective(id);
        merged.one_of.is_empty() && merged.any_of.is_empty() && !merged.properties.is_empty()
    }

    fn tags_of_child(&mut self, discriminator: &Discriminator, name: &str, child: SchemaId) -> Vec<String> {
        let mapped = discriminator.mapping.iter().filter(|(_, target)| **target == child);
        let mut tags: Vec<String> = mapped.map(|(tag, _)| tag.clone()).collect();
        if tags.is_empty() {
            tags.extend(self.api.schema(child).tag.clone());
        }
        if tags.is_empty() {
            let merged = self.effective(child);
            tags = self.constants(&merged, &discriminator.property);
            if tags.len() != 1 {
                tags = vec![name.to_owned()];
            }
        }
        tags
    }

    /// All that includes a component with a discriminator, directly or through others that have one.
    fn below(&self, id: SchemaId) -> Vec<(String, SchemaId)> {
        let (mut found, mut open, mut seen) = (Vec::new(), vec![id], HashSet::from_iter([id]));
        while let Some(at) = open.pop() {
            for (name, child) in self.children.get(&at).into_iter().flatten() {
                if seen.insert(*child) {
                    found.push((name.clone(), *child));
                    open.push(*child);
                }
            }
        }
        found
    }

    /// Alternatives without those that include another of them, which stands for what includes it.
    pub fn without_subtypes(&mut self, union: &Schema, mut list: Vec<SchemaId>) -> Vec<SchemaId> {
        if union.discriminator.is_some() {
            return list;
        }
        for id in list.clone() {
            if self.has_subtypes(id) {
                let below: HashSet<SchemaId> = self.below(id).into_iter().map(|(_, child)| child).collect();
                list.retain(|one| *one == id || !below.contains(one));
            }
        }
        list
    }

    /// Objects that all include schemas with a discriminator over the same member are told apart by it.
    pub fn tag_as_inherited(&mut self, found: &mut [Alternative]) {
        let mut tags = Vec::new();
        for one in found.iter() {
            let merged = self.effective(one.schema);
            if !merged.types.is_empty() && !merged.types.contains(Type::Object) {
                tags.push(None);
                continue;
            }
            let is_plain = merged.one_of.is_empty() && merged.any_of.is_empty();
            if one.tag.is_some() || !is_plain || merged.discriminator.is_none() {
                return;
            }
            tags.push(self.tag_of(&merged, one.schema, &merged));
        }
        let (mut members, mut seen) = (HashSet::default(), HashSet::default());
        let distinct = tags.iter().flatten().all(|(member, tags)| {
            members.insert(member);
            tags.iter().all(|tag| seen.insert(tag))
        });
        if distinct && members.len() == 1 {
            for (one, tag) in found.iter_mut().zip(tags) {
                one.tag = tag;
            }
        }
    }
}
