//! A place in a JSON text as a value to serialize.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};

use super::super::document::number::OUT_OF_RANGE;
use super::super::{Kind, Node};

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.kind() {
            Kind::Null => serializer.serialize_unit(),
            Kind::Bool => serializer.serialize_bool(self.as_bool().unwrap_or_default()),
            Kind::Number => number(self.as_number().unwrap_or("0"), serializer),
            Kind::String => serializer.serialize_str(self.as_str().unwrap_or_default()),
            Kind::Array => serializer.collect_seq(self.array()),
            Kind::Object => serializer.collect_map(self.entries()),
        }
    }
}

fn number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if text != "-0"
        && let Ok(number) = text.parse()
    {
        return serializer.serialize_i64(number);
    }
    if let Ok(number) = text.parse() {
        return serializer.serialize_u64(number);
    }
    let float: f64 = text.parse().unwrap_or(f64::NAN);
    // JSON would have `null` for it.
    if !float.is_finite() {
        return Err(S::Error::custom(OUT_OF_RANGE));
    }
    serializer.serialize_f64(float)
}
