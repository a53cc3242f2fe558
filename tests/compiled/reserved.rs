//! A client in which a tag, an operation, a parameter, a header of the client and a schema have each name of the runtime, and of what
//! is always in scope. That it compiles with a runtime of its own says that the lists of reserved names are whole.

use notte_codegen::{Diagnostics, Settings, generate, load, single_file};
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

/// Names that no file declares: those of the prelude, and of the methods of its traits.
const IN_SCOPE: &str = "AsMut AsRef Box Clone Copy Debug Default Drop Eq Err Fn From Hash Into IntoFuture IntoIterator Iterator None Ok \
    Option Ord PartialEq PartialOrd Result Self Send Some String Sync ToOwned ToString TryFrom TryInto Vec as_mut as_ref borrow \
    borrow_mut clone clone_from cmp core default deref drop eq fmt from hash index into into_future into_iter next not std to_owned \
    to_string try_from try_into type_id build lib main mod self super crate full incoming shared unused default";

/// The client, with its runtime.
pub fn client() -> Result<String, Box<dyn Error>> {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../notte-codegen/runtime");
    println!("cargo::rerun-if-changed={}", runtime.display());
    let mut names: BTreeSet<String> = IN_SCOPE.split_whitespace().map(str::to_owned).collect();
    let mut of_builder = names.clone();
    collect(&runtime, &mut names, &mut of_builder)?;
    if names.len() < 300 {
        return Err(format!("only {} names were found in the runtime", names.len()).into());
    }
    let mut diagnostics = Diagnostics::new();
    let document = load::from_text("reserved.yaml", &description(&names, &of_builder), &mut diagnostics);
    let files = generate(&document, &Settings::default(), diagnostics)?.files.ok_or("the description is refused")?;
    Ok(single_file(&files))
}

/// Adds the names of all that is declared below a folder; also to `of_builder`, where a file gives the client's builder methods.
fn collect(
    folder: &Path,
    names: &mut BTreeSet<String>,
    of_builder: &mut BTreeSet<String>,
) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, names, of_builder)?;
            continue;
        }
        let text = std::fs::read_to_string(&path)?;
        let is_of_builder = text.contains("impl ClientBuilder");
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let words: Vec<&str> =
                line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
            for pair in words.windows(2) {
                if let [keyword, name] = pair
                    && matches!(*keyword, "const" | "enum" | "fn" | "mod" | "static" | "struct" | "trait" | "type")
                    && name.len() > 1
                {
                    names.insert((*name).to_owned());
                    if is_of_builder {
                        of_builder.insert((*name).to_owned());
                    }
                }
            }
        }
    }
    Ok(())
}

fn description(names: &BTreeSet<String>, of_builder: &BTreeSet<String>) -> String {
    let (mut parameters, mut paths, mut schemas) = (String::new(), String::new(), String::new());
    // A header that nearly every operation takes is an option of the client.
    for name in of_builder {
        let _ = writeln!(parameters, "    h_{name}: {{name: '{name}', in: header, schema: {{type: string}}}}");
    }
    let headers: String =
        of_builder.iter().map(|name| format!("{{$ref: '#/components/parameters/h_{name}'}}, ")).collect();
    for (number, name) in names.iter().enumerate() {
        let _ = writeln!(
            schemas,
            "    {name}: {{type: object, required: [a], properties: {{'{name}': {{type: string}}, a: {{type: string}}}}}}"
        );
        // A tag with an operation, and an operation with a parameter and an answer.
        let answer = format!("{{schema: {{$ref: '#/components/schemas/{name}'}}}}");
        let operation = |id: &str, tag: &str| {
            format!(
                "{{operationId: '{id}', tags: ['{tag}'], parameters: [{{name: '{name}', in: query, schema: {{type: string}}}}], \
                 responses: {{'200': {{description: One., content: {{application/json: {answer}}}}}}}}}"
            )
        };
        let _ = writeln!(
            paths,
            "  /a{number}: {{parameters: [{headers}], get: {}}}",
            operation(&format!("a{number}"), name)
        );
        let _ = writeln!(paths, "  /b{number}: {{parameters: [{headers}], get: {}}}", operation(name, "all"));
    }
    format!(
        "openapi: 3.0.3\ninfo: {{title: Names, version: '1'}}\nservers: [{{url: 'https://a.example'}}, {{url: 'https://b.example'}}]\n\
         security: [{{key: []}}]\npaths:\n{paths}components:\n  securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key}}}}\n  \
         parameters:\n{parameters}  schemas:\n{schemas}"
    )
}
