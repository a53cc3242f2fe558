//! Values of a union.

use serde_json::{Value, json};

use super::flat::Flat;
use super::sample::Sampler;

impl Sampler<'_> {
    /// A value of the first branch that has one, with its tag.
    pub(super) fn union(&mut self, name: &str, flat: &Flat, branches: &[Value]) -> Option<Value> {
        let null = |branch: &&Value| self.document.resolve(branch).get("type") == Some(&json!("null"));
        let branches: Vec<&Value> = branches.iter().filter(|branch| !null(branch)).collect();
        let (value, branch) = branches.into_iter().find_map(|branch| Some((self.value(name, branch)?, branch)))?;
        let Value::Object(mut object) = value else {
            return Some(value);
        };
        if flat.get("properties").is_some() {
            let own = self.object(flat);
            object.extend(own);
        }
        let discriminator = flat.get("discriminator");
        if let (Some(tag), Some(reference)) =
            (discriminator.and_then(|node| node.get("propertyName")?.as_str()), branch.get("$ref"))
        {
            let mapping = discriminator.and_then(|node| node.get("mapping")).and_then(Value::as_object);
            let mapped =
                mapping.into_iter().flatten().find(|(_, target)| *target == reference).map(|(tag, _)| tag.clone());
            let described = Flat::new(self.document, branch)
                .get("properties")
                .and_then(|all| all.get(tag))
                .cloned()
                .unwrap_or_default();
            let fixed = described.get("const").is_some() || described.get("enum").is_some();
            let implied = reference.as_str().and_then(|reference| reference.rsplit('/').next()).filter(|_| !fixed);
            if let Some(value) = mapped.or_else(|| implied.map(str::to_owned)) {
                object.insert(tag.to_owned(), Value::String(value));
            }
        }
        Some(Value::Object(object))
    }
}
