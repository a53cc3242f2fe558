//! The files of the generator use each other in one direction: a cycle of files has to be read as a whole, so it is short.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A longer cycle is too much to read at once.
const MAX_CYCLE: usize = 4;

/// References are resolved while their targets are read, so these files of `normalize` use each other.
const EXCEPT: [&str; 2] = ["normalize/document/", "normalize/references/"];

/// The path of a module below the root of the crate.
type Module = Vec<String>;

/// A file: its path, its code without comments, `use` declarations and tests, and the paths that it declares.
#[derive(Default)]
struct File {
    path: String,
    code: String,
    /// The paths of `use` declarations that are not re-exports.
    imports: Vec<Vec<String>>,
    /// Names that are re-exported, and from where.
    exports: BTreeMap<String, Vec<String>>,
    /// Modules of which all names are re-exported.
    globs: Vec<Vec<String>>,
    /// The types with inherent methods, and their methods.
    methods: BTreeMap<String, BTreeSet<String>>,
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").join("notte-codegen/src")
}

fn files() -> BTreeMap<Module, File> {
    let (root, mut found, mut open) = (source(), BTreeMap::new(), vec![source()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("an entry can be read").path();
            let below = path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                open.push(path);
            } else if let Some(module) = below.strip_suffix(".rs").filter(|_| !below.ends_with("tests.rs")) {
                let mut module: Module = module.split('/').map(str::to_owned).collect();
                if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
                    module.pop();
                }
                let text = std::fs::read_to_string(&path).expect("the file can be read");
                found.insert(module, parse(below.clone(), &text));
            }
        }
    }
    found
}

fn parse(path: String, text: &str) -> File {
    let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
    let lines: Vec<&str> = lines.filter(|line| !line.trim_start().starts_with("//")).collect();
    let mut file = File { path, ..File::default() };
    let mut rest = lines.into_iter();
    let mut implemented = None;
    while let Some(line) = rest.next() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_public = words.first().is_some_and(|word| word.starts_with("pub"));
        let declaration = words.iter().position(|word| *word == "use").filter(|position| *position <= 2);
        if let Some(position) = declaration.filter(|position| *position == 0 || is_public) {
            let mut tree = words[position + 1..].join(" ");
            while !tree.contains(';') {
                tree.push_str(rest.next().expect("a declaration ends").trim());
            }
            declare(&mut file, &tree.replace(';', ""), is_public);
            continue;
        }
        if line.starts_with("impl") {
            implemented = (!line.contains(" for ")).then(|| implemented_type(line));
        }
        if let (Some(ty), Some(method)) = (&implemented, method(line)) {
            file.methods.entry(ty.clone()).or_default().insert(method);
        }
        file.code.push_str(&without_texts(line));
        file.code.push('\n');
    }
    file
}

/// A line without what stands between quotation marks.
fn without_texts(line: &str) -> String {
    let line = line.replace("\\\"", "").replace("'\"'", "");
    line.split('"').step_by(2).collect::<Vec<&str>>().join("\"\"")
}

/// `Work` of `impl<'a> Work<'a> {`.
fn implemented_type(line: &str) -> String {
    let rest = line.trim_start_matches("impl");
    let rest = if rest.starts_with('<') { rest.split_once("> ").map_or(rest, |(_, rest)| rest) } else { rest };
    word(rest.trim_start())
}

/// The name of a method, if the line declares one.
fn method(line: &str) -> Option<String> {
    let (_, rest) = line.strip_prefix("    ")?.split_once("fn ")?;
    let (_, parameters) = rest.split_once('(')?;
    let receivers = ["self", "&self", "mut self", "&mut self"];
    (parameters.is_empty() || receivers.iter().any(|receiver| parameters.starts_with(receiver))).then(|| word(rest))
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn declare(file: &mut File, tree: &str, is_public: bool) {
    for (path, alias) in expand(&[], tree) {
        match path.last().map(String::as_str) {
            _ if !is_public => file.imports.push(path),
            Some("*") => file.globs.push(path[..path.len() - 1].to_vec()),
            _ => {
                file.exports.insert(alias, path);
            }
        }
    }
}

/// The paths of a `use` tree, and the name that each gives.
fn expand(prefix: &[String], tree: &str) -> Vec<(Vec<String>, String)> {
    let tree = tree.trim();
    let Some((head, body)) = tree.split_once('{') else {
        let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias)));
        let mut path: Vec<String> = prefix.iter().cloned().chain(path.split("::").map(str::to_owned)).collect();
        path.retain(|segment| segment != "self" || prefix.is_empty());
        let alias = alias.map(str::to_owned).or_else(|| path.last().cloned()).unwrap_or_default();
        return vec![(path, alias)];
    };
    let own = head.split("::").filter(|segment| !segment.is_empty()).map(str::to_owned);
    let prefix: Vec<String> = prefix.iter().cloned().chain(own).collect();
    let body = body.rsplit_once('}').map_or(body, |(body, _)| body);
    let (mut found, mut depth, mut start) = (Vec::new(), 0, 0);
    for (index, c) in body.char_indices().chain([(body.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = &body[start..index];
                if !part.trim().is_empty() {
                    found.extend(expand(&prefix, part));
                }
                start = index + 1;
            }
            _ => {}
        }
    }
    found
}

/// The module in which a path ends, re-exports followed.
fn resolve(files: &BTreeMap<Module, File>, from: &Module, path: &[String], depth: usize) -> Option<Module> {
    let (mut current, mut rest) = (from.clone(), path);
    match path.first().map(String::as_str)? {
        "crate" => (current, rest) = (Module::new(), &path[1..]),
        "self" => rest = &path[1..],
        "super" => {}
        first => {
            current.push(first.to_owned());
            if !files.contains_key(&current) {
                return None;
            }
            rest = &path[1..];
        }
    }
    while rest.first().is_some_and(|segment| segment == "super") {
        current.pop();
        rest = &rest[1..];
    }
    while let Some((segment, after)) = rest.split_first() {
        let inner: Module = current.iter().chain([segment]).cloned().collect();
        if files.contains_key(&inner) {
            (current, rest) = (inner, after);
            continue;
        }
        let file = files.get(&current)?;
        let named = file.exports.get(segment).map(|path| [path, after].concat());
        let defines = |module: &Module| {
            let keywords = ["fn", "struct", "enum", "static", "const", "type", "trait"];
            keywords.iter().any(|keyword| !after_word(&files[module].code, &format!("{keyword} {segment}")).is_empty())
        };
        let through_globs = || {
            let modules = file.globs.iter().filter_map(|glob| resolve(files, &current, glob, depth + 1));
            modules.into_iter().find(defines)
        };
        let exported = match named {
            _ if depth > 8 => None,
            Some(path) => resolve(files, &current, &path, depth + 1),
            None => through_globs(),
        };
        return exported.or_else(|| Some(current.clone()));
    }
    files.contains_key(&current).then_some(current)
}

/// The texts after a word, wherever it stands by itself.
fn after_word<'t>(text: &'t str, wanted: &str) -> Vec<&'t str> {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let found = text.match_indices(wanted).map(|(index, _)| (&text[..index], &text[index + wanted.len()..]));
    let whole = found.filter(|(before, after)| {
        let starts = !is_part(before.chars().next_back()) && !before.ends_with(':');
        starts && (wanted.ends_with(':') || !is_part(after.chars().next()))
    });
    whole.map(|(_, after)| after).collect()
}

/// The files that each file uses: by `use`, by paths, and by calls of methods that another file has for a type that it mentions.
fn uses(files: &BTreeMap<Module, File>) -> BTreeMap<&Module, BTreeSet<Module>> {
    let mut found = BTreeMap::new();
    for (module, file) in files {
        let mut paths = file.imports.clone();
        for root in ["crate::", "super::", "self::"] {
            for rest in after_word(&file.code, root) {
                let path: String = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
                paths.push(format!("{root}{path}").split("::").map(str::to_owned).collect());
            }
        }
        let mut used: BTreeSet<Module> = paths.iter().filter_map(|path| resolve(files, module, path, 0)).collect();
        let mentioned = format!("{}{}", file.code, file.imports.concat().join(" "));
        for (other, owner) in files.iter().filter(|(other, _)| *other != module) {
            let calls = |method: &String| file.code.contains(&format!(".{method}("));
            let is_used = |(ty, methods): (&String, &BTreeSet<String>)| {
                methods.iter().any(calls) && !after_word(&mentioned, ty).is_empty()
            };
            if owner.methods.iter().any(is_used) && other.first() == module.first() {
                used.insert(other.clone());
            }
        }
        used.remove(module);
        found.insert(module, used);
    }
    found
}

/// The files that a file reaches.
fn reached<'m>(uses: &BTreeMap<&'m Module, BTreeSet<Module>>, from: &'m Module) -> BTreeSet<Module> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from.clone()]);
    while let Some(module) = open.pop() {
        for used in uses.get(&module).into_iter().flatten() {
            if seen.insert(used.clone()) {
                open.push(used.clone());
            }
        }
    }
    seen
}

/// The modules of each cycle.
fn cycles(files: &BTreeMap<Module, File>) -> BTreeSet<Vec<Module>> {
    let uses = uses(files);
    let reached: BTreeMap<&Module, BTreeSet<Module>> =
        files.keys().map(|module| (module, reached(&uses, module))).collect();
    let cycle_of = |module: &Module| {
        reached[module].iter().filter(|other| reached[*other].contains(module)).cloned().collect::<Vec<Module>>()
    };
    files.keys().map(cycle_of).filter(|cycle| cycle.len() > 1).collect()
}

/// The folder of a module's file. A file with files below it belongs to their folder, like a `mod.rs`.
fn folder<'m>(files: &BTreeMap<Module, File>, module: &'m Module) -> &'m [String] {
    let has_children = files.keys().any(|other| other.len() > module.len() && other.starts_with(module));
    if has_children { module } else { &module[..module.len().saturating_sub(1)] }
}

#[test]
fn cycles_of_files_are_short_and_stay_in_their_folder() {
    let files = files();
    for cycle in cycles(&files) {
        let paths: Vec<&str> = cycle.iter().map(|module| files[module].path.as_str()).collect();
        if paths.iter().all(|path| EXCEPT.iter().any(|folder| path.starts_with(folder))) {
            continue;
        }
        let folders: BTreeSet<&[String]> = cycle.iter().map(|module| folder(&files, module)).collect();
        assert!(cycle.len() <= MAX_CYCLE, "{} files use each other: {paths:#?}", cycle.len());
        assert!(folders.len() == 1, "files of several folders use each other: {paths:#?}");
    }
}

#[test]
fn cycles_are_seen() {
    let file = |path: &str, text: &str| {
        let module: Module = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        (module, parse(path.to_owned(), text))
    };
    // `a` and `b` by a re-export and a path, `c` and `d` by a method.
    let files: BTreeMap<Module, File> = BTreeMap::from([
        file("m.rs", "pub use a::{self, Made};\nmod a;\n"),
        file("m/a.rs", "use super::super::m::b;\npub struct Made;\n"),
        file("m/b.rs", "fn f(made: crate::m::Made) {}\n"),
        file("m/c.rs", "pub struct C;\nimpl C {\n    pub fn first(&self) {\n        self.second()\n    }\n}\n"),
        file("m/d.rs", "use super::c::C;\nimpl C {\n    pub fn second(&self) {}\n}\n"),
        file("m/e.rs", "use super::d;\n"),
    ]);
    let found: BTreeSet<Vec<&str>> = cycles(&files)
        .iter()
        .map(|cycle| cycle.iter().map(|module| files[module].path.as_str()).collect::<Vec<&str>>())
        .collect();
    assert_eq!(found, BTreeSet::from([vec!["m/a.rs", "m/b.rs"], vec!["m/c.rs", "m/d.rs"]]));
}
