//! The names of types: a claim for each from where its schema stands, then all are settled at once.

use super::Lowering;
use super::alternatives::{is_null, text_of};
use super::modules::{Root, file_name};
use super::store::Claim;
use crate::api::{Origin, Schema, SchemaId, Type};
use crate::diagnostics::{Diagnostic, NAME_MOVED, SETTING_INVALID, WRONG_TYPE};
use crate::hash::HashMap;
use crate::ir::Kind;
use crate::names::{self, Scope, pascal};

/// What the name of a type ends with that is sent, where what is received has the schema's own name.
const SENT: &str = "Input";

/// A title of more words than these is a sentence.
const MOST_TITLE_WORDS: usize = 5;

impl Lowering<'_> {
    /// Gives every type its name. The strongest claim is heard first, so that a new, weaker one never moves an old one.
    pub fn name_types(&mut self) {
        let mut order: Vec<(Claim, usize, String)> = Vec::new();
        for index in 0..self.store.drafts.len() {
            let Some(schema) = self.store.drafts.get(index).map(|draft| draft.schema) else { continue };
            let (claim, name) = self.claim(schema);
            order.push((claim, index, name));
        }
        order.sort_by_key(|(claim, index, _)| (*claim, *index));
        let mut scope = Scope::default();
        for (claim, index, wanted) in order {
            let candidates = candidates(claim, &wanted);
            let name = scope.first_free(&candidates);
            let Some(draft) = self.store.drafts.get_mut(index) else { continue };
            let pointer = format!("#{}", self.api.schema(draft.schema).place.pointer);
            let is_pinned =
                [&self.settings.types, &self.settings.sent_types].iter().any(|pins| pins.contains_key(&pointer));
            if name != wanted && claim == Claim::Pinned && is_pinned {
                let message = format!("`{wanted}` is the name of two types");
                self.diagnostics.push(self.settings.about(&SETTING_INVALID, &pointer, message));
            } else if name != wanted && claim != Claim::Inline {
                let place = self.api.schema(draft.schema).place.clone();
                let message = format!("the name `{wanted}` is taken");
                self.diagnostics
                    .push(Diagnostic::new(&NAME_MOVED, place, message).effect(format!("the type is called `{name}`")));
            }
            draft.name = name;
            draft.own = matches!(claim, Claim::Pinned | Claim::Exact | Claim::Component | Claim::Sent)
                || (claim == Claim::Operation && matches!(draft.kind, Some(Kind::Struct(_))));
        }
    }

    fn claim(&mut self, schema: SchemaId) -> (Claim, String) {
        let own = self.store.schema(self.api, schema);
        let sent = match own.origin {
            Origin::Sent(original) => Some(original),
            _ => None,
        };
        if let Some(name) = self.pinned(schema, sent.is_some()) {
            return (Claim::Pinned, name);
        }
        // A description that says one name for both ways means what is received by it.
        if let Some(original) = sent {
            return (Claim::Sent, self.claim(original).1 + SENT);
        }
        let words = self.words(schema, 0);
        let name = pascal(&words.join(" "));
        let name = if name.is_empty() { "Schema".to_owned() } else { name };
        let own = self.store.schema(self.api, schema);
        match &own.origin {
            Origin::Component(component) if *component == name => (Claim::Exact, name),
            Origin::Component(_) => (Claim::Component, name),
            Origin::Words(_) => (Claim::Operation, name),
            Origin::Unknown | Origin::Member(..) | Origin::Part(_) | Origin::Alternative(..) => (Claim::Inline, name),
            Origin::Sent(_) => (Claim::Sent, name),
        }
    }

    /// The name that the settings or the schema itself give its type.
    fn pinned(&mut self, schema: SchemaId, is_sent: bool) -> Option<String> {
        let own = self.store.schema(self.api, schema);
        let (settings, of_schema, key) = if is_sent {
            (&self.settings.sent_types, &own.rust_sent_name, "x-rust-sent-name")
        } else {
            (&self.settings.types, &own.rust_name, "x-rust-name")
        };
        let pointer = format!("#{}", own.place.pointer);
        let name = settings.get(&pointer).or(of_schema.as_ref())?.clone();
        let place = own.place.child(key);
        let is_set = settings.contains_key(&pointer);
        if is_set {
            let met = if is_sent { &mut self.store.pinned_sent } else { &mut self.store.pinned };
            met.insert(pointer.clone());
        }
        if names::is_identifier(&name) && !names::is_reserved_type(&name) {
            return Some(name);
        }
        let message = format!("`{name}` can't be the name of a type");
        self.diagnostics.push(if is_set {
            self.settings.about(&SETTING_INVALID, &pointer, message)
        } else {
            // Another tool may mean something else by it.
            Diagnostic::new(&WRONG_TYPE, place, message).effect("it is passed over")
        });
        None
    }

    /// The words that name a schema, from the outermost thing it stands in.
    fn words(&self, id: SchemaId, depth: usize) -> Vec<String> {
        if depth > 64 {
            return Vec::new();
        }
        let schema = self.store.schema(self.api, id);
        match &schema.origin {
            Origin::Unknown => Vec::new(),
            Origin::Component(name) => vec![name.clone()],
            Origin::Words(words) => words.clone(),
            Origin::Part(parent) => self.words(*parent, depth + 1),
            Origin::Sent(original) => {
                let mut words = self.words(*original, depth + 1);
                words.push(SENT.to_owned());
                words
            }
            Origin::Alternative(parent, index) => {
                let mut words = self.words(*parent, depth + 1);
                if self.is_alone(*parent, id) {
                    return words;
                }
                let word = self.alternative_word(id).or_else(|| self.type_word(*parent, id).map(str::to_owned));
                words.push(word.unwrap_or_else(|| format!("Variant{}", index + 1)));
                words
            }
            Origin::Member(parent, member) => {
                let mut words = self.words(*parent, depth + 1);
                let last = words.last().and_then(|word| names::singular(word));
                match (member.as_str(), last) {
                    // An element of `frames` is a `frame`; a list that is a component keeps its own name apart.
                    ("item", Some(one)) if self.is_member(*parent) => {
                        words.pop();
                        words.push(one);
                    }
                    _ => words.push(member.clone()),
                }
                words
            }
        }
    }

    /// What each type's name begins with.
    pub fn roots(&self) -> Vec<Root> {
        let mut known: HashMap<SchemaId, Root> = HashMap::default();
        let schemas = self.store.drafts.iter().map(|draft| self.outermost(draft.schema));
        schemas.map(|id| known.entry(id).or_insert_with(|| self.root(id)).clone()).collect()
    }

    /// The schema that a schema stands in and that stands in no other.
    fn outermost(&self, mut id: SchemaId) -> SchemaId {
        // Schemas that are in no document may lead to each other.
        for _ in 0..64 {
            match &self.store.schema(self.api, id).origin {
                Origin::Part(parent)
                | Origin::Alternative(parent, _)
                | Origin::Member(parent, _)
                | Origin::Sent(parent) => id = *parent,
                Origin::Unknown | Origin::Component(_) | Origin::Words(_) => break,
            }
        }
        id
    }

    fn root(&self, id: SchemaId) -> Root {
        let name = pascal(&self.words(id, 0).join(" "));
        Root { module: file_name(&name), name }
    }

    fn is_member(&self, id: SchemaId) -> bool {
        matches!(self.store.schema(self.api, id).origin, Origin::Member(..) | Origin::Words(_))
    }

    /// Whether null is the only other alternative, so that the union is nothing but this one.
    fn is_alone(&self, union: SchemaId, id: SchemaId) -> bool {
        let union = self.store.schema(self.api, union);
        let mut alternatives = union.one_of.iter().chain(&union.any_of);
        let is_null = |one: &SchemaId| is_null(self.store.schema(self.api, *one));
        alternatives.clone().any(|one| *one == id) && alternatives.all(|one| *one == id || is_null(one))
    }

    /// The type of JSON that no other alternative has.
    fn type_word(&self, union: SchemaId, id: SchemaId) -> Option<&'static str> {
        let union = self.store.schema(self.api, union);
        let types = |id: SchemaId| self.store.schema(self.api, id).types;
        let mut own = types(id).iter();
        let (Some(kind), None) = (own.next(), own.next()) else { return None };
        let mut others = union.one_of.iter().chain(&union.any_of).filter(|other| **other != id);
        others.all(|other| !types(*other).is_empty() && !types(*other).contains(kind)).then(|| word_of(kind))
    }

    /// What sets an alternative apart: the constant of one of its members, or its title, if it has one.
    fn alternative_word(&self, id: SchemaId) -> Option<String> {
        let schema = self.store.schema(self.api, id);
        let constant = schema.properties.iter().find_map(|(name, member)| {
            let member = self.store.schema(self.api, *member);
            let [constant] = member.values.as_deref()? else { return None };
            let constant = tag_name(name, &text_of(constant)?);
            (!pascal(&constant).is_empty()).then_some(constant)
        });
        constant.or_else(|| title_word(schema))
    }
}

/// A tag as a name; a number and a boolean say nothing without what they are of.
pub fn tag_name(member: &str, tag: &str) -> String {
    let alone = !matches!(tag, "true" | "false") && tag.parse::<i128>().is_err();
    if alone { tag.to_owned() } else { format!("{member} {tag}") }
}

/// What alternatives of a type of JSON are called, where there is only one of it.
pub fn word_of(kind: Type) -> &'static str {
    match kind {
        Type::Null => "Null",
        Type::Boolean => "Bool",
        Type::Integer => "Integer",
        Type::Number => "Number",
        Type::String => "Text",
        Type::Array => "List",
        Type::Object => "Object",
    }
}

/// A title that is short enough to be a name.
pub fn title_word(schema: &Schema) -> Option<String> {
    let title = schema.title.as_ref().filter(|title| title.split_whitespace().count() <= MOST_TITLE_WORDS)?;
    (!pascal(title).is_empty()).then(|| title.clone())
}

/// What a type may be called, best first.
fn candidates(claim: Claim, wanted: &str) -> Vec<String> {
    let mut candidates = Vec::new();
    if !names::is_reserved_type(wanted) {
        candidates.push(wanted.to_owned());
    }
    match claim {
        Claim::Pinned => {}
        Claim::Exact | Claim::Component => candidates.push(format!("{wanted}Model")),
        Claim::Operation | Claim::Inline => candidates.push(format!("{wanted}Type")),
        Claim::Sent => candidates.push(format!("{}Request", wanted.strip_suffix(SENT).unwrap_or(wanted))),
    }
    candidates
}
