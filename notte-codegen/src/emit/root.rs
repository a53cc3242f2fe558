//! The modules that hold the others.

use super::front_page::front_page;
use super::intricate::has_intricate_types;
use super::tokens::{gate, ident, part_gate};
use super::types::{samples_part, serde_part};
use super::{Module, needs};
use crate::ir::{Crate, Output};
use quote::quote;

/// The module that holds all others, and what of the runtime users see.
pub fn root(lowered: &Crate) -> Module {
    let intricate = has_intricate_types(lowered).then(|| {
        let reason = "they are the description's";
        quote!(#[allow(clippy::type_complexity, reason = #reason)])
    });
    let groups = lowered.groups.iter().map(|group| (gate(group.feature.as_slice()), ident(&group.module)));
    let needs = needs(lowered);
    let mut items = Vec::new();
    // Without the features of any group, nothing may be left that uses them.
    let unused = (!lowered.features.is_empty()).then(|| {
        let reason = "what uses them is behind features";
        quote!(#[allow(unused_macros, reason = #reason)])
    });
    if needs.open_enums || serde_part(lowered).is_some() || samples_part(lowered).is_some() {
        items.push(quote!(
            #[macro_use]
            #unused
            mod macros;
        ));
    }
    items.push(quote!(
        mod constructors;
    ));
    items.extend(groups.map(|(gate, module)| quote!(#gate #intricate pub mod #module;)));
    // What users need of it stands at the root.
    items.push(quote!(
        #[doc(hidden)]
        pub mod runtime;
    ));
    if !lowered.types.is_empty() {
        items.push(quote!(
            #intricate
            pub mod types;
        ));
        items.push(quote!(
            mod wire;
        ));
    }
    items.push(quote!(
        pub use constructors::API;
    ));
    let body = needs.bodies.then(|| quote!(Body,));
    let file = needs.parts.then(|| quote!(File,));
    let events = answers(lowered, |output| output.is_events()).then(|| quote!(Event, EventSource, Events,));
    let text = answers(lowered, |output| matches!(output, Output::Text | Output::Events(None))).then(|| quote!(Text,));
    let integer = needs.integers.then(|| quote!(Integer,));
    let pages = needs.pages.then(|| quote!(Items, Page, Paged, Pages,));
    let position = needs.pages.then(|| quote!(Position,));
    let resume = needs.events.then(|| quote!(ResumeEvents,));
    let wait = needs.waiters.then(|| quote!(Wait,));
    let server = needs.servers.then(|| quote!(ServerUrl,));
    items.push(quote!(
        #[doc(inline)]
        pub use runtime::http::{
            AnySetters, ApiError, Backoff, #body ByteStream, Call, Client, ClientBuilder, ClientCredentials, Direct, Error, #events #file HttpTransport, #integer Options, #pages Pending,
            PollUntil, #position Progress, Reply, #resume Retries, RetryBudget, Save, Setters, #server #text Token, Transient, TransportBody, TransportError, TypedError, #wait WaitError
        };
    ));
    // The others have no names for users.
    let named = lowered.parts.iter().filter(|part| matches!(part.name, "blocking" | "testing"));
    items.extend(named.map(|part| {
        let gate = part_gate(part);
        let part = ident(part.name);
        quote!(#gate pub use runtime::http::#part;)
    }));
    items.push(quote!(
        #[doc(inline)]
        pub use runtime::json;
    ));
    items.push(quote!(
        #[doc(inline)]
        pub use runtime::json::With;
    ));
    Module { path: "mod.rs".to_owned(), docs: front_page(lowered), items }
}

/// Whether an operation gives this, or may give it among others.
fn answers(lowered: &Crate, is: fn(&Output) -> bool) -> bool {
    let gives = |output: &Output| match output {
        Output::Choice(_, variants) => variants.iter().any(|variant| is(&variant.output)),
        other => is(other),
    };
    lowered.groups.iter().flat_map(|group| &group.operations).any(|operation| gives(&operation.output))
}
