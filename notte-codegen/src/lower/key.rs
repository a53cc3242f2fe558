//! `propertyNames`: maps whose keys have a type.

use super::Lowering;
use super::scalar;
use crate::api::{Additional, Schema, SchemaId, Type};
use crate::ir::{Scalar, Ty};

impl Lowering<'_> {
    /// The type of an object's names and the schema of its members, when it is nothing but a map and its names have a type:
    /// a list of strings, or a format whose type keeps every text.
    pub fn keyed(&mut self, schema: &Schema) -> Option<(Ty, SchemaId)> {
        let Additional::Typed(value) = schema.additional else { return None };
        if !schema.properties.is_empty() || !schema.pattern_properties.is_empty() {
            return None;
        }
        let id = schema.property_names?;
        let names = self.effective(id);
        let is_text = names.types.iter().all(|kind| kind == Type::String);
        if names.never || !is_text {
            return None;
        }
        let is_union = !names.one_of.is_empty() || !names.any_of.is_empty();
        let key = match &names.values {
            // Constants are written as alternatives as well.
            None if is_union => {
                let mut values = Vec::new();
                let are_listed = self.listed_values(id, 0, &mut values);
                if !are_listed || values.is_empty() || !values.iter().all(serde_json::Value::is_string) {
                    return None;
                }
                self.known(id).ty
            }
            Some(values) if values.is_empty() || !values.iter().all(serde_json::Value::is_string) => return None,
            Some(_) => self.known(id).ty,
            None => scalar::string(&names, self.settings),
        };
        match key {
            Ty::Named(id) => {
                self.store.keys.insert(id);
            }
            Ty::Formatted(_) | Ty::Scalar(Scalar::DateTime) => {}
            _ => return None,
        }
        Some((key, value))
    }
}
