//! Plain text that is one value: a number, a boolean, or a string of which more is said than that.

use super::media_types::Form;
use crate::api::{Media, Response, SchemaId, Type};
use crate::ir::{Scalar, Ty};
use crate::lower::Lowering;
use crate::lower::scalar;

impl Lowering<'_> {
    /// The schema of the value that a plain text is; none where it is any text.
    pub fn plain(&mut self, media: &Media) -> Option<SchemaId> {
        self.number(media).or_else(|| self.known_string(media))
    }

    /// The schema of the number or the boolean that a plain text is.
    pub fn number(&mut self, media: &Media) -> Option<SchemaId> {
        let id = self.plain_schema(media)?;
        let schema = self.effective(id);
        let mut types = schema.types;
        types.remove(Type::Null);
        let is_number = |kind| matches!(kind, Type::Integer | Type::Number);
        let is_one = types.iter().all(is_number) || types.iter().all(|kind| kind == Type::Boolean);
        (is_one && types.iter().next().is_some()).then_some(id)
    }

    /// The schema of a plain text that is one of known strings, or has a type by its format.
    fn known_string(&mut self, media: &Media) -> Option<SchemaId> {
        let id = self.plain_schema(media)?;
        let schema = self.effective(id);
        let is_string = schema.types.contains(Type::String)
            && schema.types.iter().all(|kind| matches!(kind, Type::String | Type::Null));
        let is_typed = match &schema.values {
            Some(values) => values.iter().any(|value| value.is_string()),
            // A secret and bytes are more at home in a text than in a value.
            None => matches!(scalar::string(&schema, self.settings), Ty::Scalar(Scalar::DateTime) | Ty::Formatted(_)),
        };
        (is_string && is_typed).then_some(id)
    }

    /// The schema of the value that an answer in plain text is. Where the same is said of JSON, that is the one.
    pub fn plain_answer(&mut self, response: &Response, media: &Media) -> Option<SchemaId> {
        let id = self.plain(media)?;
        let mut json = response.content.iter().filter(|other| self.form(other) == Form::Json);
        json.find(|other| self.are_alike(media, other)).and_then(|other| other.schema).or(Some(id))
    }

    /// The schema of a plain text that is neither a union nor negated.
    fn plain_schema(&mut self, media: &Media) -> Option<SchemaId> {
        let id =
            media.schema.filter(|_| media.media_type.essence() == "text/plain" && self.form(media) == Form::Text)?;
        let schema = self.effective(id);
        (!schema.never && schema.one_of.is_empty() && schema.any_of.is_empty()).then_some(id)
    }
}
