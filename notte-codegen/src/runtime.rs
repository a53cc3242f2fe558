//! The runtime's files, as they are copied into every output.

use crate::emit::Needs;

macro_rules! files {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../runtime/", $path)))),*]
    };
}

/// Every file of the runtime and its text.
static FILES: &[(&str, &str)] = files! {
    "mod.rs"
    "http/api.rs" "http/api_error.rs" "http/attempt.rs" "http/base64.rs" "http/body.rs" "http/builder.rs" "http/call.rs" "http/client.rs" "http/clock.rs"
    "http/content.rs" "http/credentials.rs" "http/draft.rs" "http/error.rs" "http/events.rs" "http/exchange.rs" "http/failure.rs" "http/file_stream.rs" "http/form.rs" "http/formatted.rs" "http/frames.rs" "http/from_response.rs"
    "http/header_reader.rs" "http/message.rs" "http/multipart.rs" "http/mod.rs" "http/operation.rs" "http/param.rs" "http/path.rs" "http/pending.rs" "http/query.rs"
    "http/redirect.rs" "http/request.rs" "http/response.rs" "http/retry_after.rs" "http/retryable.rs" "http/secrets.rs" "http/sending.rs" "http/server.rs" "http/source.rs" "http/stream.rs" "http/style.rs" "http/styled.rs"
    "json/alternative.rs" "json/base64.rs" "json/containers.rs" "json/date_time.rs" "json/document.rs" "json/error.rs" "json/extra.rs" "json/fault.rs" "json/formatted.rs" "json/key.rs" "json/memory.rs" "json/mod.rs"
    "json/node.rs" "json/nullable.rs" "json/number.rs" "json/object.rs" "json/open_enum.rs" "json/parser.rs"
    "json/repeats.rs" "json/scalars.rs" "json/secret.rs" "json/shown.rs" "json/string.rs" "json/tuples.rs" "json/wire.rs" "json/writer.rs"
};

static CALL: &str = include_str!("../runtime/macros/call.rs");
static OPEN_ENUM: &str = include_str!("../runtime/macros/open_enum.rs");

/// Whether an output has use for a module of the runtime.
fn is_needed(module: &str, needs: Needs) -> bool {
    match module {
        "http/form" => needs.forms,
        "http/multipart" => needs.parts,
        "http/file_stream" | "http/sending" | "http/source" => needs.bodies,
        "http/server" => needs.servers,
        "http/header_reader" => needs.headers,
        "http/events" | "http/frames" => needs.events,
        "http/style" | "http/styled" => needs.styles,
        "http/formatted" | "json/formatted" => needs.formats,
        "http/base64" | "json/base64" => needs.base64,
        "json/tuples" => needs.tuples,
        "json/alternative" => needs.members,
        _ => true,
    }
}

/// The text of a folder's `mod.rs`, without what is not needed.
fn root_of(folder: &str, text: &str, needs: Needs) -> String {
    let named = |line: &str| {
        let rest = line.strip_prefix("mod ").or_else(|| line.strip_prefix("pub use "))?;
        rest.split([';', ':']).next().map(str::to_owned)
    };
    let is_kept = |line: &&str| named(line).is_none_or(|module| is_needed(&format!("{folder}/{module}"), needs));
    text.lines().filter(is_kept).map(|line| format!("{line}\n")).collect()
}

/// The files of an output that come from here: paths and texts.
#[must_use]
pub fn files(needs: Needs) -> Vec<(String, String)> {
    let copied = |text: &str| format!("{}{text}", crate::print::HEADER);
    let mut files: Vec<(String, String)> = Vec::new();
    for (path, text) in FILES {
        let module = path.split('.').next().unwrap_or_default();
        match module.strip_suffix("/mod") {
            Some(folder) => files.push((format!("runtime/{path}"), copied(&root_of(folder, text, needs)))),
            None if is_needed(module, needs) => files.push((format!("runtime/{path}"), copied(text))),
            None => {}
        }
    }
    let mut macros = String::from("//! Macros for what every call or every list of values has.\n\n");
    for (name, text, needed) in [("call", CALL, needs.calls), ("open_enum", OPEN_ENUM, needs.open_enums)] {
        if needed {
            files.push((format!("macros/{name}.rs"), copied(text)));
            macros.push_str(&format!("#[macro_use]\nmod {name};\n"));
        }
    }
    if needs.calls || needs.open_enums {
        files.push(("macros/mod.rs".to_owned(), copied(&macros)));
    }
    files
}
