//! `securityDefinitions`: what they write differently from `securitySchemes`.

use super::inline_type::text;
use crate::normalize::document::Node;

/// Whether a scheme is `type: basic`.
pub fn is_basic(scheme: &Node<'_>) -> bool {
    text(scheme, "type") == Some("basic")
}

/// The name that OpenAPI 3 gives to the flow of an OAuth 2.0 scheme.
pub fn flow_name(scheme: &Node<'_>) -> Option<String> {
    let flow = text(scheme, "flow").filter(|_| text(scheme, "type") == Some("oauth2"))?;
    Some(match flow {
        "application" => "clientCredentials".to_owned(),
        "accessCode" => "authorizationCode".to_owned(),
        flow => flow.to_owned(),
    })
}
