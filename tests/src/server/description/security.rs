//! Who may call what.

use serde_json::Value;

use super::{Document, base64};
use crate::server::{KEY, USER};

/// A credential as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A whole `Authorization` header.
    Authorization(String),
    /// A header of its own.
    Header(String),
    /// A key of the query.
    Query(String),
    /// A cookie.
    Cookie(String),
}

/// A security scheme that an operation asks for.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its name in the description.
    pub name: String,
    /// Where its credential stands, and for `Authorization` what it must be.
    pub credential: Credential,
}

impl Scheme {
    fn read(document: &Document, name: &str) -> Option<Self> {
        let schemes = document.root().pointer("/components/securitySchemes")?;
        let node = document.resolve(schemes.get(name)?);
        let text = |key: &str| node.get(key).and_then(Value::as_str).unwrap_or_default();
        let credential = match (text("type"), text("scheme").to_ascii_lowercase().as_str(), text("in")) {
            ("http", "basic", _) => {
                Credential::Authorization(format!("Basic {}", base64(format!("{USER}:{KEY}").as_bytes())))
            }
            ("http" | "oauth2" | "openIdConnect", _, _) => Credential::Authorization(format!("Bearer {KEY}")),
            ("apiKey", _, "header") => Credential::Header(text("name").to_owned()),
            ("apiKey", _, "query") => Credential::Query(text("name").to_owned()),
            ("apiKey", _, "cookie") => Credential::Cookie(text("name").to_owned()),
            _ => return None,
        };
        Some(Self { name: name.to_owned(), credential })
    }
}

/// The alternatives of an operation, each a set of schemes: its own, else the document's.
///
/// # Errors
///
/// A scheme that the description does not define.
pub fn alternatives(document: &Document, operation: &Value) -> Result<Vec<Vec<Scheme>>, String> {
    let security = operation.get("security").or_else(|| document.root().get("security"));
    let security = security.and_then(Value::as_array).cloned().unwrap_or_default();
    let mut all = Vec::new();
    for alternative in &security {
        let mut schemes = Vec::new();
        for name in alternative.as_object().into_iter().flat_map(|names| names.keys()) {
            let scheme = Scheme::read(document, name);
            schemes.push(scheme.ok_or_else(|| format!("security scheme `{name}` is not described"))?);
        }
        all.push(schemes);
    }
    Ok(all)
}
