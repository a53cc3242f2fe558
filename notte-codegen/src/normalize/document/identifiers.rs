//! Schemas that are referred to by a name of their own (JSON Schema 2020-12, 8.2: `$id`, `$anchor`, `$dynamicAnchor`).

use crate::diagnostics::Place;
use crate::hash::HashMap;
use crate::load::{Document, beside};
use serde_json::{Map, Value};

/// Where the names stand.
#[derive(Default)]
pub struct Anchors {
    /// By the name as it is written, and by the whole address that it makes.
    ids: HashMap<String, Place>,
    /// The same names, by the last segment of each.
    by_segment: HashMap<String, Vec<(String, Place)>>,
    /// The pointers of the schemas of each file that have a `$id`, and their whole addresses: a reference within them starts there.
    resources: HashMap<usize, HashMap<String, String>>,
    /// Each with the pointer of the `$id` whose it is.
    anchors: HashMap<(usize, String), Vec<(String, Place)>>,
    /// How many schemas have each `$dynamicAnchor`.
    pub dynamic: HashMap<String, usize>,
}

/// Keywords whose values are data, which may look like a schema.
const DATA: [&str; 7] = ["example", "examples", "enum", "const", "default", "value", "dataValue"];

/// Keywords whose members have names of their own, so that none of them is a keyword.
const NAMED: [&str; 7] =
    ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas", "parameters"];

/// How something was come to: few of the places on the way are ever asked for.
enum Way<'a> {
    Root(usize),
    Member(&'a Way<'a>, &'a str),
    Element(&'a Way<'a>, usize),
}

impl Way<'_> {
    fn place(&self) -> Place {
        match self {
            Self::Root(file) => Place::root(*file),
            Self::Member(outer, key) => outer.place().child(key),
            Self::Element(outer, index) => outer.place().index(*index),
        }
    }
}

impl Anchors {
    pub fn of(document: &Document) -> Self {
        let mut anchors = Self::default();
        for (file, source) in document.sources.iter().enumerate() {
            let root = Place::root(file);
            let mut address = if source.name.contains("://") { source.name.clone() } else { String::new() };
            // What a document calls itself is an address that leads to it (OpenAPI 3.2, `$self`).
            if let Some(Value::String(own)) = source.tree.get("$self") {
                address = joined(&address, own);
                anchors.name(own, &address, &root);
                anchors.resources.entry(file).or_default().insert(String::new(), address.clone());
            }
            anchors.gather(&source.tree, &Way::Root(file), ("", &address), false);
        }
        anchors
    }

    fn name(&mut self, written: &str, address: &str, place: &Place) {
        for name in [address, written].map(|name| name.trim_end_matches('#')) {
            if self.ids.contains_key(name) {
                continue;
            }
            self.ids.insert(name.to_owned(), place.clone());
            self.by_segment.entry(last_segment(name).to_owned()).or_default().push((name.to_owned(), place.clone()));
        }
    }

    /// Looks through a tree. `base` is the schema with a `$id` that it stands in: its pointer and its address.
    fn gather(&mut self, tree: &Value, way: &Way<'_>, base: (&str, &str), is_named: bool) {
        match tree {
            Value::Object(object) => {
                let own = if is_named { None } else { self.named(object, way, base) };
                let base = own.as_ref().map_or(base, |(pointer, address)| (pointer.as_str(), address.as_str()));
                for (key, value) in object {
                    if matches!(value, Value::Object(_) | Value::Array(_)) && (is_named || !DATA.contains(&&**key)) {
                        self.gather(value, &Way::Member(way, key), base, !is_named && NAMED.contains(&&**key));
                    }
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    if matches!(value, Value::Object(_) | Value::Array(_)) {
                        self.gather(value, &Way::Element(way, index), base, false);
                    }
                }
            }
            _ => {}
        }
    }

    /// Notes the names that a schema has; with a `$id` its pointer and its address.
    fn named(&mut self, object: &Map<String, Value>, way: &Way<'_>, base: (&str, &str)) -> Option<(String, String)> {
        let mut own = None;
        if let Some(Value::String(id)) = object.get("$id") {
            let place = way.place();
            // Draft 6 has anchors there.
            if let Some(anchor) = id.strip_prefix('#') {
                self.anchor(anchor, &place, base.0);
            } else {
                let address = joined(base.1, id);
                self.name(id, &address, &place);
                self.resources.entry(place.file).or_default().insert(place.pointer.clone(), address.clone());
                own = Some((place.pointer, address));
            }
        }
        let base = own.as_ref().map_or(base.0, |(pointer, _)| pointer.as_str());
        for key in ["$anchor", "$dynamicAnchor"] {
            if let Some(Value::String(anchor)) = object.get(key) {
                self.anchor(anchor, &way.place(), base);
                *self.dynamic.entry(anchor.clone()).or_default() += usize::from(key == "$dynamicAnchor");
            }
        }
        own
    }

    fn anchor(&mut self, anchor: &str, place: &Place, base: &str) {
        let known = self.anchors.entry((place.file, anchor.to_owned())).or_default();
        known.push((base.to_owned(), place.clone()));
    }

    /// The schema with a `$id` that a place stands in: its pointer and its address.
    pub fn resource<'p>(&self, place: &'p Place) -> Option<(&'p str, &str)> {
        let of_file = self.resources.get(&place.file)?;
        let mut pointer = place.pointer.as_str();
        loop {
            if let Some(address) = of_file.get(pointer) {
                return Some((pointer, address));
            }
            pointer = pointer.rsplit_once('/')?.0;
        }
    }

    /// The schema with a `$id`, or the document, that an address names in what has an address itself.
    pub fn by_address(&self, address: &str, base: &str) -> Option<&Place> {
        self.ids.get(&joined(base, address)).or_else(|| self.ids.get(address))
    }

    /// The same where addresses are not known: a relative one is resolved against what it stands in, and its last segments are
    /// what authors write. None where several schemas have them.
    pub fn by_last_segments(&self, address: &str) -> Option<&Place> {
        let tail = format!("/{}", address.trim_start_matches("./"));
        let known = self.by_segment.get(last_segment(&tail))?;
        let mut places = known.iter().filter(|(name, _)| name.ends_with(&tail)).map(|(_, place)| place);
        let first = places.next()?;
        places.all(|place| place == first).then_some(first)
    }

    /// Of several schemas with one anchor the one of this `$id`: each has anchors of its own.
    pub fn anchored(&self, file: usize, anchor: &str, base: &str) -> Option<Place> {
        let places = self.anchors.get(&(file, anchor.to_owned()))?;
        places.iter().find(|(of, _)| of == base).or(places.first()).map(|(_, place)| place.clone())
    }
}

fn last_segment(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

/// An address in what has one itself; as it is written, where that has none.
fn joined(base: &str, address: &str) -> String {
    beside(base, address).unwrap_or_else(|| address.to_owned())
}
