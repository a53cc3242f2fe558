//! Integers that do not fit the type that their format stands for (OpenAPI Format Registry), by what the description says of them.

use super::named_values::Named;
use crate::api::{Schema, Type, Types};
use crate::diagnostics::{Diagnostic, Diagnostics, INTEGER_INEXACT, INTEGER_WIDENED};
use std::ops::RangeInclusive;

const INT32: RangeInclusive<i128> = i32::MIN as i128..=i32::MAX as i128;
const INT64: RangeInclusive<i128> = i64::MIN as i128..=i64::MAX as i128;
const UINT32: RangeInclusive<i128> = 0..=u32::MAX as i128;
const UINT64: RangeInclusive<i128> = 0..=u64::MAX as i128;

/// The formats that others are widened to, with their types.
const WIDER: [(RangeInclusive<i128>, &str, &str); 2] = [(INT64, "int64", "i64"), (UINT64, "uint64", "u64")];

/// Gives a schema a wider format where an example, a default, an `enum` value or a bound does not fit its own.
pub fn widen(schema: &mut Schema, named: &Named, diagnostics: &mut Diagnostics) {
    let format = schema.format.as_deref();
    let is_integer = schema.types.contains(Type::Integer) && !schema.types.contains(Type::Number);
    let range = match format {
        Some("int8" | "int16" | "int32" | "uint8" | "uint16") => INT32,
        Some("uint32") => UINT32,
        Some("uint64" | "uint") => UINT64,
        Some("int64") => INT64,
        _ if is_integer => INT64,
        _ => return,
    };
    let is_number = is_integer || schema.types.contains(Type::Number) || schema.types.is_empty();
    let Named { values, bounds } = named;
    let Some(outside) = values.iter().chain(bounds).find(|value| !range.contains(value)).filter(|_| is_number) else {
        return;
    };
    let message = match format {
        Some(format) => format!("`{outside}` is not a value of the format `{format}`"),
        None => format!("`{outside}` does not fit a signed integer of 64 bits"),
    };
    let place = schema.place.clone();
    let all_in = |range: &RangeInclusive<i128>, values: &[i128]| values.iter().all(|value| range.contains(value));
    let wider = |values: &[i128]| WIDER.into_iter().find(|(range, ..)| all_in(range, values));
    if let Some((_, wider, ty)) = wider(&[values.as_slice(), bounds].concat()) {
        // An integer without a format is of any size.
        if format.is_some() {
            diagnostics.push(
                Diagnostic::new(&INTEGER_WIDENED, place, message)
                    .effect(format!("the type is `{ty}`, which holds every value that the description names")),
            );
        }
        schema.format = Some(wider.to_owned());
    } else if let Some((_, wider, ty)) = wider(values) {
        // A bound says where integers end, not that there are such integers: exact digits are worth more.
        diagnostics.push(
            Diagnostic::new(&INTEGER_INEXACT, place, message)
                .effect(format!("the type is `{ty}`; a value that it does not hold is an error")),
        );
        schema.format = Some(wider.to_owned());
    } else {
        diagnostics.push(
            Diagnostic::new(&INTEGER_INEXACT, place, message)
                .effect("the type is `f64`, which rounds integers of more than 53 bits"),
        );
        let is_null = schema.types.contains(Type::Null);
        schema.types = Types::of(Type::Number);
        if is_null {
            schema.types.insert(Type::Null);
        }
        schema.format = None;
    }
}
