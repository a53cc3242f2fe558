//! `lower`: the resolved description to a crate in Rust's terms. Makes every name and records every loss.

mod alias;
mod alike;
mod alternatives;
mod circular;
mod client;
mod combined;
mod constraints;
mod direction;
mod docs;
mod effective;
mod enumeration;
mod equal;
mod key;
mod merged;
mod mixed;
mod modules;
mod naming;
mod object;
mod operations;
mod places;
mod questions;
mod recursion;
mod scalar;
mod store;
mod subtypes;
mod ty;
mod union;
mod usage;

use crate::api::{Api, Origin, SchemaId};
use crate::diagnostics::{Diagnostic, Diagnostics, Place, REF_CYCLE, SETTING_INVALID, SETTING_UNMATCHED, WRONG_TYPE};
use crate::docs::doc_lines;
use crate::hash::HashMap;
use crate::ir::{self, Crate, Ty};
use crate::settings::Settings;
use docs::Prose;
use operations::OperationPlan;
use std::collections::BTreeSet;
use store::{State, Store};

/// What is lowered, and what has been made so far.
struct Lowering<'a> {
    api: &'a Api,
    settings: &'a Settings,
    diagnostics: &'a mut Diagnostics,
    store: Store,
    /// The prose of the description; empty until all types are collected.
    prose: Prose<'a>,
    /// For each schema with a discriminator, the components that include it through `allOf`, by name.
    children: direction::Children,
    /// The first name of each component.
    names_of: HashMap<SchemaId, &'a str>,
    /// How many schemas are being looked at, each within the other.
    depth: usize,
    /// Headers that nearly every operation takes: the client's business, by their names in small letters.
    client_headers: Vec<String>,
    /// The secrets of the settings that a property or parameter was met for.
    met_secrets: BTreeSet<&'a str>,
}

/// Makes the crate.
#[must_use]
pub fn lower(api: Api, settings: &Settings, diagnostics: &mut Diagnostics) -> Crate {
    run(&direction::apart(api), settings, diagnostics).0
}

/// Makes the crate, and says for every schema of the description what type it became.
#[must_use]
pub fn lower_with_places(api: Api, settings: &Settings, diagnostics: &mut Diagnostics) -> (Crate, Vec<(Place, Ty)>) {
    let api = direction::apart(api);
    let (lowered, store) = run(&api, settings, diagnostics);
    (lowered, places(&api, &store))
}

fn run(api: &Api, settings: &Settings, diagnostics: &mut Diagnostics) -> (Crate, Store) {
    let store = Store::new(api);
    let children = direction::children(api);
    let mut lowering = Lowering {
        api,
        settings,
        diagnostics,
        store,
        prose: Prose::default(),
        children,
        names_of: api.components.iter().rev().map(|(name, id)| (*id, name.as_str())).collect(),
        depth: 0,
        client_headers: client::common_headers::headers(api),
        met_secrets: BTreeSet::new(),
    };
    let plans = std::thread::scope(|scope| {
        let prose = docs::prose::spawn(scope, api);
        let plans = lowering.collect_types();
        lowering.prose = prose.join().into_iter().collect();
        plans
    });
    lowering.fill();
    lowering.name_types();
    let own: Vec<bool> = lowering.store.drafts.iter().map(|draft| draft.own).collect();
    let roots = lowering.roots();
    let schemas: Vec<SchemaId> = lowering.store.drafts.iter().map(|draft| draft.schema).collect();
    let mut types = lowering.finish_types();
    for union in circular::open_circles(&mut types) {
        let Some(schema) = schemas.get(union) else { continue };
        let place = lowering.store.schema(api, *schema).place.clone();
        lowering.diagnostics.push(
            Diagnostic::new(&REF_CYCLE, place, "an alternative leads back to the union that it belongs to")
                .effect("the alternative is left out; the others say what it allows"),
        );
    }
    for loosened in recursion::break_cycles(&mut types) {
        if let Some(schema) = schemas.get(loosened.ty) {
            lowering.say_endless(*schema, &loosened);
        }
    }
    equal::share(&mut types, &own);
    let mut groups = operations::groups(&mut lowering, &plans, &types);
    operations::builder_sharing::share(&mut groups, &types);
    let incoming = client::common_headers::incoming_types(&mut lowering);
    let users = usage::mark(&mut types, &groups, &incoming);
    let modules = modules::modules(&mut types, &users, &roots, &groups);
    lowering.check_settings();
    let servers = client::servers::servers(&lowering);
    let mut builder_docs = client::servers::server_docs(&lowering, &servers);
    builder_docs.extend(client::credentials::builder_docs(api, &groups));
    let lowered = Crate {
        docs: lowering.crate_docs(),
        base_url: client::servers::first(&api.servers).unwrap_or_default(),
        builder_docs,
        servers,
        schemes: client::credentials::schemes(api, &groups),
        headers: client::common_headers::header_options(&lowering),
        features: modules::features(&groups, &modules),
        groups,
        types,
        modules,
    };
    (lowered, lowering.store)
}

impl<'a> Lowering<'a> {
    /// Collects the types of what is named or used. Components first, then what operations use: names are given in the order in
    /// which types are collected.
    fn collect_types(&mut self) -> Vec<OperationPlan<'a>> {
        let api = self.api;
        for (_, schema) in &api.components {
            self.known(*schema);
        }
        let plans = api.operations.iter().map(|operation| operations::collect(self, operation)).collect();
        for operation in &api.incoming {
            operations::collect(self, operation);
        }
        client::common_headers::incoming_types(self);
        // Last, so that the types of headers take no name from others.
        for operation in &api.operations {
            operations::collect_headers(self, operation);
        }
        plans
    }

    fn crate_docs(&self) -> ir::Docs {
        let mut docs = doc_lines(&format!("A client of {}, version {}.", self.api.title, self.api.version));
        if let Some(description) = &self.api.description {
            docs.push(String::new());
            docs.extend(doc_lines(description));
        }
        docs
    }

    /// A setting that matches nothing is an error: it would lie dormant after a rename.
    fn check_settings(&mut self) {
        let settings = self.settings;
        let mut unmatched = |name: &str, what: String| {
            self.diagnostics.push(settings.about(&SETTING_UNMATCHED, name, what));
        };
        for name in &settings.secrets {
            if !self.met_secrets.contains(name.as_str()) {
                unmatched(name, format!("`secrets` names `{name}`, but no property or parameter is called so"));
            }
        }
        for id in settings.operations.keys() {
            if !self.api.operations.iter().any(|operation| operation.id.as_ref() == Some(id)) {
                unmatched(id, format!("`operations.{id}` matches no operation"));
            }
        }
        let has_format = |name: &String| self.api.schemas.iter().any(|schema| schema.format.as_ref() == Some(name));
        for format in settings.formats.keys().filter(|name| !has_format(name)) {
            unmatched(format, format!("`formats.{format}` matches no format of a schema"));
        }
        for pointer in settings.types.keys() {
            if !self.store.pinned.contains(pointer) {
                unmatched(pointer, format!("`types.\"{pointer}\"` matches no schema that becomes a type"));
            }
        }
        for pointer in settings.sent_types.keys() {
            if !self.store.pinned_sent.contains(pointer) {
                let what = "matches no schema that is another type when it is sent than when it is received";
                unmatched(pointer, format!("`sent_types.\"{pointer}\"` {what}"));
            }
        }
        for (format, path) in settings.formats.iter().filter(|(_, path)| !scalar::is_path(path)) {
            let message = format!("`{path}` can't be the path of a type");
            self.diagnostics.push(settings.about(&SETTING_INVALID, format, message));
        }
        for schema in &self.api.schemas {
            if let Some(path) = schema.rust_type.as_deref().filter(|path| !scalar::is_path(path)) {
                let message = format!("`{path}` can't be the path of a type");
                let diagnostic = Diagnostic::new(&WRONG_TYPE, schema.place.child("x-rust-type"), message);
                self.diagnostics.push(diagnostic.effect("it is passed over"));
            }
        }
    }
}

/// Every schema of the description that a type was made of, in its order, and the roots of what is sent.
fn places(api: &Api, store: &Store) -> Vec<(Place, Ty)> {
    let ty = |id: SchemaId| match store.states.get(&id)? {
        State::Done(known) => Some(ty::nullable(known.clone())),
        State::Open => None,
    };
    let ids = (0..api.schemas.len()).map(|index| SchemaId(index as u32));
    let received = ids.filter(|id| !matches!(api.schema(*id).origin, Origin::Sent(_)));
    let schemas = received.map(|id| (api.schema(id).place.clone(), id));
    let bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref()).flat_map(|body| &body.content);
    let sent = bodies.filter_map(|media| Some((media.place.child("schema"), media.schema?)));
    schemas.chain(sent).filter_map(|(place, id)| Some((place, ty(id)?))).collect()
}
