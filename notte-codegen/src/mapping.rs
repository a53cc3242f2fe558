//! PLACEHOLDER

use crate::diagnostics::{Diagnostics, Style, render};
use crate::generate::{Files, generate};
use crate::load;
use crate::settings::Settings;

/// The types that schemas become: takes the YAML of `components.schemas`, gives the text of the types' files.
///
/// It is the generator as it is, with the default settings, around a description that has nothing else. The files that
/// say how the types travel are left out, and so are the `use` lines. A description that is refused gives the
/// diagnostics that say so.
#[must_use]
pub fn types_of(schemas: &str) -> String {
    let indented: String = schemas.lines().map(|line| format!("    {line}\n")).collect();
    text(&format!("components:\n  schemas:\n{indented}"), |path| path.starts_with("types/"))
}

/// The methods, builders and constructors that operations become: takes the YAML of a description without `openapi` and
/// `info`, gives the text of the groups' files and of the client's.
///
/// As for [`types_of`], it is the generator with the default settings.
#[must_use]
pub fn client_of(description: &str) -> String {
    text(description, |path| !path.starts_with("types/") && path != "mod.rs")
}

/// The codes of what there is to say about a description without `openapi` and `info`, each once, sorted.
///
/// [`explain`](crate::diagnostics::Code::explanation) has the long text of each.
#[must_use]
pub fn codes_of(description: &str) -> Vec<&'static str> {
    let (_, diagnostics, _) = made(description);
    let mut codes: Vec<&'static str> = diagnostics.iter().map(|diagnostic| diagnostic.code.name).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The files of a description, and all that there is to say.
fn made(description: &str) -> (Files, Diagnostics, String) {
    let text = format!("openapi: 3.1.0\ninfo: {{ title: Example, version: '1' }}\n{description}");
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("example.yaml", &text, &mut diagnostics);
    match generate(&document, &Settings::default(), diagnostics) {
        Ok(generated) => {
            let rendered = render(&generated.diagnostics, &document.sources, Style::Plain);
            (generated.files.unwrap_or_default(), generated.diagnostics, rendered)
        }
        Err(bug) => (Files::new(), Diagnostics::new(), bug.to_string()),
    }
}

/// The text of some of the files that are made of a description, or why there are none.
fn text(description: &str, wanted: impl Fn(&str) -> bool) -> String {
    let (files, _, rendered) = made(description);
    if files.is_empty() {
        return rendered;
    }
    let is_wanted = |path: &&String| {
        let is_copied = path.starts_with("runtime/") || path.starts_with("macros/");
        !is_copied && !path.ends_with("_wire.rs") && *path != "types/mod.rs" && wanted(path)
    };
    let mut text = String::new();
    for (_, file) in files.iter().filter(|(path, _)| is_wanted(path)) {
        let lines = file.lines().filter(|line| !line.starts_with("use ") && !line.starts_with("//"));
        lines.for_each(|line| {
            text.push_str(line);
            text.push('\n');
        });
    }
    text
}
