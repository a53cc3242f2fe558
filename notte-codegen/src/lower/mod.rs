//! `lower`: the resolved description to a crate in Rust's terms. Makes every name and records every loss.

mod client;
mod docs;
mod layout;
mod naming;
mod operations;
mod types;

use crate::api::{Api, Origin, Schema, SchemaId};
use crate::diagnostics::{
    Diagnostic, Diagnostics, Place, REF_CYCLE, SETTING_INVALID, SETTING_UNMATCHED, TYPE_ENDLESS, WRONG_TYPE,
};
use crate::docs::doc_lines;
use crate::hash::HashSet;
use crate::ir::{self, Crate, Group, Kind, Ty, Type};
use crate::names::is_path;
use crate::settings::Settings;
use crate::shapes::{self, Definition, Schemas, Shapes, elements_place, member_place, split_directions};
use client::common_headers::{incoming_schemas, incoming_types};
use client::{common_headers, credentials, servers};
use docs::Prose;
use layout::{modules, usage};
use operations::{OperationPlan, builder_sharing, collect, header_schemas};
use std::sync::Arc;
use types::boxing::Loosened;
use types::{Known, boxing, dedup, known, nullable, union_cycles};

/// What operations are lowered with.
struct Lowering<'a> {
    api: &'a Api,
    settings: &'a Settings,
    diagnostics: &'a mut Diagnostics,
    schemas: Schemas,
    shapes: Shapes,
    /// The prose of the description; empty until all types are known.
    prose: Prose<'a>,
    /// Headers that nearly every operation takes, which the client sets; by their names in lowercase.
    client_headers: Vec<String>,
}

/// Makes the crate.
#[must_use]
pub fn lower(api: Api, settings: &Settings, diagnostics: &mut Diagnostics) -> Crate {
    run(&split_directions(api), settings, diagnostics).0
}

/// Makes the crate, and returns the type of every schema of the description.
#[must_use]
pub fn lower_with_places(api: Api, settings: &Settings, diagnostics: &mut Diagnostics) -> (Crate, Vec<(Place, Ty)>) {
    let api = split_directions(api);
    let (lowered, schemas, shapes) = run(&api, settings, diagnostics);
    (lowered, places(&api, &schemas, &shapes))
}

fn run(api: &Api, settings: &Settings, diagnostics: &mut Diagnostics) -> (Crate, Schemas, Shapes) {
    let (mut lowering, plans) = std::thread::scope(|scope| {
        let prose = docs::prose::spawn(scope, api);
        let schemas = shapes::merge(api, settings, diagnostics);
        let mut lowering = Lowering {
            api,
            settings,
            diagnostics,
            schemas,
            shapes: Shapes::default(),
            prose: Prose::default(),
            client_headers: common_headers::headers(api),
        };
        let plans = collect_types(&mut lowering);
        lowering.prose = prose.join().into_iter().collect();
        (lowering, plans)
    });
    let definitions = &lowering.shapes.definitions;
    let names = naming::name_types(&lowering.schemas, definitions, settings, lowering.diagnostics);
    let roots = naming::roots(&lowering.schemas, definitions);
    let mut types = types::types(&lowering.schemas, &lowering.shapes, &names, &lowering.prose, settings);
    for union in union_cycles::open_circles(&mut types) {
        report_union_cycle(&lowering.schemas, definitions.get(union), lowering.diagnostics);
    }
    for loosened in boxing::break_cycles(&mut types) {
        report_endless(&lowering.schemas, definitions.get(loosened.ty), &loosened, lowering.diagnostics);
    }
    let is_own: Vec<bool> = names.iter().map(|name| name.is_own).collect();
    dedup::share(&mut types, &is_own);
    let mut groups = operations::groups(&mut lowering, &plans, &types);
    builder_sharing::share(&mut groups, &types);
    let incoming = incoming_types(&lowering);
    let users = usage::mark(&mut types, &groups, &incoming);
    let modules = modules::modules(&mut types, &users, &roots, &groups);
    check_settings(&lowering, &types, &groups).into_iter().for_each(|diagnostic| lowering.diagnostics.push(diagnostic));
    let servers = servers::servers(&lowering);
    let mut builder_docs = servers::server_docs(&lowering, &servers);
    builder_docs.extend(credentials::builder_docs(api, &groups));
    let lowered = Crate {
        docs: crate_docs(api),
        base_url: servers::first(&api.servers).unwrap_or_default(),
        builder_docs,
        servers,
        schemes: credentials::schemes(api, &groups),
        headers: common_headers::header_options(&lowering),
        features: modules::features(&groups, &modules),
        groups,
        types,
        modules,
    };
    (lowered, lowering.schemas, lowering.shapes)
}

/// Plans the operations, and collects the types of what is named or used. Components come first, then what operations use; headers
/// come last, so that their types take no name from others: names are given in the order in which types are collected.
fn collect_types<'a>(lowering: &mut Lowering<'a>) -> Vec<OperationPlan<'a>> {
    let api = lowering.api;
    let plans: Vec<OperationPlan<'a>> = api.operations.iter().map(|operation| collect(lowering, operation)).collect();
    let incoming: Vec<OperationPlan<'a>> = api.incoming.iter().map(|operation| collect(lowering, operation)).collect();
    let mut roots: Vec<SchemaId> = api.components.values().copied().collect();
    roots.extend(plans.iter().chain(&incoming).flat_map(|plan| &plan.schemas));
    roots.extend(incoming_schemas(api));
    roots.extend(api.operations.iter().flat_map(|operation| header_schemas(lowering, operation)));
    lowering.shapes = shapes::shapes(&mut lowering.schemas, &roots, lowering.settings, lowering.diagnostics);
    plans
}

impl Lowering<'_> {
    /// The type of a schema.
    fn known(&self, id: SchemaId) -> Known {
        known(&self.shapes, id)
    }

    /// A schema with everything that `allOf` and `$ref` add to it.
    fn effective(&self, id: SchemaId) -> Arc<Schema> {
        Arc::clone(self.schemas.merged(id))
    }

    /// Whether the settings call a property or parameter a secret.
    fn is_secret(&self, wire: &str) -> bool {
        self.settings.secrets.iter().any(|secret| secret == wire)
    }
}

fn crate_docs(api: &Api) -> ir::Docs {
    let mut docs = doc_lines(&format!("A client of {}, version {}.", api.title, api.version));
    if let Some(description) = &api.description {
        docs.push(String::new());
        docs.extend(doc_lines(description));
    }
    docs
}

/// Errors for settings that match nothing: after a rename they would have no effect without notice.
fn check_settings(lowering: &Lowering<'_>, types: &[Type], groups: &[Group]) -> Vec<Diagnostic> {
    let (api, settings, schemas) = (lowering.api, lowering.settings, &lowering.schemas);
    let mut found = Vec::new();
    let mut unmatched = |table: &str, name: &str, message: String| {
        found.push(settings.about(&SETTING_UNMATCHED, table, name, message));
    };
    let values = if settings.secrets.is_empty() { HashSet::default() } else { value_names(types, groups) };
    for name in settings.secrets.iter().filter(|name| !values.contains(name.as_str())) {
        unmatched("secrets", name, format!("`secrets` names `{name}`, but no property or parameter is called so"));
    }
    for id in settings.operations.keys() {
        if !api.operations.iter().any(|operation| operation.id.as_ref() == Some(id)) {
            unmatched("operations", id, format!("`operations.{id}` matches no operation"));
        }
    }
    let has_format = |name: &String| api.schemas.iter().any(|schema| schema.format.as_ref() == Some(name));
    for format in settings.formats.keys().filter(|name| !has_format(name)) {
        unmatched("formats", format, format!("`formats.{format}` matches no format of a schema"));
    }
    let (received, sent): (Vec<&Definition>, Vec<&Definition>) = lowering
        .shapes
        .definitions
        .iter()
        .partition(|definition| !matches!(schemas.get(definition.schema).origin, Origin::Sent(_)));
    let is_at = |definition: &&Definition, pointer: &str| {
        pointer.strip_prefix('#') == Some(schemas.get(definition.schema).place.pointer.as_str())
    };
    for pointer in settings.types.keys() {
        if !received.iter().chain(&sent).any(|definition| is_at(definition, pointer)) {
            unmatched("types", pointer, format!("`types.\"{pointer}\"` matches no schema that becomes a type"));
        }
    }
    for pointer in settings.sent_types.keys() {
        if !sent.iter().any(|definition| is_at(definition, pointer)) {
            let what = "matches no schema that is another type when it is sent than when it is received";
            unmatched("sent_types", pointer, format!("`sent_types.\"{pointer}\"` {what}"));
        }
    }
    for (format, path) in settings.formats.iter().filter(|(_, path)| !is_path(path)) {
        let message = format!("`{path}` can't be the path of a type");
        found.push(settings.about(&SETTING_INVALID, "formats", format, message));
    }
    for schema in &api.schemas {
        if let Some(path) = schema.rust_type.as_deref().filter(|path| !is_path(path)) {
            let message = format!("`{path}` can't be the path of a type");
            let diagnostic = Diagnostic::new(&WRONG_TYPE, schema.place.child("x-rust-type"), message);
            found.push(diagnostic.effect("it is passed over"));
        }
    }
    found
}

/// The names of all properties, parameters and headers.
fn value_names<'a>(types: &'a [Type], groups: &'a [Group]) -> HashSet<&'a str> {
    let fields = types.iter().flat_map(|ty| match &ty.kind {
        Kind::Struct(object) => object.fields.as_slice(),
        Kind::Enum(_) | Kind::Union(_) | Kind::Newtype(_) | Kind::Alias(_) => &[],
    });
    let operations = groups.iter().flat_map(|group| &group.operations);
    let parameters = operations.flat_map(|operation| &operation.parameters).map(|parameter| parameter.wire.as_str());
    let headers = groups.iter().flat_map(|group| &group.headers).flat_map(|headers| &headers.fields);
    let headers = headers.map(|header| header.wire.as_str());
    fields.map(|field| field.wire.as_str()).chain(parameters).chain(headers).collect()
}

fn report_union_cycle(schemas: &Schemas, definition: Option<&Definition>, diagnostics: &mut Diagnostics) {
    let Some(definition) = definition else { return };
    let place = schemas.get(definition.schema).place.clone();
    diagnostics.push(
        Diagnostic::new(&REF_CYCLE, place, "an alternative leads back to the union that it belongs to")
            .effect("the alternative is left out; the others say what it allows"),
    );
}

/// Reports a member, or an element of a tuple, that would have no end.
fn report_endless(
    schemas: &Schemas,
    definition: Option<&Definition>,
    loosened: &Loosened,
    diagnostics: &mut Diagnostics,
) {
    let Some(definition) = definition else { return };
    let (what, effect) = match (&loosened.member, loosened.element) {
        (Some(member), false) => (format!("the member `{member}`"), "it is optional"),
        (Some(member), true) => (format!("an element of `{member}`"), "it may be null"),
        (None, _) => ("an element".to_owned(), "it may be null"),
    };
    let place = match &loosened.member {
        Some(member) => member_place(schemas, definition.schema, member),
        None => elements_place(schemas, definition.schema),
    };
    let message = format!("{what} requires another value of its kind, and that one in turn, without end");
    let help = if loosened.element { "allow null there" } else { "take it out of `required`" };
    diagnostics.push(Diagnostic::new(&TYPE_ENDLESS, place, message).effect(effect).help(help));
}

/// The type of every schema of the description, in its order, and the types of request bodies.
fn places(api: &Api, schemas: &Schemas, shapes: &Shapes) -> Vec<(Place, Ty)> {
    let ty = |id: SchemaId| shapes.types.contains_key(&id).then(|| nullable(known(shapes, id)));
    let received = schemas.described().filter(|id| !matches!(schemas.get(*id).origin, Origin::Sent(_)));
    let received = received.map(|id| (schemas.get(id).place.clone(), id));
    let bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref()).flat_map(|body| &body.content);
    let sent = bodies.filter_map(|media| Some((media.place.child("schema"), media.schema?)));
    received.chain(sent).filter_map(|(place, id)| Some((place, ty(id)?))).collect()
}
