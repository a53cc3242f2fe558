//! An overlay file as a list of actions (Overlay Specification 1.1, "Overlay Object", "Action Object").

use super::query::Query;
use crate::diagnostics::{
    Diagnostic, Diagnostics, MEMBER_MISSING, OVERLAY_INVALID, OVERLAY_UNCHANGED, Place, Severity, nearest,
};
use serde_json::{Map, Value};

/// The fixed fields of each object. Other members must begin with `x-`.
const OVERLAY_FIELDS: &[&str] = &["overlay", "info", "extends", "actions"];
const INFO_FIELDS: &[&str] = &["title", "version", "description"];
const ACTION_FIELDS: &[&str] = &["target", "description", "update", "copy", "remove"];

/// An action: which nodes it changes, and how.
pub struct Action {
    /// Where the action stands.
    pub place: Place,
    /// The nodes that it changes.
    pub target: Query,
    /// What it does to them.
    pub change: Change,
}

/// What an action does to the nodes that its target selects.
pub enum Change {
    /// `update`: the value is merged with each node.
    Update(Value),
    /// `copy`: the one node that this selects is merged with each node.
    Copy(Query),
    /// `remove: true`.
    Remove,
}

/// The actions of an overlay; `None` when something in it is invalid, which the diagnostics say.
pub fn actions(file: usize, tree: &Value, diagnostics: &mut Diagnostics) -> Option<Vec<Action>> {
    let is_broken = |one: &Diagnostic| one.place.file == file && one.severity == Severity::Error;
    if diagnostics.iter().any(is_broken) {
        return None;
    }
    let mut reader = Reader { diagnostics, is_valid: true };
    let actions = reader.overlay(tree, &Place::root(file));
    reader.is_valid.then_some(actions)
}

struct Reader<'d> {
    diagnostics: &'d mut Diagnostics,
    is_valid: bool,
}

impl Reader<'_> {
    fn overlay(&mut self, tree: &Value, root: &Place) -> Vec<Action> {
        let Some(overlay) = tree.as_object() else {
            self.invalid(root.clone(), "an overlay must be an object with the members `overlay`, `info` and `actions`");
            return Vec::new();
        };
        self.version(overlay.get("overlay"), root);
        self.check_fields(overlay, OVERLAY_FIELDS, root);
        self.info(overlay.get("info"), root);
        let place = root.child("actions");
        match overlay.get("actions").and_then(Value::as_array).map(Vec::as_slice) {
            None | Some([]) => {
                self.invalid(place, "`actions` must be an array with at least one action");
                Vec::new()
            }
            Some(actions) => {
                let actions = actions.iter().enumerate();
                actions.filter_map(|(index, action)| self.action(action, place.index(index))).collect()
            }
        }
    }

    fn version(&mut self, value: Option<&Value>, root: &Place) {
        // Without quotes, YAML reads `1.0` as a number.
        let version = match value {
            Some(Value::String(version)) => version.clone(),
            Some(Value::Number(version)) => version.to_string(),
            _ => String::new(),
        };
        let feature_set: Vec<&str> = version.splitn(3, '.').take(2).collect();
        if !matches!(feature_set.as_slice(), ["1"] | ["1", "0" | "1"]) {
            let message = match value {
                None => {
                    "`overlay` is missing: it must say the version of the Overlay Specification, 1.0 or 1.1".to_owned()
                }
                Some(_) if version.is_empty() => "`overlay` must be a string such as `1.1.0`".to_owned(),
                Some(_) => {
                    format!("version `{version}` of the Overlay Specification is not supported; 1.0 and 1.1 are")
                }
            };
            self.invalid(root.child("overlay"), message);
        }
    }

    /// The specification requires a title and a version, but nothing depends on them.
    fn info(&mut self, info: Option<&Value>, root: &Place) {
        let place = root.child("info");
        match info {
            None => self.missing(root, "info"),
            Some(Value::Object(info)) => {
                self.check_fields(info, INFO_FIELDS, &place);
                for field in ["title", "version"] {
                    if !info.contains_key(field) {
                        self.missing(&place, field);
                    }
                }
            }
            Some(_) => self.invalid(place, "`info` must be an object"),
        }
    }

    fn action(&mut self, value: &Value, place: Place) -> Option<Action> {
        let Some(action) = value.as_object() else {
            self.invalid(place, "an action must be an object");
            return None;
        };
        self.check_fields(action, ACTION_FIELDS, &place);
        let target = self.query("target", action.get("target"), &place);
        let change = self.change(action, &place);
        Some(Action { target: target?, change: change?, place })
    }

    fn change(&mut self, action: &Map<String, Value>, place: &Place) -> Option<Change> {
        let is_removal = match action.get("remove") {
            Some(Value::Bool(remove)) => *remove,
            None => false,
            Some(_) => {
                self.invalid(place.child("remove"), "`remove` must be `true` or `false`");
                return None;
            }
        };
        match (action.get("update"), action.get("copy")) {
            _ if is_removal => Some(Change::Remove),
            (Some(update), None) => Some(Change::Update(update.clone())),
            (None, Some(copy)) => self.query("copy", Some(copy), place).map(Change::Copy),
            (Some(_), Some(_)) => {
                self.invalid(
                    place.clone(),
                    "an action has either `update` or `copy`: each makes the other ineffective",
                );
                None
            }
            (None, None) => {
                let message = "the action changes nothing: it has neither `update`, `copy` nor `remove: true`";
                self.push(Diagnostic::new(&OVERLAY_UNCHANGED, place.clone(), message));
                None
            }
        }
    }

    fn query(&mut self, field: &str, value: Option<&Value>, action: &Place) -> Option<Query> {
        let Some(text) = value.and_then(Value::as_str) else {
            let place = if value.is_some() { action.child(field) } else { action.clone() };
            self.invalid(place, format!("`{field}` must be a string with a JSONPath query, such as `$.info`"));
            return None;
        };
        match Query::parse(text) {
            Ok(query) => Some(query),
            Err(reason) => {
                self.invalid(action.child(field), format!("`{text}` is not a JSONPath query (RFC 9535): {reason}"));
                None
            }
        }
    }

    fn check_fields(&mut self, object: &Map<String, Value>, fields: &[&str], place: &Place) {
        for name in object.keys().filter(|name| !name.starts_with("x-") && !fields.contains(&name.as_str())) {
            let hint = match nearest(name, fields.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the members are `{}`, and names that begin with `x-`", fields.join("`, `")),
            };
            self.invalid(place.child(name), format!("`{name}` is not a member of this object; {hint}"));
        }
    }

    fn missing(&mut self, place: &Place, field: &str) {
        let message = format!("`{field}` is missing, which the Overlay Specification requires");
        self.diagnostics.push(Diagnostic::new(&MEMBER_MISSING, place.clone(), message));
    }

    fn invalid(&mut self, place: Place, message: impl Into<String>) {
        self.push(Diagnostic::new(&OVERLAY_INVALID, place, message));
    }

    fn push(&mut self, error: Diagnostic) {
        self.is_valid = false;
        self.diagnostics.push(error);
    }
}
