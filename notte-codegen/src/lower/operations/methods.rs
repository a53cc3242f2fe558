//! One operation: its arguments, its setters, its documentation.

use super::arguments::named::StructNames;
use super::bodies::{body, fixed_fields, other_types};
use super::collect::OperationPlan;
use super::idempotency::idempotency_key;
use super::media_types::Form;
use super::pages::{self, Finding, report_pages};
use super::parameters::parameter;
use super::responses::{answer_docs, described_statuses, error_docs, events, output};
use super::routes::Route;
use super::stream_flag::take_flag;
use super::waiters::waiters;
use crate::api::{self, MediaType};
use crate::diagnostics::Diagnostics;
use crate::docs::sentence;
use crate::ir::{Body, Docs, Operation, Output, Pages, Type};
use crate::lower::client::common_headers::required_headers;
use crate::lower::client::{credentials, fixed_parameters, servers};
use crate::lower::docs;
use crate::lower::docs::Prose;
use crate::lower::inputs::Inputs;
use crate::lower::types::nullable;
use crate::names::{Scope, reserved, snake};

/// What an operation is called.
#[derive(Clone)]
pub struct Called {
    /// The method.
    pub method: String,
    /// The type of the call.
    pub call: String,
    /// The type of its setters, if it needs one.
    pub setters: String,
    /// The constant.
    pub constant: String,
    /// The enum of its responses, if it needs one.
    pub answers: String,
    /// The enum of its events.
    pub events: String,
    /// The enum of its errors, if it has one.
    pub errors: Option<String>,
    /// The struct of its headers, if it has one.
    pub headers: Option<String>,
    /// The structs of its arguments, if it needs some.
    pub arguments: StructNames,
}

/// One method of an operation.
pub fn method(
    inputs: &Inputs<'_>,
    operation: &api::Operation,
    plan: &OperationPlan<'_>,
    route: &Route<'_, '_>,
    called: Called,
    types: &[Type],
    diagnostics: &mut Diagnostics,
) -> Operation {
    let (output, accept) = match plan.responses.events.as_ref().filter(|_| route.events) {
        Some(stream) => events(inputs, stream, &called.events),
        None => output(inputs, &plan.responses, &called.answers),
    };
    let pages = pages_of(inputs, operation, plan, route, &called, diagnostics);
    let of_pages = pages.iter().flat_map(|_| reserved::PAGE_SETTERS);
    let of_events = output.is_events().then_some(reserved::EVENT_SETTERS).into_iter().flatten();
    let of_bytes = output.can_stream().then_some("stream");
    let mut scope = Scope::with(reserved::SETTERS.into_iter().chain(of_pages).chain(of_events).chain(of_bytes));
    let waiters = match route.events {
        true => Vec::new(),
        false => waiters(inputs, operation, plan, &called.constant, &mut scope, diagnostics),
    };
    let mut parameters = Vec::new();
    for declared in &operation.parameters {
        parameters.extend(parameter(inputs, declared, &mut scope, types, diagnostics));
    }
    let way = route.body;
    let mut body = way.and_then(|way| body(inputs, operation, way, &mut scope, types, &mut parameters, diagnostics));
    let mut fixed = fixed_parameters::fixed_of(operation);
    fixed.extend(way.into_iter().flat_map(|way| fixed_fields(inputs.schemas, way)));
    let flag =
        route.has_other.then(|| take_flag(inputs, operation, way, route.events, &mut parameters, &mut body)).flatten();
    let json_beside_events = route.has_other && route.events && (flag.is_some() || has_json_or_events(operation));
    let optional = pages.is_some()
        || !waiters.is_empty()
        || parameters.iter().any(|parameter| !parameter.required)
        || match &body {
            Some(Body::Fields { .. }) => true,
            Some(Body::Json(_, required) | Body::Bytes(_, _, required) | Body::Text(_, _, required)) => !required,
            None => false,
        };
    let media_type_of = |form: Form| route.body.filter(|way| way.form == form).map(|way| &way.media.media_type);
    let content_type = media_type_of(Form::Json).filter(|media_type| !media_type.is_range()).map(MediaType::header);
    let content_type = content_type.filter(|name| name != "application/json");
    // The client chooses the boundary.
    let parts = media_type_of(Form::Multipart).filter(|_| body.is_none()).map(|name| name.essence().to_owned());
    let mut docs = operation_docs(inputs.prose, operation);
    docs.extend([String::new(), answer_docs(operation, &output, types)]);
    if let Some(way) = route_docs(route) {
        docs.extend([String::new(), way]);
    }
    if let Some(fixed) = fixed_parameters::docs(&fixed) {
        docs.extend([String::new(), fixed]);
    }
    if let Some(others) = route.body.and_then(|way| other_types(inputs.schemas, operation, way)) {
        docs.extend([String::new(), others]);
    }
    let scopes = credentials::scope_docs(operation);
    docs.extend(scopes.first().map(|_| String::new()));
    docs.extend(scopes);
    if servers::own_server(inputs.api, operation).is_some() || operation.servers.iter().all(|server| !server.usable) {
        let own = servers::own_docs(operation);
        docs.extend(own.first().map(|_| String::new()));
        docs.extend(own);
    }
    if operation.has_redirects() {
        docs.push(String::new());
        docs.push("The redirect of the response is returned, unless `follow_redirects(true)` is set.".to_owned());
    }
    if let Some(headers) = &called.headers {
        docs.push(String::new());
        docs.push(format!("The response headers from `send_with_meta` convert to [`{headers}`]."));
    }
    let errors = error_docs(inputs, &plan.responses, called.errors.as_deref(), types);
    if !errors.is_empty() {
        docs.push(String::new());
        docs.extend(errors);
    }
    Operation {
        id: operation.name(),
        constant: called.constant,
        method: called.method,
        method_with: None,
        named: None,
        named_with: None,
        call: called.call,
        setters: optional.then_some(called.setters),
        call_of: None,
        errors: called.errors,
        http_method: operation.method.clone(),
        path: operation.sent_path.clone(),
        docs,
        flag,
        deprecated: operation.deprecated,
        security: operation.security.clone(),
        server: servers::own_server(inputs.api, operation),
        accept,
        content_type,
        parameters,
        body,
        parts: parts.filter(|media| !matches!(media.as_str(), "multipart/form-data" | "multipart/*")),
        others_are_errors: matches!(output, Output::Choice(..)) && operation.has_default_error(),
        statuses: described_statuses(&plan.responses, &output),
        output,
        json_beside_events,
        redirects: operation.has_redirects(),
        pages,
        waiters,
        key: idempotency_key(inputs, operation, route.body),
        fixed,
        requires: required_headers(inputs, operation),
    }
}

/// Whether a success is one value in JSON or server-sent events. JSON lines go by the name of JSON too.
fn has_json_or_events(operation: &api::Operation) -> bool {
    let successes = operation.responses.iter().filter(|response| operation.is_success(response.status));
    let has = |is_it: fn(&MediaType) -> bool| {
        successes.clone().flat_map(|response| &response.content).any(|media| is_it(&media.media_type))
    };
    has(MediaType::is_json) && has(|media_type| media_type.essence() == "text/event-stream")
}

/// What tells a further method of an operation from its first.
fn route_docs(route: &Route<'_, '_>) -> Option<String> {
    // What comes event by event is said of the response.
    let is_told = route.suffix.is_empty() || route.has_other && route.events;
    let way = route.body.filter(|_| !is_told)?;
    Some(format!("The body is sent as `{}`.", docs::code(way.media.media_type.essence())))
}

/// How the list of an operation comes in pages, if the method sends JSON or nothing and gives JSON.
fn pages_of(
    inputs: &Inputs<'_>,
    operation: &api::Operation,
    plan: &OperationPlan<'_>,
    route: &Route<'_, '_>,
    called: &Called,
    diagnostics: &mut Diagnostics,
) -> Option<Pages> {
    let is_plain = !route.events && route.body.is_none_or(|way| way.form == Form::Json);
    let found = pages::find(inputs.schemas, operation, plan, inputs.settings).filter(|_| is_plain)?;
    report_pages(inputs, operation, &found, diagnostics);
    let Finding::Plan(page_plan) = found.finding else { return None };
    let (Output::Json(page), _) = output(inputs, &plan.responses, &called.answers) else { return None };
    let item = found.item.map(|item| nullable(inputs.known(item)));
    Some(Pages { constant: format!("{}_PAGES", called.constant), page, item, plan: *page_plan })
}

/// Summary, description, method and path.
fn operation_docs(prose: &Prose<'_>, operation: &api::Operation) -> Docs {
    let mut docs = Docs::new();
    let description = operation.description.as_deref().map(|text| prose.lines(text)).unwrap_or_default();
    // A summary that only spells out the operation's id adds nothing to a description.
    let says_more = |summary: &&str| {
        let of_id = operation.id.as_deref().map(snake);
        !summary.is_empty() && (description.is_empty() || of_id.is_none_or(|id| id != snake(summary)))
    };
    let summary = operation.summary.as_deref().map(str::trim).filter(says_more).map(sentence);
    if let Some(summary) = summary.filter(|summary| !summary.is_empty()) {
        docs.push(summary);
        if !description.is_empty() {
            docs.push(String::new());
        }
    }
    docs.extend(description);
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.push(format!("`{} {}`", operation.method, docs::code(&operation.path)));
    docs
}
