//! Security schemes and requirements (OpenAPI, Security Scheme Object, Security Requirement Object).

use super::Reading;
use super::kind::Kind;
use super::node::Node;
use crate::api::{Requirement, SecurityKind, SecurityScheme, SecurityUrl};
use crate::diagnostics::{Diagnostic, SECURITY_UNKNOWN, SECURITY_UNSUPPORTED, WRONG_TYPE};
use indexmap::IndexMap;
use openapiv3::APIKeyLocation;
use serde_json::Value;

/// Reads `components.securitySchemes`.
pub fn schemes<'d>(reading: &mut Reading<'d, '_>, root: &Node<'d>) -> IndexMap<String, SecurityScheme> {
    let Some(components) = reading.part(root, "components") else { return IndexMap::new() };
    let mut schemes = IndexMap::new();
    for (name, node) in reading.members(&components, "securitySchemes") {
        let Some(node) = reading.resolve(&node, Kind::SecurityScheme) else { continue };
        let kind = kind(&node);
        if let SecurityKind::Unsupported(what) = &kind {
            let message = format!("security scheme `{name}` can't be applied: {what}");
            reading.diagnostics.push(
                Diagnostic::new(&SECURITY_UNSUPPORTED, node.place.clone(), message)
                    .effect("no credential is sent for it")
                    .help("give the client an HTTP client or a header that does it"),
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
    for (flow, node) in std::iter::once((None, node)).chain(flows) {
        for (keyword, value) in node.value.as_object().into_iter().flatten() {
            let is_url = keyword.ends_with("Url") && !keyword.starts_with("x-");
            if let Some(url) = value.as_str().map(str::trim).filter(|url| is_url && !url.is_empty()) {
                urls.push(SecurityUrl { flow: flow.clone(), keyword: keyword.clone(), url: url.to_owned() });
            }
        }
    }
    urls
}

/// What allows a call: the alternatives, and the same with their scopes if there are any.
#[derive(Clone, Default)]
pub struct Security {
    pub requirements: Vec<Requirement>,
    pub scopes: Vec<Vec<(String, Vec<String>)>>,
}

fn kind(node: &Node<'_>) -> SecurityKind {
    match node.typed::<openapiv3::SecurityScheme>() {
        Ok(openapiv3::SecurityScheme::APIKey { location, name, .. }) => match location {
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

/// What stands under `security`; an object is one requirement without its list.
fn written<'d>(reading: &mut Reading<'d, '_>, node: &Node<'d>) -> Option<Vec<Node<'d>>> {
    let security = node.member("security")?;
    match security.value {
        Value::Null => None,
        Value::Array(_) => Some(reading.parts(node, "security")),
        Value::Object(object) if object.contains_key("$ref") => Some(reading.parts(node, "security")),
        Value::Object(_) => {
            let message = "a list is expected here, not an object";
            reading.diagnostics.push(
                Diagnostic::new(&WRONG_TYPE, security.place.clone(), message)
                    .effect("it is read as the one requirement"),
            );
            Some(vec![security])
        }
        _ => {
            security.wrong("a list", reading.diagnostics);
            None
        }
    }
}

/// Reads `security` of the document or of an operation; `None` when it has none of its own.
pub fn requirements<'d>(
    reading: &mut Reading<'d, '_>,
    node: &Node<'d>,
    schemes: &IndexMap<String, SecurityScheme>,
) -> Option<Security> {
    let written = written(reading, node)?;
    let mut requirements = Vec::new();
    let mut scopes = Vec::new();
    let mut impossible = false;
    for requirement in written {
        let Some(object) = requirement.object(reading.diagnostics) else { continue };
        let mut names = Vec::new();
        let mut granted = Vec::new();
        for name in object.keys() {
            match schemes.get_key_value(name).or_else(|| by_reference(reading, name, &requirement, schemes)) {
                Some((_, SecurityScheme { kind: SecurityKind::Unsupported(_), .. })) => {}
                Some((scheme, _)) => {
                    names.push(scheme.clone());
                    granted.push((scheme.clone(), requirement.texts(name, reading.diagnostics)));
                }
                None => reading.diagnostics.push(
                    Diagnostic::new(
                        &SECURITY_UNKNOWN,
                        requirement.place.child(name),
                        format!("`{name}` is not among the security schemes"),
                    )
                    .effect("it is passed over"),
                ),
            }
        }
        // An alternative that can't be met is none, and does not come to mean that no credential is needed.
        if names.is_empty() && !object.is_empty() {
            impossible = true;
        } else {
            if !requirements.contains(&names) {
                requirements.push(names);
            }
            if !scopes.contains(&granted) {
                scopes.push(granted);
            }
        }
    }
    if requirements.is_empty() && impossible {
        // The credential is the caller's business then: a header, or the HTTP client.
        requirements.push(Vec::new());
    }
    if scopes.iter().flatten().all(|(_, scopes)| scopes.is_empty()) {
        scopes.clear();
    }
    Some(Security { requirements, scopes })
}

/// The scheme to which the address leads that stands in place of a name (OpenAPI 3.2, Security Requirement Object).
fn by_reference<'s>(
    reading: &mut Reading<'_, '_>,
    address: &str,
    requirement: &Node<'_>,
    schemes: &'s IndexMap<String, SecurityScheme>,
) -> Option<(&'s String, &'s SecurityScheme)> {
    let found = reading.find(address, &requirement.place).ok()?;
    schemes.iter().find(|(_, scheme)| scheme.place == found.place)
}
