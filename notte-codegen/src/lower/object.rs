//! Objects with known members.

use super::Lowering;
use super::docs::{self, documented};
use super::ty::{Shape, nullable};
use crate::api::{Additional, Schema, SchemaId};
use crate::diagnostics::{Diagnostic, REQUIRED_UNKNOWN};
use crate::ir::{Extra, Field, Input, Kind, Presence, Scalar, Struct, Ty};
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

    fn object_members(&mut self, object: SchemaId, schema: &Schema) -> Kind {
        let mut scope = Scope::default();
        let mut fields = Vec::new();
        for (wire, id) in &schema.properties {
            let name = scope.first_free(&[names::field(wire)]);
            fields.push(self.member(object, schema, name, wire, *id));
        }
        for name in schema.required.iter().filter(|name| !schema.properties.contains_key(*name)) {
            let place = schema.place.child("required");
            let message = format!("`{name}` is required, but is not among the properties");
            self.diagnostics.push(
                Diagnostic::new(&REQUIRED_UNKNOWN, place, message).effect("it stays among the additional members"),
            );
        }
        let name = scope.first_free(&["extra", "additional", "extra_members"].map(str::to_owned));
        let extra = match schema.additional {
            Additional::Typed(id) => match self.element(id) {
                // A member whose name matches a pattern has that pattern's type instead.
                ty if ty != Ty::Scalar(Scalar::Json) && self.all_are(&schema.pattern_properties, &ty) => {
                    Extra::Typed(name, ty)
                }
                _ => Extra::Json(name),
            },
            Additional::Closed => Extra::Closed,
            Additional::Open | Additional::Any => Extra::Json(name),
        };
        // Whether a closed object keeps what it does not know is settled once it is known which way it travels.
        Kind::Struct(Struct { fields, extra, has_default: false, constructor: None })
    }

    fn member(&mut self, owner: SchemaId, object: &Schema, name: String, wire: &str, id: SchemaId) -> Field {
        let mut known = self.known(id);
        if self.is_secret(wire) && known.ty == Ty::Scalar(Scalar::String) {
            known.ty = Ty::Scalar(Scalar::Secret);
        }
        let schema = self.effective(id);
        // What only the server sets can't be asked of a caller, nor what only a caller sends of the server.
        let one_way = (schema.read_only && self.directions.sent.contains(&owner))
            || (schema.write_only && self.directions.received.contains(&owner));
        let required = !one_way && object.required.iter().any(|required| required == wire);
        let presence = match (required, known.nullable) {
            (true, _) => Presence::Required,
            (false, true) if known.ty != Ty::Scalar(Scalar::Json) => Presence::Nullable,
            (false, _) => Presence::Optional,
        };
        let docs = documented(
            schema.description.as_deref(),
            schema.title.as_deref(),
            || docs::member(wire),
            docs::facts(&schema, required),
        );
        let ty = if presence == Presence::Required { nullable(known) } else { known.ty };
        Field { name, wire: wire.to_owned(), docs, deprecated: schema.deprecated, ty, presence, input: Input::Plain }
    }

    fn all_are(&mut self, patterns: &[(String, SchemaId)], ty: &Ty) -> bool {
        patterns.iter().all(|(_, id)| self.element(*id) == *ty)
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
        let mut types = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let schema = self.effective(draft.schema);
            let kind = draft.kind.unwrap_or(Kind::Newtype(Ty::Scalar(Scalar::Json)));
            let docs = documented(
                schema.description.as_deref(),
                schema.title.as_deref(),
                || docs::of_type(&draft.name),
                Vec::new(),
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

    /// The type that stands for a component in its own right, for the name of a union's variant.
    pub fn component_name(&self, schema: SchemaId) -> Option<String> {
        self.names_of.get(&schema).map(|name| (*name).to_owned())
    }
}
