//! `components.securitySchemes`.

use crate::api::{SecurityKind, SecurityScheme, SecurityUrl, is_framing_header};
use crate::diagnostics::{Diagnostic, SECURITY_UNSUPPORTED};
use crate::normalize::document::{Node, Reading};
use crate::normalize::references::Kind;
use crate::normalize::swagger2;
use indexmap::IndexMap;
use openapiv3::APIKeyLocation;

/// Reads `components.securitySchemes`, or else `securityDefinitions` of Swagger 2.0.
pub fn schemes<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) -> IndexMap<String, SecurityScheme> {
    let components = reading.part(root, "components");
    let mut written = components.map(|components| reading.members(&components, "securitySchemes")).unwrap_or_default();
    if written.is_empty() {
        written = reading.members(root, "securityDefinitions");
    }
    let mut schemes = IndexMap::new();
    for (name, node) in written {
        let Some(node) = reading.resolve(&node, Kind::SecurityScheme) else { continue };
        let kind = if swagger2::is_basic(&node) { SecurityKind::Basic } else { kind(&node) };
        if let SecurityKind::Unsupported(what) = &kind {
            let message = format!("security scheme `{name}` can't be applied: {what}");
            reading.diagnostics.push(
                Diagnostic::new(&SECURITY_UNSUPPORTED, node.place.clone(), message)
                    .effect("no credential is sent for it")
                    .help("pass an HTTP client or a header that does it to the builder of the client"),
            );
        }
        let description = node.text("description", reading.diagnostics);
        let urls = urls(reading, &node);
        schemes.insert(name.clone(), SecurityScheme { place: node.place.clone(), description, kind, urls });
    }
    schemes
}

/// The URLs of a scheme, and of each of its flows: what they are is told by how their names end.
fn urls(reading: &mut Reading<'_, '_>, node: &Node<'_>) -> Vec<SecurityUrl> {
    let flows = node.members("flows", reading.diagnostics);
    let flows = flows.iter().map(|(flow, node)| (Some((*flow).clone()), node));
    let mut urls = Vec::new();
    for (flow, node) in std::iter::once((swagger2::flow_name(node), node)).chain(flows) {
        for (keyword, value) in node.value.as_object().into_iter().flatten() {
            let is_url = keyword.ends_with("Url") && !keyword.starts_with("x-");
            if let Some(url) = value.as_str().map(str::trim).filter(|url| is_url && !url.is_empty()) {
                urls.push(SecurityUrl { flow: flow.clone(), keyword: keyword.clone(), url: url.to_owned() });
            }
        }
    }
    urls
}

fn kind(node: &Node<'_>) -> SecurityKind {
    match node.typed::<openapiv3::SecurityScheme>() {
        Ok(openapiv3::SecurityScheme::APIKey { location, name, .. }) => match location {
            APIKeyLocation::Header if is_framing_header(&name) => {
                SecurityKind::Unsupported(format!("the HTTP library sets the header `{name}`"))
            }
            APIKeyLocation::Header => SecurityKind::Header(name),
            APIKeyLocation::Query => SecurityKind::Query(name),
            APIKeyLocation::Cookie => SecurityKind::Cookie(name),
        },
        Ok(openapiv3::SecurityScheme::HTTP { scheme, .. }) => match scheme.to_ascii_lowercase().as_str() {
            "bearer" => SecurityKind::Bearer,
            "basic" => SecurityKind::Basic,
            other => SecurityKind::Unsupported(format!("http scheme `{other}`")),
        },
        Ok(openapiv3::SecurityScheme::OAuth2 { .. } | openapiv3::SecurityScheme::OpenIDConnect { .. }) => {
            SecurityKind::Bearer
        }
        // OAuth 2.0 with a flow that openapiv3 refuses (a missing URL, 3.2's device flow) still travels as a bearer token.
        Err(complaint) => match node.get("type").and_then(serde_json::Value::as_str) {
            Some("oauth2" | "openIdConnect") => SecurityKind::Bearer,
            Some(other) => SecurityKind::Unsupported(format!("type `{other}` ({complaint})")),
            None => SecurityKind::Unsupported(complaint),
        },
    }
}
