//! The one match from schemas to types. It is total: what can't be said becomes JSON, and a loss.

use super::Lowering;
use super::effective::alias_of;
use super::scalar;
use super::store::{Known, State};
use crate::api::{Additional, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, KEYWORD_IGNORED, PLACE_UNTYPED, SCHEMA_AS_JSON};
use crate::ir::{Kind, Scalar, Ty};

/// What a schema turns out to be, once its constraints are merged.
pub enum Shape {
    /// No other schema is needed to say it.
    Scalar(Scalar),
    /// An open list of values.
    Enum,
    /// An object with known members.
    Struct,
    /// An object whose members all have this schema; any JSON without one.
    Map(Option<SchemaId>),
    /// A list of this schema; of any JSON without one.
    List(Option<SchemaId>),
    /// One of several schemas, null aside.
    Union(Vec<SchemaId>),
    /// The same as another schema.
    Same(SchemaId),
}

impl Lowering<'_> {
    /// The type of a schema.
    pub fn known(&mut self, id: SchemaId) -> Known {
        match self.store.states.get(&id) {
            Some(State::Done(known)) => return known.clone(),
            // It contains itself with nothing of its own in between: a type has to stand there.
            Some(State::Open) => {
                let type_id = match self.store.by_schema.get(&id) {
                    Some(type_id) => *type_id,
                    None => self.store.draft(id, None),
                };
                return Known { ty: Ty::Named(type_id), nullable: false };
            }
            None => {}
        }
        self.store.states.insert(id, State::Open);
        let mut known = self.look(id);
        if let Some(type_id) = self.store.by_schema.get(&id).copied()
            && known.ty != Ty::Named(type_id)
        {
            self.store.set(type_id, Kind::Newtype(known.ty));
            known.ty = Ty::Named(type_id);
        }
        self.store.states.insert(id, State::Done(known.clone()));
        known
    }

    fn look(&mut self, id: SchemaId) -> Known {
        let own = self.store.schema(self.api, id);
        if let Some(target) = alias_of(own) {
            let nullable = own.nullable;
            let known = self.known(target);
            return Known { nullable: known.nullable || nullable, ty: known.ty };
        }
        let schema = self.effective(id);
        let nullable = schema.nullable || self.has_null_alternative(&schema);
        let ty = match self.shape(&schema) {
            Shape::Scalar(scalar) => Ty::Scalar(scalar),
            Shape::Map(None) => Ty::Scalar(Scalar::JsonObject),
            Shape::Map(Some(value)) => Ty::Map(Box::new(self.element(value))),
            Shape::List(None) => Ty::List(Box::new(Ty::Scalar(Scalar::Json))),
            Shape::List(Some(item)) => Ty::List(Box::new(self.element(item))),
            Shape::Same(other) => {
                let known = self.known(other);
                return Known { nullable: known.nullable || nullable, ty: known.ty };
            }
            shape @ (Shape::Enum | Shape::Struct | Shape::Union(_)) => {
                let type_id = match self.store.by_schema.get(&id) {
                    Some(type_id) => *type_id,
                    None => self.store.draft(id, None),
                };
                self.store.queue.push_back((type_id, shape));
                Ty::Named(type_id)
            }
        };
        Known { ty, nullable }
    }

    /// The type of an element of a list or a map, where null can only be an `Option`.
    pub fn element(&mut self, id: SchemaId) -> Ty {
        let known = self.known(id);
        nullable(known)
    }

    /// Decides what a merged schema is.
    pub fn shape(&mut self, schema: &Schema) -> Shape {
        for keyword in &schema.unsaid {
            self.diagnostics.push(
                Diagnostic::new(&KEYWORD_IGNORED, schema.place.clone(), format!("`{keyword}` can't be said by a type"))
                    .effect("values are not checked against it"),
            );
        }
        if schema.never {
            return self.json(schema, "no value satisfies this schema");
        }
        if let Some(values) = &schema.values {
            return self.of_values(schema, values);
        }
        if let Some(alternatives) = self.alternatives(schema) {
            return match alternatives.as_slice() {
                [] => Shape::Scalar(Scalar::Json),
                [one] => Shape::Same(*one),
                _ => Shape::Union(alternatives),
            };
        }
        let mut types = schema.types;
        types.remove(Type::Null);
        let mut kinds = types.iter();
        match (kinds.next(), kinds.next()) {
            (Some(kind), None) => self.of_type(schema, kind),
            (None, _) if schema.types.contains(Type::Null) => Shape::Scalar(Scalar::Json),
            (None, _) => self.of_keywords(schema),
            (Some(Type::Integer), Some(Type::Number)) if kinds.next().is_none() => {
                Shape::Scalar(scalar::number(schema))
            }
            (Some(_), Some(_)) => Shape::Union(self.split(schema, types)),
        }
    }

    fn of_type(&mut self, schema: &Schema, kind: Type) -> Shape {
        match (kind, scalar::of(schema, kind)) {
            (_, Some(scalar)) => Shape::Scalar(scalar),
            (Type::Array, None) => self.list(schema),
            (_, None) => self.object(schema),
        }
    }

    /// No `type`: the other keywords tell what the author meant.
    fn of_keywords(&mut self, schema: &Schema) -> Shape {
        let is_object = !schema.properties.is_empty()
            || !matches!(schema.additional, Additional::Open | Additional::Any)
            || !schema.pattern_properties.is_empty();
        if is_object {
            return self.object(schema);
        }
        if schema.items.is_some() || !schema.prefix_items.is_empty() {
            return self.list(schema);
        }
        if let Some(format) = &schema.format {
            return match format.as_str() {
                "int32" | "int64" | "uint32" | "uint64" => Shape::Scalar(scalar::integer(schema)),
                "float" | "double" => Shape::Scalar(scalar::number(schema)),
                _ => Shape::Scalar(scalar::string(schema)),
            };
        }
        if schema.bounds.pattern.is_some() {
            return Shape::Scalar(Scalar::String);
        }
        self.diagnostics.push(
            Diagnostic::new(&PLACE_UNTYPED, schema.place.clone(), "the schema allows any value")
                .effect("the type is plain JSON"),
        );
        Shape::Scalar(Scalar::Json)
    }

    fn list(&mut self, schema: &Schema) -> Shape {
        if !schema.prefix_items.is_empty() {
            self.loss(schema, "a tuple has no type of its own yet", "its elements are plain JSON");
            return Shape::List(None);
        }
        Shape::List(schema.items)
    }

    fn object(&mut self, schema: &Schema) -> Shape {
        if !schema.properties.is_empty() {
            return Shape::Struct;
        }
        match (schema.additional, schema.pattern_properties.as_slice()) {
            (Additional::Typed(value), []) => Shape::Map(Some(value)),
            (_, []) => Shape::Map(None),
            (Additional::Open | Additional::Any | Additional::Closed, [(_, value)])
                if schema.additional != Additional::Any =>
            {
                if schema.additional == Additional::Open {
                    self.loss(
                        schema,
                        "members that the pattern does not match may be anything",
                        "members have the pattern's type",
                    );
                }
                Shape::Map(Some(*value))
            }
            _ => {
                self.loss(
                    schema,
                    "members have different types by the pattern of their name",
                    "the members are plain JSON",
                );
                Shape::Map(None)
            }
        }
    }

    /// A schema for each of several types, with the keywords that apply to it.
    fn split(&mut self, schema: &Schema, types: Types) -> Vec<SchemaId> {
        types
            .iter()
            .map(|kind| {
                let origin = crate::api::Origin::Alternative(
                    self.store.add(Schema { origin: schema.origin.clone(), ..Schema::default() }),
                    kind as usize,
                );
                self.store.add(Schema {
                    types: Types::of(kind),
                    nullable: false,
                    origin,
                    description: None,
                    ..schema.clone()
                })
            })
            .collect()
    }

    /// JSON where the description says more, with the reason.
    pub fn json(&mut self, schema: &Schema, reason: &str) -> Shape {
        self.loss(schema, reason, "the type is plain JSON");
        Shape::Scalar(Scalar::Json)
    }

    fn loss(&mut self, schema: &Schema, reason: &str, effect: &str) {
        self.diagnostics.push(Diagnostic::new(&SCHEMA_AS_JSON, schema.place.clone(), reason).effect(effect));
    }
}

/// The type with null in it. JSON holds null already.
pub fn nullable(known: Known) -> Ty {
    match known.ty {
        ty @ Ty::Scalar(Scalar::Json) => ty,
        ty if known.nullable => Ty::Nullable(Box::new(ty)),
        ty => ty,
    }
}
