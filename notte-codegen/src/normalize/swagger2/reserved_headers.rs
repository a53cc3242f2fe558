//! Headers that are set by the client and not by parameters.

use crate::api::{Location, Parameter};

/// Whether the definition of a parameter is ignored (OpenAPI, Parameter Object, `name`).
///
/// Swagger 2.0 has no such rule. There, `Authorization` is often how an operation asks for a credential; it is a parameter where no
/// security scheme sets it.
pub fn is_ignored(is_swagger2: bool, has_credential: bool, parameter: &Parameter) -> bool {
    if parameter.location != Location::Header {
        return false;
    }
    match parameter.name.to_ascii_lowercase().as_str() {
        "accept" | "content-type" => true,
        "authorization" => !is_swagger2 || has_credential,
        _ => false,
    }
}
