//! `security` of the description and of operations.

use crate::api::{Requirement, SecurityKind, SecurityScheme};
use crate::diagnostics::{Diagnostic, SECURITY_UNKNOWN, WRONG_TYPE};
use crate::normalize::document::{Node, Reading};
use indexmap::IndexMap;
use serde_json::Value;

/// What allows a call: the alternatives, and the same with their scopes if there are any.
#[derive(Clone, Default)]
pub struct Security {
    pub requirements: Vec<Requirement>,
    pub scopes: Vec<Vec<(String, Vec<String>)>>,
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
                // Every operation may require it; where it is required first says enough.
                None if !reading.unknown_schemes.insert(name.clone()) => {}
                None => {
                    let message = format!("`{name}` is not among the security schemes");
                    let diagnostic = Diagnostic::new(&SECURITY_UNKNOWN, requirement.place.child(name), message);
                    let diagnostic = diagnostic.effect("no credential is sent for it");
                    let meant = reading.nearest(name, schemes.keys().map(String::as_str));
                    reading.diagnostics.push(match meant {
                        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
                        None => diagnostic,
                    });
                }
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
