//! Types: what each shape becomes in Rust.

pub mod boxing;
pub mod dedup;
pub mod endless;
mod enums;
pub mod pins;
pub mod presets;
mod structs;
pub mod union_cycles;
mod unions;

use crate::api::{Origin, SchemaId};
use crate::hash::HashMap;
use crate::ir::{Kind, Scalar, Ty, Type, TypeId};
use crate::lower::docs::{Prose, documented, of_type, telling};
use crate::lower::naming::TypeName;
use crate::settings::Settings;
use crate::shapes::{self, Definition, NamedShape, Schemas, ShapeId, Shapes, ValueType};

/// The type of a schema's values, and whether null is allowed beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub ty: Ty,
    pub nullable: bool,
}

/// The type with null in it. JSON includes null already, and so does null itself.
pub fn nullable(known: Known) -> Ty {
    match known.ty {
        ty @ Ty::Scalar(Scalar::Json | Scalar::Null) => ty,
        ty if known.nullable => Ty::Nullable(Box::new(ty)),
        ty => ty,
    }
}

/// The type of a schema in Rust.
pub fn known(shapes: &Shapes, id: SchemaId) -> Known {
    let resolved = shapes.resolved(id);
    Known { ty: rust_type(&resolved.ty), nullable: resolved.nullable }
}

/// A type of values in Rust.
pub fn rust_type(ty: &ValueType) -> Ty {
    match ty {
        ValueType::Scalar(scalar) => Ty::Scalar(rust_scalar(*scalar)),
        ValueType::Format(path) => Ty::Formatted(path.clone()),
        ValueType::Numeric(path) => Ty::Numeric(path.clone()),
        ValueType::Own(path) => Ty::Own(path.clone()),
        ValueType::List(inner) => Ty::List(Box::new(rust_type(inner))),
        ValueType::Tuple(items) => Ty::Tuple(items.iter().map(rust_type).collect()),
        ValueType::Map(inner) => Ty::Map(Box::new(rust_type(inner))),
        ValueType::Keyed(key, value) => Ty::Keyed(Box::new(rust_type(key)), Box::new(rust_type(value))),
        ValueType::Nullable(inner) => Ty::Nullable(Box::new(rust_type(inner))),
        ValueType::Named(ShapeId(number)) => Ty::Named(TypeId(*number)),
    }
}

fn rust_scalar(scalar: shapes::Scalar) -> Scalar {
    match scalar {
        shapes::Scalar::Null => Scalar::Null,
        shapes::Scalar::Boolean => Scalar::Bool,
        shapes::Scalar::Int32 => Scalar::I32,
        shapes::Scalar::Int64 => Scalar::I64,
        shapes::Scalar::Uint32 => Scalar::U32,
        shapes::Scalar::Uint64 => Scalar::U64,
        shapes::Scalar::Float64 => Scalar::F64,
        shapes::Scalar::String => Scalar::String,
        shapes::Scalar::DateTime => Scalar::DateTime,
        shapes::Scalar::UnixTime => Scalar::UnixTime,
        shapes::Scalar::Base64 => Scalar::Base64,
        shapes::Scalar::Secret => Scalar::Secret,
        shapes::Scalar::Json => Scalar::Json,
        shapes::Scalar::JsonObject => Scalar::JsonObject,
    }
}

/// The types of a crate, one for each definition.
pub fn types(
    schemas: &Schemas,
    shapes: &Shapes,
    names: &[TypeName],
    prose: &Prose<'_>,
    settings: &Settings,
) -> Vec<Type> {
    let counterparts = counterparts(schemas, shapes, names);
    let define = |(index, (definition, name)): (usize, (&Definition, &TypeName))| {
        let schema = schemas.merged(definition.schema);
        let kind = match &definition.shape {
            NamedShape::Enum => Kind::Enum(enums::enumeration(schema)),
            NamedShape::Object(object) => Kind::Struct(structs::structure(schemas, schema, object, prose, settings)),
            NamedShape::Union(union) => Kind::Union(unions::union(schemas, shapes, union, prose)),
            NamedShape::Wrapper(ty) => Kind::Newtype(rust_type(ty)),
        };
        let facts = counterparts.get(&index).cloned().into_iter().collect();
        let description = schema.description.as_deref();
        let title = telling(schema.title.as_deref(), &name.name);
        Type {
            name: name.name.clone(),
            docs: documented(prose, description, title, || of_type(&name.name), facts),
            deprecated: schema.deprecated,
            module: 0,
            sent: false,
            received: false,
            kind,
        }
    };
    shapes.definitions.iter().zip(names).enumerate().map(define).collect()
}

/// What the documentation of types says that are one schema, sent and received.
fn counterparts(schemas: &Schemas, shapes: &Shapes, names: &[TypeName]) -> HashMap<usize, String> {
    let mut docs = HashMap::default();
    for (index, (definition, sent)) in shapes.definitions.iter().zip(names).enumerate() {
        let Origin::Sent(original) = schemas.get(definition.schema).origin else { continue };
        let Some(ShapeId(original)) = shapes.named.get(&original) else { continue };
        let Some(received) = names.get(*original) else { continue };
        docs.insert(index, format!("The form that is sent; `{}` is the form that is received.", received.name));
        docs.insert(*original, format!("The form that is received; `{}` is the form that is sent.", sent.name));
    }
    docs
}
