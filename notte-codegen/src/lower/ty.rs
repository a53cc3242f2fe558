//! The one match from schemas to types. It is total: what can't be said becomes JSON, and a loss.

use super::Lowering;
use super::alternatives::{Alternative, is_object};
use super::scalar;
use super::store::{Known, State};
use crate::api::{Additional, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, KEYWORD_IGNORED, PLACE_UNTYPED, Place, SCHEMA_AS_JSON};
use crate::ir::{Kind, Scalar, Ty};
use crate::settings::Untyped;

/// Lists and maps nest as deep as this; a person does not write more.
const MAX_DEPTH: usize = 32;

/// What a schema turns out to be, once its constraints are merged.
pub enum Shape {
    /// No other schema is needed to say it.
    Plain(Ty),
    /// An open list of values.
    Enum,
    /// An object with known members.
    Struct,
    /// An object whose members all have this schema; any JSON without one.
    Map(Option<SchemaId>),
    /// An object whose members all have this schema, and names of this type.
    Keyed(Ty, SchemaId),
    /// A list of this schema; of any JSON without one.
    List(Option<SchemaId>),
    /// A list of as many elements, each of its own type.
    Tuple(Vec<Ty>),
    /// One of several schemas, null aside.
    Union(Vec<Alternative>),
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
                let type_id = self.store.draft(id);
                return Known { ty: Ty::Named(type_id), nullable: self.allows_null(id) };
            }
            None => {}
        }
        if self.depth >= MAX_DEPTH {
            let schema = self.effective(id);
            self.loss(&schema, "lists and maps nest more than 32 deep", "the type is plain JSON");
            return Known { ty: Ty::Scalar(Scalar::Json), nullable: false };
        }
        self.store.states.insert(id, State::Open);
        self.depth += 1;
        let mut known = self.look(id);
        self.depth -= 1;
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
        let (target, aliased_nullable) = self.behind_aliases(id);
        if target != id {
            let known = self.known(target);
            return Known { nullable: known.nullable || aliased_nullable, ty: known.ty };
        }
        let schema = self.effective(id);
        let nullable = self.allows_null(id);
        let shape = match self.subtypes(id) {
            Some(subtypes) => Shape::Union(subtypes),
            None => self.shape(&schema),
        };
        if matches!(shape, Shape::Map(_) | Shape::Keyed(..)) {
            self.say_required(id, &schema);
        }
        let ty = match shape {
            Shape::Plain(ty) => ty,
            Shape::Map(None) => Ty::Scalar(Scalar::JsonObject),
            Shape::Map(Some(value)) => Ty::Map(Box::new(self.element(value))),
            Shape::Keyed(key, value) => Ty::Keyed(Box::new(key), Box::new(self.element(value))),
            Shape::List(None) => Ty::List(Box::new(Ty::Scalar(Scalar::Json))),
            Shape::List(Some(item)) => Ty::List(Box::new(self.element(item))),
            Shape::Tuple(types) => Ty::Tuple(types),
            Shape::Same(other) => {
                let known = self.known(other);
                return Known { nullable: known.nullable || nullable, ty: known.ty };
            }
            shape @ (Shape::Enum | Shape::Struct | Shape::Union(_)) => {
                let type_id = self.store.draft(id);
                self.store.queue.push_back((type_id, shape));
                Ty::Named(type_id)
            }
        };
        Known { ty, nullable }
    }

    fn allows_null(&mut self, id: SchemaId) -> bool {
        let schema = self.effective(id);
        schema.nullable || self.has_null_alternative(&schema)
    }

    /// The type of an element of a list or a map, where null can only be an `Option`.
    pub fn element(&mut self, id: SchemaId) -> Ty {
        let known = self.known(id);
        nullable(known)
    }

    /// Decides what a merged schema is.
    pub fn shape(&mut self, schema: &Schema) -> Shape {
        self.say_unsaid(schema);
        if schema.never {
            return self.json(schema, "no value satisfies this schema");
        }
        if let Some(values) = &schema.values {
            return self.of_values(schema, values);
        }
        if let Some(alternatives) = self.alternatives(schema) {
            return self.of_alternatives(schema, alternatives);
        }
        let mut types = schema.types;
        types.remove(Type::Null);
        let mut kinds = types.iter();
        match (kinds.next(), kinds.next()) {
            (Some(kind), None) => self.of_type(schema, kind),
            (None, _) if schema.types.contains(Type::Null) => self.json(schema, "null is the only value"),
            (None, _) => self.of_keywords(schema),
            (Some(Type::Integer), Some(Type::Number)) if kinds.next().is_none() => {
                Shape::Plain(Ty::Scalar(scalar::number(schema)))
            }
            (Some(_), Some(_)) => Shape::Union(self.split(schema, types)),
        }
    }

    /// Says which keywords of a schema no type shows.
    pub fn say_unsaid(&mut self, schema: &Schema) {
        if schema.unsaid.is_empty() {
            return;
        }
        let has_keys = self.keyed(schema).is_some();
        for (keyword, place) in schema.unsaid.iter().filter(|(keyword, _)| !has_keys || *keyword != "propertyNames") {
            self.diagnostics.push(
                Diagnostic::new(&KEYWORD_IGNORED, place.clone(), format!("`{keyword}` can't be said by a type"))
                    .effect("values are not checked against it"),
            );
        }
    }

    fn of_type(&mut self, schema: &Schema, kind: Type) -> Shape {
        match (kind, scalar::of(schema, kind, self.settings)) {
            (_, Some(ty)) => Shape::Plain(ty),
            (Type::Array, None) => self.list(schema),
            (_, None) => self.object(schema),
        }
    }

    /// No `type`: the other keywords tell what the author meant.
    fn of_keywords(&mut self, schema: &Schema) -> Shape {
        if self.settings.untyped == Untyped::Any && has_keywords(schema) {
            return self.by_kind(schema);
        }
        if is_object(schema) {
            return self.object(schema);
        }
        // `properties` alone are an object to every author; `items` alone are found on what turns out to be no list.
        if schema.items.is_some() || !schema.prefix_items.is_empty() {
            return self.by_kind(schema);
        }
        let types = scalar::implied(schema);
        let mut kinds = types.iter();
        match (kinds.next(), kinds.next()) {
            (Some(kind), None) => return self.of_type(schema, kind),
            (Some(_), Some(_)) => {
                let alternatives = self.split(schema, types);
                return self.of_alternatives(schema, alternatives);
            }
            (None, _) => {}
        }
        // What stands nowhere in the description is no news to its author.
        if schema.place != Place::default() {
            self.diagnostics.push(
                Diagnostic::new(&PLACE_UNTYPED, schema.place.clone(), "the schema allows any value")
                    .effect("the type is plain JSON"),
            );
        }
        Shape::Plain(Ty::Scalar(Scalar::Json))
    }

    fn list(&mut self, schema: &Schema) -> Shape {
        if schema.prefix_items.is_empty() {
            return Shape::List(schema.items);
        }
        let types: Vec<Ty> = schema.prefix_items.clone().into_iter().map(|item| self.element(item)).collect();
        let rest = schema.items.filter(|items| !self.effective(*items).never);
        let length = types.len() as u64;
        let closed =
            (schema.items.is_some() && rest.is_none()) || schema.bounds.max_size.is_some_and(|max| max <= length);
        if closed && schema.bounds.min_size == Some(length) && (2..=8).contains(&types.len()) {
            return Shape::Tuple(types);
        }
        self.by_place(schema, rest.filter(|_| !closed), !closed && schema.items.is_none())
    }

    fn object(&mut self, schema: &Schema) -> Shape {
        if !schema.properties.is_empty() {
            return Shape::Struct;
        }
        if let Some((key, value)) = self.keyed(schema) {
            return Shape::Keyed(key, value);
        }
        if schema.pattern_properties.is_empty() {
            return match schema.additional {
                Additional::Typed(value) => Shape::Map(Some(value)),
                Additional::Open | Additional::Any | Additional::Closed => Shape::Map(None),
            };
        }
        self.by_pattern(schema)
    }

    /// Keywords without a `type` hold for values of their own type alone (JSON Schema 2020-12, 7.6.1): one alternative each,
    /// and whatever else.
    fn by_kind(&mut self, schema: &Schema) -> Shape {
        let mut types = Types::default();
        if is_object(schema) {
            types.insert(Type::Object);
        }
        if schema.items.is_some() || !schema.prefix_items.is_empty() {
            types.insert(Type::Array);
        }
        if schema.format.is_some() || schema.bounds.pattern.is_some() {
            types.insert(Type::String);
        }
        if types.is_empty() { Shape::Plain(Ty::Scalar(Scalar::Json)) } else { Shape::Union(self.split(schema, types)) }
    }

    /// A schema for each of several types, with the keywords that apply to it.
    fn split(&mut self, schema: &Schema, types: Types) -> Vec<Alternative> {
        types
            .iter()
            .map(|kind| {
                let parent = self.store.add(Schema { origin: schema.origin.clone(), ..Schema::default() });
                let origin = crate::api::Origin::Alternative(parent, kind as usize);
                let types = Types::of(kind);
                let only = Schema { types, nullable: false, origin, description: None, ..schema.clone() };
                Alternative { schema: self.store.add(only), tag: None, is_base: false }
            })
            .collect()
    }

    /// JSON where the description says more, with the reason.
    pub fn json(&mut self, schema: &Schema, reason: &str) -> Shape {
        self.loss(schema, reason, "the type is plain JSON");
        Shape::Plain(Ty::Scalar(Scalar::Json))
    }

    fn loss(&mut self, schema: &Schema, reason: &str, effect: &str) {
        self.diagnostics.push(Diagnostic::new(&SCHEMA_AS_JSON, schema.place.clone(), reason).effect(effect));
    }
}

fn has_keywords(schema: &Schema) -> bool {
    is_object(schema)
        || schema.items.is_some()
        || !schema.prefix_items.is_empty()
        || schema.format.is_some()
        || schema.bounds.pattern.is_some()
}

/// The type with null in it. JSON holds null already.
pub fn nullable(known: Known) -> Ty {
    match known.ty {
        ty @ Ty::Scalar(Scalar::Json) => ty,
        ty if known.nullable => Ty::Nullable(Box::new(ty)),
        ty => ty,
    }
}
