//! The front page of a client: what the API is, a first call, credentials, groups, errors.

use super::client::credential;
use crate::ir::{Crate, Docs, Group, Operation, Output, Scheme, SchemeKind};

/// Where the example finds the client unless something else is said: in the module that `generate --into` makes of it.
const MODULE: &str = "generated";

/// What a client is to the code that uses it.
#[derive(Clone, Copy, Debug)]
pub enum Home<'a> {
    /// A crate of this name.
    Crate(&'a str),
    /// A module of this name in the crate that uses it.
    Module(&'a str),
}

/// The first lines of the example. `cargo` compiles it where the client is a crate.
pub fn example_head(home: Option<Home<'_>>) -> [String; 2] {
    let (fence, path) = match home.unwrap_or(Home::Module(MODULE)) {
        Home::Crate(name) => ("no_run", name.replace('-', "_")),
        Home::Module(name) => ("ignore", format!("crate::{}", name.replace('-', "_"))),
    };
    [format!("```{fence}"), format!("use {path}::{{Client, Error}};")]
}

/// The documentation of the root.
pub fn front_page(lowered: &Crate) -> Docs {
    let mut docs = lowered.docs.clone();
    docs.extend(["", "# Example", ""].map(str::to_owned));
    docs.extend(example(lowered));
    docs.extend(["", "# Authentication", ""].map(str::to_owned));
    docs.extend(credentials(&lowered.schemes));
    if !lowered.groups.is_empty() {
        docs.extend(["", "# Operations", ""].map(str::to_owned));
        docs.extend(groups(&lowered.groups));
    }
    docs.extend(["", "# Errors", ""].map(str::to_owned));
    docs.extend(
        [
            "A call that fails returns an [`Error`]. Its predicates, such as [`Error::is_timeout`], say what went wrong;",
            "[`Error::status`] and [`Error::api`] are what the server responded, and [`Error::typed`] is the body as the",
            "described type. Calls that can safely be sent again are retried ([`Retries`]).",
        ]
        .map(str::to_owned),
    );
    let mut operations = lowered.groups.iter().flat_map(|group| &group.operations);
    if operations.any(|operation| operation.pages.is_some()) {
        docs.extend(
            [
                "",
                "# Pages",
                "",
                "Lists that come in pages have a method `items`, a stream of the items of all pages, or `pages`.",
            ]
            .map(str::to_owned),
        );
    }
    docs.extend(features(lowered));
    docs
}

/// The features of the crate: groups, parts on request, and what `reqwest` can do.
fn features(lowered: &Crate) -> Docs {
    let mut docs = Docs::new();
    if !lowered.features.is_empty() {
        docs.push("Each group is behind a feature of its name. `full`, a default, has all of them.".to_owned());
    }
    let parts: Vec<String> =
        lowered.parts.iter().filter(|part| part.is_gated).map(|part| format!("`{}`", part.name)).collect();
    if !parts.is_empty() {
        docs.push(format!("Parts on request: {}. TLS: `rustls`, a default, or `native-tls`.", parts.join(", ")));
        docs.push("Compressed responses: `brotli`, `gzip`, `zstd`.".to_owned());
    }
    if !docs.is_empty() {
        docs.splice(0..0, ["", "# Features", ""].map(str::to_owned));
    }
    docs
}

/// A client, and its first call.
fn example(lowered: &Crate) -> Docs {
    let first = lowered.groups.iter().find_map(|group| Some((group, first_call(group)?)));
    let mut docs: Docs = example_head(None).to_vec();
    docs.push(String::new());
    if let Some(feature) = first.and_then(|(group, _)| group.feature.as_deref()) {
        docs.push(format!("# #[cfg(feature = \"{feature}\")]"));
    }
    docs.push("# async fn run() -> Result<(), Error> {".to_owned());
    docs.push(format!("let client = {}?;", construction(lowered)));
    match first {
        Some((group, operation)) => {
            let call = format!("client.{}().{}().await?;", group.module, operation.method);
            if operation.output == Output::Empty {
                docs.push(call);
            } else {
                docs.push(format!("let response = {call}"));
                docs.push("println!(\"{response:?}\");".to_owned());
            }
        }
        None => docs.push("println!(\"{client:?}\");".to_owned()),
    }
    docs.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    docs
}

/// The first operation that reads something and asks for nothing.
fn first_call(group: &Group) -> Option<&Operation> {
    group.operations.iter().find(|operation| {
        operation.http_method == "GET"
            && !operation.deprecated
            && operation.body.is_none()
            && operation.parameters.iter().all(|parameter| !parameter.required)
            && !operation.output.is_events()
    })
}

/// How a client is made with the first credential.
fn construction(lowered: &Crate) -> String {
    let scheme = lowered.schemes.first();
    let secret = scheme.map(|scheme| match scheme.kind {
        SchemeKind::Basic => "\"user\", \"password\"",
        _ => "\"key\"",
    });
    if !lowered.base_url.is_empty() {
        return format!("Client::new({})", secret.unwrap_or_default());
    }
    let credential = scheme.map(|scheme| format!(".{}({})", scheme.setter, secret.unwrap_or_default()));
    let credential = credential.unwrap_or_default();
    format!("Client::builder().base_url(\"https://api.example.com\"){credential}.build()")
}

/// The credentials, each with the method of the builder that takes it.
fn credentials(schemes: &[Scheme]) -> Docs {
    let setter = |scheme: &Scheme| {
        let setter = scheme.setter.trim_start_matches("r#");
        format!("[`{setter}`](ClientBuilder::{setter})")
    };
    match schemes {
        [] => vec![
            "The description names no credentials. [`bearer_token`](ClientBuilder::bearer_token) of the builder sets one for all calls.".to_owned(),
        ],
        [one] => vec![format!(
            "[`Client::new`] takes {}, and so does {} of the builder.",
            credential(&one.kind),
            setter(one)
        )],
        several => {
            let mut docs = vec!["[`Client::new`] takes the first of these, the builder any of them:".to_owned(), String::new()];
            docs.extend(several.iter().map(|scheme| format!("- {}: {}.", setter(scheme), credential(&scheme.kind))));
            docs
        }
    }
}

/// The groups, each with the first paragraph of its documentation.
fn groups(groups: &[Group]) -> Docs {
    let mut docs = vec!["| group | operations |".to_owned(), "|---|---|".to_owned()];
    docs.extend(groups.iter().map(|group| {
        let bare = group.module.trim_start_matches("r#");
        // Without its feature there is nothing to link to.
        let name = match group.feature {
            Some(_) => format!("`client.{bare}()`"),
            None => format!("[`client.{bare}()`](Client::{bare})"),
        };
        let first: Vec<&str> = group.docs.iter().take_while(|line| !line.is_empty()).map(String::as_str).collect();
        format!("| {name} | {} |", first.join(" ").replace('|', "\\|"))
    }));
    docs
}
