//! Members that travel one way only.

use crate::api::{Additional, Api, Schema, SchemaId};
use crate::hash::{HashMap, HashSet};
use crate::shapes::schema::graph::{Subtypes, alternatives, ids, reachable, reaching};

/// The schemas of members that travel one way only.
pub struct OneWay {
    read_only: HashSet<SchemaId>,
    write_only: HashSet<SchemaId>,
    /// Discriminators, by alternative and member: they travel both ways.
    tags: HashSet<(SchemaId, String)>,
}

impl OneWay {
    /// Finds those of a description.
    pub fn of(api: &Api, subtypes: &Subtypes) -> Self {
        // The annotations of a schema's parts hold for the schema as well.
        let parts = |id: SchemaId| api.schema(id).reference.iter().chain(&api.schema(id).all_of).copied().collect();
        let flagged = |flag: fn(&Schema) -> bool| ids(api).filter(|id| flag(api.schema(*id))).collect();
        let read_only = reaching(api, flagged(|schema| schema.read_only), parts);
        let write_only = reaching(api, flagged(|schema| schema.write_only), parts);
        let one_way = |id: &SchemaId| read_only.contains(id) != write_only.contains(id);
        let mut names: HashMap<&str, Vec<SchemaId>> = HashMap::default();
        for schema in &api.schemas {
            let found =
                schema.properties.iter().filter(|(_, id)| one_way(id)).map(|(name, _)| (name.as_str(), Vec::new()));
            names.extend(found);
        }
        for id in ids(api) {
            let tag = api.schema(id).discriminator.as_ref().map(|discriminator| discriminator.property.as_str());
            if let Some(unions) = tag.and_then(|tag| names.get_mut(tag)) {
                unions.push(id);
            }
        }
        // A discriminator travels with the alternatives of its union.
        let mut tags = HashSet::default();
        for (name, unions) in names.into_iter().filter(|(_, unions)| !unions.is_empty()) {
            let alternatives = reachable(unions, |id| alternatives(api, subtypes, id));
            tags.extend(alternatives.into_iter().map(|id| (id, name.to_owned())));
        }
        Self { read_only, write_only, tags }
    }

    /// The members that only the server sets.
    pub fn of_server(&self, api: &Api, id: SchemaId) -> Vec<String> {
        self.members(api, id, &self.read_only, &self.write_only)
    }

    /// The members that only a caller sends.
    pub fn of_caller(&self, api: &Api, id: SchemaId) -> Vec<String> {
        self.members(api, id, &self.write_only, &self.read_only)
    }

    fn members(
        &self,
        api: &Api,
        id: SchemaId,
        flagged: &HashSet<SchemaId>,
        not_flagged: &HashSet<SchemaId>,
    ) -> Vec<String> {
        let properties = api.schema(id).properties.iter();
        let one_way = properties.filter(|(_, member)| flagged.contains(*member) && !not_flagged.contains(*member));
        one_way.filter(|(name, _)| !self.is_tag(id, name)).map(|(name, _)| name.clone()).collect()
    }

    fn is_tag(&self, id: SchemaId, name: &str) -> bool {
        !self.tags.is_empty() && self.tags.contains(&(id, name.to_owned()))
    }

    /// Whether a schema differs when it travels the other way.
    pub fn differs_by_direction(&self, api: &Api, id: SchemaId) -> bool {
        let schema = api.schema(id);
        let mut left_out = self.of_server(api, id).into_iter().chain(self.of_caller(api, id));
        match schema.additional {
            Additional::Typed(_) => left_out.any(|name| schema.required.contains(&name)),
            _ => left_out.next().is_some(),
        }
    }
}
