//! `lower`: the resolved description to a crate in Rust's terms. Makes every name and records every loss.
//!
//! The passes: plan each operation, take the shapes of the schemas that are types, name the types, define them, break their
//! cycles, share equal ones, lower the operations, lay out the files.

mod client;
mod docs;
mod inputs;
mod layout;
mod naming;
mod operations;
mod origins;
mod samples;
mod types;
mod unmatched_settings;

use crate::api::{Api, Operation, Origin, SchemaId};
use crate::customize::customize;
use crate::diagnostics::{DEEP_OBJECT_NESTED, Diagnostics, Place, STYLE_NESTED};
use crate::docs::doc_lines;
use crate::ir::{self, Crate, Origins, Ty};
use crate::settings::{RetrySettings, Settings};
use crate::shapes::{self, Schemas, Shapes, split_directions};
use client::common_headers::{self, incoming_schemas};
use client::{credentials, fixed_parameters, servers};
use docs::Prose;
use inputs::Inputs;
use layout::{modules, usage};
pub use operations::pages::Finding;
use operations::{OperationPlan, arguments, builder_sharing, collect, header_schemas, pages};
use types::{boxing, dedup, endless, known, nullable, pins, presets, union_cycles};

/// Makes the crate.
#[must_use]
pub fn lower(api: Api, settings: &Settings, diagnostics: &mut Diagnostics) -> Crate {
    lower_with_origins(api, settings, diagnostics).0
}

/// Makes the crate, and returns where its operations and types stand in the description.
#[must_use]
pub fn lower_with_origins(mut api: Api, settings: &Settings, diagnostics: &mut Diagnostics) -> (Crate, Origins) {
    customize(&mut api, settings, diagnostics);
    let api = split_directions(fixed_parameters::fix(naming::without_framework_suffixes(api)));
    let Lowered { lowered, schemas, shapes, methods } = run(&api, settings, diagnostics);
    let origins = origins::origins(&api, &schemas, &shapes, &methods);
    (lowered, origins)
}

/// Makes the crate, and returns the type of every schema of the description.
#[must_use]
pub fn lower_with_places(
    mut api: Api,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> (Crate, Vec<(Place, Ty)>) {
    customize(&mut api, settings, diagnostics);
    let api = split_directions(fixed_parameters::fix(naming::without_framework_suffixes(api)));
    let Lowered { lowered, schemas, shapes, .. } = run(&api, settings, diagnostics);
    (lowered, places(&api, &schemas, &shapes))
}

/// What was found out about the pages of each operation that shows signs of them.
#[must_use]
pub fn page_findings(api: Api, settings: &Settings, diagnostics: &mut Diagnostics) -> Vec<(Operation, Finding)> {
    let api = split_directions(api);
    let mut schemas = shapes::merge(&api, settings, diagnostics);
    let (plans, _) = plan(&api, &mut schemas, settings, diagnostics);
    let each = api.operations.iter().zip(&plans);
    each.filter_map(|(operation, plan)| {
        Some((operation.clone(), pages::find(&schemas, operation, plan, settings)?.finding))
    })
    .collect()
}

/// The shapes of the schemas that are types, each with its place.
#[must_use]
pub fn shapes_with_places(
    mut api: Api,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Vec<(Place, shapes::Definition)> {
    customize(&mut api, settings, diagnostics);
    let api = split_directions(api);
    let Lowered { schemas, shapes, .. } = run(&api, settings, diagnostics);
    let place = |definition: &shapes::Definition| schemas.get(definition.schema).place.clone();
    shapes.definitions.into_iter().map(|definition| (place(&definition), definition)).collect()
}

/// The crate, and what it was made of.
struct Lowered {
    lowered: Crate,
    schemas: Schemas,
    shapes: Shapes,
    /// The number of the operation behind each method, in the order of the groups.
    methods: Vec<usize>,
}

fn run(api: &Api, settings: &Settings, diagnostics: &mut Diagnostics) -> Lowered {
    let (prose, schemas, plans, shapes) = std::thread::scope(|scope| {
        let prose = docs::prose::spawn(scope, api);
        let mut schemas = shapes::merge(api, settings, diagnostics);
        let (plans, roots) = plan(api, &mut schemas, settings, diagnostics);
        let shapes = shapes::shapes(&mut schemas, &roots, settings, diagnostics);
        let prose: Prose<'_> = prose.join().into_iter().collect();
        (prose, schemas, plans, shapes)
    });
    let (lowered, methods) = lower_shapes(api, &schemas, &shapes, &plans, &prose, settings, diagnostics);
    Lowered { lowered, schemas, shapes, methods }
}

/// Plans the operations, and lists the schemas that are types. Components come first, then what operations use; headers come last,
/// so that their types take no name from others: names are given in this order.
fn plan<'a>(
    api: &'a Api,
    schemas: &mut Schemas,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> (Vec<OperationPlan<'a>>, Vec<SchemaId>) {
    let mut collect = |operation| collect(api, schemas, operation, settings, diagnostics);
    let plans: Vec<OperationPlan<'a>> = api.operations.iter().map(&mut collect).collect();
    let incoming: Vec<OperationPlan<'a>> = api.incoming.iter().map(&mut collect).collect();
    let mut roots: Vec<SchemaId> = api.components.values().copied().collect();
    roots.extend(plans.iter().chain(&incoming).flat_map(|plan| &plan.schemas));
    roots.extend(incoming_schemas(api));
    roots.extend(api.operations.iter().flat_map(|operation| header_schemas(schemas, operation)));
    (plans, roots)
}

fn lower_shapes(
    api: &Api,
    schemas: &Schemas,
    shapes: &Shapes,
    plans: &[OperationPlan<'_>],
    prose: &Prose<'_>,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> (Crate, Vec<usize>) {
    let definitions = &shapes.definitions;
    let names = naming::name_types(schemas, definitions, settings, diagnostics);
    let roots = naming::roots(schemas, definitions);
    let mut types = types::types(schemas, shapes, &names, prose, settings);
    pins::name_variants(&mut types, definitions, schemas, settings, diagnostics);
    for union in union_cycles::break_union_cycles(&mut types) {
        endless::report_union_cycle(schemas, definitions.get(union), diagnostics);
    }
    for loosened in boxing::break_cycles(&mut types) {
        endless::report_endless(schemas, definitions.get(loosened.ty), &loosened, diagnostics);
    }
    presets::preset_tags(&mut types);
    let is_own: Vec<bool> = names.iter().map(|name| name.is_own).collect();
    let words: Vec<Option<String>> = definitions.iter().map(|one| naming::last_word(schemas, one.schema)).collect();
    dedup::share_equal_types(&mut types, &is_own, &words);
    let client_headers = common_headers::headers(api);
    let inputs = Inputs { api, settings, schemas, shapes, prose, client_headers: &client_headers };
    let (mut groups, methods) = operations::groups(&inputs, plans, &types, diagnostics);
    diagnostics.keep_first(&DEEP_OBJECT_NESTED);
    diagnostics.keep_first(&STYLE_NESTED);
    builder_sharing::share(&mut groups, &types);
    arguments::named::share(&mut groups);
    operations::mark_nullable_unions(&mut types, &groups);
    let users = usage::mark(&mut types, &groups, &common_headers::incoming_types(&inputs));
    let modules = modules::modules(&mut types, &users, &roots, &groups);
    unmatched_settings::unmatched(&inputs, &types, &groups).into_iter().for_each(|found| diagnostics.push(found));
    let servers = servers::servers(api);
    let mut builder_docs = servers::server_docs(api, &servers);
    let headers = common_headers::header_options(&inputs);
    let schemes = credentials::schemes(api, &groups, headers.iter().map(|header| header.name.as_str()));
    builder_docs.extend(credentials::builder_docs(api, &groups, &schemes));
    let parts = parts(settings);
    let has_double = parts.iter().any(|part| part.name == "testing");
    let lowered = Crate {
        samples: if has_double { samples::samples(&inputs, &types) } else { Vec::new() },
        docs: crate_docs(api),
        base_url: servers::first(&api.servers).unwrap_or_default(),
        lenient: settings.lenient,
        retries: retries(settings),
        builder_docs,
        servers,
        schemes,
        headers,
        features: modules::features(&groups, &modules),
        parts,
        shown: settings.shown.clone(),
        groups,
        types,
        modules,
    };
    (lowered, methods)
}

fn parts(settings: &Settings) -> Vec<ir::Part> {
    let (names, is_gated) = settings.parts();
    names.into_iter().map(|name| ir::Part { name, is_gated }).collect()
}

fn retries(settings: &Settings) -> Option<ir::Retries> {
    let retries = Some(&settings.retries).filter(|retries| **retries != RetrySettings::default())?.clone();
    Some(ir::Retries {
        attempts: retries.attempts,
        max_retry_after: retries.max_retry_after,
        always_on: retries.always_on,
        on: retries.on,
        never_on: retries.never_on,
    })
}

fn crate_docs(api: &Api) -> ir::Docs {
    let mut docs = doc_lines(&format!("A client for {}, version {}.", api.title, api.version));
    if let Some(description) = &api.description {
        docs.push(String::new());
        docs.extend(doc_lines(description));
    }
    docs
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
