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
    "http/api.rs" "http/api_error.rs" "http/body.rs" "http/builder.rs" "http/call.rs" "http/client.rs" "http/clock.rs"
    "http/content.rs" "http/credentials.rs" "http/draft.rs" "http/error.rs" "http/events.rs" "http/exchange.rs" "http/failure.rs" "http/file_stream.rs" "http/form.rs" "http/frames.rs" "http/from_response.rs"
    "http/header_reader.rs" "http/message.rs" "http/multipart.rs" "http/mod.rs" "http/operation.rs" "http/param.rs" "http/path.rs" "http/pending.rs" "http/query.rs"
    "http/redirect.rs" "http/request.rs" "http/response.rs" "http/retry_after.rs" "http/sending.rs" "http/source.rs" "http/stream.rs" "http/style.rs"
    "json/alternative.rs" "json/base64.rs" "json/containers.rs" "json/date_time.rs" "json/document.rs" "json/error.rs" "json/extra.rs" "json/fault.rs" "json/formatted.rs" "json/key.rs" "json/mod.rs"
    "json/node.rs" "json/nullable.rs" "json/number.rs" "json/object.rs" "json/open_enum.rs" "json/parser.rs"
    "json/repeats.rs" "json/scalars.rs" "json/secret.rs" "json/shown.rs" "json/string.rs" "json/wire.rs" "json/writer.rs"
};

static CALL: &str = include_str!("../runtime/macros/call.rs");
static OPEN_ENUM: &str = include_str!("../runtime/macros/open_enum.rs");

/// Whether an output has use for a module of the runtime's `http`.
fn is_needed(module: &str, needs: Needs) -> bool {
    match module {
        "form" => needs.forms,
        "multipart" => needs.parts,
        "file_stream" | "sending" | "source" => needs.bodies,
        "header_reader" => needs.headers,
        _ => true,
    }
}

/// The text of the module `http`, without what is not needed.
fn http(text: &str, needs: Needs) -> String {
    let named = |line: &str| {
        let rest = line.strip_prefix("mod ").or_else(|| line.strip_prefix("pub use "))?;
        rest.split([';', ':']).next().map(str::to_owned)
    };
    let is_kept = |line: &&str| named(line).is_none_or(|module| is_needed(&module, needs));
    text.lines().filter(is_kept).map(|line| format!("{line}\n")).collect()
}

/// The files of an output that come from here: paths and texts.
#[must_use]
pub fn files(needs: Needs) -> Vec<(String, String)> {
    let copied = |text: &str| format!("{}{text}", crate::print::HEADER);
    let mut files: Vec<(String, String)> = Vec::new();
    for (path, text) in FILES {
        match path.strip_prefix("http/").and_then(|file| file.split('.').next()) {
            Some("mod") => files.push((format!("runtime/{path}"), copied(&http(text, needs)))),
            Some(module) if !is_needed(module, needs) => {}
            _ => files.push((format!("runtime/{path}"), copied(text))),
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
