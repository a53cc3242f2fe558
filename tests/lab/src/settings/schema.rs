//! The JSON Schema of `codegen.toml`.

use notte_codegen::diagnostics::ALL;
use serde_json::{Map, Value, json};

/// The schema. The first sentence of each description is what the page of the settings shows in its tables.
pub fn schema() -> Value {
    let codes: Vec<&str> = ALL.iter().map(|code| code.name).collect();
    table(
        "The settings of notte-codegen. All are optional; one that matches nothing in the description is an error.",
        [
            ("$schema", string("The schema of this file, for editors.")),
            (
                "secrets",
                strings(
                    "Properties and parameters whose values `Debug` never shows: the name of a property or parameter, or the JSON Pointer of a property, a parameter or a string schema, in which `*` stands for any key and `**` for any path.",
                ),
            ),
            (
                "deny",
                json!({ "description": "Codes of diagnostics that are errors. `notte-codegen explain` lists them.", "type": "array", "items": { "enum": codes } }),
            ),
            (
                "features",
                boolean(
                    "Whether each group of operations is behind a feature of the crate. By default `true` for a crate made by `generate`, and `false` elsewhere.",
                ),
            ),
            (
                "untyped",
                choice(
                    "What keywords for one type mean without `type`: `infer`, that type; `any`, that type or any other.",
                    &["infer", "any"],
                ),
            ),
            (
                "ref_roots",
                strings("More folders below which a `$ref` may read files. Relative paths start at this file."),
            ),
            ("overlays", overlays()),
            (
                "client",
                table(
                    "Behavior of the client.",
                    [
                        (
                            "lists",
                            choice(
                                "How the items of a list are named under the style `deepObject`: `a[0]=x`, `a[]=x` or `a=x`.",
                                &["indexed", "brackets", "repeat"],
                            ),
                        ),
                        (
                            "features",
                            json!({
                                "description": "The parts that the client has on request: `blocking`, calls without `async`; `serde`, `Serialize` and `Deserialize` for its types; `testing`, a double of the API for tests of code that uses the client; `tracing`, spans of calls. Two depend on the crate of their name.",
                                "type": "array",
                                "items": { "enum": notte_codegen::PARTS },
                            }),
                        ),
                        (
                            "gated",
                            boolean(
                                "Whether all of these parts are there, each behind a feature of the crate. By default `true` for a crate made by `generate`, and `false` elsewhere.",
                            ),
                        ),
                        (
                            "secrets",
                            table(
                                "Members that `Debug` hides because their names say that they are secrets.",
                                [("allow", strings("Names of members that are not hidden."))],
                            ),
                        ),
                        (
                            "named_arguments",
                            json!({
                                "description": "From how many required arguments of one type on a method takes a struct of named arguments: 3 by default; 0 for never.",
                                "type": "integer",
                                "minimum": 0,
                            }),
                        ),
                        (
                            "lenient",
                            boolean(
                                "Whether responses may lack required members. The builder of a client can change it.",
                            ),
                        ),
                    ],
                ),
            ),
            (
                "include",
                selection(
                    "The operations that the client has: those that an entry matches. Types that they do not use are left out.",
                ),
            ),
            ("exclude", selection("The operations that the client does not have: those that an entry matches.")),
            ("operations", operations()),
            ("pages", pages()),
            ("waiters", waiters()),
            ("retries", retries()),
            (
                "idempotency",
                table(
                    "Keys by which the server recognizes a call that it has seen before. A key is created once for each call and sent with each attempt.",
                    [("header", string("The header of the keys for POST and PATCH operations that declare none."))],
                ),
            ),
            (
                "types",
                names(
                    "Names of types, by the JSON Pointer of their schema. A path with `::` names an existing type to use instead: one that implements `FromStr` and `Display` for strings and numbers, `TryFrom<serde_json::Value>` and `Into<serde_json::Value>` for anything else.",
                ),
            ),
            (
                "sent_types",
                names(
                    "Names of types that are sent, if `readOnly` or `writeOnly` make them differ from those that are received, by the JSON Pointer of their schema.",
                ),
            ),
            ("members", names("Names of fields and arguments, by the JSON Pointer of a property or a parameter.")),
            (
                "variants",
                json!({
                    "description": "Names of variants, by the JSON Pointer of an enum or a union. The keys are the values of the enum, or the names that the variants of the union would have.",
                    "type": "object",
                    "additionalProperties": names("Names of variants."),
                }),
            ),
            ("formats", formats()),
            ("package", package()),
        ],
    )
}

fn overlays() -> Value {
    let files = "The overlays of the description, in order; relative paths start at this file. By default `overlay.yaml` beside the description, if there is one.";
    json!({
        "description": files,
        "anyOf": [
            strings(files),
            table("Overlays of the description.", [
                ("files", strings(files)),
                ("allow_unmatched", boolean("Whether an action may select nothing.")),
            ]),
        ],
    })
}

fn selection(description: &str) -> Value {
    table(
        description,
        [
            ("operations", strings("Operation ids. `*` stands for any characters but `/`, `**` for any characters.")),
            ("tags", strings("Tags, with the same patterns.")),
            ("paths", strings("Path templates, with the same patterns: `/admin/**`.")),
            ("methods", strings("Methods, in either case.")),
        ],
    )
}

fn operations() -> Value {
    let answer = json!({
        "description": "What successful responses are read as: `bytes`, `text`, `json`, `events`, or JSON of the schema at a JSON Pointer.",
        "anyOf": [{ "enum": ["bytes", "text", "json", "events"] }, { "type": "string", "pattern": "^#/" }],
    });
    let operation = table(
        "One operation.",
        [
            ("group", string("The group it belongs to.")),
            ("method", string("The name of its method.")),
            ("answer", answer),
        ],
    );
    json!({ "description": "Operations, by their `operationId`.", "type": "object", "additionalProperties": operation })
}

fn pages() -> Value {
    let pages = table(
        "The pages of one operation. Paths have dots between their names.",
        [
            ("enabled", boolean("`false`: the operation has no pages.")),
            (
                "position",
                string(
                    "The parameter that says which page a request is for, or `body.` and the path to a member of the body.",
                ),
            ),
            (
                "counts",
                choice(
                    "What the position counts. Without it, the position comes from the response.",
                    &["pages", "items"],
                ),
            ),
            ("first", json!({ "description": "The number of the first page or item.", "type": "integer" })),
            ("size", string("The query parameter that says how many items a page has.")),
            ("next", string("The path to the next position, or to the address of the next page.")),
            ("next_header", string("The header that has the next position or address.")),
            ("last", string("The member of the last item that is the next position.")),
            ("has_more", string("The path to a boolean: whether there are more pages.")),
            ("pages", string("The path to the number of pages.")),
            ("total", string("The path to the number of all items.")),
            ("items", string("The path to the list; empty for the whole response.")),
        ],
    );
    let description = "How to get the pages of a list if the description does not say so, by `operationId`.";
    json!({ "description": description, "type": "object", "additionalProperties": pages })
}

fn waiters() -> Value {
    let values = |description: &str| json!({ "description": description, "type": "array", "items": { "type": ["string", "integer", "boolean"] }, "minItems": 1 });
    let seconds = |description: &str| json!({ "description": description, "type": "integer", "minimum": 1 });
    let mut waiter = table(
        "A method that repeats a call until its response says that something has ended.",
        [
            ("operation", string("The `operationId` of the call.")),
            ("method", string("The name of the method. By default that of the waiter.")),
            (
                "state",
                string("The path to the member of the response that has the state, with dots between the names."),
            ),
            ("done", values("The values that end the wait with success.")),
            ("failed", values("The values that end the wait with an error, which has the response.")),
            ("interval", seconds("The seconds between two calls. The default is 1.")),
            ("deadline", seconds("The seconds after which the wait ends with an error. The default is 300.")),
        ],
    );
    if let Some(object) = waiter.as_object_mut() {
        object.insert("required".to_owned(), json!(["operation", "state", "done"]));
    }
    let description = "When a wait ends, by the name of the method that it adds to the call.";
    json!({ "description": description, "type": "object", "additionalProperties": waiter })
}

fn retries() -> Value {
    let statuses = |description: &str| {
        let status = json!({ "type": "integer", "minimum": 300, "maximum": 599 });
        json!({ "description": description, "type": "array", "items": status })
    };
    let count = |description: &str| json!({ "description": description, "type": "integer", "minimum": 1 });
    table(
        "Which failed calls the client sends again, if the default does not suit the API.",
        [
            ("attempts", count("How often a call is sent at most, the first time included. The default is 3.")),
            (
                "max_retry_after",
                count(
                    "The longest wait in seconds that the server may ask for. The default is 20; a call that is asked to wait longer fails at once.",
                ),
            ),
            ("always_on", statuses("Statuses after which any call is sent again: the server has not carried it out.")),
            (
                "on",
                statuses(
                    "Statuses after which a call is sent again if its method is idempotent or it has an idempotency key.",
                ),
            ),
            ("never_on", statuses("Statuses after which no call is sent again.")),
        ],
    )
}

fn formats() -> Value {
    names(
        "Types of formats. The path of a type that implements `FromStr` and `Display`, whose crate the generated code then depends on; or `String`, `DateTime`, `Base64` or `Secret` for a format of strings, `i32`, `i64`, `u32`, `u64` or `f64` for one of numbers.",
    )
}

fn package() -> Value {
    table(
        "The manifest of a generated crate.",
        [
            ("name", string("The name of the crate. By default that of its folder.")),
            ("version", string("The version. By default `0.1.0`.")),
            ("description", string("What the crate is.")),
            ("license", string("The license, as an SPDX expression.")),
            ("repository", string("The address of the repository.")),
            ("homepage", string("The address of the home page.")),
            ("documentation", string("The address of the documentation.")),
            ("readme", string("The path of the readme.")),
            ("rust_version", string("The oldest version of Rust that compiles it.")),
            ("authors", strings("The authors.")),
            ("categories", strings("The categories of crates.io.")),
            ("keywords", strings("The keywords of crates.io: at most five.")),
            ("publish", boolean("Whether the crate may be published. By default it may not.")),
        ],
    )
}

fn table<const N: usize>(description: &str, properties: [(&str, Value); N]) -> Value {
    let properties: Map<String, Value> =
        properties.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    json!({ "description": description, "type": "object", "properties": properties, "additionalProperties": false })
}

fn string(description: &str) -> Value {
    json!({ "description": description, "type": "string" })
}

fn strings(description: &str) -> Value {
    json!({ "description": description, "type": "array", "items": { "type": "string" } })
}

fn boolean(description: &str) -> Value {
    json!({ "description": description, "type": "boolean" })
}

fn choice(description: &str, values: &[&str]) -> Value {
    json!({ "description": description, "enum": values })
}

fn names(description: &str) -> Value {
    json!({ "description": description, "type": "object", "additionalProperties": { "type": "string" } })
}
