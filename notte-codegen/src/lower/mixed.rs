//! Values of several types in one position that nothing but the position's use tells apart: a list whose elements have their
//! types by place, a map whose members have theirs by name, an `enum` of text and numbers.

use super::Lowering;
use super::alternatives::Alternative;
use super::ty::Shape;
use crate::api::{Additional, Origin, Schema, SchemaId, Type, Types};
use crate::diagnostics::{Diagnostic, KEYWORD_IGNORED};
use crate::ir::Ty;
use crate::settings::Untyped;
use serde_json::Value;

impl Lowering<'_> {
    /// A map with `patternProperties`.
    pub fn by_pattern(&mut self, schema: &Schema) -> Shape {
        let mut values: Vec<SchemaId> = schema.pattern_properties.iter().map(|(_, value)| *value).collect();
        if let Additional::Typed(value) = schema.additional {
            values.push(value);
        }
        // Without `additionalProperties` a member whose name no pattern matches may be anything. Authors do not mean that where
        // a pattern tells what a whole name is, only where it tells how one begins.
        let whole = |(pattern, _): &(String, SchemaId)| pattern.starts_with('^') && pattern.ends_with('$');
        let open = matches!(schema.additional, Additional::Open | Additional::Any)
            && !(self.settings.untyped == Untyped::Infer && schema.pattern_properties.iter().all(whole));
        if !open && self.are_one_type(&values) {
            return Shape::Map(values.first().copied());
        }
        self.ignored(schema, "patternProperties", "members have their types by their names", "are read as any of them");
        Shape::Map(Some(self.either(schema, "value", values, open)))
    }

    /// A list with `prefixItems` that is no tuple: there may be fewer elements, or more.
    pub fn by_place(&mut self, schema: &Schema, rest: Option<SchemaId>, open: bool) -> Shape {
        let values: Vec<SchemaId> = schema.prefix_items.iter().copied().chain(rest).collect();
        if !open && self.are_one_type(&values) {
            return Shape::List(values.first().copied());
        }
        self.ignored(schema, "prefixItems", "elements have their types by their places", "are read as any of them");
        Shape::List(Some(self.either(schema, "item", values, open)))
    }

    /// `enum` with values of several types, or lists and objects: what each type's values are by themselves.
    pub fn by_value(&mut self, schema: &Schema, values: &[Value]) -> Vec<Alternative> {
        let parent = self.store.add(Schema { origin: schema.origin.clone(), ..Schema::default() });
        let mut alternatives = Vec::new();
        for (kind, word) in KINDS {
            let listed: Vec<Value> = values.iter().filter(|value| kind_of(value) == kind).cloned().collect();
            if listed.is_empty() {
                continue;
            }
            // What a list or an object in `enum` is, no type says.
            let values = !matches!(kind, Type::Array | Type::Object);
            if !values {
                self.ignored(schema, "enum", "lists and objects can't be listed in a type", "are read as any others");
            }
            let one = Schema {
                types: Types::of(kind),
                values: values.then_some(listed),
                origin: Origin::Member(parent, word.to_owned()),
                place: schema.place.clone(),
                ..Schema::default()
            };
            alternatives.push(Alternative { schema: self.store.add(one), tag: None, is_base: false });
        }
        alternatives
    }

    fn are_one_type(&mut self, values: &[SchemaId]) -> bool {
        let types: Vec<Ty> = values.iter().map(|value| self.element(*value)).collect();
        types.iter().all(|ty| Some(ty) == types.first())
    }

    /// The schema of what is one of several, or anything at all.
    fn either(&mut self, schema: &Schema, word: &str, mut values: Vec<SchemaId>, open: bool) -> SchemaId {
        let parent = self.store.add(Schema { origin: schema.origin.clone(), ..Schema::default() });
        if open {
            values.push(self.store.add(Schema::default()));
        }
        let place = schema.place.clone();
        self.store.add(Schema {
            any_of: values,
            origin: Origin::Member(parent, word.to_owned()),
            place,
            ..Schema::default()
        })
    }

    /// Says that a keyword's schemas stand in the types, but not what they are for.
    pub fn ignored(&mut self, schema: &Schema, keyword: &str, message: &str, effect: &str) {
        let place = schema.place.child(keyword);
        self.diagnostics.push(Diagnostic::new(&KEYWORD_IGNORED, place, message).effect(format!("they {effect}")));
    }
}

/// Whether values are of several types, null aside.
pub fn is_mixed(schema: &Schema) -> bool {
    // With `type: string`, YAML made numbers and booleans of what was meant as text.
    if schema.types.contains(Type::String) {
        return false;
    }
    let mut kinds = schema.values.iter().flatten().filter(|value| !value.is_null()).map(Type::of_value);
    let first = kinds.next();
    kinds.any(|kind| Some(kind) != first)
}

/// The types that values in `enum` can have, null aside, and a word for each.
const KINDS: [(Type, &str); 6] = [
    (Type::String, "text"),
    (Type::Integer, "integer"),
    (Type::Number, "number"),
    (Type::Boolean, "flag"),
    (Type::Array, "list"),
    (Type::Object, "object"),
];

/// The type of a value, whole numbers apart.
fn kind_of(value: &Value) -> Type {
    if value.as_i64().is_some() { Type::Integer } else { Type::of_value(value) }
}
