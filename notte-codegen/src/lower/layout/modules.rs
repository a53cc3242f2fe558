//! The file of each type, and the features that turn the file on.

use super::usage::{MOST_USERS, Users};
use crate::ir::{Docs, Group, Type, TypeId, TypeModule};
use crate::names;
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};

/// More shared types than this become a folder with a file for each component or operation, so that a feature turns on only the files
/// that it needs.
const MOST_TYPES: usize = 100;

/// The file of types that more than one group uses.
pub const SHARED: &str = "shared";
/// The file, and the feature, of types that only webhooks and callbacks use.
pub const INCOMING: &str = "incoming";
/// The file of types that nothing uses.
pub const UNUSED: &str = "unused";
/// The feature that turns on all others.
pub const FULL: &str = "full";

/// What the name of a type begins with: the component or the operation that it is part of.
#[derive(Clone)]
pub struct Root {
    pub name: String,
    pub module: String,
}

/// The files of types. Sets the number of each type's file.
pub fn modules(types: &mut [Type], users: &[Users], roots: &[Root], groups: &[Group]) -> Vec<TypeModule> {
    let mut by_file: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in 0..types.len() {
        by_file.entry(file(users.get(index), groups)).or_default().push(index);
    }
    let mut modules = Vec::new();
    for (name, members) in by_file {
        let docs = docs(&name);
        let features = features_of_file(&name, groups);
        if name != SHARED || members.len() <= MOST_TYPES {
            modules.push(module(vec![name], docs, features, &members, types));
            continue;
        }
        modules.push(module(vec![name.clone()], docs, features, &[], types));
        let mut by_root: IndexMap<&str, (Vec<usize>, &str)> = IndexMap::new();
        for index in members {
            let (module, root) =
                roots.get(index).map_or((UNUSED, ""), |root| (root.module.as_str(), root.name.as_str()));
            by_root.entry(module).or_insert_with(|| (Vec::new(), root)).0.push(index);
        }
        by_root.sort_unstable_keys();
        for (below, (members, root)) in by_root {
            let docs = vec![format!("`{root}` and the types inside of it.")];
            modules.push(module(vec![name.clone(), below.to_owned()], docs, Vec::new(), &members, types));
        }
    }
    number(types, &modules);
    gate(&mut modules, types, users, groups);
    modules
}

fn module(path: Vec<String>, docs: Docs, features: Vec<String>, members: &[usize], types: &[Type]) -> TypeModule {
    let mut members = members.to_vec();
    // By name, so that a new type moves no other type.
    members.sort_by(|a, b| types.get(*a).map(|ty| &ty.name).cmp(&types.get(*b).map(|ty| &ty.name)));
    TypeModule { path, docs, features, types: members.into_iter().map(TypeId).collect() }
}

fn number(types: &mut [Type], modules: &[TypeModule]) {
    for (number, module) in modules.iter().enumerate() {
        for id in &module.types {
            if let Some(ty) = types.get_mut(id.0) {
                ty.module = number;
            }
        }
    }
}

fn file(users: Option<&Users>, groups: &[Group]) -> String {
    let mut users = users.into_iter().flatten();
    match (users.next(), users.next()) {
        (None, _) => UNUSED.to_owned(),
        (Some(one), None) => groups.get(*one).map_or_else(|| INCOMING.to_owned(), |group| group.module.clone()),
        _ => SHARED.to_owned(),
    }
}

fn docs(file: &str) -> Docs {
    vec![match file {
        SHARED => "Types of operations in several groups.".to_owned(),
        INCOMING => "Types of webhooks and callbacks.".to_owned(),
        UNUSED => "Types that no operation uses.".to_owned(),
        group => format!("Types of operations in [`{group}`](super::super::{group})."),
    }]
}

fn features_of_file(file: &str, groups: &[Group]) -> Vec<String> {
    let on = groups.iter().any(|group| group.feature.is_some());
    match file {
        _ if !on => Vec::new(),
        SHARED => Vec::new(),
        INCOMING => vec![INCOMING.to_owned()],
        UNUSED => vec![FULL.to_owned()],
        group => groups.iter().filter(|one| one.module == group).filter_map(|one| one.feature.clone()).collect(),
    }
}

/// Sets the features of each file of shared types: those of all users of its types, and of all files that mention one. A file with too
/// many users has none and is always on.
fn gate(modules: &mut [TypeModule], types: &[Type], users: &[Users], groups: &[Group]) {
    if groups.iter().all(|group| group.feature.is_none()) {
        return;
    }
    let is_gated = |module: &TypeModule| matches!(module.path.as_slice(), [folder, _] if folder == SHARED);
    let mut used: Vec<Users> = vec![Users::new(); modules.len()];
    let mut mentions: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); modules.len()];
    for ((module, used), mentions) in modules.iter().zip(&mut used).zip(&mut mentions) {
        for id in module.types.iter().filter(|_| is_gated(module)) {
            used.extend(users.get(id.0).into_iter().flatten());
            let met = types.get(id.0).into_iter().flat_map(|ty| ty.kind.named());
            mentions.extend(met.filter_map(|id| Some(types.get(id.0)?.module)));
        }
    }
    let mut open: BTreeSet<usize> = (0..modules.len()).collect();
    while let Some(number) = open.pop_first() {
        let Some(own) = used.get(number).cloned() else { continue };
        for other in mentions.get(number).into_iter().flatten() {
            let Some(theirs) = used.get_mut(*other).filter(|theirs| theirs.len() <= MOST_USERS) else { continue };
            let before = theirs.len();
            theirs.extend(own.iter().copied());
            if theirs.len() > before {
                open.insert(*other);
            }
        }
    }
    for (module, users) in modules.iter_mut().zip(used).filter(|(module, _)| is_gated(module)) {
        let feature = |user: usize| groups.get(user).map_or(Some(INCOMING.to_owned()), |group| group.feature.clone());
        if users.len() <= MOST_USERS {
            module.features = users.into_iter().filter_map(feature).collect();
        }
    }
}

/// A module name that can be the name of a file.
pub fn file_name(name: &str) -> String {
    let name: String = names::snake(name).chars().take(60).collect();
    // `mod.rs` is the file of the folder itself.
    match name.as_str() {
        "" | "mod" => "schema".to_owned(),
        device if names::is_device(device) => format!("{device}_schema"),
        _ => names::field(&name),
    }
}

/// The features of the crate, except the one that turns on all others.
pub fn features(groups: &[Group], modules: &[TypeModule]) -> Vec<String> {
    let mut features: Vec<String> = groups.iter().filter_map(|group| group.feature.clone()).collect();
    if modules.iter().any(|module| module.features.iter().any(|feature| feature == INCOMING)) {
        features.push(INCOMING.to_owned());
    }
    features
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_of_files() {
        assert_eq!(file_name("PetOwner"), "pet_owner");
        assert_eq!(file_name("Mod"), "schema");
        assert_eq!(file_name("Con"), "con_schema");
        assert_eq!(file_name("Type"), "r#type");
    }
}
