//! Operations.

use serde_json::Value;

use super::{Document, Parameter, Route, Schema, Scheme, security};

const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// One media type of a body.
#[derive(Debug)]
pub struct Media {
    /// As the description writes it, without parameters, in lower case.
    pub name: String,
    /// What the body has to be.
    pub schema: Option<Schema>,
}

impl Media {
    /// Whether bodies of this media type are JSON.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.name == "application/json" || self.name == "text/json" || self.name.ends_with("+json")
    }

    /// Whether a media type as sent is this one, or lies within its range (`image/*`).
    #[must_use]
    pub fn covers(&self, name: &str) -> bool {
        self.name == name
            || self.name == "*/*"
            || self.name.strip_suffix('*').is_some_and(|range| range.ends_with('/') && name.starts_with(range))
    }
}

/// One operation of the description.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`, or the method and the template when it has none.
    pub id: String,
    /// `GET`, `POST`, …
    pub method: String,
    /// The template of the path as the description writes it.
    pub template: String,
    /// The template, ready to be matched.
    pub route: Route,
    /// The path item's and the operation's own.
    pub parameters: Vec<Parameter>,
    /// Alternatives of schemes; empty when no credentials are described.
    pub security: Vec<Vec<Scheme>>,
    /// Whether a body is required.
    pub body_required: bool,
    /// The media types of the body; empty when none is described.
    pub body: Vec<Media>,
    /// The answers by status as described: `200`, `4XX`, `default`.
    pub answers: Vec<(String, Vec<Media>)>,
}

impl Operation {
    /// Every operation of the description.
    ///
    /// # Errors
    ///
    /// Two operations of one id, or security that is not described.
    pub fn all(document: &Document) -> Result<Vec<Self>, String> {
        let mut all: Vec<Self> = Vec::new();
        for (template, item) in entries(document.root().get("paths")) {
            let item = document.resolve(item);
            let fixed = METHODS.iter().filter_map(|method| Some((method.to_ascii_uppercase(), item.get(method)?)));
            let others = entries(item.get("additionalOperations")).map(|(method, node)| (method.clone(), node));
            for (method, node) in fixed.chain(others) {
                let operation = Self::read(document, template, &method, item, node)?;
                if all.iter().any(|known| known.id == operation.id) {
                    return Err(format!("operation id `{}` is not unique", operation.id));
                }
                all.push(operation);
            }
        }
        Ok(all)
    }

    fn read(document: &Document, template: &str, method: &str, item: &Value, node: &Value) -> Result<Self, String> {
        let id = node.get("operationId").and_then(Value::as_str);
        let mut parameters: Vec<Parameter> = Vec::new();
        for owner in [item, node] {
            for parameter in owner.get("parameters").and_then(Value::as_array).into_iter().flatten() {
                let Some(parameter) = Parameter::read(document, parameter) else {
                    continue;
                };
                parameters.retain(|known| known.name != parameter.name || known.place != parameter.place);
                parameters.push(parameter);
            }
        }
        let body = node.get("requestBody").map_or(&Value::Null, |body| document.resolve(body));
        let answer = |(status, answer)| (String::clone(status), media(document.resolve(answer), Schema::answer));
        Ok(Self {
            id: id.map_or_else(|| format!("{method} {template}"), str::to_owned),
            route: Route::parse(template),
            template: template.to_owned(),
            security: security::alternatives(document, node)?,
            body_required: body.get("required").and_then(Value::as_bool).unwrap_or(false),
            body: media(body, Schema::request),
            answers: entries(node.get("responses")).map(answer).collect(),
            method: method.to_owned(),
            parameters,
        })
    }

    /// The described answer for a status: exact, then its class, then `default`.
    #[must_use]
    pub fn answer(&self, status: u16) -> Option<&[Media]> {
        let find = |key: &str| self.answers.iter().find(|(known, _)| known.eq_ignore_ascii_case(key));
        let found = find(&status.to_string()).or_else(|| find(&format!("{}XX", status / 100)));
        found.or_else(|| find("default")).map(|(_, media)| media.as_slice())
    }

    /// The status of a plain success: the lowest that is described, else 200.
    #[must_use]
    pub fn success(&self) -> u16 {
        let statuses = self.answers.iter().filter_map(|(status, _)| status.parse::<u16>().ok());
        statuses.filter(|status| (200..300).contains(status)).min().unwrap_or(200)
    }
}

fn entries(node: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    let entries = node.and_then(Value::as_object).into_iter().flatten();
    entries.filter(|(key, _)| !key.starts_with("x-"))
}

fn media(body: &Value, schema: fn(Value) -> Schema) -> Vec<Media> {
    let read = |(name, node): (&String, &Value)| Media {
        name: name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase(),
        schema: node.get("schema").cloned().map(schema),
    };
    entries(body.get("content")).map(read).collect()
}
