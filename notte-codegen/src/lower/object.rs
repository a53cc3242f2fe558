//! Objects with known members.

use super::Lowering;
use super::docs::{self, documented};
use super::effective::is_silent;
use super::store::Draft;
use super::ty::{Shape, nullable};
use crate::api::{Additional, Origin, Schema, SchemaId};
use crate::diagnostics::{Diagnostic, REQUIRED_UNKNOWN};
use crate::hash::HashMap;
use crate::ir::{Extra, Field, Input, Kind, Presence, Scalar, Struct, Ty, TypeId};
use crate::names::{self, Scope};

impl Lowering<'_> {
    /// Looks at the members of every type that was met, and of those met thereby, until there are none left.
    pub fn fill(&mut self) {
        while let Some((type_id, shape)) = self.store.queue.pop_front() {
            let Some(id) = self.store.drafts.get(type_id.0).map(|draft| draft.schema) else { continue };
            let kind = match shape {
                Shape::Enum => self.enumeration(id),
                Shape::Union(alternatives) => self.union(id, type_id, alternatives),
                _ => {
                    let schema = self.effective(id);
                    self.object_members(id, &schema)
                }
            };
            self.store.set(type_id, kind);
        }
    }

    fn object_members(&mut self, id: SchemaId, schema: &Schema) -> Kind {
        let mut scope = Scope::default();
        let mut fields = Vec::new();
        // A name that signs are left out of gives way to one that has none: `type` is that of `type`, and not of `@type`.
        let candidates: Vec<Vec<String>> = schema.properties.keys().map(|wire| names::field_candidates(wire)).collect();
        let mut given: Vec<String> = candidates
            .iter()
            .map(|names| if names.len() == 1 { scope.first_free(names) } else { String::new() })
            .collect();
        for (name, candidates) in given.iter_mut().zip(&candidates).filter(|(name, _)| name.is_empty()) {
            *name = scope.first_free(candidates);
        }
        for ((wire, member), name) in schema.properties.iter().zip(given) {
            fields.push(self.member(schema, name, wire, *member));
        }
        self.say_required(id, schema);
        let name = scope.first_free(&["extra", "additional", "extra_members"].map(str::to_owned));
        let extra = self.extra(schema, name);
        // Whether a closed object keeps what it does not know is settled once it is known which way it travels.
        Kind::Struct(Struct { fields, extra, has_default: false, constructor: None })
    }

    /// Says which names in `required` are those of no property.
    pub fn say_required(&mut self, id: SchemaId, schema: &Schema) {
        for name in schema.required.iter().filter(|name| !schema.properties.contains_key(*name)) {
            let place = self.required_place(id, name);
            let message = format!("`{name}` is required, but is not among the properties");
            self.diagnostics.push(
                Diagnostic::new(&REQUIRED_UNKNOWN, place, message).effect("it stays among the additional members"),
            );
        }
    }

    /// What becomes of the members that are not known. One whose name matches a pattern has that pattern's type.
    fn extra(&mut self, schema: &Schema, name: String) -> Extra {
        let patterns: Vec<SchemaId> = schema.pattern_properties.iter().map(|(_, id)| *id).collect();
        let typed = match schema.additional {
            Additional::Typed(id) => Some(id),
            Additional::Closed if patterns.is_empty() => return Extra::Closed,
            Additional::Closed => patterns.first().copied(),
            Additional::Open | Additional::Any => None,
        };
        let typed = typed.map(|id| self.element(id));
        let is_one = match &typed {
            Some(ty) => patterns.iter().all(|id| self.element(*id) == *ty),
            None => patterns.iter().all(|id| is_silent(&self.effective(*id))),
        };
        if !is_one {
            self.ignored(schema, "patternProperties", "members have their types by their names", "are plain JSON");
        }
        match typed {
            Some(ty) if is_one && ty != Ty::Scalar(Scalar::Json) => Extra::Typed(name, ty),
            _ => Extra::Json(name),
        }
    }

    fn member(&mut self, object: &Schema, name: String, wire: &str, id: SchemaId) -> Field {
        let mut known = self.known(id);
        if self.is_secret(wire) && known.ty == Ty::Scalar(Scalar::String) {
            known.ty = Ty::Scalar(Scalar::Secret);
        }
        let schema = self.effective(id);
        let required = object.required.iter().any(|required| required == wire);
        let presence = match (required, known.nullable) {
            (true, _) => Presence::Required,
            (false, true) if known.ty != Ty::Scalar(Scalar::Json) => Presence::Nullable,
            (false, _) => Presence::Optional,
        };
        let facts = docs::facts(self, &schema, required);
        let docs = documented(
            &self.prose,
            schema.description.as_deref(),
            schema.title.as_deref(),
            || docs::member(wire),
            facts,
        );
        let ty = if presence == Presence::Required { nullable(known) } else { known.ty };
        Field { name, wire: wire.to_owned(), docs, deprecated: schema.deprecated, ty, presence, input: Input::Plain }
    }

    /// Whether the settings call a property or parameter a secret.
    pub fn is_secret(&mut self, wire: &str) -> bool {
        match self.settings.secrets.iter().find(|secret| *secret == wire) {
            Some(secret) => {
                self.met_secrets.insert(secret);
                true
            }
            None => false,
        }
    }

    /// The types, complete.
    pub fn finish_types(&mut self) -> Vec<crate::ir::Type> {
        let drafts = std::mem::take(&mut self.store.drafts);
        let ways = self.both_ways(&drafts);
        let mut types = Vec::with_capacity(drafts.len());
        for (index, draft) in drafts.into_iter().enumerate() {
            let schema = self.effective(draft.schema);
            let mut kind = draft.kind.unwrap_or(Kind::Newtype(Ty::Scalar(Scalar::Json)));
            if let Kind::Enum(one) = &mut kind {
                one.is_key = self.store.keys.contains(&TypeId(index));
            }
            let docs = documented(
                &self.prose,
                schema.description.as_deref(),
                schema.title.as_deref(),
                || docs::of_type(&draft.name),
                ways.get(&index).cloned().into_iter().collect(),
            );
            types.push(crate::ir::Type {
                name: draft.name,
                docs,
                deprecated: schema.deprecated,
                module: 0,
                sent: false,
                received: false,
                kind,
            });
        }
        types
    }

    /// What types that are one schema, sent and received, say of each other.
    fn both_ways(&self, drafts: &[Draft]) -> HashMap<usize, String> {
        let mut ways = HashMap::default();
        for (index, draft) in drafts.iter().enumerate() {
            let Origin::Sent(original) = self.store.schema(self.api, draft.schema).origin else { continue };
            let Some(received) = self.store.by_schema.get(&original) else { continue };
            let Some(other) = drafts.get(received.0) else { continue };
            ways.insert(index, format!("This is what is sent; `{}` is what is received.", other.name));
            let back = format!("This is what is received; `{}` is what is sent.", draft.name);
            ways.insert(received.0, back);
        }
        ways
    }

    /// The type that stands for a component in its own right, for the name of a union's variant.
    pub fn component_name(&self, schema: SchemaId) -> Option<String> {
        let own = match self.store.schema(self.api, schema).origin {
            Origin::Sent(original) => original,
            _ => schema,
        };
        self.names_of.get(&own).map(|name| (*name).to_owned())
    }
}
