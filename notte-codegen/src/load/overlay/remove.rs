//! Removing nodes from the object or array that contains them.

use super::origins::Origins;
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Removes nodes by their JSON Pointers.
pub fn remove(tree: &mut Value, origins: &mut Origins, targets: &[String]) {
    let mut by_parent: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for target in targets {
        if let Some((parent, key)) = target.rsplit_once('/') {
            by_parent.entry(parent).or_default().insert(key.replace("~1", "/").replace("~0", "~"));
        }
    }
    let mut parents: Vec<_> = by_parent.into_iter().collect();
    // Deeper parents first, so that the pointers of the others stay valid.
    parents.sort_by_key(|(parent, _)| Reverse(parent.matches('/').count()));
    for (parent, keys) in parents {
        match tree.pointer_mut(parent) {
            Some(Value::Object(members)) => {
                members.retain(|name, _| !keys.contains(name));
                keys.iter().for_each(|key| origins.forget(&super::origins::child(parent, key)));
            }
            Some(Value::Array(elements)) => {
                let kept: Vec<usize> = (0..elements.len()).filter(|index| !keys.contains(&index.to_string())).collect();
                origins.keep_elements(parent, elements.len(), &kept);
                let mut index = 0;
                elements.retain(|_| {
                    index += 1;
                    kept.binary_search(&(index - 1)).is_ok()
                });
            }
            _ => {}
        }
    }
}
